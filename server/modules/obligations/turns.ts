import type { CaseEvent } from '#contracts/case-events.ts'
import { owedToExperts } from '#contracts/expert-panel.ts'
import type { Item } from '#contracts/item.ts'
import type { ObligationKind } from '#contracts/obligation-events.ts'
import { workingDaysBetween, type Calendar } from '#kernel/calendar.ts'
import { parseDay } from '#kernel/day.ts'
import type { Recorded } from '#platform/envelope.ts'
import type { BrokenOff, CaseOwed } from './ask.ts'
import type { ObligationCommand } from './obligation.ts'

/** What a fact of a case means for what is owed in it. */
export type Turn = {
  kind: ObligationKind
  /** Which one, where a case may have several of the kind. */ of?: string
  command: ObligationCommand
  debtor?: string
}
/** What is known of the case of a fact. */
export type Known = { owed: CaseOwed; item: Item; calendar: Calendar; brokenOff?: readonly BrokenOff[] }

/** What ends with a fact. */
export function endings(event: CaseEvent): Turn[] {
  switch (event.type) {
    case 'deferred-supplied':
      return [{ kind: 'deferred-material', command: { type: 'answer' } }]
    case 'deferred-checked':
      return [{ kind: 'deferred-material', command: { type: event.complete ? 'keep' : 'reopen' } }]
    // Granted by silence nothing stands open: what was to be supplied later was not waited for.
    case 'deemed-renewed':
    case 'deemed-agreed':
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
                command: {
                  type:
                    event.finding === 'true'
                      ? ('keep' as const)
                      : event.lapsed
                        ? ('release' as const)
                        : ('enforce' as const),
                },
              },
            ]),
      ]
    // With a licence that ends for another reason nothing of its promise is checked or put right any more.
    case 'closure-decided':
      return event.outcome === 'ended'
        ? [
            { kind: 'promise-check', command: { type: 'release' } },
            { kind: 'rectification', command: { type: 'release' } },
          ]
        : []
    case 'supervision-ended':
      return event.dropped
        ? [
            { kind: 'inspection', of: event.dropped, command: { type: 'release' } },
            { kind: 'rectification', of: rectifiedAfter(event.dropped), command: { type: 'release' } },
          ]
        : []
    case 'inspected': {
      const { inspection, finding } = event
      const settled = finding === 'clear' ? ('keep' as const) : ('enforce' as const)
      return [
        { kind: 'inspection', of: inspection, command: { type: 'keep' } },
        // As of a promise: before the first record nothing was to be put right.
        ...(finding === 'to-rectify'
          ? []
          : [{ kind: 'rectification' as const, of: rectifiedAfter(inspection), command: { type: settled } }]),
      ]
    }
    default:
      return []
  }
}

/** What is to be put right after an inspection is another duty than after a promise, and than after another inspection. */
const rectifiedAfter = (inspection: string): string => `rectification-${inspection}`

/** 监督检查 that begins with a fact. */
const inspectionIn = (event: CaseEvent) =>
  event.type === 'inspection-ordered' ? event : event.type === 'inspection-drawn' ? event.inspection : null

/** Of the item, by whose rule an inspection is made; null: the one that the case was filed under. */
export const ruleRevision = (event: CaseEvent): number | null =>
  (event.type === 'inspected' ? event.revision : inspectionIn(event)?.revision) ?? null

type CheckOpened = Extract<CaseEvent, { type: 'promised' | 'check-drawn' | 'check-ordered' }>
const isCheckOpened = (event: CaseEvent): event is CheckOpened =>
  event.type === 'promised' || event.type === 'check-drawn' || event.type === 'check-ordered'

/** Facts with which a case ends before what goes on in it has come to a result. */
export const breaksOff = ({ type }: CaseEvent): boolean =>
  type === 'deemed-renewed' || type === 'deemed-agreed' || type === 'withdrawn' || type === 'ended-for-default'

/** Whether something may begin with a fact, for which its case has to be read. */
export const begins = (event: CaseEvent): boolean =>
  (event.type === 'accepted' && event.deferral != null) ||
  (isCheckOpened(event) && event.check !== null) ||
  ((event.type === 'promise-checked' || event.type === 'inspected') && event.rectifyBy !== null) ||
  inspectionIn(event) !== null ||
  (event.type === 'decided' && event.outcome === 'granted') ||
  breaksOff(event) ||
  (event.type === 'expert-panel-closed' && event.fees.some(({ amountFen }) => amountFen > 0))

