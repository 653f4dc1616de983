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
  const zone = Math.floor(x / 1_000_000)
  const meridian = zone >= 13 && zone <= 23 ? zone * 6 - 3 : zone >= 25 && zone <= 45 ? zone * 3 : null
  if (meridian === null || y < 0 || y > 10_000_000) return null
  return unprojected(x - zone * 1_000_000 - 500_000, y, meridian)
}

/** Krüger's series in the third flattening, to its fourth power: far below a centimetre within a zone. */
function unprojected(east: number, north: number, meridian: number): Degrees {
  const n = flattening / (2 - flattening)
  const radius = (semiMajor / (1 + n)) * (1 + n ** 2 / 4 + n ** 4 / 64)
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
  const sum = (terms: readonly number[], term: (factor: number) => number): number =>
    terms.reduce((total, weight, place) => total + weight * term(2 * (place + 1)), 0)
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
