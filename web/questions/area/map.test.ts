import assert from 'node:assert/strict'
import { test } from 'node:test'
import { added, changed, drawable, drawingOf, lifted, moved, removed, undone } from './drawing.ts'
import { fineness, following, gridOf, onGround, onMap, panned, roundLength, viewOf, zoomed } from './view.ts'

const view = { x: 0, y: 0, span: 200 }

test('a map shows all corners, and goes after those that leave it', () => {
  assert.deepEqual(viewOf([]), view)
  assert.deepEqual(viewOf([{ x: 7, y: 8 }]), { x: 7, y: 8, span: 200 })
  const wide = viewOf([
    { x: 0, y: 0 },
    { x: 1000, y: 500 },
  ])
  assert.deepEqual({ x: wide.x, y: wide.y }, { x: 500, y: 250 })
  assert.ok(wide.span > 1000)
  assert.equal(following(view, [{ x: 100, y: -100 }]), view)
  assert.deepEqual(following(view, [{ x: 101, y: 0 }]), { x: 101, y: 0, span: 200 })
})

test('points of the map stand for places on the ground, north up', () => {
  assert.deepEqual(onMap(view, { x: -100, y: 100 }), { x: 0, y: 0 })
  assert.deepEqual(onMap(view, { x: 50, y: -50 }), { x: 300, y: 300 })
  for (const at of [
    { x: 12.5, y: -31.2 },
    { x: 0, y: 0 },
  ])
    assert.deepEqual(onGround(view, onMap(view, at)), at)
  assert.equal(fineness(view), 0.1)
  assert.equal(fineness({ ...view, span: 2 }), 0.01)
  assert.equal(fineness({ ...view, span: 40_000 }), 100)
})

test('a map is zoomed within bounds and panned by a quarter', () => {
  assert.equal(zoomed(view, 0.5).span, 100)
  assert.equal(zoomed(view, 1e-9).span, 2)
  assert.equal(zoomed(view, 1e9).span, 400_000)
  assert.deepEqual(panned(view, 1, -1), { x: 50, y: -50, span: 200 })
})

test('the grid runs at round metres', () => {
  assert.deepEqual(gridOf(view), { xs: [-100, -50, 0, 50, 100], ys: [-100, -50, 0, 50, 100] })
  assert.deepEqual(gridOf({ x: 40_500_003, y: 0, span: 20 }).xs, [40_499_995, 40_500_000, 40_500_005, 40_500_010])
  assert.deepEqual([0.07, 1, 19, 20, 99].map(roundLength), [0.05, 1, 10, 20, 50])
})

test('corners are added, moved and removed among the lines that stand', () => {
  assert.equal(added('', { x: 1, y: 2 }), '1 2')
  assert.equal(added('J1 1 2', { x: 3, y: 4 }), '1 2\n3 4')
  assert.equal(moved('1 2\n3 4', 1, { x: 5, y: 6 }), '1 2\n5 6')
  assert.equal(removed('1 2\n3 4', 0), '3 4')
  assert.deepEqual(drawable('1 2\n东边\n3 4'), [
    { place: 0, at: { x: 1, y: 2 } },
    { place: 2, at: { x: 3, y: 4 } },
  ])
  assert.equal(removed('1 2\n东边\n3 4', 2), '1 2\n东边')
})

test('a drag is taken back as one, and each change after it by itself', () => {
  const begun = changed(drawingOf(''), '1 2')
  const dragged = changed(changed(begun, '1 3', 'drag'), '1 4', 'drag')
  const again = changed(lifted(dragged), '1 5', 'drag')
  assert.equal(undone(again).text, '1 4')
  assert.equal(undone(undone(again)).text, '1 2')
  assert.deepEqual(undone(undone(undone(again))), drawingOf(''))
  assert.deepEqual(undone(drawingOf('1 2')), drawingOf('1 2'))
  assert.equal(changed(begun, '1 2'), begun)
})
