import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { DecisionRules } from '#contracts/item-ways.ts'
import { check } from '#kernel/condition-check.ts'
import { evaluate } from '#kernel/condition.ts'
import { residentMedicalInsurance } from '#seed/items/resident-medical-insurance.ts'
import {
  changesOf,
  conditionOfGroup,
  conditionOfWhole,
  groupOf,
  movedRule,
  plainFields,
  type Group,
  wholeOf,
  withNewRule,
  withoutRule,
  withRule,
} from '#web/desk/rule-draft.ts'

const fields = residentMedicalInsurance.form.flatMap((group) => group.fields)
const inForce = residentMedicalInsurance.decisionRules!
const changes = (after: DecisionRules) =>
  changesOf(inForce, after, fields, { outcome: (outcome) => (outcome === 'granted' ? '准予' : '不予') })

test('the parts of a condition are put together as they were taken apart', () => {
  for (const { when } of inForce.rules) assert.deepEqual(conditionOfWhole(wholeOf(when)), when)
  assert.deepEqual(conditionOfWhole({ how: 'any', parts: [] }), { constant: true })
  assert.deepEqual(wholeOf({ constant: true }), { how: 'all', parts: [] })
  const [one, two] = [{ empty: { answer: 'a' } }, { empty: { answer: 'b' } }]
  for (const when of [
    one,
    { not: one },
    { or: [one] },
    { not: { or: [one, two] } },
    { not: { and: [one, two] } },
    { not: { or: [{ or: [one, two] }] } },
    { and: [{ or: [one, { not: two }] }] },
    { or: [{ and: [one, two] }, { not: { or: [one, { and: [two, one] }] } }] },
  ])
    assert.deepEqual(conditionOfWhole(wholeOf(when)), when)
  assert.equal(groupOf(one), null)
})

test('all, any and none of a group hold as they say, at each depth, and the rule can be published', () => {
  const asked = plainFields(fields).filter(({ type }) => type === 'yes-no')
  const [a, b] =
    asked.length > 1
      ? asked
      : [
          { ...fields[0]!, key: 'a' },
          { ...fields[0]!, key: 'b' },
        ]
  const [yesA, yesB] = [{ answer: a!.key }, { answer: b!.key }]
  const answers = [true, false].flatMap((one) => [true, false].map((two) => ({ [a!.key]: one, [b!.key]: two })))
  const holds = (group: Group) => answers.map((given) => evaluate(conditionOfWhole(group), given))
  assert.deepEqual(holds({ how: 'all', parts: [yesA, yesB] }), [true, false, false, false])
  assert.deepEqual(holds({ how: 'any', parts: [yesA, yesB] }), [true, true, true, false])
  assert.deepEqual(holds({ how: 'none', parts: [yesA, yesB] }), [false, false, false, true])
  const inner = conditionOfGroup({ how: 'none', parts: [yesB] })
  const middle = conditionOfGroup({ how: 'any', parts: [yesA, inner] })
  assert.deepEqual(holds({ how: 'all', parts: [middle] }), [true, true, false, true])
  const typed = [a!, b!].map((field) => ({ ...field, type: 'yes-no' as const, class: 'plain' as const }))
  assert.deepEqual(check(conditionOfWhole({ how: 'all', parts: [middle] }), typed), [])
})

test('what was not touched is no change, and another version alone is none', () => {
  assert.deepEqual(changes(inForce), [])
  assert.deepEqual(changes({ ...inForce, version: 'other' }), [])
})

test('each rule that was added, changed, moved or taken out is told by its name, old words beside new', () => {
  const [first] = inForce.rules
  const added = changes(withNewRule(inForce))
  assert.deepEqual([added.length, added[0]?.how], [1, 'added'])
  const [changed] = changes(
    withRule(inForce, 0, { ...first!, outcome: first!.outcome === 'granted' ? 'refused' : 'granted' }),
  )
  assert.deepEqual([changed?.how, changed?.title, changed?.lines.length], ['changed', first!.title, 1])
  assert.match(changed!.lines[0]!, /^决定：由“.予”改为“.予”$/)
  assert.deepEqual(
    changes(withoutRule(inForce, 0)).map(({ how, title }) => [how, title]),
    [['removed', first!.title]],
  )
  assert.deepEqual(
    changes(movedRule(inForce, 0, 1)).map(({ how }) => how),
    ['moved', 'moved'],
  )
})

test('two new rules never share a key', () => {
  const two = withNewRule(withoutRule(withNewRule(inForce), 0))
  assert.equal(new Set(two.rules.map(({ key }) => key)).size, two.rules.length)
})
