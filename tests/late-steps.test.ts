import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { CaseEvent, DrawRecord } from '#contracts/case-events.ts'
import type { Item } from '#contracts/item.ts'
import type { LateStep } from '#contracts/late-steps.ts'
import type { TaskView } from '#contracts/review.ts'
import { parseDay } from '#kernel/day.ts'
import { specification } from '#kernel/testing.ts'
import { china } from '#seed/calendars/china.ts'
import { caseDecider } from '#server/modules/cases/case.ts'
import { accept, fillDraft, itemOf, openTasks, opine, readCase, region, submit } from './harness/case-walk.ts'
import { testPlatform } from './harness/platform.ts'

const traffic = itemOf('traffic-impact-assessment')
const sealed = `c1:${'0'.repeat(64)}`
const ref = '00000000-0000-4000-8000-000000000009'
const due = (day: string) => ({ day, provisional: false, calendar: china.revision })
const rule = (task: string) => traffic.tasks.find(({ key }) => key === task)!.whenLate!

suite('rules', () => {
  const on = (day: string, item: Item = traffic) =>
    specification(caseDecider, { item, calendar: china, day: parseDay(day), newRef: () => ref })
  const opened = (task: string, last: string): CaseEvent => ({
    type: 'task-opened',
    task,
    ref,
    due: due(last),
    late: rule(task),
    day: '2026-04-20',
  })
  const given: CaseEvent[] = [
    {
      type: 'submitted',
      number: 'N1',
      hall: null,
      applicant: sealed,
      applicantKind: 'enterprise',
      plain: {},
      sealed,
      materials: [],
      deliverBy: 'electronic',
      item: traffic.code,
      revision: 1,
      intakeOffice: traffic.intakeOffice,
      day: '2026-04-20',
      intakeDue: due('2026-04-27'),
    },
    {
      type: 'accepted',
      deemed: false,
      day: '2026-04-20',
      recordedDay: '2026-04-20',
      statutoryDue: due('2026-05-20'),
      promisedDue: due('2026-05-07'),
      checked: [],
    },
    opened('traffic', '2026-04-27'),
    opened('planning', '2026-04-24'),
  ]
  const drawn = (task: string): CaseEvent => ({
    type: 'assignee-drawn',
    task,
    ref,
    code: `CODE-${task}`,
    label: '审查人员',
    person: sealed,
    draw: {} as DrawRecord,
  })
  const overdue = (task: string, last: string, day: string, then = rule(task).then): CaseEvent => ({
    type: 'task-overdue',
    task,
    office: traffic.tasks.find(({ key }) => key === task)!.office,
    due: due(last),
    then,
    basis: rule(task).basis,
    day,
  })

  test('on its last day a step is not late', () => {
    on('2026-04-24')
      .given(...given)
      .when({ type: 'step-clock-ran-out', task: 'planning' })
      .then()
  })

  test('the day after, silence stands for no opinion where the item says so', () => {
    on('2026-04-25')
      .given(...given)
      .when({ type: 'step-clock-ran-out', task: 'planning' })
      .then(overdue('planning', '2026-04-24', '2026-04-25'))
  })

  test('the last silent step opens the decision', () => {
    const pass: CaseEvent = {
      type: 'opinion-given',
      task: 'traffic',
      code: 'CODE-traffic',
      verdict: 'pass',
      scores: [],
      total: 80,
      reasons: '符合标准',
      day: '2026-04-22',
    }
    on('2026-04-27')
      .given(...given, drawn('traffic'), pass)
      .when({ type: 'step-clock-ran-out', task: 'planning' })
      .then(overdue('planning', '2026-04-24', '2026-04-27'), {
        type: 'task-opened',
        task: 'decide',
        ref,
        due: due('2026-04-30'),
        day: '2026-04-27',
      })
  })

  test('where the item says supervise, it is recorded once and the step waits on', () => {
    const late = overdue('traffic', '2026-04-27', '2026-04-28')
    on('2026-04-28')
      .given(...given)
      .when({ type: 'step-clock-ran-out', task: 'traffic' })
      .then(late)
    on('2026-04-29')
      .given(...given, late)
      .when({ type: 'step-clock-ran-out', task: 'traffic' })
      .then()
  })

  test('who waits for an expert is not silent', () => {
    const begun: CaseEvent = {
      type: 'special-procedure-begun',
      procedure: ref,
      kind: 'expert-review',
      task: 'planning',
      code: 'CODE-planning',
      reason: '需要专家论证',
      expectedDays: 2,
      from: '2026-04-21',
      through: '2026-04-22',
      statutoryDue: due('2026-05-22'),
      promisedDue: due('2026-05-11'),
      steps: { planning: due('2026-04-28'), traffic: due('2026-04-29') },
      day: '2026-04-20',
    }
    on('2026-04-29')
      .given(...given, drawn('planning'), begun)
      .when({ type: 'step-clock-ran-out', task: 'planning' })
      .then(overdue('planning', '2026-04-28', '2026-04-29', 'supervise'))
  })

  test('an opinion after the silence comes too late', () => {
    on('2026-04-25')
      .given(...given, drawn('planning'), overdue('planning', '2026-04-24', '2026-04-25'))
      .when({ type: 'give-opinion', task: 'planning', verdict: 'pass', scores: [], reasons: '符合' })
      .refused('task.answered')
  })
})

