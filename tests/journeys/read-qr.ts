import sharp from 'sharp'

/**
 * The text of the QR symbol in a picture that nothing has blurred, turned or covered; enough for pages that we set ourselves.
 * Knows byte mode and error correction M, corrects no errors: a symbol with a wrong module is not read.
 *
 * @source ISO/IEC 18004:2015
 * @throws RangeError when there is no such symbol
 */
export async function readQr(picture: Uint8Array): Promise<string> {
  const { data, info } = await sharp(picture).greyscale().raw().toBuffer({ resolveWithObject: true })
  const dark: Dark = (x, y) => (data[y * info.width + x] ?? 255) < 128
  return textOf(modulesOf(dark, info.width, info.height))
}

type Dark = (x: number, y: number) => boolean
type Point = { x: number; y: number; unit: number }

/** The symbol's modules, from the three finder patterns at its corners. */
function modulesOf(dark: Dark, width: number, height: number): boolean[][] {
  const finders = findersIn(dark, width, height)
  if (finders.length !== 3) throw new RangeError(`a symbol has three finder patterns, here are ${finders.length}`)
  const left = Math.min(...finders.map((each) => each.x))
  const right = Math.max(...finders.map((each) => each.x))
  const top = Math.min(...finders.map((each) => each.y))
  const unit = finders.reduce((sum, each) => sum + each.unit, 0) / 3
  // From centre to centre there are 4 version + 10 modules.
  const version = Math.round(((right - left) / unit - 10) / 4)
  const size = 4 * version + 17
  const step = (right - left) / (size - 7)
  return Array.from({ length: size }, (_, row) =>
    Array.from({ length: size }, (_, column) =>
      dark(Math.round(left + (column - 3) * step), Math.round(top + (row - 3) * step)),
    ),
  )
}

/** Places where dark and light stand 1:1:3:1:1 in both directions. */
function findersIn(dark: Dark, width: number, height: number): Point[] {
  const found: Point[] = []
  for (let y = 0; y < height; y += 2) {
    const runs = runsOf((x) => dark(x, y), width)
    for (let at = 1; at + 4 < runs.length; at += 1) {
      const [first] = runs.slice(at, at + 5)
      if (!first || !dark(first.start, y)) continue
      const unit = finderUnit(runs.slice(at, at + 5).map((run) => run.length))
      const middle = runs[at + 2]
      if (unit === null || !middle) continue
      const x = Math.floor(middle.start + middle.length / 2)
      const centre = verticalCentre(dark, x, y, height, unit)
      if (centre === null || !isFinder(dark, { x, y: centre, unit })) continue
      if (found.every((each) => Math.hypot(each.x - x, each.y - centre) > 3 * unit)) found.push({ x, y: centre, unit })
    }
  }
  return found
}

/** All 49 modules, since data may hold the same proportions in a line. */
function isFinder(dark: Dark, { x, y, unit }: Point): boolean {
  const offsets = [-3, -2, -1, 0, 1, 2, 3]
  return offsets.every((down) =>
    offsets.every((across) => {
      const ring = Math.max(Math.abs(down), Math.abs(across))
      return dark(Math.round(x + across * unit), Math.round(y + down * unit)) === (ring !== 2)
    }),
  )
}

function verticalCentre(dark: Dark, x: number, y: number, height: number, unit: number): number | null {
  const runs = runsOf((row) => dark(x, row), height)
  const at = runs.findIndex((run) => run.start <= y && y < run.start + run.length)
  const vertical = finderUnit(runs.slice(Math.max(0, at - 2), at + 3).map((run) => run.length))
  const middle = runs[at]
  if (vertical === null || !middle || Math.abs(vertical - unit) > unit / 3) return null
  return Math.floor(middle.start + middle.length / 2)
}

function finderUnit(lengths: readonly number[]): number | null {
  const unit = lengths.reduce((sum, length) => sum + length, 0) / 7
  const fits = [1, 1, 3, 1, 1].every((times, at) => Math.abs((lengths[at] ?? 0) - times * unit) <= unit * 0.6)
  return lengths.length === 5 && unit >= 2 && fits ? unit : null
}

