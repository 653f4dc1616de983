import { FileId } from '#contracts/ids.ts'
import { hearingTask } from '#contracts/hearings.ts'
import { addWorkingDays } from '#kernel/calendar.ts'
import { addDays } from '#kernel/day.ts'
import { china } from '#seed/calendars/china.ts'
import { aTask, sealed, uuid, words, type Look, type Makers } from './look.ts'

type OfProcedures =
  | 'find-third-parties'
  | 'tell-third-party'
  | 'record-statement'
  | 'offer-hearing'
  | 'order-hearing'
  | 'request-hearing'
  | 'waive-hearing'
  | 'appoint-hearing'
  | 'record-hearing'
  | 'sign-minutes'
  | 'report-hearing'
  | 'appoint-visit'
  | 'record-visit'
  | 'sign-visit'
  | 'notice-clock-ran-out'
  | 'notice-last-day-began'
  | 'comment-on-notice'
  | 'answer-comment'
  | 'note-referral-received'
  | 'note-referral-recalled'
  | 'note-referral-answer'
  | 'check-promise'
  | 'take-back-promise'
  | 'repair-promise'
  | 'order-check'
  | 'ask-for-person'
  | 'open-closure'
  | 'state-on-closure'
  | 'put-closure-forward'
  | 'decide-closure'

/** What an officer found, point by point. */
export function findingsOf({ item }: Look, task: string, met: boolean) {
  const points = item.tasks.find(({ key, visit }) => visit && task.startsWith(key))?.visit?.points ?? []
  return points.map(({ key }) => ({ point: key, met, seen: '与申请材料一致' }))
}

/** A photograph of a point that may be of another list. */
const photoOf = ({ pick }: Look) => ({
  file: FileId.parse(uuid(7)),
  point: pick('site', 'nowhere'),
  content: sealed,
  takenAt: pick(null, '2026-09-03T14:05'),
  located: false,
})

const closureOf = ({ state }: Look): string => state.closures.at(-1)?.closure ?? 'closure1'

const aReferral = ({ state, pick }: Look): string => pick(...Object.keys(state.referrals), 'nowhere')

/** What the authority above has decided. */
export const referralAnswer = (look: Look, task: string, outcome: 'granted' | 'refused') => ({
  type: 'note-referral-answer' as const,
  task,
  receipt: 'SJ-1',
  outcome,
  document: '苏应急危化许〔2026〕1号',
  decidedOn: look.pick(look.day, look.day, addDays(look.day, 1)),
  sealed,
  hasReasons: look.pick(true, true, false),
})

/** A day for a hearing, so many working days from now. */
export const inWorkingDays = ({ day }: Look, days: number): string => addWorkingDays(day, days, china)

