/** 界址点: metres to the east (x) and to the north (y) of an origin that the plan chooses, exact to the centimetre. */
export type Vertex = { readonly x: number; readonly y: number }

/**
 * The first thing that keeps vertices from bounding an area: `vertices` too few or too many, `coordinate` not exact
 * to the centimetre, `extent` too far apart, `repeated` the same point twice, `crossing` sides that meet or no area.
 */
export type PolygonFault = 'vertices' | 'coordinate' | 'extent' | 'repeated' | 'crossing'

/** So many vertices a plan may have; each side is compared with each other one. */
export const mostVertices = 100

/** Metres between the outermost vertices: products of centimetres stay exact. */
const mostExtent = 100_000

/**
 * What keeps these vertices, joined in their order and closed by the last side, from bounding an area; null when they do.
 *
 * Sides meet only in the vertex they share; a vertex may lie on a straight line between its neighbours, and not twice in one place.
 */
export function polygonFault(vertices: readonly Vertex[]): PolygonFault | null {
  if (vertices.length < 3 || vertices.length > mostVertices) return 'vertices'
  if (!vertices.every(({ x, y }) => isCentimetres(x) && isCentimetres(y))) return 'coordinate'
  const xs = vertices.map((vertex) => vertex.x)
  const ys = vertices.map((vertex) => vertex.y)
  if (Math.max(...xs) - Math.min(...xs) > mostExtent || Math.max(...ys) - Math.min(...ys) > mostExtent) return 'extent'
  const points = centimetres(vertices)
  if (new Set(points.map(({ x, y }) => `${x},${y}`)).size < points.length) return 'repeated'
  const sides = points.map((from, place) => ({ from, to: points[(place + 1) % points.length]! }))
  const crossing = sides.some((side, place) =>
    sides.slice(place + 1).some((other, further) => {
      const next = further === 0
      const closes = place === 0 && further === sides.length - 2
      if (next && closes) return false
      if (next) return foldsBack(side.from, side.to, other.to)
      if (closes) return foldsBack(other.from, other.to, side.to)
      return meet(side.from, side.to, other.from, other.to)
    }),
  )
  return crossing || doubled(points) === 0 ? 'crossing' : null
}

/**
 * The area in square metres, rounded to two decimals, whichever way round the vertices run.
 *
 * @param vertices of a polygon without fault
 */
export function polygonArea(vertices: readonly Vertex[]): number {
  return Math.round(Math.abs(doubled(centimetres(vertices))) / 200) / 100
}

const isCentimetres = (metres: number): boolean => Number.isFinite(metres) && Number(metres.toFixed(2)) === metres

/** In whole centimetres from the first vertex, so that large coordinates lose nothing. */
function centimetres(vertices: readonly Vertex[]): Vertex[] {
  const [first] = vertices
  return vertices.map(({ x, y }) => ({
    x: Math.round(x * 100) - Math.round((first?.x ?? 0) * 100),
    y: Math.round(y * 100) - Math.round((first?.y ?? 0) * 100),
  }))
}

function doubled(points: readonly Vertex[]): number {
  return points.reduce((sum, point, place) => {
    const next = points[(place + 1) % points.length]!
    return sum + (point.x * next.y - next.x * point.y)
  }, 0)
}

/** Above 0 when `c` lies left of the line from `a` to `b`, below when right, 0 on it. */
const turn = (a: Vertex, b: Vertex, c: Vertex): number =>
  Math.sign((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x))

const foldsBack = (a: Vertex, b: Vertex, c: Vertex): boolean =>
  turn(a, b, c) === 0 && (b.x - a.x) * (c.x - b.x) + (b.y - a.y) * (c.y - b.y) < 0

function meet(a: Vertex, b: Vertex, c: Vertex, d: Vertex): boolean {
  const [abc, abd, cda, cdb] = [turn(a, b, c), turn(a, b, d), turn(c, d, a), turn(c, d, b)]
  if (abc !== abd && cda !== cdb) return true
  return (
    (abc === 0 && between(a, b, c)) ||
    (abd === 0 && between(a, b, d)) ||
    (cda === 0 && between(c, d, a)) ||
    (cdb === 0 && between(c, d, b))
  )
}

const between = (a: Vertex, b: Vertex, point: Vertex): boolean =>
  Math.min(a.x, b.x) <= point.x &&
  point.x <= Math.max(a.x, b.x) &&
  Math.min(a.y, b.y) <= point.y &&
  point.y <= Math.max(a.y, b.y)