function runsOf(darkAt: (at: number) => boolean, length: number): { start: number; length: number }[] {
  const runs: { start: number; length: number }[] = []
  for (let at = 0, start = 0; at < length; at += 1)
    if (at + 1 === length || darkAt(at + 1) !== darkAt(at)) {
      runs.push({ start, length: at + 1 - start })
      start = at + 1
    }
  return runs
}

const masks: readonly ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
]

/** Of error correction M, by version from 1: check bytes of a block, and blocks. */
const checkBytes = [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26]
const blocksOf = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16]

function textOf(modules: boolean[][]): string {
  const size = modules.length
  const version = (size - 17) / 4
  const format = [0, 1, 2, 3, 4].map((x) => (modules[8]?.[x] ? 1 : 0) ^ ('10101'[x] === '1' ? 1 : 0)).join('')
  if (!format.startsWith('00')) throw new RangeError('error correction is not M')
  const masked = masks[Number.parseInt(format.slice(2), 2)]
  const check = checkBytes[version - 1]
  const blocks = blocksOf[version - 1]
  if (!masked || check === undefined || blocks === undefined)
    throw new RangeError(`version ${version} is not known here`)
  const reserved = reservedIn(version)
  const bits: number[] = []
  for (let right = size - 1, upward = true; right > 0; right -= 2, upward = !upward) {
    if (right === 6) right -= 1
    for (let step = 0; step < size; step += 1)
      for (const x of [right, right - 1]) {
        const y = upward ? size - 1 - step : step
        if (!reserved(x, y)) bits.push((modules[y]?.[x] ? 1 : 0) ^ (masked(x, y) ? 1 : 0))
      }
  }
  const bytes = Array.from({ length: Math.floor(bits.length / 8) }, (_, at) =>
    Number.parseInt(bits.slice(at * 8, at * 8 + 8).join(''), 2),
  )
  return read(joined(bytes, blocks, check))
}

/** What is no data: finders, timing, alignment, format and version. */
function reservedIn(version: number): Dark {
  const size = 4 * version + 17
  const centres = alignmentCentres(version)
  return (x, y) => {
    if (x === 6 || y === 6) return true
    if ((x < 9 && y < 9) || (x >= size - 8 && y < 9) || (x < 9 && y >= size - 8)) return true
    if (version >= 7 && ((x >= size - 11 && y < 6) || (y >= size - 11 && x < 6))) return true
    return centres.some((cx) =>
      centres.some((cy) => {
        const atFinder = (cx === 6 && cy === 6) || (cx === 6 && cy === size - 7) || (cx === size - 7 && cy === 6)
        return !atFinder && Math.abs(cx - x) <= 2 && Math.abs(cy - y) <= 2
      }),
    )
  }
}

function alignmentCentres(version: number): number[] {
  if (version === 1) return []
  const count = Math.floor(version / 7) + 2
  const step = Math.ceil((4 * version + 4) / (2 * count - 2)) * 2
  const later = Array.from({ length: count - 1 }, (_, at) => 4 * version + 10 - at * step)
  return [6, ...later.toReversed()]
}

/** The data of the blocks one after another, out of the order in which their bytes take turns. */
function joined(bytes: readonly number[], blocks: number, check: number): number[] {
  const shorter = Math.floor(bytes.length / blocks) - check
  const longer = bytes.length % blocks
  return Array.from({ length: blocks }, (_, block) => {
    const data = Array.from({ length: shorter }, (_, at) => bytes[at * blocks + block] ?? 0)
    const isLonger = block >= blocks - longer
    return isLonger ? [...data, bytes[shorter * blocks + block - (blocks - longer)] ?? 0] : data
  }).flat()
}

function read(data: readonly number[]): string {
  const bits = data.map((byte) => byte.toString(2).padStart(8, '0')).join('')
  if (!bits.startsWith('0100')) throw new RangeError('the text is not in byte mode')
  // From version 10 (216 bytes of data) on the length takes two bytes.
  const countBits = data.length >= 216 ? 16 : 8
  const start = 4 + countBits
  const length = Number.parseInt(bits.slice(4, start), 2)
  const text = Uint8Array.from({ length }, (_, at) =>
    Number.parseInt(bits.slice(start + at * 8, start + at * 8 + 8), 2),
  )
  return new TextDecoder('utf-8', { fatal: true }).decode(text)
}
