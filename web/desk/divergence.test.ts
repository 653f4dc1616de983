import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compare, ownScores, verdictsDiverge } from './divergence.ts'

const opinion = (verdict: 'pass' | 'pass-after-revision' | 'fail', scores: [string, number, boolean][]) => ({
  title: '场所审查',
  label: '审查人员甲',
  verdict,
  verdictText: '',
  total: null,
  reasons: '',
  scores: scores.map(([criterion, points, met]) => ({ criterion, title: criterion, points, met, finding: '见图' })),
})

test('what several offices scored stands side by side, and what one scored stands with that office', () => {
  const opinions = [
    opinion('pass', [['a', 20, true]]),
    opinion('pass', [
      ['b', 10, true],
      ['a', 18, true],
    ]),
    opinion('pass', [['c', 5, true]]),
  ]
  assert.deepEqual(
    compare(opinions).map((line) => [line.criterion, line.scores.map((score) => score?.points ?? null), line.diverges]),
    [['a', [20, 18, null], null]],
  )
  assert.deepEqual(
    opinions.map((each) => ownScores(each, opinions).map((score) => score.criterion)),
    [[], ['b'], ['c']],
  )
})

test('one key under two titles is two criteria', () => {
  const one = opinion('pass', [['compartments', 20, true]])
  const other = opinion('fail', [['compartments', 0, false]])
  other.scores[0]!.title = '防火分区和防烟分区'
  assert.deepEqual(compare([one, other]), [])
})

test('符合 against 不符合 on one criterion diverges', () =>
  assert.equal(
    compare([opinion('pass', [['a', 9, true]]), opinion('fail', [['a', 8, false]])])[0]?.diverges,
    'opposite',
  ))

test('points ten apart on one criterion diverge, nine do not', () => {
  assert.equal(compare([opinion('pass', [['a', 30, true]]), opinion('pass', [['a', 20, true]])])[0]?.diverges, 'points')
  assert.equal(compare([opinion('pass', [['a', 30, true]]), opinion('pass', [['a', 21, true]])])[0]?.diverges, null)
})

test('offices diverge where their verdicts differ', () => {
  assert.equal(verdictsDiverge([opinion('pass', []), opinion('fail', [])]), true)
  assert.equal(verdictsDiverge([opinion('fail', []), opinion('fail', [])]), false)
})
