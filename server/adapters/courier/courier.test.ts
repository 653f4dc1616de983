import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { CourierFailed, openCourier } from './courier.ts'
import { startCourierSimulator, takenParcels } from './simulator.ts'

const folder = mkdtempSync(join(tmpdir(), 'yichuang-courier-'))
after(() => rmSync(folder, { recursive: true, force: true }))

const start = Date.parse('2026-03-02T01:00:00Z')
const parcel = () => ({
  effect: randomUUID(),
  reference: 'N1',
  recipient: { name: '刘明德', phone: '13900000001', address: '连云港市海州区通灌南路 12 号' },
  pieces: 2,
})

test('an announced parcel is on the courier’s disk when its waybill comes back', async () => {
  const file = join(folder, 'announced.log')
  const carrier = await startCourierSimulator({ file, now: () => start })
  const sent = parcel()
  const { waybill } = await openCourier({ url: carrier.url }).announce(sent)
  assert.deepEqual(takenParcels(file), [{ ...sent, waybill, at: '2026-03-02T01:00:00.000Z' }])
  await carrier.close()
})

for (const how of ['accept-then-error', 'drop-after', 'slow', 'no-waybill'] as const)
  test(`a parcel whose announcement met “${how}” is taken over once, under one waybill, however often it is announced`, async () => {
    const file = join(folder, `${how}.log`)
    const first = await startCourierSimulator({ file, now: () => start, slowMs: 2_000 })
    first.misbehave(how)
    const sent = parcel()
    const announce = (url: string) => openCourier({ url, timeoutMs: 300 }).announce(sent)
    await assert.rejects(announce(first.url), CourierFailed)
    const { waybill } = await announce(first.url)
    await first.close()
    const restarted = await startCourierSimulator({ file, now: () => start })
    assert.equal((await announce(restarted.url)).waybill, waybill)
    assert.equal(takenParcels(file).length, 1)
    await restarted.close()
  })

for (const how of ['error', 'drop-before'] as const)
  test(`a parcel that meets “${how}” is not announced, and the error names nobody`, async () => {
    const file = join(folder, `${how}.log`)
    const carrier = await startCourierSimulator({ file, now: () => start })
    carrier.misbehave(how)
    const sent = parcel()
    await assert.rejects(
      openCourier({ url: carrier.url }).announce(sent),
      (error) =>
        error instanceof CourierFailed &&
        Object.values(sent.recipient).every((text) => !JSON.stringify([error.message, error.stack]).includes(text)),
    )
    assert.deepEqual(takenParcels(file), [])
    await carrier.close()
  })

test('a parcel that travels by itself is signed for in the end', async () => {
  let now = start
  const carrier = await startCourierSimulator({ file: join(folder, 'travel.log'), now: () => now, stageMs: 60_000 })
  const courier = openCourier({ url: carrier.url })
  const { waybill } = await courier.announce(parcel())
  assert.deepEqual(await courier.track(waybill), [])
  now += 5 * 60_000
  const track = await courier.track(waybill)
  assert.deepEqual(
    track.map(({ state }) => state),
    ['collected', 'in-transit', 'out-for-delivery', 'signed'],
  )
  await assert.rejects(courier.track('YC99999999999CN'), CourierFailed)
  await carrier.close()
})
