import { z } from 'zod'
import { CommandId, Instant } from './ids.ts'

/**
 * 回执: signed by the server in the answer to every command. It says what was accepted, at which version of which stream, with which
 * content hash; its holder can prove later that the entry was promised. Repeating the command gives the same receipt, byte for byte.
 *
 * `subject` is the stream's id, or for a blind task the task's id, so that a receipt never links a reviewer to a case.
 * `version` and `position` are null on blind receipts for the same reason. `position` is the text of a 64-bit number: pass it as
 * `after` to a query to read your own write.
 */
export const Receipt = z
  .object({
    format: z.literal('yichuang-receipt-1'),
    commandId: CommandId,
    region: z.string(),
    subject: z.uuid(),
    version: z.int().nullable(),
    position: z.string().nullable(),
    recordedAt: Instant,
    contentHash: z.string().regex(/^sha256:[0-9a-f]{64}$/),
    keyId: z.string(),
    signature: z
      .string()
      .meta({ description: 'Ed25519 over the canonical JSON of all other members except position, base64url' }),
  })
  .meta({ id: 'Receipt' })
export type Receipt = z.infer<typeof Receipt>

/** Answer 202: another zone will execute the command; the receipt follows under the command's id. */
export const ReceiptFollows = z
  .object({ status: z.literal('receipt-follows'), commandId: CommandId })
  .meta({ id: 'ReceiptFollows' })
export type ReceiptFollows = z.infer<typeof ReceiptFollows>
