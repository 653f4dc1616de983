import { verticesOf } from '#contracts/answer-parts.ts'
import { polygonArea, polygonFault, type Vertex } from '#kernel/polygon.ts'
import { readNumber } from '../number/model.ts'

/** A vertex as it is typed: a coordinate may be missing or no number yet. */
export type TypedVertex = { x?: unknown; y?: unknown }

export const readCoordinate = readNumber

export const coordinateText = (typed: unknown): string =>
  typeof typed === 'string' || typeof typed === 'number' ? String(typed) : ''

/** Corners as they are typed or pasted, one in each line: east, north; a number of the point before them is left out. */
export function readCorners(text: string): TypedVertex[] {
  return text
    .normalize('NFKC')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const said = line.split(/[\s,;、]+/).filter((part) => part !== '')
      const [x = '', y = ''] = said.length === 3 ? said.slice(1) : said
      // A line that does not hold a corner stays as it is, so that the check can say so.
      return said.length === 2 || said.length === 3 ? { x: readNumber(x), y: readNumber(y) } : { x: line }
    })
}

/** The lines that these corners stand in. */
export const writeCorners = (typed: readonly TypedVertex[]): string =>
  typed.map(({ x, y }) => [x, y].map(coordinateText).filter(Boolean).join(' ')).join('\n')

/** The first line, from 1, that does not hold two numbers; null when all do. */
export function unreadLine(text: string): number | null {
  const place = text
    .split('\n')
    .findIndex((line) => readCorners(line).some(({ x, y }) => typeof x !== 'number' || typeof y !== 'number'))
  return place === -1 ? null : place + 1
}

export function typedVertices(value: unknown): TypedVertex[] {
  if (typeof value !== 'object' || value === null || !('vertices' in value) || !Array.isArray(value.vertices)) return []
  return value.vertices.map((vertex: unknown): TypedVertex =>
    typeof vertex === 'object' && vertex !== null ? { ...vertex } : {},
  )
}

/** The vertices in which something stands; undefined when there are none. */
export function readVertices(typed: readonly TypedVertex[]): { vertices: TypedVertex[] } | undefined {
  const vertices = typed
    .filter(({ x, y }) => x !== undefined || y !== undefined)
    .map(({ x, y }) => ({ ...(x !== undefined && { x }), ...(y !== undefined && { y }) }))
  return vertices.length > 0 ? { vertices } : undefined
}

/** A plan of the polygon, north up, in a square of 100; null until the vertices bound an area. */
export function planOf(value: unknown): { area: number; corners: Vertex[] } | null {
  const vertices = verticesOf(value)
  if (vertices === null || polygonFault(vertices) !== null) return null
  const [left, bottom] = [Math.min(...vertices.map(({ x }) => x)), Math.min(...vertices.map(({ y }) => y))]
  const width = Math.max(...vertices.map(({ x }) => x)) - left
  const height = Math.max(...vertices.map(({ y }) => y)) - bottom
  const scale = 80 / Math.max(width, height)
  const round = (length: number): number => Math.round(length * 100) / 100
  return {
    area: polygonArea(vertices),
    corners: vertices.map(({ x, y }) => ({
      x: round(50 + (x - left - width / 2) * scale),
      y: round(50 - (y - bottom - height / 2) * scale),
    })),
  }
}
