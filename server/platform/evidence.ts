import { sign, verify, type KeyObject } from 'node:crypto'
import type { Receipt } from '#contracts/receipt.ts'
import { canonical } from '#kernel/canonical.ts'
import type { Keys } from './keys.ts'

type Signed = Omit<Receipt, 'signature' | 'position'>

/**
 * The receipt for one accepted command. Ed25519 is deterministic, so the same command always gives the same receipt.
 * `position` is not signed: it is known only after the write and serves reading one's own write.
 */
export function signReceipt(
  evidence: Keys['evidence'],
  facts: Omit<Signed, 'format' | 'keyId'>,
  position: string | null,
): Receipt {
  const signed: Signed = { format: 'yichuang-receipt-1', ...facts, keyId: evidence.keyId }
  const signature = sign(null, Buffer.from(canonical(signed)), evidence.privateKey).toString('base64url')
  return { ...signed, position, signature }
}

/** Whether the receipt was signed by the holder of this key and nothing in it was changed. */
export function verifyReceipt(receipt: Receipt, publicKey: KeyObject): boolean {
  const { signature, position: _position, ...signed } = receipt
  return verify(null, Buffer.from(canonical(signed)), publicKey, Buffer.from(signature, 'base64url'))
}
