import { FileId } from '#contracts/ids.ts'
import type { Item } from '#contracts/item.ts'
import { hearingTask } from '#contracts/hearings.ts'
import { addWorkingDays } from '#kernel/calendar.ts'
import { addDays } from '#kernel/day.ts'
import { china } from '#seed/calendars/china.ts'
import { publicVenueHygiene } from '#seed/items/public-venue-hygiene.ts'
import { everyNotice } from '#server/modules/cases/public-notice/notice-state.ts'
import { draw } from './of-review.ts'
import { aTask, sealed, uuid, words, type Look, type Makers } from './look.ts'

type OfProcedures =
  | 'find-third-parties'
  | 'tell-third-party'
  | 'announce-third-parties'
  | 'record-statement'
  | 'state-own'
  | 'waive-statement'
  | 'pass-statement-on'
  | 'record-hearing-choice'
  | 'offer-hearing'
  | 'order-hearing'
  | 'request-hearing'
  | 'waive-hearing'
  | 'appoint-hearing'
  | 'record-hearing'
  | 'sign-minutes'
  | 'ask-chair-recusal'
  | 'answer-chair-recusal'
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
  | 'begin-supervision'
  | 'supervision-clock-ran-out'
  | 'order-inspection'
  | 'note-licence-ended'
  | 'settle-hand-over'
  | 'draw-inspectors'
  | 'record-inspection'
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

/** As the newest revision of the item has it: one that declared none when the case was filed may declare it by now. */
export const ruleNow = ({ item, state }: Pick<Look, 'item' | 'state'>) => ({
  ...(item.supervision ?? publicVenueHygiene.supervision!),
  revision: state.revision,
})
export const pointsAsked = (item: Item): string[] =>
  (item.supervision ?? publicVenueHygiene.supervision!).points.map(({ key }) => key)

const inspectionOf = ({ state }: Look): string => state.supervision?.inspections.at(-1)?.inspection ?? 'inspection1'