/** 利害关系人, 听证, 现场核查, 公示, what is checked afterwards, and what ends a licence. */
export const ofProcedures: Makers<OfProcedures> = {
  'find-third-parties': (look) => ({
    type: 'find-third-parties',
    task: aTask(look, 'review', 'merge', 'decide'),
    reason: words(look),
  }),
  'tell-third-party': () => ({ type: 'tell-third-party', sealed }),
  'record-statement': (look) => ({
    type: 'record-statement',
    party: look.pick(...(look.state.thirdParties?.told.map(({ party }) => party) ?? []), 'party-9'),
    sealed,
    summary: words(look),
  }),
  'offer-hearing': (look) => ({ type: 'offer-hearing', task: aTask(look, 'merge', 'decide'), reason: words(look) }),
  'order-hearing': (look) => ({
    type: 'order-hearing',
    task: aTask(look, 'decide', 'decide', 'merge'),
    reason: words(look),
  }),
  'request-hearing': () => ({ type: 'request-hearing', sealed, here: true }),
  'waive-hearing': () => ({ type: 'waive-hearing', here: true }),
  'appoint-hearing': (look) => ({
    type: 'appoint-hearing',
    task: look.pick(hearingTask, hearingTask, hearingTask, aTask(look)),
    heldOn: inWorkingDays(look, look.pick(3, 8, 10, 30)),
    time: '09:30',
    place: '市政务服务中心三楼会议室',
  }),
  'record-hearing': (look) => ({
    type: 'record-hearing',
    task: look.pick(hearingTask, hearingTask, hearingTask, aTask(look)),
    applicant: look.pick('present', 'absent'),
    evidence: look.pick('written', 'in-person'),
    minutes: words(look),
  }),
  'sign-minutes': (look) => ({ type: 'sign-minutes', how: look.pick('online', 'paper', 'declined') }),
  'report-hearing': (look) => ({
    type: 'report-hearing',
    task: look.pick(hearingTask, hearingTask, hearingTask, aTask(look)),
    report: words(look),
  }),
  'appoint-visit': (look) => ({
    type: 'appoint-visit',
    task: aTask(look, 'site-visit'),
    visitOn: addDays(look.day, look.pick(0, 3, 6)),
    time: '09:30',
  }),
  'record-visit': (look) => {
    const task = aTask(look, 'site-visit')
    return {
      type: 'record-visit',
      task,
      findings: findingsOf(look, task, look.pick(true, true, false)),
      summary: words(look),
      present: look.pick(true, false),
      visitedOn: null,
      visitedAt: '09:35',
      position: look.pick(null, sealed),
      photos: look.pick([], [], [photoOf(look)]),
    }
  },
  'sign-visit': (look) => ({
    type: 'sign-visit',
    task: aTask(look, 'site-visit'),
    differs: look.pick(null, words(look)),
  }),
  'notice-last-day-began': (look) => ({
    type: 'notice-last-day-began',
    task: look.pick(...Object.keys(look.state.notices), 'nowhere'),
  }),
  'notice-clock-ran-out': (look) => ({
    type: 'notice-clock-ran-out',
    task: look.pick(...Object.keys(look.state.notices), 'nowhere'),
  }),
  'comment-on-notice': (look) => ({
    type: 'comment-on-notice',
    task: look.pick(...Object.keys(look.state.notices), 'nowhere'),
    comment: uuid(look.pick(41, 42, 43)),
    sealed,
  }),
  'answer-comment': (look) => ({
    type: 'answer-comment',
    comment: uuid(look.pick(41, 42, 43)),
    gist: words(look),
    answer: words(look),
  }),
  'note-referral-recalled': (look) => ({
    type: 'note-referral-recalled',
    task: aReferral(look),
    receipt: 'SJ-1',
    confirmed: look.pick(true, false),
  }),
  'note-referral-received': (look) => ({ type: 'note-referral-received', task: aReferral(look), receipt: 'SJ-1' }),
  'note-referral-answer': (look) => referralAnswer(look, aReferral(look), look.pick('granted', 'refused')),
  'check-promise': (look) => ({
    type: 'check-promise',
    finding: look.pick('true', 'to-rectify', 'not-rectified', 'false'),
    report: words(look),
    officers: look.pick(1, 2, 2, 2),
    sealed,
    rectifyDays: look.pick(null, 3),
    heard: look.pick(true, false),
    signed: look.pick(true, true, false),
  }),
  'take-back-promise': () => ({ type: 'take-back-promise', sealed }),
  'repair-promise': (look) => ({ type: 'repair-promise', reason: words(look) }),
  'order-check': (look) => ({ type: 'order-check', reason: words(look) }),
  'ask-for-person': () => ({ type: 'ask-for-person' }),
  'open-closure': (look) => ({
    type: 'open-closure',
    way: look.pick('revocation', 'cancellation'),
    ground: look.pick('unqualified', 'fraud', 'force-majeure', 'expired', 'death', 'abuse'),
    facts: words(look),
    licence: look.pick(
      null,
      ...[1, 2, 3].map(() => ({
        status: look.pick('valid' as const, 'revoked' as const, 'cancelled' as const),
        validUntil: look.pick(null, '2026-01-31'),
      })),
    ),
  }),
  'state-on-closure': (look) => ({ type: 'state-on-closure', closure: closureOf(look), sealed }),
  'put-closure-forward': (look) => ({
    type: 'put-closure-forward',
    closure: closureOf(look),
    summary: words(look),
    interest: look.pick('', '停止供应会影响周边居民'),
  }),
  'decide-closure': (look) => ({
    type: 'decide-closure',
    task: closureOf(look),
    outcome: look.pick('ended', 'kept'),
    kept: look.pick(null, 'not-established', 'reliance', 'public-interest'),
    reasons: words(look),
  }),
}
