import type { CaseEvent } from '#contracts/case-events.ts'
import type { Recorded } from '#platform/envelope.ts'
import { executeAs } from '#platform/execute.ts'
import type { Platform } from '#platform/platform.ts'
import { eventFrom } from '#platform/stream.ts'
import type { Reader } from '#platform/tail.ts'
import { v5 } from '#platform/uuid.ts'
import type { ObligationsNeeds } from './ask.ts'
import { obligationOf, obligationStream } from './obligation-stream.ts'
import { begins, breaksOff, endings, openings, ruleRevision, type Known, type Turn } from './turns.ts'

const wanted = new Set([
  'case.accepted',
  'case.deferred-supplied',
  'case.deferred-checked',
  'case.promised',
  'case.check-drawn',
  'case.check-ordered',
  'case.promise-checked',
  'case.promise-taken-back',
  'case.closure-decided',
  'case.inspection-drawn',
  'case.inspection-ordered',
  'case.inspected',
  'case.supervision-ended',
  'case.decided',
  'case.deemed-renewed',
  'case.deemed-agreed',
  'case.expert-panel-closed',
  'case.withdrawn',
  'case.ended-for-default',
])

/** 义务 begin with a fact of a case and end with one; what has none of them is left alone. */
export function caseReader(platform: Platform, ask: ObligationsNeeds): Reader {
  return {
    name: 'obligations',
    wants: (type) => wanted.has(type),
    async handle(recorded) {
      const event = eventFrom<CaseEvent>(recorded.type, recorded.data)
      const turns = [
        ...endings(event),
        ...(begins(event) ? openings(event, recorded, await known(event, recorded)) : []),
      ]
      for (const turn of turns) await act(recorded, turn)
    },
  }

  async function known(event: CaseEvent, { region, stream }: Recorded): Promise<Known> {
    const filed = await ask.caseOwed(region, stream)
    const owed = { ...filed, revision: ruleRevision(event) ?? filed.revision }
    const [item, calendar] = await Promise.all([
      ask.catalogue.item(region, owed.item, owed.revision),
      ask.catalogue.calendar(region),
    ])
    // The case is read whole for this, so only where a panel may have been left without a result.
    const left = breaksOff(event) && item.tasks.some(({ experts }) => experts)
    const brokenOff = left ? await ask.brokenOff(region, stream) : []
    return { owed, item, calendar, brokenOff }
  }

  /** A case without such an obligation has a stream without events, for which the rules find nothing to do. */
  async function act({ region, stream, id }: Recorded, { kind, of, command, debtor }: Turn): Promise<void> {
    const calendar = await ask.catalogue.calendar(region)
    await executeAs(platform.engine, 'obligations', id, {
      kind: obligationStream,
      region,
      target: { stream: obligationOf(stream, of ?? kind), fresh: true },
      commandId: v5(id, kind === 'deferred-material' ? 'obligation' : `obligation-${of ?? kind}`, command.type),
      decide: ({ day }) => ({ command, env: { calendar, day }, ...(debtor ? { origin: { onBehalfOf: debtor } } : {}) }),
    })
  }
}
