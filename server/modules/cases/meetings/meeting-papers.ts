import type { VoteCount } from '#contracts/meeting-events.ts'
import type { Item } from '#contracts/item.ts'
import { dayText, parseDay } from '#kernel/day.ts'
import type { CaseState } from '../case-state.ts'
import type { MeetingState } from './meeting-state.ts'

/**
 * 会商纪要, 联席会议纪要 on paper: what was voted and said, who signed; of the applicant it says nothing.
 *
 * @param cases in which the meeting was called, which may be fewer than were put on its agenda
 */
export function meetingMinutes<Frame extends object>(
  { state, item, of }: { state: CaseState; item: Item; of: string | null },
  cases: number,
  frame: Frame,
) {
  const meeting = state.meetings.find((one) => one.meeting === of)
  if (!meeting?.closed) throw new RangeError(`no meeting ${of} was closed`)
  const { agenda, notes = [], closed, sitting, calledDay, task } = meeting
  return {
    kind: 'meeting-minutes',
    ...frame,
    qr: null,
    title: sitting && cases > 1 ? '联席会议纪要' : '会商纪要',
    caseNumber: state.number,
    itemName: item.name,
    calledOn: parseDay(calledDay),
    closedOn: parseDay(closed.day),
    how: howOf(meeting, cases),
    convener: whoOf(state, item, task),
    members: meeting.invited.map((key) => ({
      who: whoOf(state, item, key),
      spoke: meeting.statements.some((one) => one.task === key) ? '已发言、表决' : '期限内未发言',
      signed: signatureOf(meeting, key),
    })),
    points: agenda.map((text, place) => ({
      text,
      count: countText(closed.counts[place]!),
      notes: notes.filter(({ point }) => point === place + 1).map(({ words }) => words),
    })),
    minutes: closed.minutes.split('\n').filter((line) => line.trim() !== ''),
  }
}

export function howOf({ sitting, moves = [] }: MeetingState, cases: number): string {
  if (!sitting) return '书面会商'
  const { heldOn, time, place, link } = sitting
  const before = moves.map((one) => `原定${dayText(parseDay(one.heldOn))} ${one.time}，${one.place}，${movedFor(one)}`)
  const at = [
    `${dayText(parseDay(heldOn))} ${time}，${place}${link ? '，并接入视频会议' : ''}`,
    ...(before.length > 0 ? [`（${before.join('；')}）`] : []),
  ].join('')
  return cases > 1 ? `${at}；本次会议共审议 ${cases} 件办件，本纪要记载其中本件` : at
}

const movedFor = ({ by, reason }: { by: 'convener' | 'calendar'; reason: string }): string =>
  by === 'calendar' ? `因《${reason}》改期` : `改期原因：${reason}`

const whoOf = ({ tasks }: CaseState, item: Item, key: string): string =>
  [item.tasks.find((one) => one.key === key)?.title, tasks[key]?.label].filter(Boolean).join('　')

function signatureOf({ statements, signed = {} }: MeetingState, task: string): string {
  if (!statements.some((one) => one.task === task)) return '—'
  if (!(task in signed)) return '期限内未签字'
  const differs = signed[task]
  return differs ? `已签字，不同意见：${differs}` : '已签字，同意纪要'
}

const countText = ({ for: yes, against, abstain, absent, carried }: VoteCount): string =>
  `同意 ${yes}，不同意 ${against}，弃权 ${abstain}，未发言 ${absent}；${carried ? '多数同意' : '未获多数同意'}`
