import type { CaseEvent } from '#contracts/case-events.ts'
import { expertFeeDays } from '#contracts/expert-panel.ts'
import type { Item } from '#contracts/item.ts'
import type { ObligationKind } from '#contracts/obligation-events.ts'
import { workingDaysBetween, type Calendar } from '#kernel/calendar.ts'
import { parseDay } from '#kernel/day.ts'
import type { Recorded } from '#platform/envelope.ts'
import { executeAs } from '#platform/execute.ts'
import type { Platform } from '#platform/platform.ts'
import { eventFrom } from '#platform/stream.ts'
import type { Reader } from '#platform/tail.ts'
import { v5 } from '#platform/uuid.ts'
import type { CaseOwed, ObligationsNeeds } from './ask.ts'
import type { ObligationCommand } from './obligation.ts'
import { obligationOf, obligationStream } from './obligation-stream.ts'

const wanted = new Set([
  'case.accepted',
  'case.deferred-supplied',
  'case.deferred-checked',
  'case.promised',
  'case.check-drawn',
  'case.promise-checked',
  'case.promise-taken-back',
  'case.decided',
  'case.expert-panel-closed',
  'case.withdrawn',
])

/** What a fact of a case means for what is owed in it. */
type Turn = {
  kind: ObligationKind
  /** Which one, where a case may have several of the kind. */ of?: string
  command: ObligationCommand
  debtor?: string
}
type Known = { owed: CaseOwed; item: Item; calendar: Calendar }

/** 义务 begin with a fact of a case and end with one; what has none of them is left alone. */
export function caseReader(platform: Platform, ask: ObligationsNeeds): Reader {
  return {
    name: 'obligations',
    wants: (type) => wanted.has(type),
    async handle(recorded) {
      const event = eventFrom<CaseEvent>(recorded.type, recorded.data)
      const turns = [...endings(event), ...(begins(event) ? openings(event, recorded, await known(recorded)) : [])]
      for (const turn of turns) await act(recorded, turn)
    },
  }

  async function known({ region, stream }: Recorded): Promise<Known> {
    const owed = await ask.caseOwed(region, stream)
    const [item, calendar] = await Promise.all([
      ask.catalogue.item(region, owed.item, owed.revision),
      ask.catalogue.calendar(region),
    ])
    return { owed, item, calendar }
  }

  /** A case without such an obligation has a stream without events, for which the rules find nothing to do. */
  async function act({ region, stream, id }: Recorded, { kind, of, command, debtor }: Turn): Promise<void> {
    const calendar = await ask.catalogue.calendar(region)
    await executeAs(platform.engine, 'obligations', id, {
      kind: obligationStream,
      region,
      target: { stream: obligationOf(stream, of ?? kind), fresh: true },
      commandId: v5(id, kind === 'deferred-material' ? 'obligation' : `obligation-${kind}`, command.type),
      decide: ({ day }) => ({ command, env: { calendar, day }, ...(debtor ? { origin: { onBehalfOf: debtor } } : {}) }),
    })
  }
}

function endings(event: CaseEvent): Turn[] {
  switch (event.type) {
    case 'deferred-supplied':
      return [{ kind: 'deferred-material', command: { type: 'answer' } }]
    case 'deferred-checked':
      return [{ kind: 'deferred-material', command: { type: event.complete ? 'keep' : 'reopen' } }]
    case 'withdrawn':
      return [{ kind: 'deferred-material', command: { type: 'release' } }]
    case 'decided':
      return event.outcome === 'refused' ? [{ kind: 'deferred-material', command: { type: 'release' } }] : []
    case 'promise-taken-back':
      return [{ kind: 'promise-check', command: { type: 'release' } }]
    case 'promise-checked':
      return [
        { kind: 'promise-check', command: { type: 'keep' } },
        // Nothing was to be put right before the first check; then these find nothing to do.
        ...(event.finding === 'to-rectify'
          ? []
          : [
              {
                kind: 'rectification' as const,
                command: { type: event.finding === 'true' ? ('keep' as const) : ('enforce' as const) },
              },
            ]),
      ]
    default:
      return []
  }
}

type CheckOpened = Extract<CaseEvent, { type: 'promised' | 'check-drawn' }>
const isCheckOpened = (event: CaseEvent): event is CheckOpened =>
  event.type === 'promised' || event.type === 'check-drawn'

const begins = (event: CaseEvent): boolean =>
  (event.type === 'accepted' && event.deferral != null) ||
  (isCheckOpened(event) && event.check !== null) ||
  (event.type === 'promise-checked' && event.rectifyBy !== null) ||
  (event.type === 'decided' && event.outcome === 'granted') ||
  (event.type === 'expert-panel-closed' && event.fees.some(({ amountFen }) => amountFen > 0))

function openings(event: CaseEvent, { stream }: Recorded, { owed, item, calendar }: Known): Turn[] {
  const { number, revision, intakeOffice, applicant: debtor } = owed
  const common = { case: stream, number, item: owed.item, revision }
  const { commitment, fee } = item
  switch (event.type) {
    case 'accepted': {
      const { materials: what, consequence, limitDays, since } = event.deferral!
      const owing = { kind: 'deferred-material', owedBy: 'party', office: intakeOffice } as const
      return [
        {
          kind: owing.kind,
          debtor,
          command: { type: 'open', ...owing, ...common, what, consequence, limitDays, since },
        },
      ]
    }
    case 'promised':
    case 'check-drawn': {
      if (!commitment || !event.check) return []
      const owing = { kind: 'promise-check', owedBy: 'office', office: event.office } as const
      const { unit, days: limitDays } = commitment.checkWithin
      const limit = { unit, limitDays, since: event.day, until: event.check }
      const what = event.dispensed
      return [
        {
          kind: owing.kind,
          command: { type: 'open', ...owing, ...common, what, consequence: commitment.lateCheck, ...limit },
        },
      ]
    }
    case 'promise-checked': {
      if (!commitment || !event.rectifyBy) return []
      const owing = { kind: 'rectification', owedBy: 'party', office: commitment.checkedBy } as const
      const until = event.rectifyBy
      const limitDays = workingDaysBetween(parseDay(event.day), parseDay(until.day), calendar)
      const limit = { limitDays: Math.max(1, limitDays), since: event.day, until }
      const what = commitment.dispenses
      return [
        {
          kind: owing.kind,
          debtor,
          command: { type: 'open', ...owing, ...common, what, consequence: commitment.notRectified, ...limit },
        },
      ]
    }
    case 'expert-panel-closed': {
      const owing = { kind: 'expert-fee', owedBy: 'office', office: intakeOffice } as const
      const what = event.fees.map(({ task }) => task)
      const limit = { limitDays: expertFeeDays, since: event.day, consequence: 'supervise-office' as const }
      const of = `expert-fee-${event.panel}`
      return [{ kind: owing.kind, of, command: { type: 'open', ...owing, ...common, what, ...limit } }]
    }
    case 'decided': {
      if (!fee.charged || fee.payWithin === undefined) return []
      const owing = { kind: 'fee', owedBy: 'party', office: intakeOffice, what: ['fee'] } as const
      const limit = { limitDays: fee.payWithin, since: event.day, consequence: 'demand-payment' as const }
      return [{ kind: owing.kind, debtor, command: { type: 'open', ...owing, what: ['fee'], ...common, ...limit } }]
    }
    default:
      return []
  }
}
