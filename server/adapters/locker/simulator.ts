// A locker without doors: gives cells, is filled and emptied by word. For the demonstration and for tests.
// By itself: node server/adapters/locker/simulator.ts <file> [port]
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dirname } from 'node:path'
import type { LockerNews } from '#contracts/lockers.ts'

/**
 * How the locker misbehaves, per request not answered yet: a refusal, a 500 after having done what was asked, a connection cut before or after,
 * an answer later than anybody waits, words without sense.
 */
export type Misbehaviour = 'error' | 'accept-then-error' | 'drop-before' | 'drop-after' | 'slow' | 'nonsense'

/** A cell that was given, with what has become of it. */
export type Deposit = {
  effect: string
  ticket: string
  locker: string
  cell: string
  reference: string
  code: string
  pieces: number
  givenAt: string
  storedAt: string | null
  takenAt: string | null
  recalledAt: string | null
}

export type LockerSimulator = {
  url: string
  /** The next requests meet these misbehaviours, one each, in this order; then all is well again. */
  misbehave(...next: Misbehaviour[]): void
  /** Every news is told twice, the last one first. */
  stutter(): void
  deposits(): readonly Deposit[]
  /** The clerk shuts the door on the result. */
  put(ticket: string): void
  /** Somebody types a code: the door opens only for the right one, and not after a recall. */
  take(ticket: string, code: string): 'opened' | 'shut'
  close(): Promise<void>
}

/**
 * Each change is one line of JSON in the file, so that a locker that was switched off goes on where it was.
 *
 * @param options.cells how many there are
 * @param options.stepMs a cell is filled this long after it was given, and emptied ten times as long after that; null: by word alone
 */
export async function startLockerSimulator(options: {
  file: string
  now: () => number
  port?: number
  cells?: number
  slowMs?: number
  stepMs?: number | null
}): Promise<LockerSimulator> {
  mkdirSync(dirname(options.file), { recursive: true })
  const known = new Map(depositsIn(options.file).map((deposit) => [deposit.ticket, deposit]))
  const queue: Misbehaviour[] = []
  let stutters = false
  const clock = () => new Date(options.now()).toISOString()

  function keep(deposit: Deposit): Deposit {
    appendFileSync(options.file, `${JSON.stringify(deposit)}\n`, { mode: 0o600 })
    known.set(deposit.ticket, deposit)
    return deposit
  }

  async function answerTo(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const how = queue.shift()
    if (how === 'error') return answer(response, 500, {})
    if (how === 'drop-before') return void request.socket.destroy()
    const reply = await done(request)
    if (how === 'drop-after') return void request.socket.destroy()
    if (how === 'slow') await new Promise((resolve) => setTimeout(resolve, options.slowMs ?? 6_000).unref())
    if (how === 'accept-then-error') return answer(response, 500, {})
    if (how === 'nonsense') return answer(response, 200, { message: 'ok' })
    answer(response, reply ? 200 : 404, reply ?? {})
  }

  async function done(request: IncomingMessage): Promise<object | null> {
    if (request.url === '/deposits') return given(request.headers['idempotency-key'], await bodyOf(request))
    const [, ticket = '', act] = /^\/deposits\/([A-Za-z0-9-]+)\/(news|recall)$/.exec(request.url ?? '') ?? []
    const deposit = known.get(ticket)
    if (!deposit) return null
    return act === 'recall' ? recalled(byItself(deposit)) : { news: newsOf(byItself(deposit)) }
  }

  function given(effect: string | string[] | undefined, text: string): object | null {
    const asked = parsed(text)
    if (typeof effect !== 'string' || !asked) return null
    const before = [...known.values()].find((one) => one.effect === effect)
    if (before) return cellOf(before)
    const busy = new Set([...known.values()].filter(isBusy).map(({ cell }) => cell))
    const free = Array.from({ length: options.cells ?? 24 }, (_, index) => String(index + 1).padStart(2, '0'))
    const cell = free.find((one) => !busy.has(one))
    if (!cell) return { full: true }
    const ticket = `D${String(known.size + 1).padStart(8, '0')}`
    const none = { storedAt: null, takenAt: null, recalledAt: null }
    return cellOf(keep({ effect, ticket, locker: '大厅东侧取证柜', cell, ...asked, givenAt: clock(), ...none }))
  }

  function newsOf({ ticket, storedAt, takenAt }: Deposit): LockerNews[] {
    const news: LockerNews[] = []
    if (storedAt) news.push({ ref: `${ticket}-stored`, state: 'stored', at: storedAt })
    if (takenAt) news.push({ ref: `${ticket}-taken`, state: 'taken-out', at: takenAt })
    return stutters ? [...news.toReversed(), ...news.toReversed()] : news
  }

  function recalled(deposit: Deposit): object {
    if (deposit.takenAt) return { state: 'taken-out', at: deposit.takenAt }
    const after = deposit.recalledAt ? deposit : keep({ ...deposit, recalledAt: clock() })
    return { state: 'recalled', at: after.recalledAt }
  }

  /** Without hands, time fills and empties the cells. */
  function byItself(deposit: Deposit): Deposit {
    const { stepMs = null } = options
    if (stepMs === null || deposit.recalledAt) return deposit
    const storedAt = new Date(Date.parse(deposit.givenAt) + stepMs).toISOString()
    const takenAt = new Date(Date.parse(deposit.givenAt) + 11 * stepMs).toISOString()
    if (!deposit.storedAt && storedAt <= clock()) return byItself(keep({ ...deposit, storedAt }))
    if (deposit.storedAt && !deposit.takenAt && takenAt <= clock()) return keep({ ...deposit, takenAt })
    return deposit
  }

  const server = createServer((request, response) => {
    answerTo(request, response).catch(() => request.socket.destroy())
  })
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    misbehave: (...next) => void queue.push(...next),
    stutter: () => void (stutters = true),
    deposits: () => [...known.values()],
    put: (ticket) => void keep({ ...known.get(ticket)!, storedAt: clock() }),
    take(ticket, code) {
      const deposit = known.get(ticket)!
      if (deposit.code !== code || !deposit.storedAt || deposit.takenAt || deposit.recalledAt) return 'shut'
      keep({ ...deposit, takenAt: clock() })
      return 'opened'
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const cellOf = ({ ticket, locker, cell }: Deposit) => ({ ticket, locker, cell })
const isBusy = ({ takenAt, recalledAt }: Deposit) => takenAt === null && recalledAt === null

/** The cells that were given by the locker's own file; the last line of a deposit counts, a torn one not. */
export function depositsIn(file: string): Deposit[] {
  if (!existsSync(file)) return []
  const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1)
  const deposits = lines.map((line) => JSON.parse(line) as Deposit)
  return [...new Map(deposits.map((deposit) => [deposit.ticket, deposit])).values()]
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request.setEncoding('utf8')) {
    text += chunk as string
    if (text.length > 10_000) throw new RangeError('a slip is short')
  }
  return text
}

function parsed(text: string): Pick<Deposit, 'reference' | 'code' | 'pieces'> | null {
  try {
    const { reference, code, pieces } = JSON.parse(text) as Record<string, unknown>
    if (typeof reference !== 'string' || typeof code !== 'string' || typeof pieces !== 'number') return null
    return { reference, code, pieces }
  } catch {
    return null
  }
}

if (import.meta.main) {
  const [file = 'var/locker.log', port = '0'] = process.argv.slice(2)
  const now = () => performance.timeOrigin + performance.now()
  const simulator = await startLockerSimulator({ file, now, port: Number(port), stepMs: 10_000 })
  process.stdout.write(`${JSON.stringify({ url: simulator.url })}\n`)
}
