/** PDF values on a file read as Latin-1 text, so that a position in the text is a position in the file. */

/** The file breaks the rules of PDF, or uses something that is not supported here. */
export class MalformedPdf extends Error {
  override name = 'MalformedPdf'
}

/** A value as it stands in the file: its text, and where it begins and ends (exclusive). */
export type Raw = { text: string; start: number; end: number }

/** Entries of a dictionary by name, without the slash. */
export type Dictionary = Map<string, Raw>

const space = /(?:[\0\t\n\f\r ]|%[^\r\n]*)*/y
const name = /\/[^\0\t\n\f\r ()<>[\]{}/%]*/y
const atom = /[^\0\t\n\f\r ()<>[\]{}/%]+/y
const reference = /(\d{1,10})[\0\t\n\f\r ]+(\d{1,5})[\0\t\n\f\r ]+R(?![^\0\t\n\f\r ()<>[\]{}/%])/y
const maxDepth = 64

export function skipSpace(text: string, start: number): number {
  return endOf(space, text, start) ?? start
}

/** The value that begins at or after `start`. */
export function readValue(text: string, start: number): Raw {
  const begin = skipSpace(text, start)
  const end = endOfValue(text, begin, 0)
  return { text: text.slice(begin, end), start: begin, end }
}

/** The dictionary that begins at or after `start`. */
export function readDictionary(text: string, start: number): { entries: Dictionary; end: number } {
  const entries: Dictionary = new Map()
  let at = skipSpace(text, start)
  if (!text.startsWith('<<', at)) throw new MalformedPdf('no dictionary')
  at = skipSpace(text, at + 2)
  while (!text.startsWith('>>', at)) {
    const endOfKey = endOf(name, text, at)
    if (endOfKey === null) throw new MalformedPdf('dictionary without a name')
    const value = readValue(text, endOfKey)
    entries.set(text.slice(at + 1, endOfKey), value)
    at = skipSpace(text, value.end)
  }
  return { entries, end: at + 2 }
}

/** The elements of an array value. */
export function readArray(array: string): string[] {
  if (!array.startsWith('[')) throw new MalformedPdf('no array')
  const elements: string[] = []
  let at = skipSpace(array, 1)
  while (!array.startsWith(']', at)) {
    const element = readValue(array, at)
    elements.push(element.text)
    at = skipSpace(array, element.end)
  }
  return elements
}

/** The object number of `12 0 R`, or null for any other value. */
export function referenceOf(value: string): number | null {
  reference.lastIndex = 0
  const found = reference.exec(value)
  return found?.[1] !== undefined && found[0].length === value.length ? Number(found[1]) : null
}

export function integer(value: Raw | undefined): number {
  if (value === undefined || !/^\+?\d{1,15}$/.test(value.text)) throw new MalformedPdf('no integer where one belongs')
  return Number(value.text)
}

export function dictionaryText(entries: Iterable<[string, string]>): string {
  return `<< ${Array.from(entries, ([key, value]) => `/${key} ${value}`).join('\n')} >>`
}

/** A text string of PDF in UTF-16, hexadecimal. */
export function textString(text: string): string {
  const units = Array.from({ length: text.length }, (_, index) => text.charCodeAt(index).toString(16).padStart(4, '0'))
  return `<feff${units.join('')}>`
}

function endOfValue(text: string, start: number, depth: number): number {
  if (depth > maxDepth) throw new MalformedPdf('nested too deeply')
  if (text.startsWith('<<', start)) return endOfMembers(text, start + 2, '>>', depth)
  const first = text[start]
  if (first === '[') return endOfMembers(text, start + 1, ']', depth)
  if (first === '(') return endOfString(text, start)
  if (first === '<') return endOfHex(text, start)
  const end = endOf(name, text, start) ?? endOf(reference, text, start) ?? endOf(atom, text, start)
  if (end === null) throw new MalformedPdf('no value where one belongs')
  return end
}

function endOfMembers(text: string, start: number, close: string, depth: number): number {
  let at = skipSpace(text, start)
  while (!text.startsWith(close, at)) at = skipSpace(text, endOfValue(text, at, depth + 1))
  return at + close.length
}

function endOfHex(text: string, start: number): number {
  const close = text.indexOf('>', start)
  if (close < 0) throw new MalformedPdf('string without an end')
  return close + 1
}

function endOfString(text: string, start: number): number {
  let open = 0
  for (let at = start; at < text.length; at += 1) {
    const sign = text[at]
    if (sign === '\\') at += 1
    else if (sign === '(') open += 1
    else if (sign === ')') {
      open -= 1
      if (open === 0) return at + 1
    }
  }
  throw new MalformedPdf('string without an end')
}

function endOf(pattern: RegExp, text: string, start: number): number | null {
  pattern.lastIndex = start
  return pattern.test(text) ? pattern.lastIndex : null
}
