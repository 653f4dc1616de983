import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Receipt } from '#contracts/receipt.ts'
import type { History } from './history.ts'
import { unblinds } from './invariants/blindness.ts'
import { openWait } from './patience.ts'

export type Asked = {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  path: string
  headers: Record<string, string>
  body?: Buffer
}
export type Answered = { status: number; headers: Headers; body: Buffer }
/** One exchange with a server, whichever serves now. Throws when the connection breaks. */
export type Wire = (asked: Asked) => Promise<Answered>

/** A refusal that is certain: nothing has happened. */
export class Refused extends Error {
  override name = 'Refused'
  readonly status: number
  readonly code: string
  readonly problem: string
  constructor(what: string, status: number, body: Buffer) {
    const problem = body.toString()
    const code = /"code":"([^"]+)"/.exec(problem)?.[1] ?? ''
    super(`${what}: ${status} ${code}`)
    this.status = status
    this.code = code
    this.problem = problem
  }
}

/** Somebody at a browser who does not give up: the same command goes out under the same id until there is a certain answer. */
export type Client = {
  account: string
  get<T>(path: string): Promise<T>
  /** A command, written into the history. */
  command<T>(path: string, body: unknown): Promise<T & { receipt: Receipt }>
  /** A change without a receipt, such as an upload; repeated when nobody knows what came of it. */
  act<T>(method: 'POST' | 'PUT' | 'DELETE', path: string, body: unknown): Promise<T>
}

export type Clients = {
  as(account: string): Promise<Client>
  /** Writes into the history that somebody's act was sent under an id that the server chose, as the log names it. */
  sent(command: string, what: string, account: string): void
  /** Clients stop trying. */
  stop(): void
}

export function openClients(options: {
  wire: Wire
  history: History
  patienceMs?: number
  /** Sees every answer: for a test that searches them. */
  seen?: (account: string, asked: Asked, answered: Answered) => void
}): Clients {
  let stopped = false
  const open = new Map<string, Promise<Client>>()

  async function insist(account: string, asked: Asked, unsure: (why: string) => void): Promise<Answered> {
    const wait = openWait(options.patienceMs ?? 30_000)
    for (let tries = 0; ; tries += 1) {
      let why: string
      try {
        const answered = await options.wire(asked)
        options.seen?.(account, asked, answered)
        const { status, headers, body } = answered
        const sent = Buffer.concat([Buffer.from(`${status} ${JSON.stringify([...headers])}\n`), body])
        if (unblinds(account, sent))
          options.history.write({ say: 'shown', command: '', what: `${asked.method} ${asked.path}`, account })
        if (answered.status < 500) return answered
        why = `${answered.status} ${/"code":"([^"]+)"/.exec(answered.body.toString())?.[1] ?? ''}`
      } catch (error) {
        why = error instanceof Error ? error.name : 'broken'
      }
      unsure(why)
      if (stopped) throw new Error('the client was told to stop')
      if (wait.isOver()) throw new Error(`no certain answer after ${tries + 1} tries: ${asked.path} (${why})`)
      await sleep(Math.min(100, 15 + 10 * tries))
    }
  }

  async function logIn(account: string): Promise<Client> {
    const opened = await insist(account, json('POST', '/api/demonstration/session', { account }, {}), () => {})
    if (opened.status !== 200) throw new Refused('log-in', opened.status, opened.body)
    const cookie = opened.headers.get('set-cookie')?.split(';')[0] ?? ''
    const { csrf } = parse<{ csrf: string }>(opened)
    const speaking = { cookie, 'x-csrf-token': csrf }
    return {
      account,
      async get<T>(path: string) {
        const answered = await insist(account, { method: 'GET', path, headers: { cookie } }, () => {})
        if (answered.status !== 200) throw new Refused(path, answered.status, answered.body)
        return parse<T>(answered)
      },
      async act<T>(method: 'POST' | 'PUT' | 'DELETE', path: string, body: unknown) {
        const asked =
          body instanceof Uint8Array
            ? {
                method,
                path,
                headers: { ...speaking, 'content-type': 'application/octet-stream' },
                body: Buffer.from(body),
              }
            : json(method, path, body, speaking)
        const answered = await insist(account, asked, () => {})
        if (answered.status !== 200) throw new Refused(path, answered.status, answered.body)
        return parse<T>(answered)
      },
      async command<T>(path: string, body: unknown) {
        const command = randomUUID()
        options.history.write({ say: 'invoke', command, what: path.replaceAll(/[0-9a-f-]{36}/g, '…'), account })
        const answered = await insist(
          account,
          json('POST', path, body, { ...speaking, 'command-id': command }),
          (why) => options.history.write({ say: 'info', command, why }),
        )
        if (answered.status !== 200) {
          const refused = new Refused(path, answered.status, answered.body)
          options.history.write({ say: 'fail', command, status: answered.status, code: refused.code })
          throw refused
        }
        const reply = parse<T & { receipt: Receipt }>(answered)
        options.history.write({ say: 'ok', command, receipt: reply.receipt })
        return reply
      },
    }
  }

  return {
    as(account) {
      const found = open.get(account)
      if (found) return found
      const opening = logIn(account)
      open.set(account, opening)
      opening.catch(() => open.delete(account))
      return opening
    },
    sent: (command, what, account) => options.history.write({ say: 'invoke', command, what, account }),
    stop: () => void (stopped = true),
  }
}

function json(method: Asked['method'], path: string, body: unknown, headers: Record<string, string>): Asked {
  return {
    method,
    path,
    headers: { ...headers, 'content-type': 'application/json' },
    body: Buffer.from(JSON.stringify(body)),
  }
}

const parse = <T>(answered: Answered): T => JSON.parse(answered.body.toString()) as T

/** Over a real socket. `origin` is asked anew each time, for a server that starts again gets another port. */
export function httpWire(origin: () => string | Promise<string>, timeoutMs = 10_000): Wire {
  return async ({ method, path, headers, body }) => {
    const answered = await fetch(`${await origin()}${path}`, {
      method,
      headers,
      signal: AbortSignal.timeout(timeoutMs),
      ...(body ? { body: new Uint8Array(body) } : {}),
    })
    return { status: answered.status, headers: answered.headers, body: Buffer.from(await answered.arrayBuffer()) }
  }
}
