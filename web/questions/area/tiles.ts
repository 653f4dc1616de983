import { degreesOf, metresOf, zoneOf, type Degrees } from '#kernel/gauss-kruger.ts'
import type { Vertex } from '#kernel/polygon.ts'
import { onMap, type View } from './view.ts'

/** One picture of ground: its address, and the transform that lays its square of `tileSize` on the map. */
export type Tile = { key: string; href: string; transform: string }

/** Points along a side of a tile, as all web maps have them. */
export const tileSize = 256
const [leastZoom, mostZoom] = [3, 18]
/** As wide as a map is drawn on a screen. */
const seenWidth = 480
const equator = 40_075_017

/**
 * The tiles of a web map (spherical Mercator, 天地图 `_w`) that cover a view, each laid askew as the projection of the metres has it; none where the metres have no
 * zone, or the view lies in two: on the ground their edges are far from each other.
 *
 * @param template an address with `{z}`, `{x}` and `{y}`
 */
export function tilesOf(view: View, template: string): Tile[] {
  const zone = zoneOf(view)
  const half = view.span / 2
  if (zoneOf({ x: view.x - half }) !== zone || zoneOf({ x: view.x + half }) !== zone) return []
  const corners = [-half, half].flatMap((east) =>
    [-half, half].map((north) => degreesOf({ x: view.x + east, y: view.y + north })),
  )
  const [middle, seen] = [degreesOf(view), corners.filter((corner) => corner !== null)]
  if (zone === null || middle === null || seen.length < corners.length) return []
  const width = equator * Math.cos((middle.latitude * Math.PI) / 180)
  const fitting = Math.round(Math.log2((width * seenWidth) / (tileSize * view.span)))
  const z = Math.min(mostZoom, Math.max(leastZoom, fitting))
  const places = seen.map((corner) => onTiles(corner, z))
  const at = ({ x, y }: Vertex): Vertex => onMap(view, metresOf(fromTiles({ x, y }, z), zone))
  return range(places.map(({ x }) => x)).flatMap((x) =>
    range(places.map(({ y }) => y)).map((y) => {
      const [from, right, below] = [at({ x, y }), at({ x: x + 1, y }), at({ x, y: y + 1 })]
      const sides = [right.x - from.x, right.y - from.y, below.x - from.x, below.y - from.y]
      const href = Object.entries({ z, x, y }).reduce(
        (url, [name, value]) => url.replace(`{${name}}`, `${value}`),
        template,
      )
      const matrix = [...sides.map((side) => Number((side / tileSize).toFixed(6))), from.x, from.y]
      return { key: href, href, transform: `matrix(${matrix.join(' ')})` }
    }),
  )
}

/** The whole numbers of tiles from the least to the greatest. */
function range(among: readonly number[]): number[] {
  const from = Math.floor(Math.min(...among))
  return Array.from({ length: Math.floor(Math.max(...among)) - from + 1 }, (_, place) => from + place)
}

function onTiles({ longitude, latitude }: Degrees, z: number): Vertex {
  const north = Math.asinh(Math.tan((latitude * Math.PI) / 180)) / Math.PI
  return { x: ((longitude + 180) / 360) * 2 ** z, y: ((1 - north) / 2) * 2 ** z }
}

function fromTiles({ x, y }: Vertex, z: number): Degrees {
  const north = (1 - (2 * y) / 2 ** z) * Math.PI
  return { longitude: (x / 2 ** z) * 360 - 180, latitude: Math.max(0, (Math.atan(Math.sinh(north)) * 180) / Math.PI) }
}

/** Where the map's ground comes from: templates of its layers, the lowest first, and what its publisher wants said beside it. */
export type Ground = { layers: readonly string[]; credit: string }

/** The ground that this installation has; null without one. */
export function groundHere(): Ground | null {
  const said = (name: string) => document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? ''
  const layers = said('map-tiles').split(' ').filter(Boolean)
  return layers.length > 0 ? { layers, credit: said('map-credit') } : null
}

/** The pictures of all layers that lie in this view. */
export const tilesUnder = (view: View, ground: Ground | null): Tile[] =>
  (ground?.layers ?? []).flatMap((layer) => tilesOf(view, layer))
