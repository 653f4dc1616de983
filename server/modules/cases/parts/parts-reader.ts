import type { CaseEvent } from '#contracts/case-events.ts'
import { statement } from '#platform/db.ts'
import type { Recorded } from '#platform/envelope.ts'
import { executeAs } from '#platform/execute.ts'
import { readStream } from '#platform/log.ts'
import type { Platform } from '#platform/platform.ts'
import { eventFrom } from '#platform/stream.ts'
import { remove, vaultKeys } from '#platform/table.ts'
import type { Reader } from '#platform/tail.ts'
import { v5 } from '#platform/uuid.ts'
import type { CasesAsk } from '../ask.ts'
import { caseAct, caseEnv } from '../case-act.ts'
import type { CaseState } from '../case-state.ts'
import { openPart, partStream, stateFrom } from './open-part.ts'
import type { PartCommand } from './part-rules.ts'
import { joinedElsewhere, lastNews, partNews, partNewsTypes, type PartNews } from './part-news.ts'

const wanted = new Set<string>(['part-opened', ...partNewsTypes].map((type) => `case.${type}`))

const isErasure = (command: PartCommand): boolean => command.type === 'follow-whole' && command.did === 'erased'

/** Facts that are told whatever the table of kin says: of it they are the cause. */
const ofItself = new Set<CaseEvent['type']>(['part-joined', 'part-ended', 'joined-whole'])

/**
 * 一件事: opens what a whole has opened, tells a whole how its parts ended, and its parts what became of the whole. Any of it may be told twice: the
 * commands' ids follow from what they answer.
 */
export function partsReader(platform: Platform, ask: CasesAsk): Reader {
  async function send({ region, id }: Recorded, { to, command }: PartNews): Promise<void> {
    await executeAs(
      platform.engine,
      'parts',
      id,
      caseAct({
        region,
        target: { stream: to },
        commandId: v5(id, command.type, to),
        decide: async ({ state, day }) => ({
          command,
          env: await caseEnv(ask, region, state, day),
          // 销毁 of the whole: the part's own key goes in the write that says so.
          ...(isErasure(command) && state.whole && state.phase === 'closed'
            ? { rows: [remove(vaultKeys, { region, stream: to })] }
            : {}),
        }),
      }),
    )
  }

  async function stateOf(region: string, stream: string): Promise<CaseState> {
    return stateFrom((await platform.db.query('system', readStream(region, stream, 0))).rows)
  }

  return {
    name: 'parts',
    wants: (type) => wanted.has(type),
    async handle(recorded) {
      const { region, stream } = recorded
      const event = eventFrom<CaseEvent>(recorded.type, recorded.data)
      if (event.type === 'part-opened')
        return openPart(platform, ask, recorded, { ...event, deemed: event.deemed ?? false })
      const { rows } = await platform.db.query('system', readFamilyOf(region, stream))
      const kin = rows.map((row) => ({
        whole: row['whole'] as string,
        part: row['part'] as string,
        stream: row['stream'] as string,
      }))
      // Most cases have to do with no whole.
      if (kin.length === 0 && !ofItself.has(event.type)) return
      const opened = (part: string) => partStream(stream, part)
      if (event.type === 'part-ended' && event.how === 'split') {
        const { joined } = (await stateOf(region, stream)).parts[event.part]!
        const left = await stateOf(region, joined?.case ?? opened(event.part))
        for (const news of lastNews(stream, event.part, left)) await send(recorded, news)
      }
      for (const news of partNews(stream, await stateOf(region, stream), event, kin, opened)) await send(recorded, news)
      if (event.type === 'part-joined')
        for (const news of joinedElsewhere(stream, event.part, await stateOf(region, event.case)))
          await send(recorded, news)
    },
  }
}

/** The case as a part, and the parts that it has itself. */
const readFamilyOf = (region: string, stream: string) =>
  statement(
    `select whole, part, stream from cases.parts where region = $1 and stream = $2
     union all
     select whole, part, stream from cases.parts where region = $1 and whole = $2`,
    [region, stream],
  )
