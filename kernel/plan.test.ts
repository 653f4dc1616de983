/* oxlint-disable unicorn/no-thenable -- the word of a choice in a plan; its value is data and never a function */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import type { Join, Plan, Progress, Verdict } from './plan.ts'
import { criticalPath, openTasks, tasksOf } from './plan.ts'
import { answers, plans, verdicts } from './plan.fixture.ts'

const t = (task: string): Plan => ({ task })
const goesOn = (task: string): Plan => ({ task, onFail: 'continue' })
const inSeries = (...series: Plan[]): Plan => ({ series })
const side = (join: Join, ...parallel: Plan[]): Plan => ({ parallel, join })
const yes = { constant: true }
const no = { constant: false }
const absent: Plan = { when: no, then: t('never') }

/** `a+ b- c~`: a passed, b failed, c passed after revision. */
function closings(text: string): Record<string, Verdict> {
  const signs: Record<string, Verdict> = { '+': 'pass', '-': 'fail', '~': 'pass-after-revision' }
  return Object.fromEntries(
    text
      .split(' ')
      .filter(Boolean)
      .map((word) => [word.slice(0, -1), signs[word.slice(-1)] ?? 'pass']),
  )
}

/** `open a,b`, or `passed` / `failed`; then what is skipped: `/ c`. */
function told({ open, skipped, done, verdict }: Progress): string {
  assert.equal(done, verdict !== null)
  assert.equal(done, open.length === 0)
  return `${verdict ?? `open ${open.join()}`}${skipped.length ? ` / ${skipped.join()}` : ''}`
}

const review = inSeries(side('all', t('a'), t('b')), t('decide'))
const advised = inSeries({ ...side('all', t('a'), t('b')), onFail: 'continue' }, t('decide'))
const table: [string, Plan, string, string][] = [
  ['one task is open at once', t('a'), '', 'open a'],
  ['one task that passes is the whole plan', t('a'), 'a+', 'passed'],
  ['pass after revision passes', t('a'), 'a~', 'passed'],
  ['one task that fails fails the plan', t('a'), 'a-', 'failed'],
  ['a name every object has is not a closing', t('toString'), '', 'open toString'],
  ['reviews open side by side', review, '', 'open a,b'],
  ['the decision waits for every review', review, 'a+', 'open b'],
  ['the decision opens when all have passed', review, 'a+ b~', 'open decide'],
  ['all hears every branch even after a failure', review, 'a-', 'open b'],
  ['a failed group ends its series', review, 'a- b+', 'failed / decide'],
  ['a failed review that is advice lets the decision open', advised, 'a- b+', 'open decide'],
  ['the decision makes failed advice good', advised, 'a- b+ decide+', 'passed'],
  ['the decision may follow failed advice', advised, 'a- b+ decide-', 'failed'],
  ['nothing makes a last failure good', inSeries(t('a'), goesOn('b')), 'a+ b-', 'failed'],
  ['a step that drops out makes nothing good', inSeries(goesOn('a'), absent), 'a-', 'failed / never'],
  ['a later failure still ends the series', inSeries(goesOn('a'), t('b'), t('c')), 'a- b-', 'failed / c'],
  ['until-failed closes at the first failure', side('until-failed', t('a'), t('b'), t('c')), 'b-', 'failed / a,c'],
  ['until-failed passes when all passed', side('until-failed', t('a'), t('b')), 'a+ b+', 'passed'],
  ['until-failed waits while none failed', side('until-failed', t('a'), t('b')), 'a+', 'open b'],
  ['any closes at the first pass', side('any', t('a'), inSeries(t('b'), t('c'))), 'a+', 'passed / b,c'],
  ['any goes on after a failure', side('any', t('a'), t('b')), 'a-', 'open b'],
  ['any fails when all failed', side('any', t('a'), t('b')), 'a- b-', 'failed'],
  ['a quorum waits for enough', side({ quorum: 2 }, t('a'), t('b'), t('c')), 'a+ c-', 'open b'],
  ['a quorum closes with enough', side({ quorum: 2 }, t('a'), t('b'), t('c')), 'a+ b+', 'passed / c'],
  ['a quorum out of reach fails', side({ quorum: 2 }, t('a'), t('b'), t('c')), 'a- b-', 'failed / c'],
  ['first closes with whoever passed first', side('first', t('a'), t('b')), 'b+', 'passed / a'],
  ['first closes with whoever failed first', side('first', t('a'), t('b')), 'b-', 'failed / a'],
  ['first waits for one', side('first', t('a'), t('b')), '', 'open a,b'],
  ['a vote waits for every vote', side({ votes: 2 }, t('a'), t('b'), t('c')), 'a+ b+', 'open c'],
  ['a vote passes with enough', side({ votes: 2 }, t('a'), t('b'), t('c')), 'a+ b+ c-', 'passed'],
  ['an equal vote has not passed', side({ votes: 2 }, t('a'), t('b')), 'a+ b-', 'failed'],
  ['what was closed before its group closed is not skipped', side('any', t('a'), t('b')), 'a+ b-', 'passed'],
  ['a condition that holds opens its branch', { when: yes, then: t('a'), otherwise: t('b') }, '', 'open a / b'],
  ['one that does not opens the other', { when: no, then: t('a'), otherwise: t('b') }, '', 'open b / a'],
  ['one without the other drops out', inSeries(absent, t('a')), '', 'open a / never'],
  ['a plan that drops out whole has passed', absent, '', 'passed / never'],
  ['a branch that drops out passes nothing', side('any', absent, t('a')), '', 'open a / never'],
  ['a branch that drops out fails nothing', side('all', absent, t('a')), 'a+', 'passed / never'],
  ['a quorum shrinks to the branches there are', side({ quorum: 2 }, absent, t('a')), 'a+', 'passed / never'],
  ['a group whose branches all drop out drops out', inSeries(side('all', absent), t('a')), '', 'open a / never'],
  ['a group of nothing does not dead-end', inSeries(inSeries(), side('any'), t('a')), '', 'open a'],
  ['a quorum that is no number does not dead-end', side({ quorum: Number.NaN }, t('a')), 'a+', 'failed'],
  ['a quorum of zero waits for one', side({ quorum: 0 }, t('a'), t('b')), '', 'open a,b'],
  ['a task named twice is open once', side('all', t('a'), t('a')), '', 'open a'],
  ['a task named twice does not dead-end', side('all', t('a'), side('any', t('b'), t('a'))), 'b+', 'open a'],
]
for (const [title, plan, closed, expected] of table)
  test(title, () => assert.equal(told(openTasks(plan, closings(closed), {})), expected))

