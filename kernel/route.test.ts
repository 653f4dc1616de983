import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import * as fc from 'fast-check'
import { checkPlan } from './plan-check.ts'
import { openTasks, tasksOf, type Verdict } from './plan.ts'
import { routeOf, shortestRoute, stagesOf, type Leg } from './route.ts'

const leg = (key: string, ...after: string[]): Leg => ({ key, after })
const days: Record<string, number> = { planning: 5, traffic: 8, fire: 9, advertising: 3 }

suite('用时最短的路线', () => {
  test('what waits for nothing goes side by side', () =>
    assert.deepEqual(routeOf([leg('a'), leg('b')]), { parallel: [{ task: 'a' }, { task: 'b' }], join: 'all' }))

  test('what needs the outcome of another follows it, and nothing else waits', () =>
    assert.deepEqual(routeOf([leg('planning'), leg('traffic'), leg('fire', 'planning')]), {
      parallel: [{ task: 'traffic' }, { series: [{ task: 'planning' }, { task: 'fire' }] }],
      join: 'all',
    }))

  test('the critical path is the longest chain, not the sum', () => {
    const route = shortestRoute(
      [leg('planning'), leg('traffic'), leg('fire', 'planning'), leg('advertising')],
      (key) => days[key]!,
    )
    assert.deepEqual(route.stages, [['planning', 'traffic', 'advertising'], ['fire']])
    assert.deepEqual(route.critical, { days: 14, tasks: ['planning', 'fire'] })
    assert.equal(route.oneAfterAnother, 25)
  })

  test('a leg that the answers do not need takes no time', () => {
    const when = { answer: 'large' }
    const legs = [leg('planning'), { ...leg('traffic'), when }]
    assert.equal(shortestRoute(legs, (key) => days[key]!, { large: true }).critical.days, 8)
    const small = shortestRoute(legs, (key) => days[key]!, { large: false })
    assert.deepEqual([small.critical.days, small.stages, small.oneAfterAnother], [5, [['planning']], 5])
  })

  test('legs that wait for each other are refused', () => {
    assert.throws(() => routeOf([leg('a', 'b'), leg('b', 'a')]), RangeError)
    assert.throws(() => stagesOf([leg('a', 'b'), leg('b', 'a')]), RangeError)
  })
})

/** Legs that wait only for earlier ones. */
const legs = fc
  .array(fc.array(fc.nat(11), { maxLength: 3 }), { minLength: 1, maxLength: 12 })
  .map((all) =>
    all.map((before, place) =>
      leg(`leg${place}`, ...new Set(before.filter((other) => other < place).map((other) => `leg${other}`))),
    ),
  )

test('any route can be published, keeps every order, opens each leg once and ends', () => {
  fc.assert(
    fc.property(legs, (all) => {
      const plan = routeOf(all)
      assert.deepEqual(checkPlan(plan), [])
      assert.deepEqual(tasksOf(plan).toSorted(), all.map(({ key }) => key).toSorted())
      const closed: Record<string, Verdict> = {}
      for (;;) {
        const { open, done } = openTasks(plan, closed, {})
        if (done) break
        for (const key of open)
          assert.ok(
            all.find((one) => one.key === key)!.after.every((before) => closed[before]),
            `${key} opens before what it waits for`,
          )
        closed[open[0]!] = 'pass'
      }
      assert.equal(Object.keys(closed).length, all.length)
    }),
    { numRuns: 300 },
  )
})
