import { createHmac, KeyObject, verify } from 'node:crypto'

/** What the QR of a licence claims; whoever has the office's public key checks it without a network. */
export type LicenceClaim = {
  /** where a telephone that scans the code is led, for instance https://yichuang.example.cn */
  origin: string
  /** 证照标识, printable ASCII */
  identifier: string
  /** 16 bytes, see `holderDigest`: lets a checker compare the holder without the code naming anyone */
  holder: Uint8Array
  /** last day of validity, `YYYY-MM-DD`; null: 长期 */
  validUntil: string | null
  /** which public key signed, at most 32 characters of A-Z a-z 0-9 - _ */
  keyId: string
}

export type DecodedLicence = { claim: LicenceClaim; signed: Uint8Array; signature: Uint8Array }

/** The text is no licence code of a version known here. */
export class UnknownLicenceCode extends Error {
  override name = 'UnknownLicenceCode'
}

const separator = '/verify#'
const version = 1
const signatureBytes = 64
const holderBytes = 16
const dayMs = 86_400_000
const forever = 0xffffff

/**
 * The text for the QR: `origin/verify#1.claim.signature`. The part behind # never reaches a server by itself.
 *
 * The signature covers the whole text before it, the origin too: a code cannot be led to another address.
 *
 * @param sign Ed25519 over the given bytes, 64 bytes
 * @throws RangeError for a claim that cannot be written
 */
export function encodeLicenceCode(claim: LicenceClaim, sign: (bytes: Uint8Array) => Uint8Array): string {
  const body = `${claim.origin}${separator}${version}.${toText(packed(claim))}`
  if (splitCode(`${body}.`) === null) throw new RangeError('origin must be scheme and host alone')
  return `${body}.${toText(sign(signedBytes(body)))}`
}

/** @throws UnknownLicenceCode for anything that `encodeLicenceCode` would not write */
export function decodeLicenceCode(text: string): DecodedLicence {
  const parts = splitCode(text)
  if (parts === null) throw new UnknownLicenceCode('not a licence code')
  const signature = fromText(parts.signature)
  if (signature.length !== signatureBytes) throw new UnknownLicenceCode('signature is incomplete')
  const claim = unpacked(fromText(parts.claim), parts.origin)
  return { claim, signed: signedBytes(text.slice(0, text.lastIndexOf('.'))), signature }
}

/** The claim if this key signed exactly this text; null otherwise. Says nothing about validity today or revocation. */
export function verifyLicenceCode(text: string, publicKey: KeyObject): LicenceClaim | null {
  if (publicKey.asymmetricKeyType !== 'ed25519') throw new RangeError('an Ed25519 key is needed')
  const decoded = decodedOrNull(text)
  if (decoded === null) return null
  return verify(null, decoded.signed, publicKey, decoded.signature) ? decoded.claim : null
}

/**
 * The holder as the code carries it. The salt (at least 16 random bytes, kept with the licence) is not in the code:
 * without it nobody can try identity numbers against a photographed QR.
 */
export function holderDigest(holder: { name: string; code: string }, salt: Uint8Array): Uint8Array {
  if (salt.length < 16) throw new RangeError('the salt must have at least 16 bytes')
  const digest = createHmac('sha256', salt).update(`${holder.code}\n${holder.name}`, 'utf8').digest()
  return new Uint8Array(digest.subarray(0, holderBytes))
}

function decodedOrNull(text: string): DecodedLicence | null {
  try {
    return decodeLicenceCode(text)
  } catch (error) {
    if (error instanceof UnknownLicenceCode) return null
    throw error
  }
}

function splitCode(text: string): { origin: string; claim: string; signature: string } | null {
  const found = /^(https?:\/\/[a-zA-Z0-9.-]+(?::\d{1,5})?)\/verify#1\.([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]*)$/.exec(text)
  if (found?.[1] === undefined || found[2] === undefined || found[3] === undefined) return null
  return { origin: found[1], claim: found[2], signature: found[3] }
}

function signedBytes(body: string): Uint8Array {
  return new TextEncoder().encode(`yichuang licence code\n${body}`)
}

/** holder (16) · last day since 1970 (3, all ones: no end) · length of key id (1) · key id · identifier */
function packed(claim: LicenceClaim): Uint8Array {
  if (!/^[\w-]{1,32}$/.test(claim.keyId)) throw new RangeError('key id')
  if (!/^[\x21-\x7e]{1,200}$/.test(claim.identifier)) throw new RangeError('identifier')
  if (claim.holder.length !== holderBytes) throw new RangeError('holder digest')
  const days = claim.validUntil === null ? forever : dayNumber(claim.validUntil)
  const head = [days >> 16, (days >> 8) & 255, days & 255, claim.keyId.length]
  return Uint8Array.of(...claim.holder, ...head, ...new TextEncoder().encode(claim.keyId + claim.identifier))
}

function unpacked(bytes: Uint8Array, origin: string): LicenceClaim {
  const headEnd = holderBytes + 4
  const [high = 0, middle = 0, low = 0, keyLength = 0] = bytes.subarray(holderBytes, headEnd)
  const text = new TextDecoder('latin1').decode(bytes.subarray(headEnd))
  const [keyId, identifier] = [text.slice(0, keyLength), text.slice(keyLength)]
  if (!/^[\w-]{1,32}$/.test(keyId) || !/^[\x21-\x7e]{1,200}$/.test(identifier)) {
    throw new UnknownLicenceCode('claim is incomplete')
  }
  const days = (high << 16) | (middle << 8) | low
  const validUntil = days === forever ? null : new Date(days * dayMs).toISOString().slice(0, 10)
  return { origin, identifier, holder: bytes.slice(0, holderBytes), validUntil, keyId }
}

function dayNumber(day: string): number {
  const days = Date.parse(`${day}T00:00:00Z`) / dayMs
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || !Number.isInteger(days) || days < 0) throw new RangeError('validUntil')
  if (new Date(days * dayMs).toISOString().slice(0, 10) !== day) throw new RangeError('validUntil')
  return days
}

function toText(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url')
}

/** Base64url written one way only: spare bits of the last letter must be zero. */
function fromText(text: string): Uint8Array {
  const bytes = Buffer.from(text, 'base64url')
  if (bytes.toString('base64url') !== text) throw new UnknownLicenceCode('not base64url')
  return new Uint8Array(bytes)
}
