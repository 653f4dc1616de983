import type { Sms } from '#contracts/asks.ts'

/** The operator did not take the message over, or it is not known whether he did. Says the status only: a message names a person. */
export class SmsNotSent extends Error {
  override name = 'SmsNotSent'
}

/**
 * 短信 over HTTP: `POST <url>` with a JSON body; the header `idempotency-key` is the effect, so an answer that was lost may be asked for
 * again. Retrying is the job queue's business.
 *
 * @param options.timeoutMs for the whole exchange
 */
export function openSms(options: {
  url: string
  fetch?: typeof fetch
  timeoutMs?: number
}): (message: Sms) => Promise<void> {
  const send = options.fetch ?? fetch
  return async ({ effect, to, template, params }) => {
    let response: Response
    try {
      response = await send(options.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': effect },
        body: JSON.stringify({ to, template, params }),
        redirect: 'error',
        signal: AbortSignal.timeout(options.timeoutMs ?? 5_000),
      })
    } catch {
      throw new SmsNotSent('the operator of short messages cannot be reached')
    }
    const taken = response.ok && (await accepted(response))
    if (!taken) throw new SmsNotSent(`the operator of short messages answered ${response.status}`)
  }
}

async function accepted(response: Response): Promise<boolean> {
  const answer: unknown = await response.json().catch(() => null)
  return typeof answer === 'object' && answer !== null && 'accepted' in answer && answer.accepted === true
}
