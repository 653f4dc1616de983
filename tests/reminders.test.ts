import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { CaseEvent } from '#contracts/case-events.ts'
import type { ReplyOf } from '#contracts/endpoint.ts'
import type { readOfficeReminders } from '#contracts/office-reminders.ts'
import { fold } from '#kernel/decider.ts'
import { parseDay } from '#kernel/day.ts'
import { caseDecider } from '#server/modules/cases/case.ts'
import { caseEffects } from '#server/modules/cases/case-effects.ts'
import { caseStream } from '#server/modules/cases/case-stream.ts'
import { due as dueOf, stepDue } from '#server/modules/cases/due.ts'
import { remindedAsSet } from '#server/modules/cases/reminders/office-reminders.ts'
import { remindDay } from '#server/modules/cases/reminders/reminder-state.ts'
import { statement } from '#platform/db.ts'
import type { Entry } from '#platform/envelope.ts'
import { accept, fillDraft, openTasks, readCase, region, submit } from './harness/case-walk.ts'
import { testPlatform } from './harness/platform.ts'
import { acceptedUntil, answered, drawn, due, envOn, on, ref, submittedOn, traffic } from './harness/traffic-given.ts'

const submitted = submittedOn('2026-04-13', '2026-04-20')
const accepted = acceptedUntil('2026-05-12')
const opened = (task: string, last: string, day = '2026-04-20'): CaseEvent => ({
  type: 'task-opened',
  task,
  ref,
  due: due(last),
  late: null,
  day,
})
const reminded = (day: string, ...limits: [string, string][]): CaseEvent => ({
  type: 'reminded',
  limits: limits.map(([limit, last]) => ({ limit, due: last })),
  day,
})
const clock = { type: 'remind-clock-ran-out' as const }
const reviewed = [submitted, accepted, opened('traffic', '2026-04-27'), drawn('traffic')]

const entry = { actor: 'clerk', onBehalfOf: null, channel: 'site', recordedAt: '2026-04-20T01:00:00.000Z' } as Entry

/** When the clock rings next for the reminders of a case, as the rows say after its last event. */
function ringsAt(...events: CaseEvent[]): string | null {
  const place = { region, stream: ref, version: events.length }
  const last = events.at(-1)!
  const written = { ...entry, recordedAt: `${'day' in last ? last.day : '2026-04-20'}T01:00:00.000Z` }
  const rows = caseStream.project(place, fold(caseDecider, events), [last], [written])
  for (const change of rows) {
    if (change.table.name !== 'platform.deadlines') continue
    const found = 'upsert' in change ? change.upsert.find(({ name }) => name === 'remind') : undefined
    if (found) return String(found['due_at'])
  }
  return null
}

