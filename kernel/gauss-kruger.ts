import type { Vertex } from './polygon.ts'

/** GRS 80, as CGCS2000 takes it. */
const semiMajor = 6_378_137
const flattening = 1 / 298.257222101

/** Degrees to the east of Greenwich and to the north of the equator. */
export type Degrees = { readonly longitude: number; readonly latitude: number }

/**
 * The degrees of a place given in metres of CGCS2000 / Gauss–Krüger, whose east coordinate begins with the number of its zone.
 *
 * Zones 13 to 23 are those of 6°, 25 to 45 those of 3° (GB/T 17798); null for a coordinate without such a number, of a plan's own origin.
 */
export function degreesOf({ x, y }: Vertex): Degrees | null {
  const zone = zoneOf({ x })
  if (zone === null || y < 0 || y > 10_000_000) return null
  return unprojected(x - zone * 1_000_000 - 500_000, y, meridianOf(zone))
}

/** The number of the zone that an east coordinate begins with; null for one of a plan's own origin. */
export function zoneOf({ x }: Pick<Vertex, 'x'>): number | null {
  const zone = Math.floor(x / 1_000_000)
  return (zone >= 13 && zone <= 23) || (zone >= 25 && zone <= 45) ? zone : null
}

const meridianOf = (zone: number): number => (zone <= 23 ? zone * 6 - 3 : zone * 3)

/**
 * The metres of CGCS2000 / Gauss–Krüger, with the number of their zone, of a place given in degrees; exact to the centimetre.
 *
 * @param zone the zone of 3° that the place lies in unless given; a neighbouring one has room for places near its edge
 * @throws RangeError outside the zones 13 to 23 and 25 to 45, or not between the equator and the pole
 */
export function metresOf({ longitude, latitude }: Degrees, zone: number = Math.round(longitude / 3)): Vertex {
  if (zoneOf({ x: zone * 1_000_000 }) === null || latitude < 0 || latitude >= 90)
    throw new RangeError(`no zone ${zone} for ${longitude}, ${latitude}`)
  const { east, north } = projected(longitude - meridianOf(zone), latitude)
  const exact = (metres: number): number => Number(metres.toFixed(2))
  return { x: exact(zone * 1_000_000 + 500_000 + east), y: exact(north) }
}

const n = flattening / (2 - flattening)
const radius = (semiMajor / (1 + n)) * (1 + n ** 2 / 4 + n ** 4 / 64)
const sum = (terms: readonly number[], term: (factor: number) => number): number =>
  terms.reduce((total, weight, place) => total + weight * term(2 * (place + 1)), 0)

function projected(fromMeridian: number, latitude: number): { east: number; north: number } {
  const alpha = [
    n / 2 - (2 * n ** 2) / 3 + (5 * n ** 3) / 16 + (41 * n ** 4) / 180,
    (13 * n ** 2) / 48 - (3 * n ** 3) / 5 + (557 * n ** 4) / 1440,
    (61 * n ** 3) / 240 - (103 * n ** 4) / 140,
    (49_561 * n ** 4) / 161_280,
  ]
  const [lambda, phi] = [(fromMeridian * Math.PI) / 180, (latitude * Math.PI) / 180]
  const eccentricity = (2 * Math.sqrt(n)) / (1 + n)
  const conformal = Math.sinh(Math.atanh(Math.sin(phi)) - eccentricity * Math.atanh(eccentricity * Math.sin(phi)))
  const along = Math.atan2(conformal, Math.cos(lambda))
  const across = Math.atanh(Math.sin(lambda) / Math.hypot(1, conformal))
  return {
    east: radius * (across + sum(alpha, (k) => Math.cos(k * along) * Math.sinh(k * across))),
    north: radius * (along + sum(alpha, (k) => Math.sin(k * along) * Math.cosh(k * across))),
  }
}

/** Krüger's series in the third flattening, to its fourth power: far below a centimetre within a zone. */
function unprojected(east: number, north: number, meridian: number): Degrees {
  const beta = [
    n / 2 - (2 * n ** 2) / 3 + (37 * n ** 3) / 96 - n ** 4 / 360,
    n ** 2 / 48 + n ** 3 / 15 - (437 * n ** 4) / 1440,
    (17 * n ** 3) / 480 - (37 * n ** 4) / 840,
    (4397 * n ** 4) / 161_280,
  ]
  const delta = [
    2 * n - (2 * n ** 2) / 3 - 2 * n ** 3 + (116 * n ** 4) / 45,
    (7 * n ** 2) / 3 - (8 * n ** 3) / 5 - (227 * n ** 4) / 45,
    (56 * n ** 3) / 15 - (136 * n ** 4) / 35,
    (4279 * n ** 4) / 630,
  ]
  const [xi, eta] = [north / radius, east / radius]
  const along = xi - sum(beta, (k) => Math.sin(k * xi) * Math.cosh(k * eta))
  const across = eta - sum(beta, (k) => Math.cos(k * xi) * Math.sinh(k * eta))
  const conformal = Math.asin(Math.sin(along) / Math.cosh(across))
  const latitude = conformal + sum(delta, (k) => Math.sin(k * conformal))
  const inDegrees = (angle: number): number => (angle * 180) / Math.PI
  return {
    longitude: meridian + inDegrees(Math.atan2(Math.sinh(across), Math.cos(along))),
    latitude: inDegrees(latitude),
  }
}
