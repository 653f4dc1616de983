import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Rows, Statement } from './db.ts'
import { openTailReads, untilNextLook } from './tail-reads.ts'

const asked: Statement[] = []
let answer: () => Promise<Rows> = async () => ({ rows: [{ position: String(asked.length) }] }) as unknown as Rows
const reads = openTailReads({
  query: (_role, one) => {
    asked.push(one)
    return answer()
  },
})

test('readers who stand at the same place are answered by one statement, others by their own', async () => {
  asked.length = 0
  const [first, second, elsewhere] = await Promise.all([
    reads.after('7', '70', 500),
    Promise.resolve().then(() => reads.after('7', '70', 500)),
    reads.after('7', '71', 500),
  ])
  assert.equal(asked.length, 2)
  assert.equal(first, second)
  assert.notEqual(first, elsewhere)
})

test('who asks when a read is already on its way is not answered by it: news since then would be missing', async () => {
  asked.length = 0
  let later: Promise<unknown> = Promise.resolve()
  answer = async () => {
    if (asked.length === 1) later = reads.after('8', '80', 500)
    return { rows: [] } as unknown as Rows
  }
  await reads.after('8', '80', 500)
  await later
  assert.equal(asked.length, 2)
})

test('a read that fails fails for all who asked, and the next one is another', async () => {
  asked.length = 0
  answer = () => Promise.reject(new Error('the database is away'))
  const both = await Promise.allSettled([reads.after('9', '90', 500), reads.after('9', '90', 500)])
  assert.deepEqual(
    both.map(({ status }) => status),
    ['rejected', 'rejected'],
  )
  answer = async () => ({ rows: [] }) as unknown as Rows
  assert.deepEqual(await reads.after('9', '90', 500), [])
  assert.equal(asked.length, 2)
})

test('readers who came to wait at different moments look at the same one, none sooner than a timer is exact', () => {
  const looksAt = (now: number) => now + untilNextLook(100, now)
  assert.deepEqual([700, 701.5, 740, 794.5].map(looksAt), [800, 800, 800, 800])
  // One whose timer ended a little early, and one that came just before.
  assert.deepEqual([795.5, 799.25, 800].map(looksAt), [900, 900, 900])
})
