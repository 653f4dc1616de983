import type { CaseAction } from '#contracts/cases.ts'
import type { HearingStanding, HearingView } from '#contracts/hearings.ts'
import { hearingDays } from '#contracts/hearings.ts'
import type { Role } from '#contracts/permissions.ts'
import { addWorkingDays, type Calendar } from '#kernel/calendar.ts'
import { latestDayBefore } from '#kernel/clock.ts'
import type { Day } from '#kernel/day.ts'
import type { CaseState } from '../case-state.ts'
import { mayChoose, type HearingState } from './hearing-rules.ts'

export function standingOf(hearing: HearingState, day: string): HearingStanding {
  if (hearing.reported) return 'reported'
  if (hearing.signed) return 'signed'
  if (hearing.held) return 'held'
  if (hearing.appointed) return 'appointed'
  if (hearing.requestedDay) return 'requested'
  if (hearing.waivedDay) return 'waived'
  return day > hearing.requestBy ? 'lapsed' : 'offered'
}

/** @param request the words of the applicant, for whom may read them */
export function hearingView(
  hearing: HearingState,
  { day, calendar, request = null }: { day: Day; calendar: Calendar; request?: string | null },
): HearingView {
  const { reason, offeredDay, requestBy, requestedDay, holdBy, appointed, held, signed, reported } = hearing
  return {
    standing: standingOf(hearing, day),
    reason,
    offeredDay,
    requestBy,
    requestedDay,
    ordered: hearing.ordered?.by ?? null,
    request,
    holdBy,
    appointed,
    earliest: requestedDay && !held ? earliestAfter(day, calendar) : null,
    applicant: held?.applicant ?? null,
    minutes: held?.minutes ?? null,
    signed: signed?.how ?? null,
    report: reported?.report ?? null,
  }
}

/** The first day of which notice given today is in time; counted back from it, so that a day of rest today counts as none. */
function earliestAfter(day: Day, calendar: Calendar): Day {
  const soonest = addWorkingDays(day, hearingDays.notice, calendar)
  return latestDayBefore(soonest, hearingDays.notice, calendar) >= day ? soonest : addWorkingDays(soonest, 1, calendar)
}

/** What the session may do about the hearing of a case. */
export function hearingActions(role: Role, state: CaseState, day: Day): CaseAction[] {
  const actions: CaseAction[] = []
  if ((role === 'applicant' || role === 'clerk') && mayChoose(state, day)) actions.push('choose-hearing')
  const waits = state.hearing?.held?.applicant === 'present' && !state.hearing.signed && state.phase !== 'closed'
  if (waits && role === 'applicant') actions.push('sign-minutes')
  if (waits && role === 'acceptor') actions.push('note-minutes-signed')
  return actions
}
