import assert from 'node:assert/strict'
import { randomBytes, randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { openBlobs } from './blobs.ts'

const folder = mkdtempSync(join(tmpdir(), 'yichuang-blobs-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const key = randomBytes(32)

test('of two who store the same id at once, one is kept whole and nobody overwrites it', async () => {
  const blobs = openBlobs(folder)
  const id = randomUUID()
  await Promise.all(Array.from({ length: 8 }, (_none, n) => blobs.put(id, key, Buffer.alloc(100_000, n))))
  const kept = await blobs.get(id, key)
  await blobs.put(id, key, Buffer.from('later'))
  assert.deepEqual(await blobs.get(id, key), kept)
})

test('what a dead server left half-written is removed, and what is being written now is not', async () => {
  const blobs = openBlobs(folder)
  const half = join(folder, 'parts', randomUUID())
  mkdirSync(join(folder, 'parts'), { recursive: true })
  writeFileSync(half, 'half')
  await blobs.tidy(60_000)
  assert.ok(existsSync(half))
  await blobs.tidy(0)
  assert.ok(!existsSync(half))
})
