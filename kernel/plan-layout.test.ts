/* oxlint-disable unicorn/no-thenable -- the word of a choice in a plan; its value is data and never a function */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import type { Plan } from './plan.ts'
import { tasksOf } from './plan.ts'
import { layout } from './plan-layout.ts'
import { plans } from './plan.fixture.ts'

const t = (task: string): Plan => ({ task })
const holds = { constant: true }
const places = (plan: Plan) => layout(plan).nodes.map(({ id, rank, lane }) => `${id}@${rank},${lane}`)
const lines = (plan: Plan) =>
  layout(plan).edges.map(({ from, to, branch, viaLane }) =>
    [from, to, branch, viaLane].filter((part) => part !== undefined).join(' '),
  )

test('tasks in series stand in a row', () => {
  const plan: Plan = { series: [t('a'), t('b')] }
  assert.deepEqual(places(plan), ['task:a@0,0', 'task:b@1,0'])
  assert.deepEqual(lines(plan), ['task:a task:b'])
})

test('reviews side by side stand between two gateways, what follows in their middle', () => {
  const plan: Plan = { series: [{ parallel: [t('a'), { series: [t('b'), t('c')] }], join: 'all' }, t('d')] }
  assert.deepEqual(places(plan), [
    'fork:0@0,0.5',
    'join:0@3,0.5',
    'task:a@1,0',
    'task:b@1,1',
    'task:c@2,1',
    'task:d@4,0.5',
  ])
  assert.deepEqual(lines(plan), [
    'fork:0 task:a',
    'task:a join:0',
    'fork:0 task:b',
    'task:b task:c',
    'task:c join:0',
    'join:0 task:d',
  ])
  const { first, last, ranks, lanes } = layout(plan)
  assert.deepEqual({ first, last, ranks, lanes }, { first: 'fork:0', last: 'task:d', ranks: 5, lanes: 2 })
})

test('a choice without its other branch leads past on a lane of its own', () => {
  const plan: Plan = { series: [t('a'), { when: holds, then: t('b') }] }
  assert.deepEqual(places(plan), ['task:a@0,0.5', 'choice:0@1,0.5', 'merge:0@3,0.5', 'task:b@2,0'])
  assert.deepEqual(lines(plan), [
    'task:a choice:0',
    'choice:0 task:b then',
    'task:b merge:0',
    'choice:0 merge:0 otherwise 1',
  ])
})

test('a free lane moves with its group', () => {
  const plan: Plan = { parallel: [t('a'), { when: holds, then: t('b') }], join: 'any' }
  assert.ok(lines(plan).includes('choice:1 merge:1 otherwise 2'))
})

test('a choice names both ways', () =>
  assert.deepEqual(lines({ when: holds, then: t('a'), otherwise: t('b') }), [
    'choice:0 task:a then',
    'task:a merge:0',
    'choice:0 task:b otherwise',
    'task:b merge:0',
  ]))

test('gateways carry what a page writes beside them', () => {
  const condition = { answer: 'basement' }
  const { nodes } = layout({
    series: [
      { parallel: [t('a')], join: { quorum: 1 } },
      { when: condition, then: t('b') },
    ],
  })
  assert.deepEqual(nodes.find((node) => node.kind === 'join')?.join, { quorum: 1 })
  assert.deepEqual(nodes.find((node) => node.kind === 'choice')?.condition, condition)
})

test('groups of nothing are left out', () => {
  const nothing: Plan[] = [
    { series: [] },
    { parallel: [{ series: [] }], join: 'all' },
    { when: holds, then: { series: [] } },
  ]
  for (const plan of nothing)
    assert.deepEqual(layout(plan), { nodes: [], edges: [], first: null, last: null, ranks: 0, lanes: 0 })
  assert.deepEqual(places({ series: [...nothing, t('a')] }), ['task:a@0,0'])
})

test('in any chart every task stands once, at a place of its own, and every line leads on', () => {
  fc.assert(
    fc.property(plans, (plan) => {
      const { nodes, edges, first, last, ranks, lanes } = layout(plan)
      assert.deepEqual(
        nodes.flatMap((node) => (node.kind === 'task' ? [node.task] : [])).toSorted(),
        tasksOf(plan).toSorted(),
      )
      assert.equal(new Set(nodes.map((node) => node.id)).size, nodes.length)
      assert.equal(new Set(nodes.map(({ rank, lane }) => `${rank},${lane}`)).size, nodes.length)
      const byId = new Map(nodes.map((node) => [node.id, node]))
      const rankOf = (id: string) => byId.get(id)?.rank ?? assert.fail(`no node ${id}`)
      for (const { from, to } of edges) assert.ok(rankOf(from) < rankOf(to))
      for (const { rank, lane } of nodes) {
        assert.ok(rank >= 0 && rank < ranks && lane >= 0 && lane <= lanes - 1)
        assert.equal((lane * 2) % 1, 0)
      }
      for (const { id } of nodes) {
        assert.equal(
          edges.some((edge) => edge.to === id),
          id !== first,
        )
        assert.equal(
          edges.some((edge) => edge.from === id),
          id !== last,
        )
      }
    }),
    { numRuns: 500 },
  )
})
