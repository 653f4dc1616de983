import type { PdfFile } from './pdf-file.ts'
import { dictionaryText, integer } from './pdf-syntax.ts'

/**
 * The file with objects added or replaced behind its end; not a byte of what was there changes.
 * The new cross-reference is written in the style of the last one: readers refuse a mixture.
 *
 * @param objects values by object number, Latin-1 text
 * @returns the new file as Latin-1 text, and where each value begins
 */
export function appendObjects(
  file: PdfFile,
  objects: Map<number, string>,
): { text: string; starts: Map<number, number> } {
  const { crossReference } = file
  let text = /[\r\n]$/.test(file.text) ? file.text : `${file.text}\n`
  const places: [number: number, at: number][] = []
  const starts = new Map<number, number>()
  const numbers = [...objects.keys()].toSorted((left, right) => left - right)
  for (const number of numbers) {
    const opening = `${number} 0 obj\n`
    places.push([number, text.length])
    starts.set(number, text.length + opening.length)
    text += `${opening}${objects.get(number) ?? ''}\nendobj\n`
  }
  const at = text.length
  const size = Math.max(integer(crossReference.trailer.get('Size')), ...numbers.map((number) => number + 1))
  text += crossReference.style === 'table' ? table(places, trailerOf(file, size)) : stream(places, size, at, file)
  return { text: `${text}startxref\n${at}\n%%EOF\n`, starts }
}

/** The first number that no object of the file bears. */
export function nextObjectNumber(file: PdfFile): number {
  return Math.max(integer(file.crossReference.trailer.get('Size')), ...file.crossReference.places.keys(), 0) + 1
}

function trailerOf(file: PdfFile, size: number): Map<string, string> {
  const kept = ['Root', 'Info', 'ID'].flatMap((key): [string, string][] => {
    const value = file.crossReference.trailer.get(key)
    return value === undefined ? [] : [[key, value.text]]
  })
  return new Map([['Size', String(size)], ...kept, ['Prev', String(file.crossReference.start)]])
}

function table(places: [number, number][], trailer: Map<string, string>): string {
  const sections = places.map(([number, at]) => `${number} 1\n${String(at).padStart(10, '0')} 00000 n \n`)
  return `xref\n${sections.join('')}trailer\n${dictionaryText(trailer)}\n`
}

/** An uncompressed cross-reference stream: one byte kind, four bytes offset, two bytes generation. */
function stream(places: [number, number][], size: number, at: number, file: PdfFile): string {
  const own = size
  const rows = [...places, [own, at] as const]
  const bytes = Buffer.alloc(rows.length * 7)
  rows.forEach(([, offset], index) => {
    bytes.writeUInt8(1, index * 7)
    bytes.writeUInt32BE(offset, index * 7 + 1)
  })
  const entries = new Map([
    ['Type', '/XRef'],
    ...trailerOf(file, own + 1),
    ['W', '[1 4 2]'],
    ['Index', `[${rows.map(([number]) => `${number} 1`).join(' ')}]`],
    ['Length', String(bytes.length)],
  ])
  return `${own} 0 obj\n${dictionaryText(entries)}\nstream\n${bytes.toString('latin1')}\nendstream\nendobj\n`
}
