import { inflateSync } from 'node:zlib'
import { integer, MalformedPdf, readArray, readDictionary, skipSpace } from './pdf-syntax.ts'
import type { Dictionary } from './pdf-syntax.ts'

/** Where an object stands: at a byte of the file, or as the n-th object of an object stream. */
export type Place = { at: number } | { within: number; index: number }

export type CrossReference = {
  /** byte of the newest cross-reference section */
  start: number
  /** how the newest section is written; an update must be written alike */
  style: 'table' | 'stream'
  trailer: Dictionary
  places: Map<number, Place>
}

type Section = { trailer: Dictionary; style: 'table' | 'stream'; places: Map<number, Place | 'free'> }

const maxStreamBytes = 64 * 1024 * 1024
const maxObjects = 5_000_000

/** Reads the chain of cross-reference tables and streams, newest first. */
export function readCrossReference(text: string): CrossReference {
  const start = startOfNewest(text)
  const newest = readSection(text, start)
  const places = new Map<number, Place | 'free'>()
  const seen = new Set<number>()
  const waiting = [start]
  for (let at = waiting.shift(); at !== undefined; at = waiting.shift()) {
    if (seen.has(at)) throw new MalformedPdf('cross-references in a circle')
    seen.add(at)
    const section = at === start ? newest : readSection(text, at)
    for (const [number, place] of section.places) if (!places.has(number)) places.set(number, place)
    for (const key of ['XRefStm', 'Prev']) {
      const next = section.trailer.get(key)
      if (next !== undefined) waiting.push(integer(next))
    }
  }
  const used = new Map<number, Place>()
  for (const [number, place] of places) if (place !== 'free') used.set(number, place)
  return { start, style: newest.style, trailer: newest.trailer, places: used }
}

/** The decoded bytes of the stream whose dictionary stands before `end`. */
export function streamBytes(text: string, entries: Dictionary, end: number): Buffer {
  const opening = /[\0\t\n\f\r ]*stream(\r\n|\n)/y
  opening.lastIndex = end
  if (!opening.test(text)) throw new MalformedPdf('stream without data')
  const raw = Buffer.from(text.slice(opening.lastIndex, opening.lastIndex + integer(entries.get('Length'))), 'latin1')
  const filter = entries.get('Filter')?.text
  if (filter === undefined) return raw
  if (filter.replaceAll(/[[\] ]/g, '') !== '/FlateDecode') throw new MalformedPdf('stream filter not supported')
  const plain = inflated(raw)
  const parameters = entries.get('DecodeParms')
  if (parameters === undefined) return plain
  return withoutPredictor(plain, readDictionary(parameters.text.replace(/^\[/, ''), 0).entries)
}

function startOfNewest(text: string): number {
  const found = /startxref[\0\t\n\f\r ]+(\d{1,15})[\0\t\n\f\r ]+%%EOF\s*$/.exec(text.slice(-2048))
  if (found?.[1] === undefined) throw new MalformedPdf('no cross-reference at the end')
  return Number(found[1])
}

function readSection(text: string, start: number): Section {
  return text.startsWith('xref', skipSpace(text, start)) ? readTable(text, start) : readStream(text, start)
}

function readTable(text: string, start: number): Section {
  const places = new Map<number, Place | 'free'>()
  const heading = /\s*(\d{1,10}) (\d{1,10})\s*/y
  let at = skipSpace(text, start) + 4
  for (;;) {
    heading.lastIndex = at
    const found = heading.exec(text)
    if (found === null) break
    at = heading.lastIndex
    const [first, count] = [Number(found[1]), Number(found[2])]
    if (count > maxObjects) throw new MalformedPdf('too many objects')
    for (let index = 0; index < count; index += 1, at += 20) {
      const entry = /^(\d{10}) (\d{5}) ([nf])/.exec(text.slice(at, at + 20))
      if (entry === null) throw new MalformedPdf('broken cross-reference table')
      places.set(first + index, entry[3] === 'n' ? { at: Number(entry[1]) } : 'free')
    }
  }
  const trailer = /\s*trailer/y
  trailer.lastIndex = at
  if (!trailer.test(text)) throw new MalformedPdf('no trailer')
  return { trailer: readDictionary(text, trailer.lastIndex).entries, style: 'table', places }
}

function readStream(text: string, start: number): Section {
  const opening = /\s*\d+\s+\d+\s+obj/y
  opening.lastIndex = start
  if (!opening.test(text)) throw new MalformedPdf('no cross-reference where one belongs')
  const { entries, end } = readDictionary(text, opening.lastIndex)
  if (entries.get('Type')?.text !== '/XRef') throw new MalformedPdf('no cross-reference where one belongs')
  const bytes = streamBytes(text, entries, end)
  const [kindWidth = 0, middleWidth = 0, lastWidth = 0] = readArray(entries.get('W')?.text ?? '').map(Number)
  const index = entries.get('Index')
  const ranges = index === undefined ? [0, integer(entries.get('Size'))] : readArray(index.text).map(Number)
  const width = kindWidth + middleWidth + lastWidth
  const places = new Map<number, Place | 'free'>()
  let at = 0
  for (let range = 0; range + 1 < ranges.length; range += 2) {
    const [first = 0, count = 0] = [ranges[range], ranges[range + 1]]
    for (let number = first; number < first + count && at + width <= bytes.length; number += 1, at += width) {
      const kind = kindWidth === 0 ? 1 : uint(bytes, at, kindWidth)
      const middle = uint(bytes, at + kindWidth, middleWidth)
      const last = uint(bytes, at + kindWidth + middleWidth, lastWidth)
      if (kind === 1) places.set(number, { at: middle })
      else places.set(number, kind === 2 ? { within: middle, index: last } : 'free')
    }
  }
  return { trailer: entries, style: 'stream', places }
}

function uint(bytes: Buffer, start: number, width: number): number {
  let value = 0
  for (let index = 0; index < width; index += 1) value = value * 256 + (bytes[start + index] ?? 0)
  return value
}

function inflated(raw: Buffer): Buffer {
  try {
    return inflateSync(raw, { maxOutputLength: maxStreamBytes })
  } catch {
    throw new MalformedPdf('broken stream')
  }
}

function withoutPredictor(bytes: Buffer, parameters: Dictionary): Buffer {
  const predictor = Number(parameters.get('Predictor')?.text ?? 1)
  if (predictor === 1) return bytes
  const columns = Number(parameters.get('Columns')?.text ?? 1)
  if (predictor < 10 || !Number.isSafeInteger(columns) || columns < 1) throw new MalformedPdf('predictor not supported')
  const rows = Math.floor(bytes.length / (columns + 1))
  const plain = Buffer.alloc(rows * columns)
  for (let row = 0; row < rows; row += 1) {
    const kind = bytes[row * (columns + 1)] ?? 0
    for (let column = 0; column < columns; column += 1) {
      const left = column > 0 ? (plain[row * columns + column - 1] ?? 0) : 0
      const up = row > 0 ? (plain[(row - 1) * columns + column] ?? 0) : 0
      if (kind > 2) throw new MalformedPdf('predictor not supported')
      const guess = [0, left, up][kind] ?? 0
      plain[row * columns + column] = (bytes[row * (columns + 1) + 1 + column] ?? 0) + guess
    }
  }
  return plain
}