test('the answers of the case choose the branch', () => {
  const plan: Plan = {
    when: { gt: [{ answer: 'area' }, { constant: 500 }] },
    then: t('site-visit'),
    otherwise: t('desk'),
  }
  assert.deepEqual(openTasks(plan, {}, { area: 800 }).open, ['site-visit'])
  assert.deepEqual(openTasks(plan, {}, { area: 400 }).open, ['desk'])
})

/** Closes one open task after the other, `choose` picking which, until the plan is done. */
function run(
  plan: Plan,
  verdictOf: (task: string) => Verdict,
  choose: (open: readonly string[]) => string | undefined,
) {
  const closed: Record<string, Verdict> = {}
  const seen: Progress[] = []
  for (;;) {
    const progress = openTasks(plan, closed, answers)
    seen.push(progress)
    if (progress.done) return { closed, seen, end: progress }
    const task = choose(progress.open)
    assert.ok(task, 'never nothing open and not done')
    assert.ok(!(task in closed), 'a closed task is not open')
    closed[task] = verdictOf(task)
  }
}

const fixed = (tasks: readonly string[], stream: IterableIterator<Verdict>): Record<string, Verdict> =>
  Object.fromEntries(tasks.map((task) => [task, stream.next().value ?? 'pass']))

test('any plan ends for any verdicts, and accounts for every task', () => {
  fc.assert(
    fc.property(plans, verdicts, fc.infiniteStream(fc.nat()), (plan, stream, picks) => {
      const tasks = tasksOf(plan)
      const byTask = fixed(tasks, stream)
      const pick = (open: readonly string[]) => open[(picks.next().value ?? 0) % open.length]
      const { closed, seen, end } = run(plan, (task) => byTask[task] ?? 'pass', pick)
      assert.ok(seen.length <= tasks.length + 1)
      assert.deepEqual([...Object.keys(closed), ...end.skipped].toSorted(), tasks.toSorted())
    }),
    { numRuns: 1000 },
  )
})

