import assert from 'node:assert/strict'
import { test } from 'node:test'
import { degreesOf } from './gauss-kruger.ts'

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
