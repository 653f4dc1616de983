import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Item } from '#contracts/item.ts'
import { lyg } from '#seed/city/lyg.ts'
import { statement } from '#platform/db.ts'
import { askCatalogue } from '#server/modules/catalogue/index.ts'
import { inTodaysShape } from '#server/modules/catalogue/old-definitions.ts'
import { itemOf, region } from './harness/case-walk.ts'
import { testPlatform } from './harness/platform.ts'

test('a revision that showed who applies to a reviewer is still read', () => {
  const item = JSON.parse(JSON.stringify(lyg.items[0])) as { materials: Record<string, unknown>[] }
  const old = structuredClone(item)
  Object.assign(old.materials[0]!, { sight: 'identity-needed', sightReason: '须核对身份' })
  assert.throws(() => Item.parse(old))
  const [first, ...others] = Item.parse(inTodaysShape(old, null)).materials
  assert.equal(first!.sight, 'blind')
  assert.deepEqual(others, Item.parse(item).materials.slice(1))
  assert.deepEqual(inTodaysShape(item, null), item)
})

test('a whole that does not say yet what its parts bear on is read with what their items bear on', async () => {
  const platform = await testPlatform()
  const whole = itemOf('open-restaurant')
  const { rows } = await platform.platform.db.query(
    'system',
    statement(`select definition from catalogue.items where region = $1 and code = $2 order by revision`, [
      region,
      whole.code,
    ]),
  )
  const definition = rows.at(-1)!['definition'] as { parts: Record<string, unknown>[] }
  assert.ok(whole.parts.some(({ bearsOn }) => bearsOn.length > 0))
  const parts = definition.parts.map(({ bearsOn: _bearsOn, ...part }) => part)
  const revision = rows.length + 1
  await platform.platform.db.query(
    'system',
    statement(
      `insert into catalogue.items (region, code, revision, published_at, definition) values ($1, $2, $3, now(), $4)`,
      [region, whole.code, revision, JSON.stringify({ ...definition, revision, parts })],
    ),
  )
  const read = await askCatalogue(platform.platform.db, Date.now).item(region, whole.code, revision)
  assert.deepEqual(
    read.parts.map(({ item, bearsOn }) => [item, bearsOn]),
    whole.parts.map(({ item }) => [item, itemOf(item).bearsOn]),
  )
})