suite('到期提醒: rules', () => {
  test('the working day before is stated where holidays make it another than the weekday before', () => {
    const last = (start: string, days: number, remindBefore?: number) =>
      dueOf(envOn('2026-04-20'), parseDay(start), { unit: 'working', days, remindBefore })
    assert.equal(last('2026-04-20', 5).remindOn, undefined)
    assert.equal(remindDay(last('2026-04-20', 5)), '2026-04-24')
    // 6 May is the first working day after the holiday; the one before it is 30 April.
    assert.deepEqual([last('2026-04-24', 5).day, last('2026-04-24', 5).remindOn], ['2026-05-06', '2026-04-30'])
    // 9 May is a Saturday on which offices work.
    assert.deepEqual([last('2026-05-06', 4).day, remindDay(last('2026-05-06', 4))], ['2026-05-11', '2026-05-09'])
    assert.equal(remindDay(last('2026-04-20', 5, 3)), '2026-04-22')
  })

  test('what the supervision has set for an office goes before what the item says, moves no limit and nothing of others', () => {
    const env = envOn('2026-04-13')
    const told = { ...env.item, remindBefore: 2 }
    const { office } = told.tasks.find((task) => task.office !== told.office)!
    const lasts = (set: Record<string, number>) => {
      const at = { ...env, item: remindedAsSet(told, set) }
      const task = at.item.tasks.find((one) => one.office === office)!
      return [
        stepDue({ procedures: [], holds: [], about: null }, at, { ...task, limitDays: 5, openedDay: '2026-04-13' }),
        dueOf(at, parseDay('2026-04-13'), {
          ...told.promised,
          days: 10,
          unit: 'working',
          remindBefore: at.item.remindBefore,
        }),
      ]
    }
    const reminded = (set: Record<string, number>) => lasts(set).map(remindDay)
    assert.deepEqual(
      lasts({ [office]: 3 }).map(({ day }) => day),
      ['2026-04-20', '2026-04-27'],
    )
    assert.deepEqual(reminded({}), ['2026-04-16', '2026-04-23'])
    assert.deepEqual(reminded({ [office]: 3 }), ['2026-04-15', '2026-04-23'])
    assert.deepEqual(reminded({ [told.office]: 1 }), ['2026-04-16', '2026-04-24'])
    assert.equal(remindedAsSet(told, { elsewhere: 5 }), told)
  })

  test('a step is reminded of on the working day before its last one, once', () => {
    on('2026-04-23')
      .given(...reviewed)
      .when(clock)
      .then()
    const near = reminded('2026-04-24', ['step:traffic', '2026-04-27'])
    on('2026-04-24')
      .given(...reviewed)
      .when(clock)
      .then(near)
    on('2026-04-24')
      .given(...reviewed, near)
      .when(clock)
      .then()
  })

  test('a ring that was moved meanwhile reminds of nothing', () =>
    on('2026-04-24')
      .given(...reviewed)
      .when({ ...clock, stands: false })
      .then())

  test('the next reminder alone waits for the clock, and the one after it comes into its place', () => {
    assert.equal(ringsAt(submitted), '2026-04-16T16:00:00.000Z')
    assert.equal(ringsAt(...reviewed), '2026-04-23T16:00:00.000Z')
    const near = reminded('2026-04-24', ['step:traffic', '2026-04-27'])
    assert.equal(ringsAt(...reviewed, near), '2026-05-10T16:00:00.000Z')
  })

  test('whoever answered is reminded of nothing, and a case that is over rings no more', () => {
    assert.equal(ringsAt(...reviewed, answered('traffic', '2026-04-22')), '2026-05-10T16:00:00.000Z')
    assert.equal(ringsAt(...reviewed, { type: 'withdrawn', day: '2026-04-22' }), null)
  })

  test('a last day that has moved is reminded of again, and the mark of the old one is gone', () => {
    const near = reminded('2026-04-24', ['step:traffic', '2026-04-27'])
    const aside: CaseEvent = {
      type: 'task-put-aside',
      task: 'traffic',
      code: 'CODE-traffic',
      ground: 'records',
      days: 1,
      from: '2026-04-24',
      through: '2026-04-27',
      due: due('2026-04-29'),
      day: '2026-04-24',
    }
    const marks = caseStream
      .project({ region, stream: ref, version: 6 }, fold(caseDecider, [...reviewed, near, aside]), [aside], [entry])
      .flatMap((change) => ('upsert' in change ? change.upsert : []))
      .filter((row) => 'reminded' in row)
    assert.deepEqual(
      marks.map((row) => row['reminded']),
      [null],
    )
    on('2026-04-28')
      .given(...reviewed, near, aside)
      .when(clock)
      .then(reminded('2026-04-28', ['step:traffic', '2026-04-29']))
  })

  test('whoever is drawn anew is reminded too', () => {
    const near = reminded('2026-04-24', ['step:traffic', '2026-04-27'])
    const returned: CaseEvent = {
      type: 'assignee-returned',
      task: 'traffic',
      ref,
      next: ref,
      code: 'CODE-traffic',
      ground: 'illness',
      day: '2026-04-24',
    }
    on('2026-04-24')
      .given(...reviewed, near, returned)
      .when(clock)
      .then()
    on('2026-04-24')
      .given(...reviewed, near, returned, drawn('traffic'))
      .when(clock)
      .then(near)
  })

  test('a step of one day is reminded of on that day, not as it is given', () =>
    assert.equal(
      ringsAt(submitted, accepted, opened('traffic', '2026-04-21'), drawn('traffic')),
      '2026-04-20T16:00:00.000Z',
    ))

  test('the applicant is told of the days to ask for a hearing and of no limit of the office, and never past the last day', () => {
    const told = (event: CaseEvent) =>
      caseEffects({ region, stream: ref, version: 1 }, fold(caseDecider, [submitted]), [event]).map(
        ({ payload }) => payload['notice'],
      )
    assert.deepEqual(told(reminded('2026-04-24', ['hearing-request', '2026-04-27'])), ['answer-near'])
    assert.deepEqual(told(reminded('2026-04-24', ['revision:panel', '2026-04-27'])), ['revision-near'])
    assert.deepEqual(told(reminded('2026-04-28', ['hearing-request', '2026-04-27'])), [])
    assert.deepEqual(told(reminded('2026-04-24', ['step:traffic', '2026-04-27'], ['promised', '2026-04-27'])), [])
  })
})

