import assert from 'node:assert/strict'
import { test } from 'node:test'
import { emptyLine, gapsOf, sheetOf, withMet, type Lines } from './scoring.ts'

const criteria = [
  { key: 'area', title: '面积', measure: '不少于 60 平方米', points: 60, veto: false, basis: '第五条' },
  { key: 'exit', title: '疏散出口', measure: '不少于两个', points: 40, veto: true, basis: '第六条' },
]
const met: Lines = {
  area: { met: true, points: 60, finding: '图示 82 平方米' },
  exit: { met: true, points: 40, finding: '图示两个出口' },
}

test('a sheet adds up its points', () => {
  const sheet = sheetOf(criteria, 70, met)
  assert.equal(sheet.total, 100)
  assert.equal(sheet.full, 100)
  assert.ok(sheet.reached && sheet.complete)
})

test('the pass mark itself passes and one point less does not', () => {
  const at = { ...met, area: { ...met['area']!, points: 30 } }
  assert.equal(sheetOf(criteria, 70, at).reached, true)
  assert.equal(sheetOf(criteria, 71, at).reached, false)
})

test('a veto element marked 不符合 fails the sheet whatever the total', () => {
  const vetoed = sheetOf(criteria, 60, { ...met, exit: { met: false, points: 40, finding: '只有一个出口' } })
  assert.equal(vetoed.total, 100)
  assert.equal(vetoed.reached, false)
  assert.deepEqual(vetoed.vetoed, ['疏散出口'])
})

test('a criterion without finding, or with more points than it has, leaves the sheet open', () => {
  assert.equal(sheetOf(criteria, 60, { ...met, area: { met: true, points: 60, finding: ' ' } }).complete, false)
  assert.equal(sheetOf(criteria, 60, { ...met, area: { met: true, points: 61, finding: '图示' } }).complete, false)
  assert.equal(sheetOf(criteria, 60, { exit: met['exit']! }).done, 1)
})

test('符合 fills in all points and 不符合 none, unless points were written by hand', () => {
  const yes = withMet(emptyLine, true, criteria[0]!)
  assert.equal(yes.points, 60)
  assert.equal(withMet(yes, false, criteria[0]!).points, 0)
  assert.equal(withMet({ ...yes, points: 45 }, false, criteria[0]!).points, 45)
})

test('an opinion other than 通过 needs reasons, and 通过 needs the pass mark', () => {
  const sheet = sheetOf(criteria, 70, met)
  assert.deepEqual(gapsOf(sheet, 'pass', ''), [])
  assert.deepEqual(gapsOf(sheet, null, ''), ['verdict'])
  const low = sheetOf(criteria, 70, { ...met, area: { met: false, points: 0, finding: '不足' } })
  assert.deepEqual(gapsOf(low, 'pass', ''), ['not-reached'])
  assert.deepEqual(gapsOf(low, 'fail', '面积不足        '), ['reasons'])
  assert.deepEqual(gapsOf(low, 'fail', '面积不足六十平方米，见第二页'), [])
})

test('what is met in every element is not failed, whatever the points', () => {
  const reasons = '须另行聘请某机构出具评估报告'
  assert.deepEqual(gapsOf(sheetOf(criteria, 100, met), 'fail', reasons), ['sound'])
  assert.deepEqual(gapsOf(sheetOf(criteria, 101, met), 'fail', reasons), ['sound'])
})
