import { createHash, randomBytes } from 'node:crypto'
import type { AskedDeferral } from '#contracts/deferrals.ts'
import type { PromisedLater } from '#contracts/deferral-events.ts'
import type { MaterialFact } from '#contracts/case-events.ts'
import type { Item } from '#contracts/item.ts'
import { commitment } from '#kernel/commitment.ts'
import type { PromiseSecret } from './deferral-view.ts'

/** What of the promised materials was not brought after all; what was brought needs no promise. */
export function deferredOf(asked: AskedDeferral | null, brought: readonly MaterialFact[]): string[] {
  return [...new Set(asked?.materials ?? [])].filter((key) => !brought.some(({ material }) => material === key))
}

/** 容缺受理信用承诺书 as it is agreed to: the words stay in the vault, the log has the commitment to them. */
export function sealedPromise(
  item: Item,
  { notice, promise }: AskedDeferral,
  materials: string[],
  by: string,
): { promised: PromisedLater; secret: PromiseSecret } {
  const text = item.deferral?.promise.text ?? ''
  const salt = randomBytes(32).toString('hex')
  const signed = commitment({ text, version: promise, materials, by }, salt, sha256)
  return {
    promised: { materials, notice, promise, signed },
    secret: { text, version: promise, materials, by, salt },
  }
}

const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest()
