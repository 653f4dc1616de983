import { readCrossReference, streamBytes } from './pdf-cross-reference.ts'
import type { CrossReference } from './pdf-cross-reference.ts'
import { integer, MalformedPdf, readArray, readDictionary, readValue, referenceOf } from './pdf-syntax.ts'
import type { Dictionary, Raw } from './pdf-syntax.ts'

/** An opened PDF: its objects can be read, nothing is changed. */
export type PdfFile = {
  text: string
  crossReference: CrossReference
  /** the value of an object; `direct` when it stands in the file itself, so its positions are the file's */
  object(number: number): Raw & { direct: boolean }
  /** the value itself, or what it refers to */
  resolve(value: string): string
}

/**
 * @throws MalformedPdf for files that are broken or encrypted
 */
export function openPdf(bytes: Uint8Array): PdfFile {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  if (!/^%PDF-[12]\.\d/.test(text)) throw new MalformedPdf('no PDF')
  const crossReference = readCrossReference(text)
  if (crossReference.trailer.has('Encrypt')) throw new MalformedPdf('encrypted')

  function object(number: number): Raw & { direct: boolean } {
    const place = crossReference.places.get(number)
    if (place === undefined) throw new MalformedPdf('missing object')
    if ('within' in place) return { ...compressed(place.within, number), direct: false }
    const opening = /\s*(\d+)\s+\d+\s+obj/y
    opening.lastIndex = place.at
    const found = opening.exec(text)
    if (found === null || Number(found[1]) !== number) throw new MalformedPdf('missing object')
    return { ...readValue(text, opening.lastIndex), direct: true }
  }

  function compressed(container: number, number: number): Raw {
    const outer = object(container)
    if (!outer.direct) throw new MalformedPdf('object stream within an object stream')
    const { entries, end } = readDictionary(text, outer.start)
    const inside = streamBytes(text, entries, end).toString('latin1')
    const first = integer(entries.get('First'))
    const numbers = inside.slice(0, first).trim().split(/\s+/).map(Number)
    for (let index = 0; index + 1 < numbers.length; index += 2) {
      const offset = numbers[index + 1]
      if (numbers[index] === number && offset !== undefined) return readValue(inside, first + offset)
    }
    throw new MalformedPdf('missing object')
  }

  function resolve(value: string): string {
    let current = value
    for (let steps = 0; steps < 8; steps += 1) {
      const number = referenceOf(current)
      if (number === null) return current
      current = object(number).text
    }
    throw new MalformedPdf('references in a circle')
  }

  return { text, crossReference, object, resolve }
}

/** Number and dictionary of the catalog. */
export function catalogOf(file: PdfFile): { number: number; entries: Dictionary } {
  const number = referenceOf(file.crossReference.trailer.get('Root')?.text ?? '')
  if (number === null) throw new MalformedPdf('no catalog')
  return { number, entries: readDictionary(file.object(number).text, 0).entries }
}

/** Number and dictionary of the first page. */
export function firstPageOf(file: PdfFile): { number: number; entries: Dictionary } {
  let number = referenceOf(catalogOf(file).entries.get('Pages')?.text ?? '')
  for (let depth = 0; depth < 64 && number !== null; depth += 1) {
    const { entries } = readDictionary(file.object(number).text, 0)
    const kids = entries.get('Kids')
    if (kids === undefined) return { number, entries }
    number = referenceOf(readArray(file.resolve(kids.text))[0] ?? '')
  }
  throw new MalformedPdf('no page')
}
