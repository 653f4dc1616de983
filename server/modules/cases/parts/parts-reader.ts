import type { CaseEvent } from '#contracts/case-events.ts'
import type { PartEnd } from '#contracts/part-events.ts'
import { statement } from '#platform/db.ts'
import type { Recorded } from '#platform/envelope.ts'
import { executeAs } from '#platform/execute.ts'
import { readStream } from '#platform/log.ts'
import type { Platform } from '#platform/platform.ts'
import { eventFrom } from '#platform/stream.ts'
import type { Reader } from '#platform/tail.ts'
import { v5 } from '#platform/uuid.ts'
import type { CasesAsk } from '../ask.ts'
import { caseAct, caseEnv } from '../case-act.ts'
import type { CaseState } from '../case-state.ts'
import { openPart, partStream, stateFrom } from './open-part.ts'
import type { PartCommand } from './part-rules.ts'

const ends = ['result-ready', 'withdrawn', 'ended-for-default', 'refused-at-intake'] as const
const wanted = new Set<string>(
  [...ends, 'delivered', 'part-opened', 'part-joined', 'part-ended', 'joined-whole'].map((type) => `case.${type}`),
)

/**
 * 一件事: opens what a whole has opened, tells a whole how its parts ended, and its parts what became of the whole. Any of it may be told twice: the
 * commands' ids follow from what they answer.
 */
export function partsReader(platform: Platform, ask: CasesAsk): Reader {
  async function send({ region, id }: Recorded, stream: string, command: PartCommand): Promise<void> {
    await executeAs(
      platform.engine,
      'parts',
      id,
      caseAct({
        region,
        target: { stream },
        commandId: v5(id, command.type, stream),
        decide: async ({ state, day }) => ({ command, env: await caseEnv(ask, region, state, day) }),
      }),
    )
  }

  async function stateOf(region: string, stream: string): Promise<CaseState> {
    return stateFrom((await platform.db.query('system', readStream(region, stream, 0))).rows)
  }

  /** How a case has ended that is, or has just become, a part. */
  async function tellWhole(recorded: Recorded, whole: { case: string; part: string }): Promise<void> {
    const how = endOf(await stateOf(recorded.region, recorded.stream))
    if (how) await send(recorded, whole.case, { type: 'note-part', part: whole.part, how })
  }

  /** What happened to a case, if it has to do with a whole: most have not. */
  async function tellFamily(recorded: Recorded, did: 'withdrawn' | 'delivered' | 'other', identityChecked: boolean) {
    const { region, stream } = recorded
    const { rows } = await platform.db.query('system', readFamilyOf(region, stream))
    for (const row of rows) {
      const part = { case: row['whole'] as string, part: row['part'] as string, stream: row['stream'] as string }
      if (part.stream === stream) await tellWhole(recorded, part)
      else if (did === 'withdrawn') await send(recorded, part.stream, { type: 'follow-whole', did })
      else if (did === 'delivered') await send(recorded, part.stream, { type: 'follow-whole', did, identityChecked })
    }
  }

  return {
    name: 'parts',
    wants: (type) => wanted.has(type),
    async handle(recorded) {
      const { region, stream } = recorded
      const event = eventFrom<CaseEvent>(recorded.type, recorded.data)
      switch (event.type) {
        case 'part-opened':
          return openPart(platform, ask, recorded, { ...event, deemed: event.deemed ?? false })
        case 'part-joined': {
          const { number, intakeOffice, receivedDay } = await stateOf(region, stream)
          return send(recorded, event.case, {
            type: 'join-whole',
            whole: { case: stream, number, part: event.part, office: intakeOffice, receivedDay },
          })
        }
        case 'joined-whole':
          return tellWhole(recorded, event.whole)
        case 'part-ended': {
          if (event.how !== 'split') return
          const joined = (await stateOf(region, stream)).parts[event.part]?.joined
          return send(recorded, joined?.case ?? partStream(stream, event.part), { type: 'leave-whole' })
        }
        case 'delivered':
          return tellFamily(recorded, 'delivered', event.identityChecked)
        case 'withdrawn':
          return tellFamily(recorded, 'withdrawn', false)
        default:
          return tellFamily(recorded, 'other', false)
      }
    },
  }
}

/** Null while it goes on: a decision counts once its papers are there, since what follows may rest on them. */
function endOf({ phase, ending, decision }: CaseState): PartEnd | null {
  if (phase === 'ready' || (phase === 'closed' && decision)) return decision?.outcome ?? null
  return phase === 'closed' ? ending : null
}

/** The case as a part, and the parts that it has itself. */
const readFamilyOf = (region: string, stream: string) =>
  statement(
    `select whole, part, stream from cases.parts where region = $1 and stream = $2
     union all
     select whole, part, stream from cases.parts where region = $1 and whole = $2`,
    [region, stream],
  )
