import { isDay } from '#kernel/day.ts'

/** What a camera states in a photograph: local time, and where it was in degrees; claims and no proof. */
export type StatedByCamera = { takenAt: string | null; place: { latitude: number; longitude: number } | null }

/**
 * A JPEG without whatever names its camera or its owner: of the metadata the turning alone stays, thumbnails, films and words behind the
 * picture are cut off. What was stated of time and place is answered beside it.
 *
 * @param bytes a JPEG by `fileKind`
 */
export function cleanPhoto(bytes: Uint8Array): { bytes: Uint8Array; stated: StatedByCamera } {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const kept: Buffer[] = [file.subarray(0, 2)]
  let exif: Exif = { turn: 1, takenAt: null, place: null }
  let at = 2
  while (at + 4 <= file.length && file[at] === 0xff) {
    const marker = file[at + 1]!
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === 0xd9) break
    const end = at + 2 + file.readUInt16BE(at + 2)
    const segment = file.subarray(at, end)
    if (marker === 0xe1 && segment.toString('latin1', 4, 10) === 'Exif\0\0') exif = readExif(segment.subarray(10))
    if (isPicture(marker)) kept.push(segment)
    at = end
    if (marker === 0xda) {
      const next = endOfScan(file, at)
      kept.push(file.subarray(at, next))
      at = next
    }
  }
  const turned = exif.turn === 1 ? [] : [turning(exif.turn)]
  const { takenAt, place } = exif
  return { bytes: Buffer.concat([kept[0]!, ...turned, ...kept.slice(1), endMark]), stated: { takenAt, place } }
}

const endMark = Buffer.of(0xff, 0xd9)

/** Tables, frames, scans, and Adobe's word on how colours are coded; not JFIF, whose thumbnail is a second picture. */
const isPicture = (marker: number): boolean => (marker < 0xe0 || marker === 0xee) && marker !== 0xfe

/** Where coded pixels end: at the first mark that neither stands for itself nor starts anew. */
function endOfScan(file: Buffer, from: number): number {
  for (let at = from; at + 1 < file.length; at += 1) {
    const next = file[at + 1]!
    if (file[at] === 0xff && next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at
  }
  return file.length
}

/** 转向: the one tag that a viewer needs. */
function turning(turn: number): Buffer {
  const tiff = Buffer.from('4d4d002a0000000800010112000300000001000000000000000000', 'hex')
  tiff.writeUInt16BE(turn, 18)
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff])
  const head = Buffer.of(0xff, 0xe1, 0, 0)
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, body])
}

/** Local time as Exif writes it; null for what is no time, as a camera writes whose clock was never set. */
function takenAt(written: string): string | null {
  const [, year, month, date, time] = /^(\d{4}):(\d{2}):(\d{2}) ((?:[01]\d|2[0-3]):[0-5]\d)/.exec(written) ?? []
  const day = `${year}-${month}-${date}`
  return time && isDay(day) ? `${day}T${time}` : null
}

type Exif = StatedByCamera & { turn: number }
type Entry = { type: number; count: number; at: number }

/** Tags that can't be read are none: nobody is refused for what a camera wrote. */
function readExif(tiff: Buffer): Exif {
  try {
    const little = tiff.toString('latin1', 0, 2) === 'II'
    const short = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
    const long = (at: number) => (little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at))
    const folder = (at: number): Map<number, Entry> => {
      const entries = new Map<number, Entry>()
      for (let line = 0; line < Math.min(short(at), 200); line += 1) {
        const of = at + 2 + line * 12
        entries.set(short(of), { type: short(of + 2), count: long(of + 4), at: of + 8 })
      }
      return entries
    }
    const text = (entry: Entry | undefined) =>
      entry ? tiff.toString('latin1', entry.count > 4 ? long(entry.at) : entry.at).slice(0, entry.count) : ''
    const degrees = (entry: Entry | undefined, towards: string): number => {
      if (entry?.count !== 3) return Number.NaN
      const [whole, minutes, seconds] = [0, 8, 16].map(
        (on) => long(long(entry.at) + on) / long(long(entry.at) + on + 4),
      )
      const value = whole! + minutes! / 60 + seconds! / 3600
      return /^[SW]/.test(towards) ? -value : value
    }
    const main = folder(long(4))
    const turn = main.has(0x112) ? short(main.get(0x112)!.at) : 1
    const own = main.has(0x8769) ? folder(long(main.get(0x8769)!.at)) : new Map<number, Entry>()
    const where = main.has(0x8825) ? folder(long(main.get(0x8825)!.at)) : new Map<number, Entry>()
    const latitude = degrees(where.get(2), text(where.get(1)))
    const longitude = degrees(where.get(4), text(where.get(3)))
    return {
      turn: turn >= 1 && turn <= 8 ? turn : 1,
      takenAt: takenAt(text(own.get(0x9003))),
      place: Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : null,
    }
  } catch (error) {
    if (error instanceof RangeError) return { turn: 1, takenAt: null, place: null }
    throw error
  }
}
