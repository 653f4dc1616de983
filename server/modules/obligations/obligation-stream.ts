import type { ObligationEvent, ObligationKind } from '#contracts/obligation-events.ts'
import type { Notice } from '#contracts/notices.ts'
import { addDays, endOfDay, parseDay } from '#kernel/day.ts'
import type { Entry } from '#platform/envelope.ts'
import type { Effect, Place, StreamKind } from '#platform/stream.ts'
import { deadlines, readers, remove, upsert, type RowChange } from '#platform/table.ts'
import { v5 } from '#platform/uuid.ts'
import {
  obligationDecider,
  statusOf,
  type ObligationCommand,
  type ObligationEnv,
  type ObligationState,
} from './obligation.ts'
import { boxes, debtors, obligations } from './tables.ts'

/** 义务 as a kind of stream. */
export const obligationStream: StreamKind<ObligationState, ObligationCommand, ObligationEvent, ObligationEnv> = {
  name: 'obligation',
  decider: obligationDecider,
  project,
  effects,
}

/** At which desks of its office an obligation lies: of those who check promises, or of those who take in. */
const seatOf = (kind: ObligationKind): 'check' | 'intake' =>
  kind === 'promise-check' || kind === 'inspection' || kind === 'rectification' ? 'check' : 'intake'

/** One case has at most one obligation of a kind, or of a name where it may have several. */
export const obligationOf = (caseStream: string, kind: string): string => v5(caseStream, 'obligation', kind)

function project(
  { region, stream }: Place,
  state: ObligationState,
  events: readonly ObligationEvent[],
  entries: readonly Entry[],
): RowChange[] {
  const { facts, due } = state
  if (!facts || !due) return []
  const offices = [facts.office, ...(facts.notedAt ? [facts.notedAt] : [])]
  const subjects = [...offices.map((office) => `${seatOf(facts.kind)}@${office}`), `supervise@${region}`]
  const status = statusOf(state)
  const box = status === 'kept' || status === 'waived' || status === 'enforced' ? 'closed' : status
  return [
    upsert(obligations, {
      region,
      stream,
      kind: facts.kind,
      owed_by: facts.owedBy,
      office: facts.office,
      case_stream: facts.case,
      number: facts.number,
      item: facts.item,
      revision: facts.revision,
      what: facts.what,
      amounts_fen: facts.amountsFen ?? null,
      consequence: facts.consequence,
      since_day: facts.since,
      due_day: due.day,
      state: status,
      answered: state.answeredDay !== null,
      extended: state.extendedBy > 0,
      defaulted_day: state.defaultedDay,
      ended_day: state.endedDay,
    }),
    upsert(boxes, ...subjects.map((subject) => ({ region, stream, subject, box, due_day: due.day }))),
    ...deadlineRows(region, stream, state),
    ...events.flatMap((event, at): RowChange[] => {
      const debtor = entries[at]!.onBehalfOf
      if (event.type !== 'opened') return []
      const all = [...(debtor ? [`party:${debtor}`] : []), ...subjects]
      return [
        ...(debtor ? [upsert(debtors, { region, stream, debtor, due_day: event.due.day })] : []),
        upsert(readers, ...all.map((subject) => ({ region, stream, subject }))),
      ]
    }),
  ]
}

/** One row for the last day, one for the next day on which the debtor is reminded: both only while something is to be done. */
function deadlineRows(region: string, stream: string, state: ObligationState): RowChange[] {
  const runs = statusOf(state) === 'open'
  const at = (name: string, due: string | undefined) =>
    runs && due !== undefined
      ? upsert(deadlines, { region, stream, name, kind: 'obligation', due_at: due })
      : remove(deadlines, { region, stream, name })
  const next = [...state.remindOn].sort()[0]
  return [
    at('due', endOfDay(parseDay(state.due!.day))),
    at('remind', next === undefined ? undefined : endOfDay(addDays(parseDay(next), -1))),
  ]
}

/** The applicant's telephone is told through the case, which knows it. */
function effects(_place: Place, { facts }: ObligationState, events: readonly ObligationEvent[]): Effect[] {
  return events.flatMap((event): Effect[] => {
    const told = toldOf(event)
    if (facts?.owedBy !== 'party' || told === null) return []
    const payload = { notice: noticeOf(facts.kind, told), number: facts.number, case: facts.case }
    return [{ kind: 'notify', key: event.type, payload }]
  })
}

type Told = 'reminded' | 'defaulted' | 'extended'

/** A last day that a calendar has moved is told like one that an office has. */
function toldOf(event: ObligationEvent): Told | null {
  if (event.type === 'recounted') return event.due.day === event.from.day ? null : 'extended'
  return event.type === 'reminded' || event.type === 'defaulted' || event.type === 'extended' ? event.type : null
}

/** What is put right or paid is told by what it is; what was promised later, as before. */
const noticeOf = (kind: ObligationKind, told: Told): Notice =>
  kind === 'deferred-material' ? `obligation-${told}` : `duty-${told}`
