import type { CaseEvent } from '#contracts/case-events.ts'
import type { SittingPlace } from '#contracts/meeting-events.ts'
import { meetingDays, mostMoves, signingDays } from '#contracts/meetings.ts'
import { saysAtLeast } from '#contracts/text-length.ts'
import { isWorkingDay, nextWorkingDay } from '#kernel/calendar.ts'
import { dayText, parseDay, weekdayOf, type Day } from '#kernel/day.ts'
import { demand } from '#kernel/rule-violation.ts'
import type { CaseEnv } from '../case-env.ts'
import type { CaseState } from '../case-state.ts'
import { due } from '../due.ts'
import { openTask } from '../review/open-task.ts'
import { mayMove, ofKey, type MeetingState } from './meeting-state.ts'

/** `follows`: the meeting was moved in another case of its agenda, where it was looked at whether it had begun. */
export type MoveMeeting = {
  type: 'move-meeting'
  task: string
  meeting: string
  to: SittingPlace
  reason: string
  follows: boolean
}

/** 改期: a meeting that has not begun sits on another day or at another place, for a reason; the five working days to speak and vote stay. */
export function decideMove(command: MoveMeeting, state: CaseState, env: CaseEnv): CaseEvent[] {
  const { task, meeting: key, to, follows } = command
  const { task: convener } = openTask(state, env, task)
  const meeting = ofKey(state, key)
  demand(meeting.task === task, 'meeting.not-convener')
  demand(!meeting.closed, 'meeting.over')
  const { sitting, moves = [] } = meeting
  demand(sitting, 'meeting.not-sitting')
  demand(follows || mayMove(meeting, env.day), 'meeting.sat-already')
  demand(moves.filter(({ by }) => by === 'convener').length < mostMoves, 'meeting.moved-often', {
    most: String(mostMoves),
  })
  demandSittable(to.heldOn, meeting.due.day, env)
  demand(isElsewhere(sitting, to), 'meeting.moved-nowhere')
  demand(saysAtLeast(command.reason, 4), 'meeting.needs-reason')
  const others = sitting.agenda.map((one) => one.task).filter((ref) => ref !== convener.ref)
  const told = sitting.id && !follows && others.length > 0 ? { id: sitting.id, others } : null
  return [
    {
      type: 'meeting-moved',
      meeting: key,
      task,
      code: convener.code,
      to,
      reason: command.reason.trim(),
      sitting: told,
      day: env.day,
    },
  ]
}

/** A meeting sits on a day on which everybody who was invited can still speak. */
export const demandSittable = (heldOn: string, last: string, { day }: CaseEnv): void =>
  demand(heldOn >= day && heldOn <= last, 'meeting.sitting-late', { last: dayText(parseDay(last)) })

/**
 * After a notice on holidays: the five working days to speak and vote, and the two to sign the minutes, are counted anew and never end earlier
 * than was told; a meeting whose day has become a holiday sits on the next one, of which its convener and everybody invited are told.
 *
 * @source 连政办传〔2023〕8号 (会商会办, 原则上五个工作日); 行政许可法 第八十二条
 */
export function meetingsAnew(state: CaseState, env: CaseEnv, notice: string): CaseEvent[] {
  const going = state.phase === 'review' ? state.meetings.filter((one) => !one.closed && one.due.day >= env.day) : []
  return [
    ...going.flatMap((meeting) => meetingAnew(meeting, env, notice)),
    ...state.meetings.flatMap((meeting) => signingAnew(meeting, env, notice)),
  ]
}

function signingAnew(
  { meeting, closed, settledDay, due: spoken }: MeetingState,
  env: CaseEnv,
  notice: string,
): CaseEvent[] {
  const last = closed?.signBy
  if (!last || settledDay || last < env.day) return []
  const from = { day: last, provisional: false, calendar: spoken.calendar }
  const to = due(env, parseDay(closed.day), { unit: 'working', days: signingDays })
  return to.day > from.day
    ? [{ type: 'meeting-recounted', meeting, notice, from, to, of: 'signing', day: env.day }]
    : []
}

function meetingAnew(meeting: MeetingState, env: CaseEnv, notice: string): CaseEvent[] {
  const { meeting: key, task, sitting, due: from, calledDay } = meeting
  const { day } = env
  const to = due(env, parseDay(calledDay), { unit: 'working', days: meetingDays })
  const later = to.day > from.day
  const recounted: CaseEvent[] = later ? [{ type: 'meeting-recounted', meeting: key, notice, from, to, day }] : []
  if (!sitting || sitting.heldOn < day || !isHoliday(parseDay(sitting.heldOn), env)) return recounted
  const next = nextWorkingDay(parseDay(sitting.heldOn), env.calendar)
  const last = parseDay(later ? to.day : from.day)
  const heldOn = next <= last ? next : last
  // Where every day until the last one is off, whoever convened it closes it on what was said in writing.
  if (heldOn === sitting.heldOn || heldOn < day) return recounted
  const { time, place, link } = sitting
  return [
    {
      type: 'meeting-moved',
      meeting: key,
      task,
      code: null,
      to: { heldOn, time, place, link },
      reason: notice,
      sitting: null,
      ...(later ? { due: { from, to } } : {}),
      day,
    },
  ]
}

/** Off on a weekday; on a weekend its convener has set it knowingly. */
const isHoliday = (day: Day, { calendar }: CaseEnv): boolean => weekdayOf(day) <= 5 && !isWorkingDay(day, calendar)

const isElsewhere = (one: SittingPlace, other: SittingPlace): boolean =>
  one.heldOn !== other.heldOn || one.time !== other.time || one.place !== other.place || one.link !== other.link
