import type { CaseAction } from '#contracts/cases.ts'
import type { RecusalAsker } from '#contracts/hearing-events.ts'
import type { RecusalView } from '#contracts/hearing-recusals.ts'
import type { HearingStanding, HearingView } from '#contracts/hearings.ts'
import { hearingDays } from '#contracts/hearings.ts'
import type { Role } from '#contracts/permissions.ts'
import { addWorkingDays, type Calendar } from '#kernel/calendar.ts'
import { latestDayBefore } from '#kernel/clock.ts'
import type { Day } from '#kernel/day.ts'
import type { CaseState } from '../case-state.ts'
import { mayChoose, unsignedOf, type HearingState } from './hearing-rules.ts'
import type { Chair } from './chair.ts'
import { recusalActions } from './recusal-view.ts'

export function standingOf(hearing: HearingState, day: string): HearingStanding {
  if (hearing.reported) return 'reported'
  if (hearing.held && unsignedOf(hearing).length === 0) return 'signed'
  if (hearing.held) return 'held'
  if (hearing.appointed) return 'appointed'
  if (hearing.requestedDay) return 'requested'
  if (hearing.waivedDay) return 'waived'
  return day > hearing.requestBy ? 'lapsed' : 'offered'
}

/** @param request the words of the applicant; `recusals`: what is asked against the chair, and by whom it still may be, for who may know; `chair`: likewise */
export function hearingView(
  hearing: HearingState,
  {
    day,
    calendar,
    request = null,
    recusals = [],
    mayRecuse = [],
    chair = null,
  }: {
    day: Day
    calendar: Calendar
    request?: string | null
    recusals?: RecusalView[]
    mayRecuse?: RecusalAsker[]
    chair?: Chair | null
  },
): HearingView {
  const { reason, offeredDay, requestBy, requestedDay, holdBy, appointed, held, signed, reported } = hearing
  return {
    standing: standingOf(hearing, day),
    reason,
    offeredDay,
    requestBy,
    requestedDay,
    ordered: hearing.ordered?.by ?? null,
    askedBy: hearing.askedBy,
    request,
    holdBy,
    appointed,
    earliest: requestedDay && !held ? earliestAfter(day, calendar) : null,
    applicant: held?.applicant ?? null,
    minutes: held?.minutes ?? null,
    heldDay: held?.day ?? null,
    earlier: hearing.earlier.map(({ day: on, minutes, report }) => ({ day: on, minutes, report })),
    signed: signed?.how ?? null,
    others: (held?.others ?? []).map((who) => ({ who, signed: hearing.signedBy[who] ?? null })),
    unsigned: unsignedOf(hearing),
    report: reported?.report ?? null,
    recusals,
    mayRecuse,
    chair,
  }
}

/** The first day of which notice given today is in time; counted back from it, so that a day of rest today counts as none. */
function earliestAfter(day: Day, calendar: Calendar): Day {
  const soonest = addWorkingDays(day, hearingDays.notice, calendar)
  return latestDayBefore(soonest, hearingDays.notice, calendar) >= day ? soonest : addWorkingDays(soonest, 1, calendar)
}

/** What the session may do about the hearing of a case. */
export function hearingActions(role: Role, state: CaseState, day: Day): CaseAction[] {
  const actions = recusalActions(role, state, day)
  if ((role === 'applicant' || role === 'clerk') && mayChoose(state, day))
    actions.push('request-hearing', 'waive-hearing')
  const { hearing } = state
  const unsigned = hearing && !hearing.reported && state.phase === 'review' ? unsignedOf(hearing) : []
  if (unsigned.includes('applicant') && role === 'applicant') actions.push('sign-minutes')
  if (unsigned.length > 0 && role === 'acceptor') actions.push('note-minutes-signed')
  return actions
}
