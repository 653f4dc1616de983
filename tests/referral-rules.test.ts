import { suite, test } from 'node:test'
import type { CaseEvent, DrawRecord } from '#contracts/case-events.ts'
import { linesToCheck } from '#contracts/formal-check.ts'
import { parseDay } from '#kernel/day.ts'
import { specification } from '#kernel/testing.ts'
import { china } from '#seed/calendars/china.ts'
import { lawyerPractice } from '#seed/items/lawyer-practice.ts'
import { caseDecider } from '#server/modules/cases/case.ts'

const commitment = `c1:${'a'.repeat(64)}`
const ref = '00000000-0000-4000-8000-000000000001'
const due = (day: string) => ({ day, provisional: false, calendar: china.revision })
const item = lawyerPractice
const on = (day: string) => specification(caseDecider, { item, calendar: china, day: parseDay(day), newRef: () => ref })

/** Accepted on 20 April: the first review may take until 20 May, all of it until 3 June. */
const filed: CaseEvent = {
  type: 'submitted',
  number: 'N1',
  hall: null,
  applicant: commitment,
  applicantKind: 'person',
  plain: {},
  sealed: commitment,
  materials: [],
  deliverBy: 'electronic',
  item: item.code,
  revision: 1,
  intakeOffice: 'zhengwu',
  day: '2026-04-20',
  intakeDue: due('2026-04-27'),
}
const accepted: CaseEvent = {
  type: 'accepted',
  deemed: false,
  day: '2026-04-20',
  recordedDay: '2026-04-20',
  statutoryDue: due('2026-06-03'),
  promisedDue: due('2026-05-14'),
  internalDue: due('2026-04-27'),
}
const lines = linesToCheck(item, {}, [])
const inReview: CaseEvent[] = [
  filed,
  accepted,
  { type: 'task-opened', task: 'review', ref, due: due('2026-04-27'), day: '2026-04-20' },
  {
    type: 'assignee-drawn',
    task: 'review',
    ref,
    code: 'ABCD-2345',
    label: '审查人员',
    person: commitment,
    draw: {} as DrawRecord,
  },
]
const met = (points: boolean) =>
  ['year', 'assessed'].map((criterion) => ({ criterion, points: points ? 50 : 0, met: points, finding: '经核对' }))
const opinion = (verdict: 'pass' | 'fail', day: string): CaseEvent => ({
  type: 'opinion-given',
  task: 'review',
  code: 'ABCD-2345',
  verdict,
  scores: met(verdict === 'pass'),
  total: verdict === 'pass' ? 100 : 0,
  reasons: verdict === 'pass' ? '' : '实习不满一年，不符合执业条件。',
  day,
})
const sentUp = (day: string, until: string): CaseEvent[] => [
  {
    type: 'task-opened',
    task: 'refer',
    ref,
    due: due(until),
    late: item.tasks[1]!.whenLate!,
    day,
  },
  { type: 'referred', task: 'refer', package: ref, to: '江苏省司法厅', firstDue: due('2026-05-20'), day },
]
const received: CaseEvent = { type: 'referral-received', task: 'refer', receipt: 'SJ1', day: '2026-04-22' }
const above = [...inReview, opinion('pass', '2026-04-22'), ...sentUp('2026-04-22', '2026-05-09')]
const grants = {
  type: 'note-referral-answer' as const,
  task: 'refer',
  receipt: 'SJ1',
  outcome: 'granted' as 'granted' | 'refused',
  document: '苏许准〔2026〕第0001号',
  decidedOn: '2026-04-28',
  sealed: commitment,
  hasReasons: true,
}
const answered = (outcome: 'granted' | 'refused', day: string): CaseEvent[] => [
  {
    type: 'referral-answered',
    task: 'refer',
    outcome,
    document: '苏许准〔2026〕第0001号',
    decidedOn: '2026-04-28',
    sealed: commitment,
    day,
  },
  {
    type: 'decided',
    task: 'decide',
    code: 'superior',
    outcome,
    reasons: '江苏省司法厅作出决定（苏许准〔2026〕第0001号），理由载明于决定书。',
    basis: item.tasks[1]!.referral!.basis,
    made: 'superior',
    deliverDue: due('2026-05-15'),
    day,
  },
]

