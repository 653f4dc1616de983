import { createHash } from 'node:crypto'
import type { Signer } from './certificate.ts'
import { signDigest } from './cms.ts'
import { addSignatureField, reservedBytes } from './signature-field.ts'
import type { SignatureWords } from './signature-field.ts'

/**
 * The PDF with an invisible signature over the whole file, PAdES-B-B in shape, as an incremental update.
 *
 * @param words reason and location as they are shown by PDF readers; the time is a claim, cut to seconds
 * @throws MalformedPdf for files that are broken, encrypted, or have form fields
 */
export async function signPdf(
  pdf: Uint8Array,
  signer: Signer,
  words: SignatureWords,
): Promise<Uint8Array<ArrayBuffer>> {
  const { bytes, gap } = addSignatureField(pdf, words)
  const digest = digestAround(bytes, gap)
  const signature = await signDigest(digest, signer)
  if (signature.length > reservedBytes) throw new RangeError(`a signature of ${signature.length} bytes does not fit`)
  bytes.write(signature.toString('hex'), gap.start + 1, 'latin1')
  return new Uint8Array(bytes)
}

/** SHA-256 of everything but the gap. */
export function digestAround(bytes: Uint8Array, gap: { start: number; end: number }): Uint8Array {
  return createHash('sha256').update(bytes.subarray(0, gap.start)).update(bytes.subarray(gap.end)).digest()
}
