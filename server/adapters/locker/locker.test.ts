import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { LockerFailed, openLocker } from './locker.ts'
import { startLockerSimulator } from './simulator.ts'

const folder = mkdtempSync(join(tmpdir(), 'yichuang-locker-'))
after(() => rmSync(folder, { recursive: true, force: true }))

const start = Date.parse('2026-03-02T01:00:00Z')
const deposit = () => ({ effect: randomUUID(), reference: 'N1', code: 'AAAA-BBBB', pieces: 2 })
const simulator = (name: string, cells?: number) =>
  startLockerSimulator({ file: join(folder, name), now: () => start, ...(cells ? { cells } : {}) })

test('a cell is given once, however the answer is lost and however often it is asked', async () => {
  const machine = await simulator('once')
  const locker = openLocker({ url: machine.url, timeoutMs: 500 })
  const asked = deposit()
  for (const how of ['error', 'accept-then-error', 'drop-before', 'drop-after', 'slow', 'nonsense'] as const) {
    machine.misbehave(how)
    await assert.rejects(locker.reserve(asked), LockerFailed, how)
  }
  const given = await locker.reserve(asked)
  assert.deepEqual(await locker.reserve(asked), given)
  assert.equal(machine.deposits().length, 1)
  await machine.close()
})

test('the door opens for the right code alone, and for none after a recall', async () => {
  const machine = await simulator('door')
  const locker = openLocker({ url: machine.url })
  const [first, second] = [await locker.reserve(deposit()), await locker.reserve(deposit())]
  for (const { ticket } of [first!, second!]) machine.put(ticket)
  assert.equal(machine.take(first!.ticket, 'AAAA-AAAA'), 'shut')
  assert.equal(machine.take(first!.ticket, 'AAAA-BBBB'), 'opened')
  assert.equal((await locker.recall(first!.ticket)).state, 'taken-out')
  assert.equal((await locker.recall(second!.ticket)).state, 'recalled')
  assert.equal(machine.take(second!.ticket, 'AAAA-BBBB'), 'shut')
  assert.deepEqual(
    (await locker.news(first!.ticket)).map(({ state }) => state),
    ['stored', 'taken-out'],
  )
  await machine.close()
})

test('a full locker says so, and one that was switched off goes on where it was', async () => {
  const machine = await simulator('full', 1)
  const given = await openLocker({ url: machine.url }).reserve(deposit())
  assert.equal(await openLocker({ url: machine.url }).reserve(deposit()), null)
  await machine.close()
  const again = await simulator('full', 1)
  again.put(given!.ticket)
  assert.equal((await openLocker({ url: again.url }).news(given!.ticket)).length, 1)
  await again.close()
})
