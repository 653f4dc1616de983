import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { CaseEvent, DrawRecord } from '#contracts/case-events.ts'
import { Item } from '#contracts/item.ts'
import { parseDay } from '#kernel/day.ts'
import { specification } from '#kernel/testing.ts'
import { china } from '#seed/calendars/china.ts'
import { eiaReport } from '#seed/items/eia-report.ts'
import { reviewsThenDecision } from '#seed/items/parts/plans.ts'
import { caseDecider } from '#server/modules/cases/case.ts'
import { actsUnder } from '#server/modules/cases/review/task-acts.ts'

const commitment = `c1:${'a'.repeat(64)}`
const ref = '00000000-0000-4000-8000-000000000001'
const due = (day: string) => ({
  day,
  provisional: false,
  calendar: china.revision,
  // The first working day after the holiday of May is reminded of before it.
  ...(day === '2026-05-06' ? { remindOn: '2026-04-30' } : {}),
})
/** The report with one notice of five days beside its review. */
const item = Item.parse({
  ...eiaReport,
  promised: { ...eiaReport.promised, days: 10 },
  tasks: eiaReport.tasks
    .filter(({ key }) => key !== 'proposed')
    .map((task) => {
      if (task.notice) return { ...task, key: 'notice', limitDays: 5, notice: { ...task.notice, days: 5 } }
      return task.kind === 'decide' ? { ...task, limitDays: 3 } : task
    }),
  plan: reviewsThenDecision('environment', 'notice'),
})
const on = (day: string) => specification(caseDecider, { item, calendar: china, day: parseDay(day), newRef: () => ref })

/** Filed on 20 April and accepted on the day; the notice lies open over five working days, until 27 April. */
const filed: CaseEvent = {
  type: 'submitted',
  number: 'N1',
  hall: null,
  applicant: commitment,
  applicantKind: 'enterprise',
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
  statutoryDue: due('2026-06-22'),
  promisedDue: due('2026-05-07'),
}
const reviewOpened: CaseEvent = {
  type: 'task-opened',
  task: 'environment',
  ref,
  due: due('2026-04-29'),
  day: '2026-04-20',
}
const published: CaseEvent[] = [
  { type: 'task-opened', task: 'notice', ref, due: due('2026-04-27'), day: '2026-04-20' },
  { type: 'notice-published', task: 'notice', notice: ref, until: due('2026-04-27'), day: '2026-04-20' },
]
const drawn = (task: string): CaseEvent => ({
  type: 'assignee-drawn',
  task,
  ref,
  code: 'ABCD-2345',
  label: '人员',
  person: commitment,
  draw: {} as DrawRecord,
})
const opinion: CaseEvent = {
  type: 'opinion-given',
  task: 'environment',
  code: 'ABCD-2345',
  verdict: 'pass',
  scores: [],
  total: null,
  reasons: '',
  day: '2026-04-22',
}
const open = [filed, accepted, reviewOpened, ...published]
const reviewed = [...open, drawn('environment'), opinion]
const ranOut = { type: 'notice-clock-ran-out' as const, task: 'notice' }
const ended = (recordedDay: string): CaseEvent => ({
  type: 'notice-ended',
  task: 'notice',
  day: '2026-04-27',
  recordedDay,
})
const decideOpened = (day: string, until: string): CaseEvent => ({
  type: 'task-opened',
  task: 'decide',
  ref,
  due: due(until),
  day,
})
const comment = '00000000-0000-5000-8000-000000000001'
const say = { type: 'comment-on-notice' as const, notice: ref, comment, sealed: commitment, bounded: false }
const commented: CaseEvent = {
  type: 'notice-commented',
  task: 'notice',
  comment,
  sealed: commitment,
  answerBy: due('2026-04-30'),
  day: '2026-04-23',
}
const answer = { gist: '要求说明防治措施。', answer: '已要求建设单位补充参数并列入条件。' }

const granted = {
  type: 'decide' as const,
  outcome: 'granted' as const,
  reasons: '',
  basis: '《环境影响评价法》第二十二条',
}