/** The licence as the register may have it. */
const licenceNow = ({ pick }: Look) =>
  pick(
    null,
    ...[1, 2, 3].map(() => ({
      status: pick('valid' as const, 'valid' as const, 'suspended' as const, 'revoked' as const, 'cancelled' as const),
      validUntil: pick(null, '2026-01-31'),
    })),
  )

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
  'announce-third-parties': (look) => ({
    type: 'announce-third-parties',
    count: look.pick(3, 31, 300),
    whom: words(look),
  }),
  'record-statement': (look) => ({
    type: 'record-statement',
    party: look.pick(...(look.state.thirdParties?.told.map(({ party }) => party) ?? []), 'party-9'),
    sealed,
    summary: words(look),
    waives: look.pick(false, true),
  }),
  'state-own': () => ({ type: 'state-own', sealed, here: true }),
  'waive-statement': () => ({ type: 'waive-statement', here: true }),
  'pass-statement-on': (look) => ({ type: 'pass-statement-on', summary: words(look) }),
  'record-hearing-choice': (look) => ({
    type: 'record-hearing-choice',
    party: look.pick(...(look.state.thirdParties?.told.map(({ party }) => party) ?? []), 'party-9'),
    choice: look.pick('requested', 'waived'),
    way: look.pick('window', 'paper', 'telephone'),
    sealed,
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
    closed: look.pick(null, null, 'trade-secret', 'privacy'),
    closedWhy: look.pick('', '户型和造价属于未公开的经营信息。'),
    announce: look.pick(false, true),
  }),
  'record-hearing': (look) => ({
    type: 'record-hearing',
    task: look.pick(hearingTask, hearingTask, hearingTask, aTask(look)),
    applicant: look.pick('present', 'absent'),
    evidence: look.pick('written', 'in-person'),
    minutes: words(look),
    parties: look.pick([], ['party-1']),
    signedUp: look.pick(0, 2),
    reviewers: look.pick(0, 1),
  }),
  'sign-minutes': (look) => ({
    type: 'sign-minutes',
    how: look.pick('online', 'paper', 'declined'),
    who: look.pick('applicant', 'applicant', 'party-1', 'public-1', 'reviewer-1'),
  }),
  'ask-chair-recusal': (look) => ({
    type: 'ask-chair-recusal',
    by: look.pick('applicant', 'applicant', 'party-1', 'party-9'),
    way: look.pick('online', 'written', 'window'),
    sealed,
    here: look.pick(true, false),
    ...look.pick({}, { receivedOn: addDays(look.day, look.pick(-1, -1, 1)) }),
  }),
  'answer-chair-recusal': (look) => ({
    type: 'answer-chair-recusal',
    by: look.pick(...(look.state.hearing?.recusals.map(({ by }) => by) ?? []), 'applicant'),
    outcome: look.pick('granted', 'refused'),
    reason: words(look),
  }),
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
    notice: look.pick(...everyNotice(look.state).map(({ notice }) => notice.notice), 'nowhere'),
    comment: uuid(look.pick(41, 42, 43)),
    sealed,
    bounded: look.pick(false, false, true),
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
    signed: look.pick(true, true, false),
    licence: licenceNow(look),
  }),
  'take-back-promise': () => ({ type: 'take-back-promise', sealed, here: true }),
  'repair-promise': (look) => ({ type: 'repair-promise', reason: words(look) }),
  'order-check': (look) => ({ type: 'order-check', reason: words(look) }),
  'begin-supervision': (look) => ({
    type: 'begin-supervision',
    licence: licenceNow(look),
    rule: ruleNow(look),
  }),
  'supervision-clock-ran-out': (look) => ({
    type: 'supervision-clock-ran-out',
    licence: licenceNow(look),
    rule: look.pick(true, true, true, false) ? ruleNow(look) : null,
    draw: { ...draw, chosen: look.pick('check', 'spare') },
  }),
  'note-licence-ended': (look) => ({ type: 'note-licence-ended', licence: licenceNow(look) }),
  'settle-hand-over': (look) => ({ type: 'settle-hand-over', reason: words(look) }),
  'order-inspection': (look) => ({
    type: 'order-inspection',
    reason: words(look),
    licence: licenceNow(look),
    rule: ruleNow(look),
  }),
  'draw-inspectors': (look) => ({
    type: 'draw-inspectors',
    inspection: inspectionOf(look),
    officers: [1, 2].map(() => ({ person: sealed, draw })),
    instead: look.pick(null, null, 'left'),
  }),
  'record-inspection': (look) => {
    const met = look.pick(true, false)
    return {
      type: 'record-inspection',
      inspection: inspectionOf(look),
      asked: pointsAsked(look.item),
      drawn: look.pick(true, true, true, false),
      finding: met ? 'clear' : look.pick('to-rectify', 'handed-over', 'clear'),
      points: pointsAsked(look.item).map((key) => ({ point: key, met, seen: '已查看' })),
      report: words(look),
      officers: look.pick(1, 2, 2, 2),
      sealed,
      rectifyDays: look.pick(null, 3, 3),
      signed: look.pick(true, true, false),
    }
  },
  'ask-for-person': () => ({ type: 'ask-for-person', here: true }),
  'open-closure': (look) => ({
    type: 'open-closure',
    way: look.pick('revocation', 'retraction', 'cancellation'),
    ground: look.pick(
      'unqualified',
      'fraud',
      'force-majeure',
      'expired',
      'death',
      'abuse',
      'law-changed',
      'licence-ended',
    ),
    proof: look.pick(null, {
      end: look.pick('forfeited', 'revoked', null),
      authority: '连云港市海州区城市管理局',
      day: look.pick(look.day, look.day, addDays(look.day, 1)),
      sealed,
      file: uuid(8),
      content: sealed,
    }),
    facts: words(look),
    licence: licenceNow(look),
  }),
  'state-on-closure': (look) => ({ type: 'state-on-closure', closure: closureOf(look), sealed }),
  'put-closure-forward': (look) => ({
    type: 'put-closure-forward',
    closure: closureOf(look),
    summary: words(look),
    interest: look.pick('', '停止供应会影响周边居民', '水源地关系全市居民饮水安全，保护区内不能保留。'),
  }),
  'decide-closure': (look) => ({
    type: 'decide-closure',
    task: closureOf(look),
    outcome: look.pick('ended', 'kept'),
    kept: look.pick(null, 'not-established', 'reliance', 'public-interest', 'no-public-need'),
    reasons: words(look),
  }),
}
