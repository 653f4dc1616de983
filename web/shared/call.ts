import type { Endpoint, ReplyOf } from '#contracts/endpoint.ts'
import { readSession } from '#contracts/identity.ts'
import { address, type CallInput } from './address.ts'
import { problemOf } from './problem-of.ts'
import { ReceiptPending, Refused, Unanswered } from './refused.ts'
import { upload } from './upload.ts'
import { randomId } from './uuid.ts'

export { address, type CallInput }

type Loose = {
  params?: Record<string, unknown>
  query?: Record<string, unknown>
  body?: unknown
  raw?: Blob
  commandId?: string
  signal?: AbortSignal
  onProgress?: (share: number) => void
}

/**
 * Asks the server, typed by the contract.
 *
 * Give a command the same `commandId` each time one intent is sent; without one an id is made for this call alone. An answer 202 is
 * asked for again under the same id for about ten seconds.
 *
 * @throws Refused with the server's problem, Unanswered when nothing came back, ReceiptPending when the receipt still follows
 */
export async function call<E extends Endpoint>(endpoint: E, input: CallInput<E>): Promise<ReplyOf<E>> {
  const given = input as Loose
  const commandId = endpoint.kind === 'command' ? (given.commandId ?? randomId()) : undefined
  for (let attempt = 0; ; attempt++) {
    const answer = await send(endpoint, given, commandId).finally(() => forgetTokenAfter(endpoint))
    if (answer.status !== 202) return (await read(endpoint, answer)) as ReplyOf<E>
    if (attempt === 5) throw new ReceiptPending(commandId ?? '')
    await new Promise((resolve) => setTimeout(resolve, 2000))
  }
}

async function send(endpoint: Endpoint, input: Loose, commandId: string | undefined): Promise<Response> {
  const headers: Record<string, string> = { accept: 'application/json, application/problem+json' }
  if (endpoint.method !== 'GET') headers['x-csrf-token'] = await csrfToken()
  if (commandId) headers['command-id'] = commandId
  if (input.body !== undefined) headers['content-type'] = 'application/json'
  if (input.raw) headers['content-type'] = 'application/octet-stream'
  const text = input.body === undefined ? undefined : JSON.stringify(input.body)
  const url = address(endpoint, input as never)
  try {
    if (input.raw && input.onProgress)
      return await upload(url, endpoint.method, headers, input.raw, input.onProgress, input.signal)
    return await fetch(url, {
      method: endpoint.method,
      credentials: 'same-origin',
      headers,
      body: input.raw ?? text,
      // A save that starts as the page is left still arrives; browsers allow 64 KB for that.
      keepalive: text !== undefined && text.length < 20_000,
      signal: input.signal,
    })
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause
    throw new Unanswered()
  }
}

async function read(endpoint: Endpoint, answer: Response): Promise<unknown> {
  if (!answer.ok) {
    // A token outlives no session: after a log-in elsewhere the next change fetches a new one.
    if (answer.status === 403 || answer.status === 401) token = undefined
    if (answer.status === 401) dispatchEvent(new Event(sessionMissing))
    throw new Refused(problemOf(answer.status, await answer.text()))
  }
  if (endpoint.answers) return new Uint8Array(await answer.arrayBuffer())
  return await answer.json()
}

let token: Promise<string> | undefined

/** Announced on the window when the server knew nobody any more: the session has ended. */
export const sessionMissing = 'yichuang:session-missing'

/** The next change fetches the token of the session that there is then. */
export function forgetToken(): void {
  token = undefined
}

/** A log-in or log-out ends the session that the token belongs to; without an answer it may have done so all the same. */
function forgetTokenAfter({ can, kind }: Endpoint): void {
  if (kind === 'action' && (can === 'session.open' || can === 'session.close')) forgetToken()
}

function csrfToken(): Promise<string> {
  token ??= fetchToken().catch((error: unknown) => {
    token = undefined
    throw error
  })
  return token
}

async function fetchToken(): Promise<string> {
  const answer = await send(readSession, {}, undefined)
  return ((await read(readSession, answer)) as ReplyOf<typeof readSession>).csrf
}
