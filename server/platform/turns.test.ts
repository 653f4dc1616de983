import assert from 'node:assert/strict'
import { test } from 'node:test'
import { turns } from './turns.ts'

const after = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

test('work under one key goes one after another, in the order it came; other keys do not wait', async () => {
  const { take } = turns()
  const seen: string[] = []
  const work = (name: string, ms: number) => async () => {
    seen.push(`${name} begins`)
    await after(ms)
    seen.push(`${name} ends`)
  }
  await Promise.all([take('a', work('first', 20)), take('a', work('second', 1)), take('b', work('other', 1))])
  assert.deepEqual(seen, ['first begins', 'other begins', 'other ends', 'first ends', 'second begins', 'second ends'])
})

test('work that fails gives its turn on, and its error to its own caller alone', async () => {
  const { take } = turns()
  const failing = take('a', async () => {
    await after(1)
    throw new Error('lost')
  })
  const next = take('a', async () => 'done')
  await assert.rejects(failing, /lost/)
  assert.equal(await next, 'done')
})

test('who has waited long enough goes ahead', async () => {
  const { take } = turns(10)
  let release = () => {}
  const stuck = take('a', () => new Promise<void>((resolve) => (release = resolve)))
  assert.equal(await take('a', async () => 'went ahead'), 'went ahead')
  release()
  await stuck
})
