import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { CaseEvent } from '#contracts/case-events.ts'
import type { OverInternalCase } from '#contracts/over-internal.ts'
import type { Problem } from '#contracts/problem.ts'
import type { LateStep } from '#contracts/late-steps.ts'
import type { TaskView } from '#contracts/review.ts'
import type { Item } from '#contracts/item.ts'
import { fold } from '#kernel/decider.ts'
import { china } from '#seed/calendars/china.ts'
import { caseDecider } from '#server/modules/cases/case.ts'
import { accept, fillDraft, openTasks, opine, readCase, region, submit } from './harness/case-walk.ts'
import { testPlatform } from './harness/platform.ts'
import { acceptedUntil, answered, drawn, due, envOn, on, ref, submittedOn, traffic } from './harness/traffic-given.ts'

const rule = (task: string) => traffic.tasks.find(({ key }) => key === task)!.whenLate!

suite('rules', () => {
  const opened = (task: string, last: string): CaseEvent => ({
    type: 'task-opened',
    task,
    ref,
    due: due(last),
    late: rule(task),
    day: '2026-04-20',
  })
  const given: CaseEvent[] = [
    submittedOn('2026-04-20', '2026-04-27'),
    acceptedUntil('2026-05-07'),
    opened('traffic', '2026-04-27'),
    opened('planning', '2026-04-24'),
  ]
  type Overdue = Extract<CaseEvent, { type: 'task-overdue' }>
  type Rung = Pick<Overdue, 'then' | 'rung' | 'next'>
  const overdue = (task: string, last: string, day: string, at: Rung): Overdue => ({
    type: 'task-overdue',
    task,
    office: traffic.tasks.find(({ key }) => key === task)!.office,
    due: due(last),
    ...at,
    basis: rule(task).basis,
    day,
  })

  test('on its last day a step is not late', () => {
    on('2026-04-24')
      .given(...given)
      .when({ type: 'step-clock-ran-out', task: 'planning' })
      .then()
  })

  const reminded = overdue('planning', '2026-04-24', '2026-04-25', { then: 'remind', rung: 0, next: due('2026-04-27') })
  const supervised = overdue('planning', '2026-04-24', '2026-04-28', {
    then: 'supervise',
    rung: 1,
    next: due('2026-04-28'),
  })
  const silent = overdue('planning', '2026-04-24', '2026-04-30', { then: 'no-opinion', rung: 2, next: null })
  const ranOut = (task: string) => ({ type: 'step-clock-ran-out' as const, task })

  test('the day after, its office is reminded, and again nothing before the next rung', () => {
    on('2026-04-25')
      .given(...given)
      .when(ranOut('planning'))
      .then(reminded)
    on('2026-04-27')
      .given(...given, reminded)
      .when(ranOut('planning'))
      .then()
  })

  test('a working day later it is for the supervision, and another one later silence stands for no opinion', () => {
    on('2026-04-28')
      .given(...given, reminded)
      .when(ranOut('planning'))
      .then(supervised)
    on('2026-04-28')
      .given(...given, reminded, supervised)
      .when(ranOut('planning'))
      .then()
    on('2026-04-30')
      .given(...given, reminded, supervised)
      .when(ranOut('planning'))
      .then(silent)
  })

  test('an item that knew one rule alone has a ladder of one rung', () => {
    const single = { ...opened('planning', '2026-04-24'), late: { then: 'no-opinion' as const, basis: '原来的规定' } }
    on('2026-04-25')
      .given(...given.slice(0, -1), single)
      .when(ranOut('planning'))
      .then({
        ...overdue('planning', '2026-04-24', '2026-04-25', { then: 'no-opinion', rung: 0, next: null }),
        basis: '原来的规定',
      })
  })

  test('what was late before there were ladders goes no further', () => {
    const { rung: _rung, next: _next, ...before } = supervised
    on('2026-05-20')
      .given(...given, before)
      .when(ranOut('planning'))
      .then()
  })

  test('a step that is answered climbs no further', () => {
    const pass = answered('planning', '2026-04-27')
    on('2026-04-28')
      .given(...given, drawn('planning'), reminded, pass)
      .when(ranOut('planning'))
      .then()
  })

  test('a holiday between two rungs moves the next one, and the day on which the step became late stays', () => {
    const calendar = { ...china, holidays: { ...china.holidays, '2026-04-27': '临时放假' } }
    const events = caseDecider.decide(
      { type: 'recompute-limits', notice: '一个通知' },
      fold(caseDecider, [...given, reminded]),
      { ...envOn('2026-04-25'), calendar },
    )
    const [event] = events
    assert.ok(event?.type === 'limits-recomputed')
    const moved = event.moved.filter(({ limit }) => limit.endsWith(':planning'))
    const to = { ...due('2026-04-28'), remindOn: '2026-04-24' }
    assert.deepEqual(moved, [{ limit: 'rung:planning', from: due('2026-04-27'), to }])
    const { tasks } = fold(caseDecider, [...given, reminded, event])
    assert.deepEqual([tasks['planning']!.due, tasks['planning']!.nextRung], [due('2026-04-24'), to])
  })

  test('the last silent step opens the decision', () => {
    on('2026-04-30')
      .given(...given, drawn('traffic'), answered('traffic', '2026-04-22'), reminded, supervised)
      .when(ranOut('planning'))
      .then(silent, { type: 'task-opened', task: 'decide', ref, due: due('2026-05-08'), day: '2026-04-30' })
  })

  test('the leading office is reminded and supervised, and its step waits on', () => {
    const first = overdue('traffic', '2026-04-27', '2026-04-28', { then: 'remind', rung: 0, next: due('2026-04-28') })
    const last = overdue('traffic', '2026-04-27', '2026-04-29', { then: 'supervise', rung: 1, next: null })
    on('2026-04-28')
      .given(...given)
      .when(ranOut('traffic'))
      .then(first)
    on('2026-04-29')
      .given(...given, first)
      .when(ranOut('traffic'))
      .then(last)
    on('2026-05-20')
      .given(...given, first, last)
      .when(ranOut('traffic'))
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
    const goesOn = [...given, drawn('planning'), begun]
    const late = (day: string, at: Rung) => overdue('planning', '2026-04-28', day, at)
    const first = late('2026-04-29', { then: 'remind', rung: 0, next: due('2026-04-29') })
    const second = late('2026-04-30', { then: 'supervise', rung: 1, next: due('2026-05-06') })
    on('2026-05-07')
      .given(...goesOn, first, second)
      .when(ranOut('planning'))
      .then(late('2026-05-07', { then: 'supervise', rung: 2, next: null }))
  })

  test('what is stopped after it was late counts on from there', () => {
    const aside: CaseEvent = {
      type: 'task-put-aside',
      task: 'planning',
      code: 'CODE-planning',
      ground: 'records',
      days: 1,
      from: '2026-04-27',
      through: '2026-04-28',
      due: due('2026-04-24'),
      day: '2026-04-27',
    }
    on('2026-04-28')
      .given(...given, drawn('planning'), reminded, aside)
      .when(ranOut('planning'))
      .then({ type: 'late-recounted', task: 'planning', next: due('2026-04-29'), day: '2026-04-28' })
  })

  test('a special procedure that begins when the step is late puts off what is done next, and ended early no longer', () => {
    const begin = {
      type: 'begin-procedure' as const,
      task: 'traffic',
      kind: 'testing' as const,
      expectedDays: 2,
      reason: '需要由检测机构检测，才能查明事实。',
    }
    const of: Item = {
      ...traffic,
      specialProcedures: [{ kind: 'testing', maxDays: 20, basis: '测试依据', bundled: false }],
    }
    const env = (day: string) => ({ ...envOn(day), item: of })
    const late = [...given, drawn('traffic'), reminded]
    const [begun] = caseDecider.decide(begin, fold(caseDecider, late), env('2026-04-27'))
    const notice = {
      type: 'record-paper' as const,
      paper: 'special-procedure-notice-testing-1',
      kind: 'special-procedure-notice',
      file: ref,
      content: `c1:${'0'.repeat(64)}`,
    }
    const told = caseDecider.decide(notice, fold(caseDecider, [...late, begun!]), env('2026-04-27'))
    const [, stands, putOff] = told
    assert.equal(stands?.type, 'special-procedure-told')
    const next = { type: 'late-recounted', task: 'planning', day: '2026-04-27' }
    assert.deepEqual(putOff, { ...next, next: due('2026-04-30') })
    const end = { type: 'end-procedure' as const, task: 'traffic', procedure: 'testing-1', result: begin.reason }
    const [, sooner] = caseDecider.decide(end, fold(caseDecider, [...late, begun!, ...told]), env('2026-04-28'))
    assert.deepEqual(sooner, { ...next, day: '2026-04-28', next: due('2026-04-29') })
  })

  test('what is taken up sooner than it was to be goes on from that day', () => {
    const aside: CaseEvent = {
      type: 'task-put-aside',
      task: 'planning',
      code: 'CODE-planning',
      ground: 'records',
      days: 3,
      from: '2026-04-27',
      through: '2026-04-29',
      due: due('2026-04-24'),
      day: '2026-04-27',
    }
    const putOff: CaseEvent = {
      type: 'late-recounted',
      task: 'planning',
      next: due('2026-04-30'),
      day: '2026-04-28',
    }
    const [taken, recounted] = caseDecider.decide(
      { type: 'take-up', task: 'planning' },
      fold(caseDecider, [...given, drawn('planning'), reminded, aside, putOff]),
      envOn('2026-04-28'),
    )
    assert.equal(taken?.type, 'task-taken-up')
    assert.deepEqual(recounted, {
      type: 'late-recounted',
      task: 'planning',
      next: due('2026-04-29'),
      day: '2026-04-28',
    })
  })

  test('whoever is to answer once more has the days of the ladder once more', () => {
    const sentBack: CaseEvent = {
      type: 'task-sent-back',
      task: 'planning',
      from: 'decide',
      code: 'CODE-decide',
      ground: 'contradictory',
      reason: '所依据的数据与材料不一致',
      day: '2026-04-29',
    }
    const events = [...given, drawn('planning'), reminded, answered('planning', '2026-04-27'), sentBack]
    on('2026-04-29')
      .given(...events)
      .when(ranOut('planning'))
      .then({ type: 'late-recounted', task: 'planning', next: due('2026-04-30'), day: '2026-04-29' })
  })

  test('an opinion after the silence comes too late', () => {
    on('2026-04-30')
      .given(...given, drawn('planning'), reminded, supervised, silent)
      .when({ type: 'give-opinion', task: 'planning', verdict: 'pass', scores: [], reasons: '符合' })
      .refused('task.silence-stands')
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

  const moveTo = (day: string) => {
    ahead = Date.parse(`${day}T01:00:00Z`) - Date.now()
  }
  const planning = taskOf('规划符合性复核')
  const openPlanning = async () =>
    (await openTasks(platform, 'reviewer', traffic)).find(({ task }) => task.title === '规划符合性复核')?.task
  moveTo('2026-04-25')
  const [late] = await platform.until(
    () => listed('open'),
    (steps) => steps.length === 1,
  )
  assert.deepEqual([late!.acted, late!.nextAfter, late!.state], ['remind', '2026-04-27', 'open'])
  assert.equal((await openPlanning())?.reminded, 'remind')
  moveTo('2026-04-27')
  const aside = `/api/${region}/review/tasks/${planning.task.task}/aside`
  assert.equal((await planning.visitor.send('POST', aside, { ground: 'records', days: 1 })).status, 200)
  moveTo('2026-04-28')
  await platform.until(
    () => listed('open'),
    ([one]) => one?.nextAfter === '2026-04-29',
  )
  moveTo('2026-04-30')
  const [watched] = await platform.until(
    () => listed('open'),
    ([one]) => one?.acted === 'supervise',
  )
  assert.equal(watched!.nextAfter, '2026-04-30')
  assert.equal((await openPlanning())?.reminded, 'supervise')

  moveTo('2026-05-07')
  const [step] = await platform.until(
    () => listed('settled'),
    (steps) => steps.length === 1,
  )
  assert.deepEqual(
    { step: step!.step, state: step!.state, due: step!.due, closed: step!.closedDay, late: step!.late },
    { step: '规划符合性复核', state: 'no-opinion', due: '2026-04-24', closed: '2026-05-07', late: 6 },
  )
  assert.deepEqual([step!.acted, step!.nextAfter], ['no-opinion', null])
  const line = (await readCase(firm, id)).timeline.find(({ key }) => key === 'task-planning')!
  assert.equal(line.state, 'done')
  assert.match(line.note!, /4月25日提醒承办单位.*4月30日转监管督办.*逾期未反馈，视为无意见/)

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

  // The same case is past the internal limit of five working days: decided all the same, for a reason that the supervision reads.
  assert.equal((await acceptor.get(`/api/${region}/desk/over-internal`)).status, 403)
  const over = async (box: string) => {
    const answer = await supervisor.get(`/api/${region}/desk/over-internal?box=${box}&limit=100`)
    assert.equal(answer.status, 200, answer.body.toString())
    return (answer.json as { cases: OverInternalCase[] }).cases.filter((one) => one.case === id)
  }
  const onDesk = (await readCase(acceptor, id, 'desk')).internal!
  assert.ok(onDesk.overdue && onDesk.limitDays === 5)
  assert.equal((await readCase(firm, id)).internal, null)
  assert.deepEqual(seen.internal, onDesk)
  const [waiting] = await over('open')
  assert.deepEqual([waiting?.due, waiting?.decidedDay, waiting?.reason], [onDesk.due, null, null])
  assert.deepEqual(await over('decided'), [])
  const send = (overInternal: object | null) =>
    decide!.visitor.send('POST', `/api/${region}/review/tasks/${decide!.task.task}/decision`, {
      outcome: 'granted',
      reasons: '',
      basis: '《道路交通安全法》第一百零四条',
      overInternal,
    })
  assert.equal(((await send(null)).json as Problem).code, 'decision.over-internal')
  const words = '规划部门逾期未反馈，等待期间无法作出决定。'
  const decided = await send({ ground: 'other-office', words })
  assert.equal(decided.status, 200, decided.body.toString())
  const [settled] = await over('decided')
  assert.deepEqual([settled?.reason, settled?.words, settled?.decidedDay], ['等待其他部门反馈', words, '2026-05-07'])
  assert.deepEqual(await over('open'), [])
})
