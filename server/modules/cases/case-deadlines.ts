import type { CaseEvent } from '#contracts/case-events.ts'
import { endOfDay, parseDay } from '#kernel/day.ts'
import type { Entry } from '#platform/envelope.ts'
import type { Place } from '#platform/stream.ts'
import { deadlines, remove, upsert, type RowChange } from '#platform/table.ts'
import type { CaseState } from './case-state.ts'
import { expertDeadlines } from './experts/expert-rows.ts'
import { meetingDeadlines } from './meetings/meeting-rows.ts'
import { reminderDeadline } from './reminders/reminder-rows.ts'
import { movesWatch } from './intake/watch-rules.ts'
import { supervisionDeadline } from './supervision/supervision-rows.ts'
import { silenceAgreesAfter } from './matters/agreement-rules.ts'
import { deemedAfter } from './matters/matter-rules.ts'

/** 时限 of a case under way: at each the case's own command is sent by the clock. */
export function deadlineRows(
  place: Place,
  state: CaseState,
  events: readonly CaseEvent[],
  entries: readonly Entry[],
): RowChange[] {
  return [
    ...intakeDeadline(place, state, events),
    ...watchDeadline(place, state, events),
    ...withdrawalDeadline(place, state, events),
    ...renewalDeadline(place, state, events),
    ...agreementDeadline(place, state, events),
    ...supervisionDeadline(place, state, events),
    ...expertDeadlines(place, state, events),
    ...meetingDeadlines(place, events),
    ...reminderDeadline(place, state, events, entries),
  ]
}

/** The day on which the office's silence becomes consent. */
function withdrawalDeadline({ region, stream }: Place, state: CaseState, events: readonly CaseEvent[]): RowChange[] {
  const key = { region, stream, name: 'withdrawal' }
  const { asked } = state.withdrawing
  if (asked)
    return events.some(({ type }) => type === 'withdrawal-requested' || type === 'limits-recomputed')
      ? [upsert(deadlines, { ...key, kind: 'case', due_at: endOfDay(parseDay(asked.due.day)) })]
      : []
  const answered = events.some(
    (event) =>
      event.type === 'withdrawal-declined' ||
      event.type === 'withdrawal-recalled' ||
      (event.type === 'withdrawn' && event.consent !== 'not-needed'),
  )
  return answered ? [remove(deadlines, key)] : []
}

/** The day on which an unanswered case goes to the next in turn. */
function watchDeadline({ region, stream }: Place, state: CaseState, events: readonly CaseEvent[]): RowChange[] {
  if (!events.some((event) => movesWatch.has(event.type))) return []
  const key = { region, stream, name: 'intake-watch' }
  const { until } = state.watch
  return until
    ? [upsert(deadlines, { ...key, kind: 'case', due_at: endOfDay(parseDay(until)) })]
    : [remove(deadlines, key)]
}

/** The licence's last day, past which silence renews it. */
function renewalDeadline({ region, stream }: Place, state: CaseState, events: readonly CaseEvent[]): RowChange[] {
  if (!state.about?.timely) return []
  const key = { region, stream, name: 'renewal' }
  const until = deemedAfter(state)
  if (until && events.some(({ type }) => movesRenewal.has(type)))
    return [upsert(deadlines, { ...key, kind: 'case', due_at: endOfDay(parseDay(until)) })]
  const settled: CaseEvent['type'][] = [
    'deficiency-notified',
    'decided',
    'deemed-renewed',
    'deemed-agreed',
    'withdrawn',
    'refused-at-intake',
  ]
  return events.some(({ type }) => settled.includes(type)) ? [remove(deadlines, key)] : []
}

/** While somebody asks to withdraw, the clock rings in vain; it is set again, even to a day gone by, when the case goes on. */
const movesRenewal = new Set<CaseEvent['type']>([
  'submitted',
  'corrected',
  'withdrawal-declined',
  'withdrawal-recalled',
])

/** The last day to tell an opinion, past which silence agrees. */
function agreementDeadline({ region, stream }: Place, state: CaseState, events: readonly CaseEvent[]): RowChange[] {
  if (!state.agreedAfter) return []
  const key = { region, stream, name: 'agreement' }
  const after = silenceAgreesAfter(state)
  if (after && events.some(({ type }) => movesAgreement.has(type)))
    return [upsert(deadlines, { ...key, kind: 'case', due_at: endOfDay(parseDay(after.day)) })]
  return after ? [] : [remove(deadlines, key)]
}

const movesAgreement = new Set<CaseEvent['type']>([
  'submitted',
  'corrected',
  'limits-recomputed',
  'withdrawal-declined',
  'withdrawal-recalled',
  'special-procedure-begun',
  'special-procedure-told',
  'special-procedure-ended',
])

function intakeDeadline({ region, stream }: Place, state: CaseState, events: readonly CaseEvent[]): RowChange[] {
  const key = { region, stream, name: 'intake' }
  if (state.phase === 'intake' && state.intakeDue)
    return events.some((event) => ['submitted', 'corrected', 'limits-recomputed'].includes(event.type))
      ? [upsert(deadlines, { ...key, kind: 'case', due_at: endOfDay(parseDay(state.intakeDue.day)) })]
      : []
  const stopped = events.some((event) =>
    ['deficiency-notified', 'accepted', 'refused-at-intake', 'withdrawn', 'deemed-renewed', 'deemed-agreed'].includes(
      event.type,
    ),
  )
  return stopped ? [remove(deadlines, key)] : []
}
