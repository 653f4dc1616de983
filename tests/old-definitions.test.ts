import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Item } from '#contracts/item.ts'
import { lyg } from '#seed/city/lyg.ts'
import { inTodaysShape } from '#server/modules/catalogue/old-definitions.ts'

test('a revision that showed who applies to a reviewer is still read', () => {
  const item = JSON.parse(JSON.stringify(lyg.items[0])) as { materials: Record<string, unknown>[] }
  const old = structuredClone(item)
  Object.assign(old.materials[0]!, { sight: 'identity-needed', sightReason: '须核对身份' })
  assert.throws(() => Item.parse(old))
  const [first, ...others] = Item.parse(inTodaysShape(old)).materials
  assert.equal(first!.sight, 'blind')
  assert.deepEqual(others, Item.parse(item).materials.slice(1))
  assert.deepEqual(inTodaysShape(item), item)
})
