import { hash } from 'node:crypto'
import { gunzipSync, inflateRawSync, inflateSync } from 'node:zlib'
import type { Token } from './canaries.ts'

/** Bytes that a reviewer could see, and how they came. */
export type Piece = { source: string; bytes: Buffer }
/** `digest` says in which bytes, whoever else was sent the same (`searchEach`). */
export type Hit = { token: Token; form: string; source: string; digest: string }

type Pattern = { token: Token; form: string; bytes: Buffer }

const hashes = ['sha256', 'sha1', 'md5', 'sm3'] as const

/** The written forms of a token. Text forms are compared in lower case, base64 as it stands. */
export function formsOf(text: string): { folded: Map<string, Buffer>; exact: Map<string, Buffer> } {
  const folded = new Map<string, Buffer>()
  const exact = new Map<string, Buffer>()
  const bytes = Buffer.from(text)
  const fold = (form: string, written: string | Buffer) => {
    const small = Buffer.from(written as string)
    for (let at = 0; at < small.length; at += 1) small[at] = inSmallLetters[small[at]!]!
    folded.set(form, small)
  }
  const each = (write: (character: string) => string) => Array.from(text, write).join('')

  fold('plain', text)
  fold('reversed', Array.from(text).toReversed().join(''))
  fold('hex', bytes.toString('hex'))
  fold('URL-encoded', [...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''))
  fold('URL-encoded where needed', encodeURIComponent(text))
  fold(
    'JSON escapes',
    each((one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`),
  )
  fold(
    'JSON escapes beyond ASCII',
    each((one) => (one < '\u0080' ? one : `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`)),
  )
  fold(
    'HTML escapes',
    each((one) => `&#${one.charCodeAt(0)};`),
  )
  fold(
    'HTML hex escapes',
    each((one) => `&#x${one.charCodeAt(0).toString(16)};`),
  )
  fold('UTF-16 LE', Buffer.from(text, 'utf16le'))
  fold('UTF-16 BE', Buffer.from(text, 'utf16le').swap16())
  fold('UTF-16 BE hex', Buffer.from(text, 'utf16le').swap16().toString('hex'))
  if (/^[0-9a-f-]{36}$/.test(text)) {
    fold('without hyphens', text.replaceAll('-', ''))
    exact.set('uuid bytes', Buffer.from(text.replaceAll('-', ''), 'hex'))
  }
  // Base64 looks different after 0, 1 or 2 bytes before it; the middle of each is the same whatever stands around.
  for (const before of [0, 1, 2]) {
    const shifted = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64')
    const own = shifted.slice(before === 0 ? 0 : before + 1, (before + bytes.length) % 3 === 0 ? undefined : -4)
    if (own.length < 6) continue
    exact.set(`base64 at ${before}`, Buffer.from(own))
    exact.set(`base64url at ${before}`, Buffer.from(own.replaceAll('+', '-').replaceAll('/', '_')))
  }
  for (const spelling of new Set([text, text.toLowerCase(), text.toUpperCase()]))
    for (const algorithm of hashes) {
      const digest = hash(algorithm, spelling, 'buffer')
      // Half of a digest is enough to know the rest.
      fold(`${algorithm} of ${spelling}`, digest.toString('hex', 0, 6))
      exact.set(`${algorithm} base64 of ${spelling}`, Buffer.from(digest.toString('base64', 0, 6)))
      exact.set(`${algorithm} base64url of ${spelling}`, Buffer.from(digest.toString('base64url', 0, 6)))
      exact.set(`${algorithm} bytes of ${spelling}`, digest.subarray(0, 6))
    }
  return { folded, exact }
}

/** Every place where a token, in whatever form, stands in the pieces or in what is packed inside them. */
export function search(tokens: readonly Token[], pieces: readonly Piece[]): Hit[] {
  const whole = tokens.filter((token) => token.kind === 'whole')
  const foldedPatterns: Pattern[] = []
  const exactPatterns: Pattern[] = []
  for (const token of whole) {
    const { folded, exact } = patternsOf(token)
    foldedPatterns.push(...folded)
    exactPatterns.push(...exact)
  }
  const once = onceEach(pieces)
  const all = onceEach(once.flatMap((piece) => unpackedOnce(piece)))
  const hits = [...found(foldedPatterns, all, inSmallLetters), ...found(exactPatterns, all, asItIs)]
  const tails = tokens.filter((candidate) => candidate.kind === 'tail')
  if (tails.length === 0) return hits
  for (const piece of once) {
    // The description of the interface is the same for everybody and full of numbers: whole values alone are looked for in it.
    if (describesInterface.test(piece.source)) continue
    const words = wordsOf(piece)
    for (const token of tails)
      if (words.includes(token.text)) hits.push({ token, form: 'plain', source: piece.source, digest: digestOf(piece) })
  }
  return hits
}

/**
 * What several were sent, each of whom may not find some of the tokens: all of it is looked through once for all tokens, whoever was sent it.
 *
 * @param may whether somebody may find a token, their own for instance
 * @returns of each find the first who was sent it and may not, with the source of theirs
 */
export function searchEach<T extends Token, S extends { pieces: readonly Piece[] }>(
  tokens: readonly T[],
  seen: readonly S[],
  may: (token: T, one: S) => boolean,
): Hit[] {
  const sentTo = new Map<string, Map<S, string>>()
  const inside = new Map<string, string[]>()
  for (const one of seen)
    for (const piece of one.pieces) {
      const digest = digestOf(piece)
      const all = inside.get(digest) ?? unpackedOnce(piece).map((part) => digestOf(part))
      inside.set(digest, all)
      for (const part of all) sentTo.set(part, (sentTo.get(part) ?? new Map<S, string>()).set(one, piece.source))
    }
  return search(
    tokens,
    seen.flatMap(({ pieces }) => pieces),
  ).flatMap((hit) => {
    const unlawful = [...sentTo.get(hit.digest)!].find(([one]) => !may(hit.token as T, one))
    return unlawful ? [{ ...hit, source: unlawful[1] }] : []
  })
}

type Patterns = { folded: Pattern[]; exact: Pattern[] }
const patterns = new WeakMap<Token, Patterns>()

/** The same token is looked for again and again: its forms are written once. */
function patternsOf(token: Token): Patterns {
  const known = patterns.get(token)
  if (known) return known
  const forms = formsOf(token.text)
  const of = (written: Map<string, Buffer>) => Array.from(written, ([form, bytes]) => ({ token, form, bytes }))
  const made = { folded: of(forms.folded), exact: of(forms.exact) }
  patterns.set(token, made)
  return made
}

const describesInterface = /GET \/api\/openapi\.json /

const digests = new WeakMap<Piece, string>()
const unpackings = new WeakMap<Piece, Piece[]>()

/** Addresses whose answers may tell something. The same bytes from anywhere else may not, so they are another find. */
const mayTell = /\S*\/(?:visit-place|credentials|public-notices)\S*(?= → )/
/** The same without what stands before it, where a search for it would begin anew at each letter. */
const tellsPerhaps = /\/(?:visit-place|credentials|public-notices)/

/** Two pieces of the same bytes have the same, unless one came from where it may be told. */
export function digestOf(piece: Piece): string {
  const known = digests.get(piece)
  if (known !== undefined) return known
  const told = tellsPerhaps.test(piece.source) ? mayTell.exec(piece.source)?.[0] : undefined
  const digest = hash('sha1', piece.bytes, 'latin1') + (told ?? '')
  digests.set(piece, digest)
  return digest
}

function unpackedOnce(piece: Piece): Piece[] {
  const parts = unpackings.get(piece) ?? unpacked(piece)
  unpackings.set(piece, parts)
  return parts
}

/** The same bytes are looked through once, however often they were sent. */
function onceEach(pieces: readonly Piece[]): Piece[] {
  const first = new Map<string, Piece>()
  for (const piece of pieces) {
    const digest = digestOf(piece)
    if (!first.has(digest)) first.set(digest, piece)
  }
  return [...first.values()]
}

export const inWords = (hits: readonly Hit[]): string[] =>
  hits.map(({ token, form, source }) => `${token.what} as ${form} in ${source}`)

/** Whether a pattern begins with these three bytes after its first: sixteen million marks, taken away again after each search. */
const heads = new Uint8Array(1 << 24)

/**
 * One pass over all pieces, each once: the first four bytes of every pattern lead to the few that could stand there.
 *
 * @param read what each byte is read as
 */
function found(patterns: readonly Pattern[], pieces: readonly Piece[], read: Uint8Array): Hit[] {
  const byHead = new Map<number, Pattern[]>()
  for (const pattern of patterns) {
    const head = pattern.bytes.readUInt32BE(0)
    heads[head & 0xffffff] = 1
    const same = byHead.get(head)
    if (same) same.push(pattern)
    else byHead.set(head, [pattern])
  }
  const hits: Hit[] = []
  for (const piece of pieces) {
    const { bytes, source } = piece
    let head = 0
    for (let end = 0; end < bytes.length; end += 1) {
      head = ((head << 8) | read[bytes[end]!]!) >>> 0
      if (end < 3 || heads[head & 0xffffff] === 0) continue
      for (const { token, form, bytes: wanted } of byHead.get(head) ?? [])
        if (standsAt(bytes, end - 3, wanted, read)) hits.push({ token, form, source, digest: digestOf(piece) })
    }
  }
  for (const head of byHead.keys()) heads[head & 0xffffff] = 0
  return hits
}

function standsAt(bytes: Uint8Array, at: number, wanted: Uint8Array, read: Uint8Array): boolean {
  if (at + wanted.length > bytes.length) return false
  for (let n = 4; n < wanted.length; n += 1) if (read[bytes[at + n]!] !== wanted[n]) return false
  return true
}

const asItIs = Uint8Array.from({ length: 256 }, (_, byte) => byte)
const inSmallLetters = asItIs.map((byte) => (byte >= 0x41 && byte <= 0x5a ? byte + 32 : byte))

/** The piece and what is compressed inside it: gzip, zlib streams as PDF and PNG hold them, entries of a zip. Three layers deep. */
export function unpacked(piece: Piece, depth = 0): Piece[] {
  if (depth === 3) return [piece]
  const { bytes, source } = piece
  const inner: Piece[] = []
  const attempt = (at: number, how: string, open: (part: Buffer) => Buffer) => {
    try {
      inner.push({ source: `${source} › ${how} at ${at}`, bytes: open(bytes.subarray(at)) })
    } catch {
      // These two bytes were not the head of anything.
    }
  }
  const options = { maxOutputLength: 20_000_000, finishFlush: 2 }
  for (let at = bytes.indexOf(0x1f); at >= 0; at = bytes.indexOf(0x1f, at + 1))
    if (bytes[at + 1] === 0x8b) attempt(at, 'gzip', (part) => gunzipSync(part, options))
  for (let at = bytes.indexOf(0x78); at >= 0; at = bytes.indexOf(0x78, at + 1))
    if ([0x01, 0x5e, 0x9c, 0xda].includes(bytes[at + 1] ?? 0) && !isText(bytes, at))
      attempt(at, 'zlib', (part) => inflateSync(part, options))
  for (let at = bytes.indexOf('PK\u0003\u0004'); at >= 0; at = bytes.indexOf('PK\u0003\u0004', at + 1)) {
    if (at + 30 > bytes.length || bytes.readUInt16LE(at + 8) !== 8) continue
    const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28)
    attempt(start, 'zip entry', (part) => inflateRawSync(part, options))
  }
  return [
    piece,
    ...inner
      .filter((one) => one.bytes.length > 0 && one.bytes.length < 20_000_000)
      .flatMap((one) => unpacked(one, depth + 1)),
  ]
}

const isText = (bytes: Buffer, at: number) =>
  bytes.subarray(Math.max(0, at - 4), at + 6).every((byte) => byte >= 0x20 && byte < 0x7f)

/** What a person would read in an answer: without ids, hashes, signatures, days and times, in which four digits mean nothing. */
function wordsOf({ bytes }: Piece): string {
  return textsIn(jsonOf(bytes))
    .join('\n')
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi, ' ')
    .replaceAll(/\d{4}-\d\d-\d\d(T[\d:.]+Z)?/g, ' ')
    .replaceAll(/[A-Za-z0-9_+/=-]{20,}/g, ' ')
}

function jsonOf(bytes: Buffer): unknown {
  if (bytes[0] !== 0x7b && bytes[0] !== 0x5b) return null
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    return null
  }
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(textsIn)
}
