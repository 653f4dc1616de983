import { createHash } from 'node:crypto'

/** What the vault holds of a credential: its holder, and the salt of the commitment and of the digest in the QR. */
export type HolderSecret = { name: string; code: string; salt: string }

export const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest()
