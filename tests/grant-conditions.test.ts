import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { CaseEvent, Score } from '#contracts/case-events.ts'
import type { Verdict } from '#contracts/opinion.ts'
import { fold } from '#kernel/decider.ts'
import { parseDay } from '#kernel/day.ts'
import { specification } from '#kernel/testing.ts'
import { china } from '#seed/calendars/china.ts'
import { fireDesignReview as item } from '#seed/items/fire-design-review.ts'
import { acceptedUntil, openFor, passedOn, submittedFor } from '#tests/harness/case-given.ts'
import { caseDecider } from '#server/modules/cases/case.ts'
import { conditionsOf } from '#server/modules/cases/review/grant-conditions.ts'

const env = { item, calendar: china, day: parseDay('2026-04-22'), newRef: () => '00000000-0000-4000-8000-000000000009' }
const rules = specification(caseDecider, env)

const scores = (unmet: readonly string[]): Score[] =>
  item.sheets
    .find(({ key }) => key === 'fireSafety')!
    .criteria.map(({ key, points }) => ({
      criterion: key,
      points: unmet.includes(key) ? points - 5 : points,
      met: !unmet.includes(key),
      finding: unmet.includes(key) ? '缺暖通专业的图纸。' : '符合',
    }))
const opened = [submittedFor(item), acceptedUntil(), ...openFor('fireSafety', 'r1')]
const opinion = (verdict: Verdict, unmet: readonly string[]): CaseEvent => ({
  ...(passedOn('2026-04-21', 'fireSafety') as Extract<CaseEvent, { type: 'opinion-given' }>),
  verdict,
  scores: scores(unmet),
  reasons: '设计文件的深度不足，其余符合规范的要求。',
})
const merging = (verdict: Verdict, unmet: readonly string[]): CaseEvent[] => [
  ...opened,
  opinion(verdict, unmet),
  ...openFor('merge', 'r2'),
]
const merge = (verdict: Verdict) =>
  ({ type: 'merge-feedback', task: 'merge', verdict, summary: '须另行聘请某机构出具评估报告后方可施工。' }) as const

suite('修改后通过', () => {
  test('nobody passes what is to be changed where no element of the sheet is unmet', () =>
    rules
      .given(...opened)
      .when({
        type: 'give-opinion',
        task: 'fireSafety',
        verdict: 'pass-after-revision',
        scores: scores([]),
        reasons: '须另行聘请某机构出具评估报告。',
      })
      .refused('task.condition-beside-sheet'))
  test('no lead makes a condition of what every office found met', () =>
    rules
      .given(...merging('pass', []))
      .when(merge('pass-after-revision'))
      .refused('task.condition-beside-sheet'))
  test('what the paper demands of the holder are the unmet elements of the sheet and nothing else', () => {
    const given = merging('pass-after-revision', ['documents'])
    const state = fold(caseDecider, given)
    const merged = caseDecider.decide(merge('pass-after-revision'), state, env)
    assert.deepEqual(conditionsOf(fold(caseDecider, [...given, ...merged]), item), [
      '“消防设计文件的深度”（依据：《建设工程消防设计审查验收工作细则》关于消防设计文件编制深度的规定）不符合，应当改正：缺暖通专业的图纸。',
    ])
  })
  test('no lead drops what an office asked to be mended', () =>
    rules
      .given(...merging('pass-after-revision', ['documents']))
      .when(merge('pass'))
      .refused('task.merge-drops-conditions'))
  test('what is unmet may fail the whole', () => {
    const state = fold(caseDecider, merging('pass-after-revision', ['documents']))
    const [merged] = caseDecider.decide(merge('fail'), state, env)
    assert.equal(merged?.type === 'feedback-merged' && merged.verdict, 'fail')
  })
  test('where nobody sums up, what the review found unmet stands on the paper all the same', () => {
    const state = fold(caseDecider, [...opened, opinion('pass-after-revision', ['documents'])])
    assert.equal(conditionsOf(state, item).length, 1)
    assert.deepEqual(conditionsOf(fold(caseDecider, [...opened, opinion('pass', ['documents'])]), item), [])
  })
})

suite('不通过', () => {
  test('no lead fails what no office failed and every element of the sheets was met in', () =>
    rules
      .given(...merging('pass', []))
      .when(merge('fail'))
      .refused('task.merge-without-failure'))
})
