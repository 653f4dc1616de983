import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Plan } from './plan.ts'
import { beforeIt, isAwaited, neededWhen } from './plan-order.ts'

const large = { answer: 'large' }
const plan: Plan = {
  parallel: [
    {
      series: [
        { task: 'planning' },
        { parallel: [{ task: 'fire' }, { when: large, then: { task: 'air' } }], join: 'all' },
      ],
    },
    { when: large, then: { task: 'review' }, otherwise: { task: 'promise' } },
  ],
  join: 'all',
}

test('what comes before, what is awaited, and when it is needed', () => {
  assert.deepEqual(beforeIt(plan, 'fire'), ['planning'])
  assert.deepEqual(beforeIt(plan, 'planning'), [])
  assert.deepEqual(
    ['planning', 'fire', 'review'].map((task) => isAwaited(plan, task)),
    [true, false, false],
  )
  assert.deepEqual(neededWhen(plan, 'air'), [large])
  assert.deepEqual(neededWhen(plan, 'promise'), [{ not: large }])
  assert.deepEqual(neededWhen(plan, 'fire'), [])
})