test('逾期视为无意见: the clock closes the silent step, everybody is told so, and supervision lists it', async () => {
  let ahead = Date.parse('2026-04-20T01:00:00Z') - Date.now()
  const platform = await testPlatform({ wallNow: () => Date.now() + ahead })
  const firm = await platform.as('applicant-wang-for-gangcheng')
  const acceptor = await platform.as(platform.accountOf('acceptor', traffic.intakeOffice))
  const supervisor = await platform.as(platform.accountOf('supervisor'))
  const { case: id } = await submit(firm, await fillDraft(firm, traffic))
  await accept(acceptor, id)
  const open = (role: 'reviewer' | 'decider', count: number) =>
    platform.until(
      () => openTasks(platform, role, traffic),
      (found) => found.length === count,
    )
  const reviews = await open('reviewer', 2)
  const taskOf = (title: string) => reviews.find(({ task }) => task.title === title)!
  await opine(taskOf('交通影响审查').visitor, taskOf('交通影响审查').task.task)
  const listed = async (box: string) => {
    const answer = await supervisor.get(`/api/${region}/desk/late-steps?box=${box}`)
    assert.equal(answer.status, 200, answer.body.toString())
    return (answer.json as { steps: LateStep[] }).steps.filter((one) => one.case === id)
  }
  assert.deepEqual(await listed('open'), [])

  ahead += 5 * 86_400_000
  const [step] = await platform.until(
    () => listed('settled'),
    (steps) => steps.length === 1,
  )
  assert.deepEqual(
    { step: step!.step, state: step!.state, due: step!.due, closed: step!.closedDay, late: step!.late },
    { step: '规划符合性复核', state: 'no-opinion', due: '2026-04-24', closed: '2026-04-25', late: 0 },
  )
  const line = (await readCase(firm, id)).timeline.find(({ key }) => key === 'task-planning')!
  assert.equal(line.state, 'done')
  assert.match(line.note!, /逾期未反馈，视为无意见/)

  const planning = taskOf('规划符合性复核')
  const own = (await planning.visitor.get(`/api/${region}/review/tasks/${planning.task.task}`)).json as TaskView
  assert.equal(own.own!.verdictText, '逾期未反馈，视为无意见')
  assert.deepEqual(own.can, [])
  const [decide] = await open('decider', 1)
  const seen = (await decide!.visitor.get(`/api/${region}/review/tasks/${decide!.task.task}`)).json as TaskView
  assert.deepEqual(
    seen.opinions.map(({ verdictText }) => verdictText),
    ['通过', '逾期未反馈，视为无意见'],
  )
  assert.equal((await acceptor.get(`/api/${region}/desk/late-steps`)).status, 403)
})
