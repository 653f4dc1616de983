import { createHash } from 'node:crypto'
import { maskedName } from '#kernel/masked-name.ts'

/** What the vault holds of a credential: its holder, and the salt of the commitment and of the digest in the QR. */
export type HolderSecret = { name: string; code: string; salt: string }

export const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest()

/** A holder as everybody may see it: an enterprise with name and code, of a natural person the masked name alone. */
export const faceOf = (kind: 'person' | 'enterprise', { name, code }: { name: string; code: string }) =>
  kind === 'person'
    ? { holder_kind: kind, holder_shown: maskedName(name), holder_code: null }
    : { holder_kind: kind, holder_shown: name, holder_code: code }
