import { verticesOf } from '#contracts/answer-parts.ts'
import { polygonArea, polygonFault, type Vertex } from '#kernel/polygon.ts'
import { readNumber } from '../number/model.ts'

/** A vertex as it is typed: a coordinate may be missing or no number yet. */
export type TypedVertex = { x?: unknown; y?: unknown }

export const readCoordinate = readNumber

export const coordinateText = (typed: unknown): string =>
  typeof typed === 'string' || typeof typed === 'number' ? String(typed) : ''

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