suite('公示 beside the review', () => {
  test('it ends by the clock at the end of its last day, and the decision opens at once', () => {
    on('2026-04-27')
      .given(...reviewed)
      .when(ranOut)
      .then()
    on('2026-04-28')
      .given(...reviewed)
      .when(ranOut)
      .then(ended('2026-04-28'), decideOpened('2026-04-28', '2026-05-06'))
  })

  test('whoever decides is offered the decision once nothing lies open any more', () => {
    const nothing = {
      procedures: [],
      extension: null,
      gains: true,
      hearing: null,
      thirdParties: null,
      aside: null,
      waitsFor: [],
      earlier: [],
      added: [],
      answered: new Set<string>(),
      key: 'decide',
    }
    const offered = (noticeOpen: boolean) =>
      actsUnder('decide', item, { ...nothing, noticeOpen }).filter((act) => act === 'decide')
    assert.deepEqual([offered(true), offered(false)], [[], ['decide']])
  })

  test('on its last day whoever decides is drawn to draft, and nothing is decided before that day is over', () => {
    const begins = { type: 'notice-last-day-began' as const, task: 'notice' }
    const last: CaseEvent = { type: 'notice-last-day', task: 'notice', day: '2026-04-27' }
    on('2026-04-26')
      .given(...reviewed)
      .when(begins)
      .then()
    on('2026-04-27')
      .given(...reviewed)
      .when(begins)
      .then(last, decideOpened('2026-04-27', '2026-04-30'))
    const drafting = [...reviewed, last, decideOpened('2026-04-27', '2026-04-30'), drawn('decide')]
    on('2026-04-27')
      .given(...drafting)
      .when({ ...granted, task: 'decide' })
      .refused('decision.notice-open')
    on('2026-04-28')
      .given(...drafting)
      .when(ranOut)
      .then(ended('2026-04-28'))
    on('2026-04-27')
      .given(...drafting)
      .when(begins)
      .then()
  })

  test('while the review waits nothing else opens with its end', () =>
    on('2026-04-28')
      .given(...open)
      .when(ranOut)
      .then(ended('2026-04-28')))

  test('a late alarm ends nothing twice, and nothing of what was withdrawn', () => {
    on('2026-04-29')
      .given(...reviewed, ended('2026-04-28'))
      .when(ranOut)
      .then()
    on('2026-04-29')
      .given(...reviewed, { type: 'withdrawn', day: '2026-04-24' })
      .when(ranOut)
      .then()
  })

  test('a special procedure stops the limits of the office, not the days of the notice', () => {
    const begun: CaseEvent = {
      type: 'special-procedure-begun',
      procedure: 'expert-review-1',
      kind: 'expert-review',
      task: 'environment',
      code: 'ABCD-2345',
      reason: '需要对大气预测模型进行专家论证。',
      expectedDays: 10,
      day: '2026-04-22',
    }
    const paper = { paper: 'special-procedure-notice-expert-review-1', kind: 'special-procedure-notice' }
    const issued = { ...paper, file: '00000000-0000-4000-8000-000000000008', content: `c1:${'0'.repeat(64)}` }
    on('2026-04-22')
      .given(...open, drawn('environment'), begun)
      .when({ type: 'record-paper', ...issued })
      .then(
        { type: 'paper-issued', ...issued, day: '2026-04-22' },
        {
          type: 'special-procedure-told',
          procedure: 'expert-review-1',
          task: 'environment',
          from: '2026-04-22',
          through: '2026-05-09',
          statutoryDue: due('2026-07-07'),
          promisedDue: due('2026-05-21'),
          internalDue: due('2026-05-14'),
          steps: { environment: due('2026-05-18'), notice: due('2026-04-27') },
          day: '2026-04-22',
        },
      )
  })

  test('whoever comments does so once, and not after the last day', () => {
    on('2026-04-23')
      .given(...open)
      .when(say)
      .then(commented)
    on('2026-04-24')
      .given(...open, commented)
      .when(say)
      .refused('notice.commented-already')
    on('2026-04-28')
      .given(...open)
      .when(say)
      .refused('notice.ended')
  })

  test('an agent whose mandate is for some items or acts does not use up the one comment of its principal', () => {
    on('2026-04-23')
      .given(...open)
      .when({ ...say, bounded: true })
      .refused('notice.comment-mandate-too-narrow')
  })

  test('no decision before each comment was answered, in substance and in public', () => {
    const decide = {
      type: 'decide' as const,
      task: 'decide',
      outcome: 'granted' as const,
      reasons: '',
      basis: '《环境影响评价法》第二十二条',
    }
    const deciding = [
      ...reviewed,
      commented,
      ended('2026-04-28'),
      decideOpened('2026-04-28', '2026-05-06'),
      drawn('decide'),
    ]
    on('2026-04-28')
      .given(...deciding)
      .when(decide)
      .refused('decision.comments-unanswered')
    on('2026-04-28')
      .given(...deciding)
      .when({ type: 'answer-comment', comment, gist: '', answer: '' })
      .refused('notice.needs-answer')
    on('2026-04-28')
      .given(...deciding)
      .when({ type: 'answer-comment', comment, ...answer })
      .then({ type: 'comment-answered', task: 'notice', comment, ...answer, day: '2026-04-28' })
  })

  test('a plan that does not wait for it still decides nothing before its last day is over', () =>
    on('2026-04-24')
      .given(...reviewed, decideOpened('2026-04-22', '2026-04-27'), drawn('decide'))
      .when({
        type: 'decide',
        task: 'decide',
        outcome: 'granted',
        reasons: '',
        basis: '《环境影响评价法》第二十二条',
      })
      .refused('decision.notice-open'))
})