/** What begins with a fact. */
export function openings(
  event: CaseEvent,
  { stream }: Pick<Recorded, 'stream'>,
  { owed, item, calendar, brokenOff = [] }: Known,
): Turn[] {
  const { number, revision, intakeOffice, applicant: debtor } = owed
  const common = { case: stream, number, item: owed.item, revision }
  const { commitment, supervision, fee } = item
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
    case 'check-drawn':
    case 'check-ordered': {
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
    case 'inspection-drawn':
    case 'inspection-ordered': {
      const begun = inspectionIn(event)
      if (!supervision || !begun) return []
      const owing = { kind: 'inspection', owedBy: 'office', office: begun.office } as const
      const { unit, days: limitDays } = supervision.within
      const limit = { unit, limitDays, since: event.day, until: begun.due }
      const what = supervision.points.map(({ key }) => key)
      return [
        {
          kind: owing.kind,
          of: begun.inspection,
          command: { type: 'open', ...owing, ...common, what, consequence: supervision.late, ...limit },
        },
      ]
    }
    case 'inspected': {
      if (!supervision || !event.rectifyBy) return []
      const owing = { kind: 'rectification', owedBy: 'party', office: supervision.office } as const
      const until = event.rectifyBy
      const limitDays = workingDaysBetween(parseDay(event.day), parseDay(until.day), calendar)
      const limit = { limitDays: Math.max(1, limitDays), since: event.day, until }
      const what = event.points.flatMap(({ point, met }) => (met ? [] : [point]))
      return [
        {
          kind: owing.kind,
          of: rectifiedAfter(event.inspection),
          debtor,
          command: { type: 'open', ...owing, ...common, what, consequence: supervision.notRectified, ...limit },
        },
      ]
    }
    case 'expert-panel-closed':
      return [expertsOwed(event.panel, event.fees, event.day)]
    case 'withdrawn':
    case 'ended-for-default':
      return expertsLeft(event.day)
    case 'deemed-renewed':
    case 'deemed-agreed':
    case 'decided': {
      const left = event.type === 'decided' ? [] : expertsLeft(event.recordedDay)
      if (!fee.charged || fee.payWithin === undefined) return left
      // Of a grant by silence the applicant is told on the day that records it.
      const since = event.type === 'decided' ? event.day : event.recordedDay
      const owing = { kind: 'fee', owedBy: 'party', office: intakeOffice, what: ['fee'] } as const
      const limit = { limitDays: fee.payWithin, since, consequence: fee.unpaid }
      return [
        { kind: owing.kind, debtor, command: { type: 'open', ...owing, what: ['fee'], ...common, ...limit } },
        ...left,
      ]
    }
    default:
      return []
  }

  /** Who gave an opinion did the work, whether or not the review came to a result. */
  function expertsLeft(since: string): Turn[] {
    return brokenOff.flatMap(({ panel, heard }) => {
      const amountFen = item.tasks.find(({ key }) => key === panel)?.experts?.feeFen ?? 0
      const fees = heard.map((task) => ({ task, amountFen }))
      return amountFen > 0 && fees.length > 0 ? [expertsOwed(panel, fees, since)] : []
    })
  }

  /** 组织评审的单位 owes it; where another one took the case in, its intake notes the payment too, for a reviewing office may have no such desk. */
  function expertsOwed(panel: string, fees: readonly { task: string; amountFen: number }[], since: string): Turn {
    const task = item.tasks.find(({ key }) => key === panel)
    const office = task?.office ?? intakeOffice
    const notedAt = office === intakeOffice ? {} : { notedAt: intakeOffice }
    const owing = { kind: 'expert-fee', owedBy: 'office', office, ...notedAt } as const
    const amountsFen = fees.map(({ amountFen }) => amountFen)
    const what = fees.map(({ task }) => task)
    const { feeDays: limitDays, unpaid: consequence } = task?.experts ?? owedToExperts
    const of = `expert-fee-${panel}`
    return {
      kind: owing.kind,
      of,
      command: { type: 'open', ...owing, ...common, what, amountsFen, limitDays, since, consequence },
    }
  }
}