test('the clock marks the rows of those who have to act: the desk that takes in, and the reviewers', async () => {
  let ahead = Date.parse('2026-04-13T01:00:00Z') - Date.now()
  const moveTo = (day: string) => {
    ahead = Date.parse(`${day}T01:00:00Z`) - Date.now()
  }
  const platform = await testPlatform({ wallNow: () => Date.now() + ahead })
  const firm = await platform.as('applicant-wang-for-gangcheng')
  const acceptor = await platform.as(platform.accountOf('acceptor', traffic.intakeOffice))
  const { case: id } = await submit(firm, await fillDraft(firm, traffic))
  const line = async (box: string) => {
    const answer = await acceptor.get(`/api/${region}/desk/cases?box=${box}&limit=100`)
    assert.equal(answer.status, 200, answer.body.toString())
    return (answer.json as { cases: { case: string; reminded: boolean; left: number }[] }).cases.find(
      (one) => one.case === id,
    )!
  }
  assert.equal((await line('intake')).reminded, false)
  moveTo('2026-04-17')
  const near = await platform.until(
    () => line('intake'),
    (one) => one.reminded,
  )
  assert.equal(near.left, 1)

  // 单位到期提醒: of what is given to that office from now on, two working days before.
  const title = '规划符合性复核'
  const { office } = traffic.tasks.find((task) => task.title === title)!
  const supervisor = await platform.as('supervisor')
  const at = `/api/${region}/desk/office-reminders`
  const set = (days: number | null, which: string = office) => supervisor.send('POST', `${at}/${which}`, { days })
  for (const days of [0, 11]) assert.equal((await set(days)).status, 400)
  assert.equal((await set(2, 'nobody-there')).status, 404)
  assert.equal((await set(2)).status, 200)
  const { offices } = (await supervisor.get(at)).json as ReplyOf<typeof readOfficeReminders>
  assert.deepEqual(
    offices.filter(({ days }) => days !== null).map((one) => [one.office, one.days]),
    [[office, 2]],
  )
  await accept(acceptor, id)
  const reviews = await platform.until(
    () => openTasks(platform, 'reviewer', traffic),
    (found) => found.length === 2,
  )
  assert.ok(reviews.every(({ task }) => task.reminded === null))
  assert.equal((await line('running')).reminded, false)
  const planning = async () =>
    (await openTasks(platform, 'reviewer', traffic)).find(({ task }) => task.title === title)!.task
  const { due: last } = await planning()
  assert.equal(last, '2026-04-23')
  moveTo('2026-04-21')
  const marked = await platform.until(planning, (task) => task.reminded !== null)
  assert.deepEqual([marked.reminded, marked.left], ['near', 2])
  // On the day of the reminder it is drawn anew: the clock reminds whoever has it now, and goes on to what is next.
  const former = (await openTasks(platform, 'reviewer', traffic)).find(({ task }) => task.title === title)!
  const back = await former.visitor.send('POST', `/api/${region}/review/tasks/${former.task.task}/return`, {
    ground: 'illness',
  })
  assert.equal(back.status, 200, back.body.toString())
  const later = await platform.until(
    async () => (await openTasks(platform, 'reviewer', traffic)).find(({ task }) => task.title === title)?.task ?? null,
    (task) => task?.reminded === 'near',
  )
  assert.notEqual(later!.task, former.task.task)
  const rings = await platform.platform.db.query(
    'system',
    statement(`select due_at from platform.deadlines where stream = $1 and name = 'remind'`, [id]),
  )
  assert.ok(rings.rows.every((row) => (row['due_at'] as Date).getTime() > Date.now() + ahead))
  const step = (await readCase(firm, id)).timeline.find(({ key }) => key === 'task-planning')!
  assert.match(step.note!, /已提醒期限将至/)
})
