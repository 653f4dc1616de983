import type { Vertex } from '#kernel/polygon.ts'

/** What a map shows: a square of ground, `span` metres wide, about its centre; north is up. */
export type View = { x: number; y: number; span: number }

/** The square that a map is drawn in. */
export const mapSize = 400

const [leastSpan, mostSpan] = [2, 400_000]
const emptySpan = 200

const exact = (metres: number): number => Number(metres.toFixed(2))

/** All corners with some ground around them; without corners the ground about the origin. */
export function viewOf(corners: readonly Vertex[]): View {
  const [first] = corners
  if (first === undefined) return { x: 0, y: 0, span: emptySpan }
  const xs = corners.map(({ x }) => x)
  const ys = corners.map(({ y }) => y)
  const [west, east, south, north] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  const extent = Math.max(east - west, north - south)
  return {
    x: exact((west + east) / 2),
    y: exact((south + north) / 2),
    span: extent === 0 ? emptySpan : Math.max(leastSpan, extent * 1.4),
  }
}

/** The same view while it shows every corner, one that does when not. */
export const following = (view: View, corners: readonly Vertex[]): View =>
  corners.every(({ x, y }) => Math.max(Math.abs(x - view.x), Math.abs(y - view.y)) <= view.span / 2)
    ? view
    : viewOf(corners)

/** Nearer with a factor below 1, further with one above. */
export const zoomed = (view: View, factor: number): View => ({
  ...view,
  span: Math.min(mostSpan, Math.max(leastSpan, view.span * factor)),
})

/** Moved by a quarter of what is seen: 1 or -1 to the east and to the north. */
export const panned = (view: View, east: number, north: number): View => ({
  ...view,
  x: exact(view.x + (east * view.span) / 4),
  y: exact(view.y + (north * view.span) / 4),
})

/** Where on the map a place lies. */
export const onMap = (view: View, { x, y }: Vertex): Vertex => ({
  x: exact(mapSize / 2 + ((x - view.x) * mapSize) / view.span),
  y: exact(mapSize / 2 - ((y - view.y) * mapSize) / view.span),
})

/** The power of ten, of a centimetre at least, that one point of the map stands for; a hand sets corners no finer. */
export const fineness = (view: View): number =>
  Math.max(0.01, 10 ** Math.floor(Math.log10(view.span / mapSize) + Number.EPSILON))

/** The place on the ground that a point of the map stands for. */
export function onGround(view: View, point: Vertex): Vertex {
  const step = fineness(view)
  const rounded = (metres: number): number => exact(Math.round(metres / step) * step)
  return {
    x: rounded(view.x + ((point.x - mapSize / 2) * view.span) / mapSize),
    y: rounded(view.y - ((point.y - mapSize / 2) * view.span) / mapSize),
  }
}

/** The largest of 1, 2, 5, 10, 20 … that is not above this many metres. */
export function roundLength(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most))
  const times = [5, 2].find((one) => one * power <= most) ?? 1
  return exact(times * power)
}

/** The round metres at which lines of the grid run: to the east and to the north. */
export function gridOf(view: View): { xs: number[]; ys: number[] } {
  const step = roundLength(view.span / 3)
  const between = (centre: number): number[] => {
    const from = Math.ceil((centre - view.span / 2) / step)
    const to = Math.floor((centre + view.span / 2) / step)
    return Array.from({ length: to - from + 1 }, (_, place) => exact((from + place) * step))
  }
  return { xs: between(view.x), ys: between(view.y) }
}