suite('上报 to the authority that decides', () => {
  test('the law leaves thirty working days for both authorities, the promise sixteen', () =>
    on('2026-04-20')
      .given(filed)
      .when({ type: 'accept', checked: lines, applies: lines })
      .then({ ...accepted, checked: lines }, inReview[2]!))

  for (const verdict of ['pass', 'fail'] as const)
    test(`with the first review, whatever it found (${verdict}), everything goes up and nobody here is asked`, () =>
      on('2026-04-22')
        .given(...inReview)
        .when({
          type: 'give-opinion',
          task: 'review',
          verdict,
          scores: met(verdict === 'pass'),
          reasons: verdict === 'pass' ? '' : '实习不满一年，不符合执业条件。',
        })
        .then(opinion(verdict, '2026-04-22'), ...sentUp('2026-04-22', '2026-05-09')))

  const reason = '执业机构与另一律师事务所同名，直接关系他人重大利益。'
  const found: CaseEvent = {
    type: 'third-parties-found',
    task: 'review',
    code: 'ABCD-2345',
    reason,
    applicantDue: due('2026-04-28'),
    tellBy: due('2026-04-23'),
    day: '2026-04-21',
  }
  const told: CaseEvent = {
    type: 'third-party-told',
    party: 'party-1',
    sealed: commitment,
    due: due('2026-04-28'),
    day: '2026-04-21',
  }
  const summary = '两家律师事务所的名称没有混淆的可能。'
  const statedBy = (party: string): CaseEvent => ({
    type: 'statement-recorded',
    party,
    sealed: commitment,
    summary,
    day: '2026-04-22',
  })
  const stated: CaseEvent = {
    type: 'applicant-stated',
    sealed: commitment,
    passOnBy: due('2026-04-24'),
    day: '2026-04-22',
  }
  const gives = {
    type: 'give-opinion' as const,
    task: 'review',
    verdict: 'pass' as const,
    scores: met(true),
    reasons: '',
  }

  test('whoever reviews finds others concerned, and the applicant is told and may state until it goes up', () => {
    on('2026-04-21')
      .given(...inReview)
      .when({ type: 'find-third-parties', task: 'review', reason })
      .then(found)
    on('2026-04-22')
      .given(...inReview, found)
      .when({ type: 'state-own', sealed: commitment, here: true })
      .then(stated)
    on('2026-04-22')
      .given(...inReview, found)
      .when({ type: 'waive-statement', here: true })
      .then({ type: 'statement-waived', day: '2026-04-22' })
  })

  test('nothing goes up before all who are concerned were told and heard and it was passed on', () => {
    const waived: CaseEvent = { type: 'statement-waived', day: '2026-04-21' }
    const announced: CaseEvent[] = [
      {
        type: 'third-parties-announced',
        count: 40,
        whom: '同名律师事务所的委托人',
        due: due('2026-04-28'),
        day: '2026-04-21',
      },
      { type: 'notice-published', task: 'others', notice: ref, until: due('2026-04-28'), day: '2026-04-21' },
    ]
    const waits: CaseEvent[][] = [
      [found],
      [found, waived, told],
      [found, waived, ...announced],
      [found, told, statedBy('party-1')],
      [found, told, statedBy('party-1'), stated],
      [stated],
    ]
    for (const before of waits)
      on('2026-04-22')
        .given(...inReview, ...before)
        .when(gives)
        .refused('referral.still-heard')
    on('2026-04-22')
      .given(...inReview, found, told, statedBy('party-1'), stated, statedBy('applicant'))
      .when(gives)
      .then(opinion('pass', '2026-04-22'), ...sentUp('2026-04-22', '2026-05-09'))
    on('2026-04-29')
      .given(...inReview, found, told)
      .when(gives)
      .then(opinion('pass', '2026-04-29'), ...sentUp('2026-04-29', '2026-05-15'))
  })

  test('once it is above nobody is told or heard here, but by the authority that decides', () => {
    const heard = { type: 'record-statement' as const, party: 'party-1', sealed: commitment, summary }
    const before = [...inReview, found, told, opinion('pass', '2026-04-29'), ...sentUp('2026-04-29', '2026-05-15')]
    for (const command of [
      { type: 'state-own' as const, sealed: commitment, here: true },
      { type: 'tell-third-party' as const, sealed: commitment },
      heard,
    ])
      on('2026-04-29')
        .given(...before)
        .when(command)
        .refused('statement.decided-elsewhere')
    on('2026-04-28')
      .given(...above)
      .when({ type: 'waive-statement', here: true })
      .refused('statement.nothing-to-waive')
  })

  test('that it was received is noted once', () => {
    const note = { type: 'note-referral-received' as const, task: 'refer', receipt: 'SJ1' }
    on('2026-04-22')
      .given(...above)
      .when(note)
      .then(received)
    on('2026-04-23')
      .given(...above, received)
      .when(note)
      .then()
  })

  for (const outcome of ['granted', 'refused'] as const)
    test(`its answer is the decision: ${outcome}, against the first review too`, () =>
      on('2026-04-29')
        .given(
          ...inReview,
          opinion(outcome === 'granted' ? 'fail' : 'pass', '2026-04-22'),
          ...sentUp('2026-04-22', '2026-05-09'),
          received,
        )
        .when({ ...grants, outcome })
        .then(...answered(outcome, '2026-04-29')))

  test('an answer whose receipt was lost brings the receipt with it', () =>
    on('2026-04-29')
      .given(...above)
      .when(grants)
      .then({ ...received, day: '2026-04-29' }, ...answered('granted', '2026-04-29')))

  test('a second answer, another one too, changes nothing', () =>
    on('2026-05-06')
      .given(...above, received, ...answered('granted', '2026-04-29'))
      .when({ ...grants, outcome: 'refused' })
      .then())

  test('an answer to what nobody sent up, or to what has ended, is none', () => {
    on('2026-04-29')
      .given(...inReview)
      .when(grants)
      .then()
    on('2026-04-29')
      .given(...above, received, { type: 'withdrawn', day: '2026-04-24' })
      .when(grants)
      .then()
  })

  test('that the authority decides no more is noted once, and only of what was withdrawn', () => {
    const confirms = { type: 'note-referral-recalled' as const, task: 'refer', receipt: 'SJ1', confirmed: true }
    const withdrawn: CaseEvent = { type: 'withdrawn', day: '2026-04-24' }
    const recalled = (day: string, confirmed: boolean): CaseEvent => ({
      type: 'referral-recalled',
      task: 'refer',
      receipt: 'SJ1',
      confirmed,
      day,
    })
    on('2026-04-27')
      .given(...above, received, withdrawn)
      .when(confirms)
      .then(recalled('2026-04-27', true))
    on('2026-04-27')
      .given(...above, received, withdrawn)
      .when({ ...confirms, confirmed: false })
      .then(recalled('2026-04-27', false))
    on('2026-04-28')
      .given(...above, received, withdrawn, recalled('2026-04-27', true))
      .when(confirms)
      .then()
    on('2026-04-27')
      .given(...above, received)
      .when(confirms)
      .then()
  })

  test('while the applicant has asked to withdraw, the answer waits', () =>
    on('2026-04-29')
      .given(...above, received, {
        type: 'withdrawal-requested',
        sealed: commitment,
        due: due('2026-05-07'),
        day: '2026-04-28',
      })
      .when(grants)
      .then())

  test('it is dated between the day on which it went up and today', () => {
    on('2026-04-29')
      .given(...above, received)
      .when({ ...grants, decidedOn: '2026-04-21' })
      .refused('referral.wrong-day')
    on('2026-04-29')
      .given(...above, received)
      .when({ ...grants, decidedOn: '2026-04-30' })
      .refused('referral.wrong-day')
  })

  test('a refusal without a reason is not taken in', () =>
    on('2026-04-29')
      .given(...above, received)
      .when({ ...grants, outcome: 'refused', hasReasons: false })
      .refused('referral.needs-reasons'))

  test('an authority that is late is on the list of the supervision, and the case waits on', () => {
    const ranOut = { type: 'step-clock-ran-out' as const, task: 'refer' }
    on('2026-05-09')
      .given(...above, received)
      .when(ranOut)
      .then()
    on('2026-05-10')
      .given(...above, received)
      .when(ranOut)
      .then({
        type: 'task-overdue',
        task: 'refer',
        office: 'sifa',
        due: due('2026-05-09'),
        then: 'supervise',
        basis: item.tasks[1]!.whenLate!.basis,
        rung: 0,
        next: null,
        day: '2026-05-10',
      })
  })

  test('what it granted is ended by itself, not by the office here', () =>
    on('2026-06-01')
      .given(
        ...above,
        received,
        ...answered('granted', '2026-04-29'),
        {
          type: 'credential-noted',
          credential: ref,
          identifier: '1',
          serial: '2026000001',
          validFrom: '2026-04-29',
          validUntil: null,
          day: '2026-04-29',
        },
        { type: 'delivered', day: '2026-04-30', by: 'electronic', identityChecked: false },
      )
      .when({
        type: 'open-closure',
        way: 'revocation',
        ground: 'fraud',
        facts: '经查实，申请材料系伪造。',
        licence: null,
      })
      .refused('closure.decided-above'))
})
