import { createHash, randomBytes } from 'node:crypto'

/** For commitments to what the vault holds. */
export const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest()
export const newSalt = (): string => randomBytes(32).toString('hex')
