import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DayCursor, InstantCursor } from './ids.ts'

const id = '3f2b0c1e-7a44-4b1e-9d5e-0a1b2c3d4e5f'

test('a place in a list is what the list gave, and nothing that the database would stumble over', () => {
  for (const right of [`2026-03-10,${id}`, `2024-02-29,${id}`]) assert.ok(DayCursor.safeParse(right).success, right)
  for (const wrong of [id, '2026-03-10', `2026-02-30,${id}`, `2026-03-10,x`, `2026-03-10,${id},`, `,${id}`, ''])
    assert.ok(!DayCursor.safeParse(wrong).success, wrong)
  for (const right of [`2026-03-10 02:00:00+00,${id}`, `2026-03-10 02:00:00.123456+08,${id}`])
    assert.ok(InstantCursor.safeParse(right).success, right)
  for (const wrong of [`2026-03-10,${id}`, `2026-03-10 25:00:00+00,${id}`, `2026-13-10 02:00:00+00,${id}`, 'infinity,'])
    assert.ok(!InstantCursor.safeParse(wrong).success, wrong)
})
