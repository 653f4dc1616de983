import type { z } from 'zod'

/** Where an outside system is. */
export type Reach = {
  url: string
  fetch?: typeof fetch
  /** For the whole exchange. */
  timeoutMs?: number
}

/**
 * JSON asked of an outside system over HTTP: no redirect is followed, and what does not have the agreed shape is no answer.
 *
 * @param who as the error names it. The error says the status only: what is sent may name a person
 */
export function openExchange(
  { url, fetch: send = fetch, timeoutMs = 5_000 }: Reach,
  who: string,
  Failed: new (message: string) => Error,
) {
  async function ask<T>(path: string, shape: z.ZodType<T>, init: RequestInit): Promise<T> {
    let response: Response
    try {
      response = await send(`${url}${path}`, { ...init, redirect: 'error', signal: AbortSignal.timeout(timeoutMs) })
    } catch {
      throw new Failed(`${who} cannot be reached`)
    }
    const answer = shape.safeParse(response.ok ? await response.json().catch(() => null) : null)
    if (!answer.success) throw new Failed(`${who} answered ${response.status}`)
    return answer.data
  }

  return {
    ask,
    /** Says what is to be done; the same effect is done once, however often it is said. */
    tell: <T>(path: string, effect: string, body: object, shape: z.ZodType<T>) =>
      ask(path, shape, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': effect },
        body: JSON.stringify(body),
      }),
  }
}
