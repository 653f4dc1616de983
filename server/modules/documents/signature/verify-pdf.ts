import { X509Certificate } from 'node:crypto'
import { Certificate } from 'pkijs'
import { checkDigestSignature } from './cms.ts'
import { openPdf } from './pdf-file.ts'
import { MalformedPdf, readArray, readDictionary, referenceOf } from './pdf-syntax.ts'
import type { Dictionary } from './pdf-syntax.ts'
import { digestAround } from './sign-pdf.ts'
import { fieldsOf } from './signature-field.ts'

export type PdfVerdict =
  | { ok: true; signer: string; signingTime: Date; coversWholeFile: true }
  | { ok: false; signer: string | null; signingTime: Date | null; coversWholeFile: boolean; reason: string }

/**
 * Whether the last signature of a file covers the whole file, is right, and was made by an office that one of the
 * authorities certified for that time.
 *
 * Knows the signatures that `signPdf` writes, and no other form. Never throws for bad files.
 *
 * @param authorities trusted roots, PEM; without one nobody's signature is believed
 */
export function verifyPdf(pdf: Uint8Array, authorities: readonly string[]): PdfVerdict {
  try {
    return verdictOf(pdf, authorities)
  } catch (error) {
    if (error instanceof MalformedPdf) return refused(`file is not readable: ${error.message}`)
    throw error
  }
}

function verdictOf(pdf: Uint8Array, authorities: readonly string[]): PdfVerdict {
  const found = lastSignature(pdf)
  if (found === null) return refused('not signed')
  const { entries, coversWholeFile, gap, contents } = found
  if (!coversWholeFile) return refused('signature does not cover the whole file')
  const der = signatureBytes(contents)
  const signingTime = instantOf(entries.get('M')?.text ?? '')
  if (der === null || signingTime === null) return { ...refused('signature is not readable'), coversWholeFile }
  const checked = checkDigestSignature(der, digestAround(pdf, gap))
  if (checked.fault !== null) return { ...refused(checked.fault), coversWholeFile }
  const signer = commonName(checked.certificate)
  const distrust = distrustOf(checked.certificate, signingTime, authorities)
  if (distrust !== null) return { ok: false, signer, signingTime, coversWholeFile, reason: distrust }
  return { ok: true, signer, signingTime, coversWholeFile }
}

function refused(reason: string): PdfVerdict & { ok: false } {
  return { ok: false, signer: null, signingTime: null, coversWholeFile: false, reason }
}

type FoundSignature = {
  entries: Dictionary
  coversWholeFile: boolean
  gap: { start: number; end: number }
  contents: string
}

/** The signature of the field added last; its /Contents must be exactly what the byte range leaves out. */
function lastSignature(pdf: Uint8Array): FoundSignature | null {
  const file = openPdf(pdf)
  const field = fieldsOf(file).at(-1)
  if (field === undefined) return null
  const number = referenceOf(readDictionary(file.resolve(field), 0).entries.get('V')?.text ?? '')
  if (number === null) return null
  const object = file.object(number)
  if (!object.direct) return null
  const { entries } = readDictionary(file.text, object.start)
  const gap = entries.get('Contents')
  const range = entries.get('ByteRange')
  if (gap === undefined || range === undefined) return null
  const numbers = readArray(range.text).map(Number)
  const whole = [0, gap.start, gap.end, pdf.length - gap.end]
  const coversWholeFile = numbers.length === 4 && whole.every((value, index) => numbers[index] === value)
  return { entries, coversWholeFile, gap, contents: gap.text }
}

/** The DER inside `<…00>`; null unless it is lower-case hexadecimal padded with zeros alone. */
function signatureBytes(contents: string): Buffer | null {
  if (!/^<(?:[0-9a-f]{2})+>$/.test(contents)) return null
  const bytes = Buffer.from(contents.slice(1, -1), 'hex')
  const lengthBytes = (bytes[1] ?? 0) & 0x7f
  if (bytes[0] !== 0x30 || (bytes[1] ?? 0) < 0x81 || lengthBytes > 4) return null
  const end = 2 + lengthBytes + bytes.readUIntBE(2, lengthBytes)
  return end <= bytes.length && bytes.subarray(end).every((byte) => byte === 0) ? bytes.subarray(0, end) : null
}

function instantOf(text: string): Date | null {
  const found = /^\(D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z\)$/.exec(text)
  if (found === null) return null
  const [, year, month, day, hour, minute, second] = found
  const instant = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
  return Number.isNaN(instant.getTime()) ? null : instant
}

function distrustOf(certificate: X509Certificate, at: Date, authorities: readonly string[]): string | null {
  const issuer = authorities
    .map((pem) => new X509Certificate(pem))
    .find((one) => one.ca && certificate.checkIssued(one) && certificate.verify(one.publicKey))
  if (issuer === undefined) return 'certificate was not issued by a trusted authority'
  if (!validAt(certificate, at) || !validAt(issuer, at)) return 'certificate was not valid at the signing time'
  return mayDigitallySign(certificate) ? null : 'certificate is not for signing papers'
}

function validAt(certificate: X509Certificate, at: Date): boolean {
  return certificate.validFromDate <= at && at <= certificate.validToDate
}

function mayDigitallySign(certificate: X509Certificate): boolean {
  if (certificate.ca) return false
  const usage = Certificate.fromBER(new Uint8Array(certificate.raw)).extensions?.find(
    (one) => one.extnID === '2.5.29.15',
  )
  // A BIT STRING: tag, length, unused bits, then the bits; the first is digitalSignature.
  return ((usage?.extnValue.valueBlock.valueHexView[3] ?? 0) & 0x80) !== 0
}

function commonName(certificate: X509Certificate): string {
  const name = certificate.toLegacyObject().subject.CN
  return typeof name === 'string' ? name : ''
}
