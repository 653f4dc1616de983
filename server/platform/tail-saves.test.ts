import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Rows, Statement } from './db.ts'
import { openTailSaves } from './tail-saves.ts'

const asked: Statement[] = []
let answer: () => Promise<Rows> = async () => ({ rows: [] }) as unknown as Rows
const saves = openTailSaves({
  query: (_role, one) => {
    asked.push(one)
    return answer()
  },
})
const at = (reader: string, position: string) => ({ reader, tx: position, position })

test('readers who save in one turn are written by one statement, in one order', async () => {
  asked.length = 0
  await Promise.all([saves.save(at('papers', '70')), saves.save(at('draw', '71'))])
  assert.deepEqual(
    asked.map(({ values }) => values),
    [
      [
        ['draw', 'papers'],
        ['71', '70'],
        ['71', '70'],
      ],
    ],
  )
})

test('what is saved when a write is already on its way is written by the next one', async () => {
  asked.length = 0
  let later: Promise<void> = Promise.resolve()
  answer = async () => {
    if (asked.length === 1) later = saves.save(at('draw', '81'))
    return { rows: [] } as unknown as Rows
  }
  await saves.save(at('papers', '80'))
  await later
  assert.deepEqual(
    asked.map(({ values }) => values[0]),
    [['papers'], ['draw']],
  )
})

test('a write that fails fails for all whose place it held, and the next one is another', async () => {
  asked.length = 0
  answer = () => Promise.reject(new Error('the database is away'))
  const both = await Promise.allSettled([saves.save(at('papers', '90')), saves.save(at('draw', '90'))])
  assert.deepEqual(
    both.map(({ status }) => status),
    ['rejected', 'rejected'],
  )
  answer = async () => ({ rows: [] }) as unknown as Rows
  await saves.save(at('draw', '91'))
  assert.deepEqual(asked.at(-1)?.values[2], ['91'])
})
