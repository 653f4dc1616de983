import assert from 'node:assert/strict'
import { test } from 'node:test'
import { metresOf } from '#kernel/gauss-kruger.ts'
import { tileSize, tilesOf, tilesUnder } from './tiles.ts'

const template = 'https://t.example.cn/{z}/{x}/{y}.png'
const view = { ...metresOf({ longitude: 119.22, latitude: 34.6 }), span: 500 }
const laid = (transform: string) => transform.slice('matrix('.length, -1).split(' ').map(Number)

test('tiles cover the view, side by side, turned by the little that the meridian leans', () => {
  const tiles = tilesOf(view, template)
  assert.ok(tiles.length >= 4 && tiles.length <= 16, `${tiles.length}`)
  // 119.22° and 34.6° lie in this tile of the common scheme.
  const middle = tiles.find(({ href }) => href === 'https://t.example.cn/17/108942/52094.png')
  assert.ok(middle, tiles.map(({ href }) => href).join(' '))
  const [a, b, c, d, e, f] = laid(middle.transform) as [number, number, number, number, number, number]
  assert.ok(e <= 200 && e + a * tileSize >= 200 && f <= 200 && f + d * tileSize >= 200, middle.transform)
  assert.ok(Math.abs(b / a) < 0.01 && Math.abs(a - d) < 0.01 * a && Math.abs(b + c) < 0.001, middle.transform)
  const right = laid(tiles.find(({ href }) => href.endsWith('/108943/52094.png'))!.transform)
  assert.ok(Math.hypot(right[4]! - (e + a * tileSize), right[5]! - (f + b * tileSize)) < 0.05)
  const xs = tiles.map(({ transform }) => laid(transform)[4]!)
  assert.ok(Math.min(...xs) <= 0 && Math.max(...xs) + a * tileSize >= 400)
})

test('there is no ground without a service, a zone, or beyond the zone', () => {
  assert.deepEqual(tilesUnder(view, null), [])
  assert.deepEqual(tilesOf({ x: 0, y: 0, span: 500 }, template), [])
  assert.deepEqual(tilesOf({ ...view, x: 45_999_999 }, template), [])
  // Where a zone's number ends: what lies beside it by its metres lies 8° away on the ground.
  assert.deepEqual(tilesOf({ x: 40_000_000, y: 3_830_000, span: 500 }, template), [])
  const both = tilesUnder(view, { layers: [template, 'https://t.example.cn/names/{z}/{x}/{y}'], credit: '某图' })
  assert.equal(both.length, tilesOf(view, template).length * 2)
})

test('near and far as many tiles as a screen has room for', () => {
  for (const span of [2, 50, 5_000, 100_000]) {
    const tiles = tilesOf({ ...view, span }, template)
    assert.ok(tiles.length >= 1 && tiles.length <= 16, `${span}: ${tiles.length}`)
  }
})
