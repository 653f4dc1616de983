import type { CaseEvent } from '#contracts/case-events.ts'
import { demand, RuleViolation } from '#kernel/rule-violation.ts'
import { statement } from '#platform/db.ts'
import { executeAs } from '#platform/execute.ts'
import type { Platform } from '#platform/platform.ts'
import { Refusal } from '#platform/refusal.ts'
import { eventFrom } from '#platform/stream.ts'
import type { Reader } from '#platform/tail.ts'
import { v5 } from '#platform/uuid.ts'
import type { CasesAsk } from '../ask.ts'
import { caseAct, caseEnv } from '../case-act.ts'
import type { CaseCommand } from '../case.ts'
import type { CaseState } from '../case-state.ts'
import { ofRef } from '../review/blind-act.ts'

/**
 * 联席会议: what was called in one case is called in the further cases of its agenda, and what was moved is moved there. It may be told twice; the
 * commands' ids follow from the meeting, and from the event that moved it.
 */
export function sittingReader(platform: Platform, ask: CasesAsk): Reader {
  return {
    name: 'sittings',
    wants: (type) => type === 'case.meeting-called' || type === 'case.meeting-moved',
    async handle({ region, id, type, data, position }) {
      for (const { task, commandId, moves, make } of furtherOf(eventFrom<CaseEvent>(type, data), id)) {
        const { rows } = await platform.db.query('system', readStreamOf(region, task))
        const stream = rows[0]!['stream'] as string
        try {
          await executeAs(
            platform.engine,
            'sittings',
            id,
            caseAct({
              region,
              target: { stream },
              commandId,
              async decide({ state, day }) {
                // Moved in two of its cases at almost the same time, a meeting sits in all of them where it was moved to last.
                const later = moves
                  ? await platform.db.query('system', movedAfter(region, stream, moves, position))
                  : null
                demand(!later?.rows.length, 'meeting.moved-nowhere')
                const [key, { code }] = ofRef(state, task)
                return {
                  command: make(key, state),
                  env: await caseEnv(ask, region, state, day),
                  origin: { actor: code ?? 'undrawn', office: null },
                }
              },
            }),
          )
        } catch (error) {
          // What was ready then may have been answered, withdrawn or drawn anew since: it is not on the agenda any more.
          if (!(error instanceof RuleViolation || isMissing(error))) throw error
        }
      }
    },
  }
}

/** `moves`: the sitting that is to follow to another day or place. */
type Further = {
  task: string
  commandId: string
  moves: string | null
  make: (key: string, state: CaseState) => CaseCommand
}

/** What is to be done in the further cases of an agenda, by the convener's tasks there. */
function furtherOf(event: CaseEvent, id: string): Further[] {
  if (event.type === 'meeting-called' && event.sitting?.first) {
    const { sitting } = event
    return sitting.agenda.slice(1).map(({ task, agenda }) => ({
      task,
      commandId: v5(sitting.id, task),
      moves: null,
      make: (key) => ({ type: 'call-meeting', task: key, agenda, sitting: { ...sitting, first: false } }),
    }))
  }
  if (event.type !== 'meeting-moved' || !event.sitting) return []
  const { sitting, to, reason } = event
  return sitting.others.map((task) => ({
    task,
    commandId: v5(id, task),
    moves: sitting.id,
    make: (key, { meetings }) => ({
      type: 'move-meeting',
      task: key,
      meeting: meetings.find((one) => one.sitting?.id === sitting.id)?.meeting ?? '',
      to,
      reason,
      follows: true,
    }),
  }))
}

const isMissing = (error: unknown): boolean => error instanceof Refusal && error.status === 404

const readStreamOf = (region: string, task: string) =>
  statement(`select stream from log.aliases where region = $1 and alias = $2`, [region, task])

/** What its own convener did there with a sitting after the event at `position`. */
const movedAfter = (region: string, stream: string, sitting: string, position: string) =>
  statement(
    `select from log.events
     where region = $1
       and stream = $2
       and type = 'case.meeting-moved'
       and data::jsonb -> 'sitting' ->> 'id' = $3
       and position > $4::bigint
     limit 1`,
    [region, stream, sitting, position],
  )
