import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import * as fc from 'fast-check'
import { mostVertices, polygonArea, polygonFault, type PolygonFault, type Vertex } from './polygon.ts'

const at = (...pairs: readonly (readonly [number, number])[]): Vertex[] => pairs.map(([x, y]) => ({ x, y }))

suite('what bounds an area', () => {
  const cases: [string, Vertex[], PolygonFault | null][] = [
    ['a square', at([0, 0], [10, 0], [10, 10], [0, 10]), null],
    ['the other way round', at([0, 0], [0, 10], [10, 10], [10, 0]), null],
    ['a triangle of centimetres', at([0, 0], [0.01, 0], [0, 0.01]), null],
    ['an L', at([0, 0], [20, 0], [20, 5], [5, 5], [5, 20], [0, 20]), null],
    ['a vertex on a straight side', at([0, 0], [5, 0], [10, 0], [10, 10]), null],
    ['surveyed coordinates', at([40412345.12, 3833521.32], [40412385.12, 3833521.32], [40412385.12, 3833531.32]), null],
    ['two vertices', at([0, 0], [10, 0]), 'vertices'],
    ['too many', Array.from({ length: mostVertices + 1 }, (_, x) => ({ x, y: x * x })), 'vertices'],
    ['millimetres', at([0, 0], [10.001, 0], [0, 10]), 'coordinate'],
    ['no number', at([0, 0], [Number.NaN, 0], [0, 10]), 'coordinate'],
    ['two cities', at([0, 0], [200_000, 0], [0, 10]), 'extent'],
    ['a vertex twice', at([0, 0], [10, 0], [10, 10], [0, 0]), 'repeated'],
    ['a bow tie', at([0, 0], [10, 10], [10, 0], [0, 10]), 'crossing'],
    ['a side through a vertex', at([0, 0], [10, 0], [5, 5], [5, 0], [0, 5]), 'crossing'],
    ['a spike', at([0, 0], [10, 0], [5, 0], [5, 5]), 'crossing'],
    ['a straight line', at([0, 0], [5, 0], [10, 0]), 'crossing'],
  ]
  for (const [title, vertices, fault] of cases)
    test(`${title}: ${fault ?? 'does'}`, () => assert.equal(polygonFault(vertices), fault))
})

test('the area is counted in square metres', () => {
  assert.equal(polygonArea(at([0, 0], [10, 0], [10, 10], [0, 10])), 100)
  assert.equal(polygonArea(at([0, 0], [0, 10], [10, 10], [10, 0])), 100)
  assert.equal(polygonArea(at([0, 0], [20, 0], [20, 5], [5, 5], [5, 20], [0, 20])), 175)
  assert.equal(polygonArea(at([40412345.12, 3833521.32], [40412385.12, 3833521.32], [40412385.12, 3833531.32])), 200)
  assert.equal(polygonArea(at([0, 0], [1.5, 0], [0, 1.5])), 1.13)
})

test('where a rectangle lies and at which corner it begins changes nothing', () =>
  fc.assert(
    fc.property(
      fc.integer({ min: -1e9, max: 1e9 }),
      fc.integer({ min: -1e9, max: 1e9 }),
      fc.integer({ min: 1, max: 9_000 }),
      fc.integer({ min: 1, max: 9_000 }),
      fc.nat(3),
      (left, bottom, width, height, first) => {
        const metres = (hundredths: number) => hundredths / 100
        const [x, y, w, h] = [metres(left), metres(bottom), metres(left + width), metres(bottom + height)]
        const corners = at([x, y], [w, y], [w, h], [x, h])
        const turned = [...corners.slice(first), ...corners.slice(0, first)]
        assert.equal(polygonFault(turned), null)
        assert.equal(polygonArea(turned), Math.round((width * height) / 100) / 100)
      },
    ),
  ))
