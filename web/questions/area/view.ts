import { degreesOf, metresOf, zoneOf, type Degrees } from '#kernel/gauss-kruger.ts'
import type { Vertex } from '#kernel/polygon.ts'

/** What a map shows: a square of ground, `span` metres wide, about its centre; north is up. */
export type View = { x: number; y: number; span: number }

/** The square that a map is drawn in. */
export const mapSize = 400

const [leastSpan, mostSpan] = [2, 400_000]
const emptySpan = 500

const exact = (metres: number): number => Number(metres.toFixed(2))

/** All corners with some ground around them; without corners the ground about where the map opens. */
export function viewOf(corners: readonly Vertex[], opening: Vertex = { x: 0, y: 0 }): View {
  const [first] = corners
  if (first === undefined) return { x: Math.round(opening.x), y: Math.round(opening.y), span: emptySpan }
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

/** The metres of where a map opens; undefined without a place, and for one that a form still being designed names beyond all zones. */
export function openingAt(around: Degrees | undefined): Vertex | undefined {
  if (!around) return undefined
  const { longitude, latitude } = around
  const known = zoneOf({ x: Math.round(longitude / 3) * 1_000_000 }) !== null && latitude >= 0 && latitude < 90
  return known ? metresOf(around) : undefined
}

/** Where a map opens, as it is designed: the first number brings another one to be changed, and a blanked one leaves the other. */
export function withDegrees(
  before: Partial<Degrees>,
  of: keyof Degrees,
  degrees: number | undefined,
): Partial<Degrees> {
  const { [of]: _before, ...rest } = before
  if (degrees === undefined) return rest
  return { ...(Object.keys(before).length === 0 ? { longitude: 120, latitude: 34 } : rest), [of]: degrees }
}

/** The place, where both its numbers are there. */
export const bothDegrees = ({ longitude, latitude }: Partial<Degrees>): Degrees | undefined =>
  longitude === undefined || latitude === undefined ? undefined : { longitude, latitude }

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

/** The largest of … 0.1, 0.2, 0.5, 1, 2, 5, 10 … that is not above this many metres or degrees. */
export function roundLength(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most))
  const times = [5, 2].find((one) => one * power <= most) ?? 1
  return Number((times * power).toPrecision(1))
}

/** The round metres at which lines of the grid run: to the east and to the north. */
export function gridOf(view: View): { xs: number[]; ys: number[] } {
  const step = roundLength(view.span / 3)
  const about = (centre: number): number[] => between(centre - view.span / 2, centre + view.span / 2, step).map(exact)
  return { xs: about(view.x), ys: about(view.y) }
}

/** A round degree at the edge of a map, and how far along the edge it lies. */
export type DegreeMark = { at: number; text: string }

/**
 * The round degrees of longitude along the upper edge, and of latitude along the right one; none where the metres are of a plan's own origin, or the map
 * shows more than its zone.
 */
export function degreeMarks(view: View): { east: DegreeMark[]; north: DegreeMark[] } {
  const corner = (x: number, y: number) => degreesOf(onGround(view, { x, y }))
  const [northWest, northEast, southEast] = [corner(0, 0), corner(mapSize, 0), corner(mapSize, mapSize)]
  if (!northWest || !northEast || !southEast || northEast.longitude <= northWest.longitude)
    return { east: [], north: [] }
  // Within a zone a meridian or a parallel strays from the straight line by less than a point of the map.
  const marks = (from: number, to: number): DegreeMark[] => {
    const step = roundLength(Math.abs(to - from) / 2.5)
    const digits = Math.max(0, -Math.floor(Math.log10(step) + Number.EPSILON))
    return between(Math.min(from, to), Math.max(from, to), step).map((degrees) => ({
      at: exact(((degrees - from) / (to - from)) * mapSize),
      text: `${degrees.toFixed(digits)}°`,
    }))
  }
  return {
    east: marks(northWest.longitude, northEast.longitude),
    north: marks(northEast.latitude, southEast.latitude),
  }
}

/** The multiples of a step from one number to another, both included. */
function between(least: number, most: number, step: number): number[] {
  const from = Math.ceil(least / step)
  return Array.from({ length: Math.max(0, Math.floor(most / step) - from + 1) }, (_, place) => (from + place) * step)
}
