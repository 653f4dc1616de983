import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { DecisionRules } from '#contracts/item-ways.ts'
import { residentMedicalInsurance } from '#seed/items/resident-medical-insurance.ts'
import {
  changesOf,
  conditionOfParts,
  movedRule,
  partsOf,
  withNewRule,
  withoutRule,
  withRule,
} from '#web/desk/rule-draft.ts'

const fields = residentMedicalInsurance.form.flatMap((group) => group.fields)
const inForce = residentMedicalInsurance.decisionRules!
const changes = (after: DecisionRules) =>
  changesOf(inForce, after, fields, { outcome: (outcome) => (outcome === 'granted' ? '准予' : '不予') })

test('the parts of a condition are put together as they were taken apart', () => {
  for (const { when } of inForce.rules) assert.deepEqual(conditionOfParts(partsOf(when)), when)
  assert.deepEqual(conditionOfParts([]), { constant: true })
  assert.deepEqual(partsOf({ constant: true }), [])
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
