import { appendObjects, nextObjectNumber } from './incremental-update.ts'
import { catalogOf, firstPageOf, openPdf } from './pdf-file.ts'
import type { PdfFile } from './pdf-file.ts'
import { dictionaryText, MalformedPdf, readArray, readDictionary, referenceOf, textString } from './pdf-syntax.ts'

/** Bytes kept free for the signature; ours take about 2,100 with RSA-2048. */
export const reservedBytes = 6144

export type SignatureWords = { reason: string; location: string; signingTime: Date }

/** A file that waits for its signature: `bytes` is complete but for the hexadecimal between the two brackets. */
export type Unsigned = {
  bytes: Buffer
  /** the position of `<` and the position after `>` of /Contents; everything else is signed */
  gap: { start: number; end: number }
}

/** Adds an invisible signature field to the first page, with the signed byte range already written. */
export function addSignatureField(pdf: Uint8Array, words: SignatureWords): Unsigned {
  const file = openPdf(pdf)
  const catalog = catalogOf(file)
  const page = firstPageOf(file)
  const signature = nextObjectNumber(file)
  const field = signature + 1
  const fields = fieldsOf(file)
  const placeholder = `<${'0'.repeat(reservedBytes * 2)}>`
  const values = new Map([
    [signature, signatureDictionary(words, placeholder)],
    [field, fieldDictionary(fields.length + 1, page.number, signature)],
    [page.number, changed(page.entries, 'Annots', arrayWith(annotationsOf(file), `${field} 0 R`))],
    [
      catalog.number,
      changed(catalog.entries, 'AcroForm', `<< /Fields ${arrayWith(fields, `${field} 0 R`)} /SigFlags 3 >>`),
    ],
  ])
  const { text, starts } = appendObjects(file, values)
  const start = text.indexOf(placeholder, starts.get(signature))
  const end = start + placeholder.length
  const bytes = Buffer.from(text, 'latin1')
  bytes.write(byteRange(start, end, text.length), text.indexOf(emptyRange, starts.get(signature)), 'latin1')
  return { bytes, gap: { start, end } }
}

/** The fields of the form; a form with anything but signatures in it is refused, because its look would be frozen unseen. */
export function fieldsOf(file: PdfFile): string[] {
  const form = catalogOf(file).entries.get('AcroForm')
  if (form === undefined) return []
  const { entries } = readDictionary(file.resolve(form.text), 0)
  const list = entries.get('Fields')
  const fields = list === undefined ? [] : readArray(file.resolve(list.text))
  for (const one of fields) {
    const kind = readDictionary(file.resolve(one), 0).entries.get('FT')?.text
    if (referenceOf(one) === null || kind !== '/Sig') throw new MalformedPdf('form fields are not supported')
  }
  return fields
}

function annotationsOf(file: PdfFile): string[] {
  const list = firstPageOf(file).entries.get('Annots')
  return list === undefined ? [] : readArray(file.resolve(list.text))
}

const emptyRange = `[${' '.repeat(48)}]`

function byteRange(start: number, end: number, length: number): string {
  return `[${`0 ${start} ${end} ${length - end}`.padEnd(48)}]`
}

function signatureDictionary(words: SignatureWords, placeholder: string): string {
  return dictionaryText([
    ['Type', '/Sig'],
    ['Filter', '/Adobe.PPKLite'],
    ['SubFilter', '/ETSI.CAdES.detached'],
    ['ByteRange', emptyRange],
    ['Contents', placeholder],
    // PAdES keeps the claimed time here and forbids the signing-time attribute in the CMS (EN 319 142-1, table 1).
    ['M', `(${pdfInstant(words.signingTime)})`],
    ['Reason', textString(words.reason)],
    ['Location', textString(words.location)],
  ])
}

/** Without a visible box; the print flag and an empty rectangle satisfy PDF/A-2 without an appearance. */
function fieldDictionary(count: number, page: number, signature: number): string {
  return dictionaryText([
    ['Type', '/Annot'],
    ['Subtype', '/Widget'],
    ['FT', '/Sig'],
    ['T', `(Signature${count})`],
    ['Rect', '[0 0 0 0]'],
    ['F', '132'],
    ['P', `${page} 0 R`],
    ['V', `${signature} 0 R`],
  ])
}

function pdfInstant(instant: Date): string {
  return `D:${instant.toISOString().slice(0, 19).replaceAll(/[-:T]/g, '')}Z`
}

function arrayWith(elements: string[], last: string): string {
  return `[${[...elements, last].join(' ')}]`
}

function changed(entries: Map<string, { text: string }>, key: string, value: string): string {
  const texts = new Map(Array.from(entries, ([name, raw]) => [name, raw.text]))
  texts.set(key, value)
  return dictionaryText(texts)
}