test('a task opens at most once, and what is skipped never opens', () => {
  fc.assert(
    fc.property(plans, verdicts, fc.infiniteStream(fc.nat()), (plan, stream, picks) => {
      const byTask = fixed(tasksOf(plan), stream)
      const pick = (open: readonly string[]) => open[(picks.next().value ?? 0) % open.length]
      const { seen } = run(plan, (task) => byTask[task] ?? 'pass', pick)
      for (const task of tasksOf(plan)) {
        const spell = seen.map(({ open }) => (open.includes(task) ? 'o' : '-')).join('')
        assert.match(spell, /^-*o*-*$/)
        const skippedFrom = seen.findIndex(({ skipped }) => skipped.includes(task))
        if (skippedFrom < 0) continue
        for (const later of seen.slice(skippedFrom)) {
          assert.ok(later.skipped.includes(task))
          assert.ok(!later.open.includes(task))
        }
      }
    }),
    { numRuns: 1000 },
  )
})

test('the order in which tasks are closed does not change the result', () => {
  fc.assert(
    fc.property(plans, verdicts, fc.infiniteStream(fc.nat()), (plan, stream, picks) => {
      // Of `first` the order is the very rule.
      fc.pre(!JSON.stringify(plan).includes('"first"'))
      const byTask = fixed(tasksOf(plan), stream)
      const verdictOf = (task: string) => byTask[task] ?? 'pass'
      const first = run(plan, verdictOf, (open) => open[0]).end.verdict
      const last = run(plan, verdictOf, (open) => open.at(-1)).end.verdict
      const some = run(plan, verdictOf, (open) => open[(picks.next().value ?? 0) % open.length]).end.verdict
      assert.deepEqual([last, some], [first, first])
      assert.equal(openTasks(plan, byTask, answers).verdict, first)
    }),
    { numRuns: 1000 },
  )
})

test('where a plan stands depends on what was closed, not on the order of the record', () => {
  fc.assert(
    fc.property(plans, verdicts, (plan, stream) => {
      const closed = Object.entries(
        fixed(
          tasksOf(plan).filter((_, i) => i % 2 === 0),
          stream,
        ),
      )
      const reversed = Object.fromEntries(closed.toReversed())
      assert.deepEqual(openTasks(plan, reversed, answers), openTasks(plan, Object.fromEntries(closed), answers))
    }),
  )
})

const days: Record<string, number> = { form: 1, road: 5, fire: 7, visit: 3, decide: 2, never: 90 }
const daysOf = (task: string) => days[task] ?? 0
const joint = inSeries(t('form'), side('all', t('road'), t('fire'), inSeries(t('visit'), t('visit'))), t('decide'))

test('the critical path goes through the slowest branch', () =>
  assert.deepEqual(criticalPath(joint, daysOf), { days: 10, tasks: ['form', 'fire', 'decide'] }))

test('of equally long branches the first is named', () =>
  assert.deepEqual(criticalPath(side('any', inSeries(t('road'), t('decide')), t('fire')), daysOf), {
    days: 7,
    tasks: ['road', 'decide'],
  }))

test('without answers every branch counts, with them only the one taken', () => {
  const plan = inSeries(t('form'), absent, { when: yes, then: t('visit'), otherwise: t('fire') })
  assert.deepEqual(criticalPath(plan, daysOf), { days: 98, tasks: ['form', 'never', 'fire'] })
  assert.deepEqual(criticalPath(plan, daysOf, {}), { days: 4, tasks: ['form', 'visit'] })
})

test('a plan of nothing takes no days', () =>
  assert.deepEqual(criticalPath(side('all'), daysOf), { days: 0, tasks: [] }))

test('no run through a plan takes longer than its critical path', () => {
  fc.assert(
    fc.property(plans, verdicts, (plan, stream) => {
      // Every task takes one day and all open tasks close at once: rounds are days.
      const byTask = fixed(tasksOf(plan), stream)
      let closed: Record<string, Verdict> = {}
      let rounds = 0
      for (let now = openTasks(plan, closed, answers); !now.done; now = openTasks(plan, closed, answers)) {
        closed = { ...closed, ...Object.fromEntries(now.open.map((task) => [task, byTask[task] ?? 'pass'])) }
        rounds++
      }
      assert.ok(rounds <= criticalPath(plan, () => 1, answers).days)
      assert.ok(criticalPath(plan, () => 1, answers).days <= criticalPath(plan, () => 1).days)
    }),
  )
})
