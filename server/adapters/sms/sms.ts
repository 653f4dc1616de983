import { z } from 'zod'
import type { Sms } from '#contracts/asks.ts'
import { openExchange, type Reach } from '../exchange.ts'

/** The operator did not take the message over, or it is not known whether he did. Says the status only: a message names a person. */
export class SmsNotSent extends Error {
  override name = 'SmsNotSent'
}

const Taken = z.object({ accepted: z.literal(true) })

/**
 * 短信 over HTTP: `POST <url>` with a JSON body; the header `idempotency-key` is the effect, so an answer that was lost may be asked for
 * again. Retrying is the job queue's business.
 */
export function openSms(reach: Reach): (message: Sms) => Promise<void> {
  const { tell } = openExchange(reach, 'the operator of short messages', SmsNotSent)
  return async ({ effect, to, template, params }) => {
    await tell('', effect, { to, template, params }, Taken)
  }
}
