import assert from 'node:assert/strict'
import { test } from 'node:test'
import { heldBack, withWaiting } from './waiting.ts'

const materials = [
  { key: 'plan', name: '平面图' },
  { key: 'photo', name: '照片' },
]
const missing = [{ path: 'materials.plan', message: '请提交平面图' }]

test('pages that were not sent, and files on their way, hold a step back, though the material is optional', () => {
  const waits = withWaiting(withWaiting({}, 'photo', 'pages'), 'plan', 'transfer')
  const held = heldBack(materials, waits, missing)
  assert.deepEqual(
    held.map(({ path }) => path),
    ['materials.plan', 'materials.photo'],
  )
  assert.match(held[0]!.message, /平面图.*正在上传/)
  assert.match(held[1]!.message, /照片.*还没有上传/)
})

test('what has gone up, or was dropped, holds nothing back', () => {
  const waits = withWaiting(withWaiting({}, 'photo', 'pages'), 'photo', null)
  assert.deepEqual(heldBack(materials, waits, missing), missing)
  assert.deepEqual(heldBack(materials, {}, []), [])
  assert.deepEqual(heldBack(materials, { elsewhere: 'pages' }, []), [])
})
