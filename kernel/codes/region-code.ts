import { fault, type Parsed } from './parsed.ts'

/** How far down a 区划代码 reaches: 省, 市, 县, 乡, 村. */
export type RegionLevel = 'province' | 'city' | 'county' | 'town' | 'village'

/** What a 区划代码 says once it was read. */
export type RegionParts = {
  /** Twelve digits, padded with zeros: the form in which codes are compared and exchanged. */
  code: string
  level: RegionLevel
}

/** The first thing wrong with a 区划代码; `gap` is a level that is named below one that is left out. */
export type RegionFault = 'length' | 'alphabet' | 'province' | 'gap'

const PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' '),
)

/**
 * Whether two digits name a province, municipality, autonomous region or special administrative region; 83 stands for
 * Taiwan in residence permits.
 *
 * @source GB/T 2260
 */
export function isProvince(digits: string): boolean {
  return PROVINCES.has(digits)
}

/**
 * Reads a division code of 6 digits (县 and above), 9 (乡级) or 12 (村级, or any other padded with zeros). A town may belong
 * to a city without counties; any other missing level is a gap. Whether the division exists is for the register to say.
 *
 * @source GB/T 2260, GB/T 10114
 */
export function parseRegionCode(text: string): Parsed<RegionParts, RegionFault> {
  if (![6, 9, 12].includes(text.length)) return fault('length')
  if (!/^\d+$/.test(text)) return fault('alphabet')
  if (!isProvince(text.slice(0, 2))) return fault('province')
  const code = text.padEnd(12, '0')
  const [city, county, town, village] = [code.slice(2, 4), code.slice(4, 6), code.slice(6, 9), code.slice(9)].map(
    (part) => Number(part) > 0,
  )
  if (!city && (county || town || village)) return fault('gap')
  if (!town && village) return fault('gap')
  return { ok: true, code, level: village ? 'village' : town ? 'town' : county ? 'county' : city ? 'city' : 'province' }
}

/**
 * Whether one division lies in another or is the same one, by their codes alone.
 *
 * @throws RangeError when either is no division code
 */
export function liesWithin(inner: string, outer: string): boolean {
  return paddedCode(inner).startsWith(prefixOf(outer))
}

const PREFIX_LENGTHS = { province: 2, city: 4, county: 6, town: 9, village: 12 } satisfies Record<RegionLevel, number>

function prefixOf(text: string): string {
  const region = parseRegionCode(text)
  if (!region.ok) throw new RangeError(`not a division code: ${text}`)
  return region.code.slice(0, PREFIX_LENGTHS[region.level])
}

function paddedCode(text: string): string {
  const region = parseRegionCode(text)
  if (!region.ok) throw new RangeError(`not a division code: ${text}`)
  return region.code
}
