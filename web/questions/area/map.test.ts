import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkAnswer } from '#contracts/answer.ts'
import { Field } from '#contracts/item.ts'
import { metresOf } from '#kernel/gauss-kruger.ts'
import { readCorners, readVertices } from './model.ts'
import { added, changed, drawable, drawingOf, inserted, lifted, middles, moved, removed, undone } from './drawing.ts'
import { saidOf } from './said.ts'
import {
  bothDegrees,
  degreeMarks,
  fineness,
  following,
  gridOf,
  onGround,
  onMap,
  openingAt,
  panned,
  roundLength,
  viewOf,
  withDegrees,
  zoomed,
} from './view.ts'

const view = { x: 0, y: 0, span: 200 }

test('a map shows all corners, and goes after those that leave it', () => {
  assert.deepEqual(viewOf([]), { ...view, span: 500 })
  assert.deepEqual(viewOf([], { x: 40_428_461.27, y: 3_830_312.5 }), { x: 40_428_461, y: 3_830_313, span: 500 })
  assert.deepEqual(viewOf([{ x: 7, y: 8 }]), { x: 7, y: 8, span: 500 })
  const wide = viewOf([
    { x: 0, y: 0 },
    { x: 1000, y: 500 },
  ])
  assert.deepEqual({ x: wide.x, y: wide.y }, { x: 500, y: 250 })
  assert.ok(wide.span > 1000)
  assert.equal(following(view, [{ x: 100, y: -100 }]), view)
  assert.deepEqual(following(view, [{ x: 101, y: 0 }]), { x: 101, y: 0, span: 500 })
})

test('a place that is typed the wrong way round, or half, opens no map anywhere', () => {
  assert.deepEqual(openingAt({ longitude: 119.22, latitude: 34.6 }), metresOf({ longitude: 119.22, latitude: 34.6 }))
  for (const [longitude, latitude] of [
    [34.6, 119.22],
    [1, 34],
    [72, 34],
    [119, -1],
    [119, 90],
    [139, 34],
  ] as const)
    assert.equal(openingAt({ longitude, latitude }), undefined, `${longitude} ${latitude}`)
  assert.equal(openingAt(undefined), undefined)
})

test('one number of the place where a map opens is blanked without the other', () => {
  const at = { longitude: 119, latitude: 35 }
  assert.deepEqual(withDegrees({}, 'longitude', 119), { longitude: 119, latitude: 34 })
  const half = withDegrees(at, 'latitude', undefined)
  assert.deepEqual(half, { longitude: 119 })
  assert.equal(bothDegrees(half), undefined)
  assert.deepEqual(bothDegrees(withDegrees(half, 'latitude', 36)), { longitude: 119, latitude: 36 })
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

test('round degrees stand at the edges where the metres have a zone, and none where they have not', () => {
  assert.deepEqual(degreeMarks(view), { east: [], north: [] })
  const { east, north } = degreeMarks({ ...metresOf({ longitude: 119.22, latitude: 34.6 }), span: 500 })
  assert.deepEqual(
    east.map(({ text }) => text),
    ['119.218°', '119.220°', '119.222°'],
  )
  assert.deepEqual(
    north.map(({ text }) => text),
    ['34.598°', '34.599°', '34.600°', '34.601°', '34.602°'],
  )
  const middle = (marks: typeof east, text: string) => marks.find((mark) => mark.text === text)!.at
  // The meridian through the centre leans to the west by less than half a degree.
  assert.ok(Math.abs(middle(east, '119.220°') - 200) < 3)
  assert.ok(Math.abs(middle(north, '34.600°') - 200) < 3)
})

test('a corner is put between two others, the last side included', () => {
  const corners = drawable('0 0\n10 0\n10 5')
  assert.deepEqual(
    middles(corners).map(({ place, next, at }) => [place, next, at]),
    [
      [0, 1, { x: 5, y: 0 }],
      [1, 2, { x: 10, y: 2.5 }],
      [2, 0, { x: 5, y: 2.5 }],
    ],
  )
  assert.deepEqual(
    middles(corners.slice(0, 2)).map(({ length }) => length),
    [10],
  )
  assert.deepEqual(middles(corners.slice(0, 1)), [])
  assert.equal(inserted('0 0\n10 0\n10 5', 1, { x: 10, y: 2.5 }), '0 0\n10 0\n10 2.5\n10 5')
  assert.equal(inserted('0 0\n10 0\n10 5', 2, { x: 5, y: 2.5 }), '0 0\n10 0\n10 5\n5 2.5')
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

test('while one draws, each fault is said in the words of the check at the end', () => {
  const field = Field.parse({ key: 'plot', label: '占用范围', type: 'area', max: 50 })
  const many = Array.from({ length: 101 }, (_, place) => `${place} ${place % 2}`).join('\n')
  for (const [text, said, wrong] of [
    ['', '界址点填写正确后，这里显示范围和面积。', false],
    ['0 0\n东边\n1 1', '第 2 行不是两个坐标，请按“东坐标 北坐标”填写。', false],
    ['0 0\n12 0', '占用范围应有 3 至 100 个界址点', false],
    [many, '占用范围应有 3 至 100 个界址点', true],
    ['0 0\n12 0\n12 0.001', '占用范围的坐标应为以米为单位的数字，最多两位小数', true],
    ['0 0\n200000 0\n12 12', '占用范围的界址点相距超过 100 千米，请核对坐标', true],
    ['0 0\n5 0\n5 5\n0 0', '占用范围有重复的界址点，首尾不必重复填写', true],
    ['0 0\n5 5\n5 0\n0 5', '占用范围的边线相交或者不能围成一个范围，请按顺序填写界址点', true],
    ['0 0\n5 0\n5 5', '3 个界址点，面积 12.5 平方米', false],
    ['0 0\n10 0\n10 10\n0 10', '4 个界址点，面积 100 平方米。占用范围的面积不能大于 50 平方米', false],
    ['0 0\n5 0\n5', '界址点填写正确后，这里显示范围和面积。', false],
  ] as const) {
    assert.deepEqual(saidOf(field, text), { said, wrong }, text.slice(0, 30))
    const answer = readVertices(readCorners(text))
    const checked = answer && checkAnswer(field, answer)
    if (wrong) assert.equal(said, checked)
  }
})
