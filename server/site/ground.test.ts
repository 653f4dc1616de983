import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CannotStart } from '#platform/cannot-start.ts'
import { groundFrom, hostsOf, withGround } from './ground.ts'

const tiles = 'https://t0.example.cn/vec_w?x={x}&y={y}&l={z}&tk="k" https://t0.example.cn/cva_w/{z}/{x}/{y}'

test('without a map service pages stay as they are, and load from nowhere else', () => {
  assert.equal(groundFrom(undefined, '某图'), null)
  assert.equal(groundFrom(' ', undefined), null)
  assert.deepEqual(hostsOf(null), [])
  assert.equal(withGround('<head></head>', null), '<head></head>')
})

test('with one a page names its layers and says whose map it is', () => {
  const ground = groundFrom(tiles, ' 某图 <审图号> ')
  assert.deepEqual(hostsOf(ground), ['https://t0.example.cn'])
  assert.equal(
    withGround('<head><title>$&</title></head>', ground),
    '<head><title>$&</title><meta name="map-tiles" content="https://t0.example.cn/vec_w?x={x}&amp;y={y}&amp;l={z}&amp;tk=&quot;k&quot; https://t0.example.cn/cva_w/{z}/{x}/{y}"/><meta name="map-credit" content="某图 &lt;审图号&gt;"/></head>',
  )
})

test('what is no address of tiles, or has no credit, is refused at the start', () => {
  for (const wrong of ['https://t0.example.cn/{z}/{x}', 'file:///{z}/{x}/{y}', '{z}/{x}/{y}'])
    assert.throws(() => groundFrom(wrong, '某图'), CannotStart, wrong)
  assert.throws(() => groundFrom(tiles, ' '), /审图号/)
})
