export type FileKind = 'pdf' | 'png' | 'jpeg'

/**
 * What a file is, by its content alone; null for everything that is not surely one of the three.
 *
 * Looks at structure, decodes nothing: the first bytes, the skeleton to the end, and whether a second format hides in
 * the parts that a picture viewer skips.
 */
export function fileKind(bytes: Uint8Array): FileKind | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (isPdf(file)) return 'pdf'
  if (isPng(file)) return 'png'
  return isJpeg(file) ? 'jpeg' : null
}

/** Beginnings of formats that a browser or an unpacker would find inside a picture. */
function hides(text: string): boolean {
  return /<(?:html|script|svg|!doctype|\?php|iframe|body)|%PDF-/i.test(text) || text.includes(zipEntry)
}

const zipEntry = 'PK\u0003\u0004'

/** The header stands at byte 0 (a reader that searches for it would read another file than we do), the end is there. */
function isPdf(file: Buffer): boolean {
  if (!/^%PDF-(?:1\.[0-7]|2\.0)[\r\n \t]/.test(file.toString('latin1', 0, 10))) return false
  if (hides(file.toString('latin1', 8, 1024))) return false
  const tail = file.toString('latin1', Math.max(0, file.length - 2048))
  return /startxref\s+\d+\s+%%EOF/.test(tail) && file.includes(' obj')
}

const pngSignature = Buffer.from('89504e470d0a1a0a', 'hex')

/** IHDR first, whole chunks, IEND last, nothing behind it. */
function isPng(file: Buffer): boolean {
  if (!file.subarray(0, 8).equals(pngSignature)) return false
  let at = 8
  for (let index = 0; at + 12 <= file.length; index += 1) {
    const length = file.readUInt32BE(at)
    const kind = file.toString('latin1', at + 4, at + 8)
    const end = at + 12 + length
    if (end > file.length || !/^[A-Za-z]{4}$/.test(kind) || (index === 0) !== (kind === 'IHDR')) return false
    if (kind === 'IHDR' && (length !== 13 || file.readUInt32BE(at + 8) === 0 || file.readUInt32BE(at + 12) === 0))
      return false
    if (kind === 'IEND') return length === 0 && end === file.length
    if (kind !== 'IDAT' && hides(file.toString('latin1', at + 8, at + 8 + length))) return false
    at = end
  }
  return false
}

/** Whole segments up to the picture, a size, an end. Cameras append films behind the end; other formats are refused there. */
function isJpeg(file: Buffer): boolean {
  if (file.length < 4 || file.readUInt16BE(0) !== 0xffd8) return false
  let at = 2
  let sized = false
  while (at + 4 <= file.length && file[at] === 0xff) {
    const marker = file[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1
      continue
    }
    const end = at + 2 + file.readUInt16BE(at + 2)
    if (marker < 0xc0 || (marker >= 0xd0 && marker <= 0xd9) || end < at + 4 || end > file.length) return false
    if (isFrame(marker)) sized = end >= at + 9 && file.readUInt16BE(at + 5) > 0 && file.readUInt16BE(at + 7) > 0
    if (marker === 0xda) return sized && endsWell(file, end)
    if (marker >= 0xe0 && hides(file.toString('latin1', at + 4, end))) return false
    at = end
  }
  return false
}

/** SOF0 … SOF15 without the tables DHT (C4), JPG (C8) and DAC (CC). */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
}

function endsWell(file: Buffer, scan: number): boolean {
  const end = file.indexOf(Buffer.of(0xff, 0xd9), scan)
  return end >= 0 && !hides(file.toString('latin1', end + 2))
}
