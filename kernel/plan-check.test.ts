/* oxlint-disable unicorn/no-thenable -- the word of a choice in a plan; its value is data and never a function */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import type { Plan } from './plan.ts'
import type { PlanError } from './plan-check.ts'
import { checkPlan, conditionsOf } from './plan-check.ts'
import { plans } from './plan.fixture.ts'

const a = { task: 'a' }
const goesOn = { task: 'a', onFail: 'continue' }
const nested = (depth: number): unknown => (depth === 1 ? a : { series: [nested(depth - 1)] })

test('a plan without faults can be published', () => {
  fc.assert(fc.property(plans, (plan) => assert.deepEqual(checkPlan(plan), [])))
  assert.deepEqual(checkPlan({ series: [{ task: 'a', onFail: 'continue' }, { task: 'b' }] }), [])
})

const faulty: [string, unknown, PlanError][] = [
  [
    'a task named twice',
    { series: [a, { parallel: [a], join: 'all' }] },
    { at: '/series/1/parallel/0', code: 'duplicate-task', subject: 'a' },
  ],
  [
    'a task in both branches of a choice',
    { when: { constant: true }, then: a, otherwise: a },
    { at: '/otherwise', code: 'duplicate-task', subject: 'a' },
  ],
  ['a series of nothing', { series: [] }, { at: '', code: 'empty-group', subject: '' }],
  [
    'a group of nothing',
    { series: [{ parallel: [], join: 'all' }] },
    { at: '/series/0', code: 'empty-group', subject: '' },
  ],
  [
    'a quorum larger than the group',
    { parallel: [a], join: { quorum: 2 } },
    { at: '', code: 'quorum-too-large', subject: '2' },
  ],
  ['a quorum of zero', { parallel: [a], join: { quorum: 0 } }, { at: '', code: 'bad-quorum', subject: '0' }],
  ['half a quorum', { parallel: [a], join: { quorum: 0.5 } }, { at: '', code: 'bad-quorum', subject: '0.5' }],
  [
    'a last step that goes on',
    { series: [{ task: 'b' }, goesOn] },
    { at: '/series/1', code: 'misplaced-on-fail', subject: '' },
  ],
  [
    'a branch that goes on',
    { parallel: [goesOn, { task: 'b' }], join: 'all' },
    { at: '/parallel/0', code: 'misplaced-on-fail', subject: '' },
  ],
  ['a whole plan that goes on', goesOn, { at: '', code: 'misplaced-on-fail', subject: '' }],
  ['a plan too deep', nested(33), { at: '/series/0'.repeat(32), code: 'too-deep', subject: '' }],
  ['a join nobody knows', { parallel: [a], join: 'most' }, { at: '', code: 'malformed', subject: '' }],
  ['a join of nothing', { parallel: [a], join: null }, { at: '', code: 'malformed', subject: '' }],
  ['a group without join', { parallel: [a] }, { at: '', code: 'malformed', subject: '' }],
  ['a group that is no list', { parallel: a, join: 'all' }, { at: '', code: 'malformed', subject: '' }],
  ['a series that is no list', { series: a }, { at: '', code: 'malformed', subject: '' }],
  ['a task without name', { task: '' }, { at: '', code: 'malformed', subject: '' }],
  ['a task that is no text', { task: 1 }, { at: '', code: 'malformed', subject: '' }],
  ['a choice without branch', { when: { constant: true } }, { at: '', code: 'malformed', subject: '' }],
  ['a step of two kinds', { task: 'a', series: [] }, { at: '', code: 'malformed', subject: '' }],
  ['a step of no kind', { series: [{}] }, { at: '/series/0', code: 'malformed', subject: '' }],
  ['no plan at all', null, { at: '', code: 'malformed', subject: '' }],
]
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- stored JSON may hold anything; the check is what finds out
const stored = (value: unknown): Plan => value as Plan
for (const [title, plan, error] of faulty)
  test(`${title} is told`, () => assert.deepEqual(checkPlan(stored(plan)), [error]))

test('all errors are told at once', () =>
  assert.deepEqual(
    checkPlan(stored({ series: [a, a, { series: [] }] })).map((error) => error.code),
    ['duplicate-task', 'empty-group'],
  ))

test('no stored JSON makes the check throw', () => {
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      fc.jsonValue(),
      fc.dictionary(fc.constantFrom('task', 'series', 'parallel', 'join', 'when', 'then'), tie('tree'), { maxKeys: 2 }),
      fc.array(tie('tree'), { maxLength: 2 }),
    ),
  }))
  fc.assert(
    fc.property(tree, (value) => Array.isArray(checkPlan(stored(value)))),
    { numRuns: 1000 },
  )
})

test('the conditions of a plan are named with their places', () => {
  const [first, second] = [{ answer: 'a' }, { answer: 'b' }]
  const plan: Plan = {
    series: [
      { when: first, then: { when: second, then: a } },
      { parallel: [{ when: first, then: a, otherwise: { when: second, then: a } }], join: 'all' },
    ],
  }
  assert.deepEqual(conditionsOf(plan), [
    { at: '/series/0/when', condition: first },
    { at: '/series/0/then/when', condition: second },
    { at: '/series/1/parallel/0/when', condition: first },
    { at: '/series/1/parallel/0/otherwise/when', condition: second },
  ])
})
