import assert from 'node:assert/strict'
import { test } from 'node:test'
import { degreesOf, metresOf } from './gauss-kruger.ts'

const near = (place: { x: number; y: number }, longitude: number, latitude: number) => {
  const found = degreesOf(place)
  assert.ok(found)
  // 1e-7 of a degree is about a centimetre.
  assert.ok(Math.abs(found.longitude - longitude) < 1e-7, String(found.longitude))
  assert.ok(Math.abs(found.latitude - latitude) < 1e-7, String(found.latitude))
}

test('metres with the number of a zone are degrees', () => {
  near({ x: 40_500_000, y: 0 }, 120, 0)
  near({ x: 20_500_000, y: 0 }, 117, 0)
  near({ x: 40_500_000, y: 4_984_944.378 }, 120, 45)
  // The edge of a zone of UTM at the equator, without the scale of UTM.
  near({ x: 20_500_000 + 333_978.5566 / 0.9996, y: 0 }, 120, 0)
})

test('metres from an origin of their own have no degrees', () => {
  for (const x of [0, 12, 500_000, 24_500_000, 46_500_000, -1]) assert.equal(degreesOf({ x, y: 0 }), null)
  assert.equal(degreesOf({ x: 40_500_000, y: -1 }), null)
})

test('degrees are metres of the zone of 3° that they lie in, and those metres the same degrees', () => {
  assert.deepEqual(metresOf({ longitude: 120, latitude: 45 }), { x: 40_500_000, y: 4_984_944.38 })
  for (const [longitude, latitude] of [
    [119.22, 34.6],
    [118.51, 34.1],
    [87.6, 43.8],
    [135, 48.4],
    [112.3, 3.9],
  ] as const) {
    const at = metresOf({ longitude, latitude })
    assert.equal(Math.floor(at.x / 1_000_000), Math.round(longitude / 3))
    const back = degreesOf(at)!
    // Half a centimetre is about 5e-8 of a degree.
    assert.ok(Math.abs(back.longitude - longitude) < 1e-7 && Math.abs(back.latitude - latitude) < 1e-7, `${longitude}`)
  }
  assert.equal(Math.floor(metresOf({ longitude: 118.51, latitude: 34 }, 39).x / 1_000_000), 39)
  near(metresOf({ longitude: 118.51, latitude: 34 }, 39), 118.51, 34)
  for (const [longitude, latitude] of [
    [73, 40],
    [137, 40],
    [120, -1],
    [120, 90],
  ] as const)
    assert.throws(() => metresOf({ longitude, latitude }), RangeError)
})
