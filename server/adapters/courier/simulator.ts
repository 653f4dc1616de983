// A courier that carries nothing: takes parcels over, gives waybills, and says they travel. For the demonstration and for tests.
// By itself: node server/adapters/courier/simulator.ts <file> [port]
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dirname } from 'node:path'
import type { TrackEntry } from '#contracts/deliveries.ts'

/**
 * How the courier misbehaves, per request not answered yet: a refusal, a 500 after having taken the parcel over, a connection cut before or
 * after, an answer later than anybody waits, words without a waybill.
 */
export type Misbehaviour = 'error' | 'accept-then-error' | 'drop-before' | 'drop-after' | 'slow' | 'no-waybill'

export type TakenParcel = {
  effect: string
  waybill: string
  reference: string
  recipient: { name: string; phone: string; address: string }
  pieces: number
  at: string
}

export type CourierSimulator = {
  url: string
  /** The next requests meet these misbehaviours, one each, in this order; then all is well again. */
  misbehave(...next: Misbehaviour[]): void
  /** Sets what is known of a parcel, in this order; without it a parcel travels by itself, stage by stage. */
  tell(waybill: string, entries: readonly TrackEntry[]): void
  close(): Promise<void>
}

const company = '连云港政务专递（演示）'

/**
 * Each parcel taken over is one line of JSON in the file, on the disk before it is acknowledged. A known effect gets its first waybill again.
 *
 * @param options.stageMs time between two stages of a parcel that travels by itself; null: it stays where it is
 * @param options.nobodyAt whether nobody is ever met at this door: its parcels turn round there
 */
export async function startCourierSimulator(options: {
  file: string
  now: () => number
  port?: number
  slowMs?: number
  stageMs?: number | null
  nobodyAt?: (address: string) => boolean
}): Promise<CourierSimulator> {
  mkdirSync(dirname(options.file), { recursive: true })
  dropTornLine(options.file)
  const known = new Map(takenParcels(options.file).map((parcel) => [parcel.effect, parcel]))
  const told = new Map<string, readonly TrackEntry[]>()
  const file = openSync(options.file, 'a', 0o600)
  const queue: Misbehaviour[] = []

  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const how = queue.shift()
    if (how === 'error') return answer(response, 500, {})
    if (how === 'drop-before') return void request.socket.destroy()
    const reply = request.method === 'GET' ? trackOf(request.url ?? '') : await announced(request)
    if (how === 'drop-after') return void request.socket.destroy()
    if (how === 'slow') await new Promise((resolve) => setTimeout(resolve, options.slowMs ?? 6_000).unref())
    if (how === 'accept-then-error') return answer(response, 500, {})
    if (how === 'no-waybill') return answer(response, 200, { message: 'ok' })
    answer(response, reply ? 200 : 404, reply ?? {})
  }

  async function announced(request: IncomingMessage): Promise<object | null> {
    const effect = request.headers['idempotency-key']
    const parcel = parsed(await bodyOf(request))
    if (typeof effect !== 'string' || !parcel) return null
    const before = known.get(effect)
    if (before) return { company, waybill: before.waybill }
    const waybill = `YC${String(known.size + 1).padStart(11, '0')}CN`
    const taken: TakenParcel = { effect, waybill, ...parcel, at: new Date(options.now()).toISOString() }
    known.set(effect, taken)
    writeSync(file, `${JSON.stringify(taken)}\n`)
    fsyncSync(file)
    return { company, waybill }
  }

  function trackOf(path: string): object | null {
    const waybill = /^\/parcels\/([A-Z0-9-]+)\/track$/.exec(path)?.[1]
    const parcel = [...known.values()].find((one) => one.waybill === waybill)
    if (!waybill || !parcel) return null
    return { entries: told.get(waybill) ?? travelled(parcel) }
  }

  function travelled({ waybill, at, recipient }: TakenParcel): TrackEntry[] {
    const { stageMs = null } = options
    const nobody = options.nobodyAt?.(recipient.address) ?? false
    if (stageMs === null) return []
    const start = Date.parse(at)
    return stages.flatMap(({ state: usual, place }, index) => {
      const state = usual === 'signed' && nobody ? 'undeliverable' : usual
      const when = start + (index + 1) * stageMs
      if (when > options.now()) return []
      const signer = state === 'signed' ? ('addressee' as const) : null
      return [{ ref: `${waybill}-${index}`, state, at: new Date(when).toISOString(), place, signer }]
    })
  }

  const server = createServer((request, response) => {
    take(request, response).catch(() => request.socket.destroy())
  })
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    misbehave: (...next) => void queue.push(...next),
    tell: (waybill, entries) => void told.set(waybill, entries),
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          closeSync(file)
          resolve()
        })
        server.closeAllConnections()
      }),
  }
}

const stages = [
  { state: 'collected', place: '连云港市政务服务中心' },
  { state: 'in-transit', place: '连云港邮件处理中心' },
  { state: 'out-for-delivery', place: '海州区投递部' },
  { state: 'signed', place: '海州区投递部' },
] as const

/** A simulator that was killed while it wrote has acknowledged nothing of its last line. */
function dropTornLine(file: string): void {
  if (!existsSync(file)) return
  const text = readFileSync(file)
  truncateSync(file, text.lastIndexOf(0x0a) + 1)
}

/** What the courier has taken over, by its own file. */
export function takenParcels(file: string): TakenParcel[] {
  if (!existsSync(file)) return []
  return readFileSync(file, 'utf8')
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as TakenParcel)
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request.setEncoding('utf8')) {
    text += chunk as string
    if (text.length > 10_000) throw new RangeError('a label is short')
  }
  return text
}

function parsed(text: string): Pick<TakenParcel, 'reference' | 'recipient' | 'pieces'> | null {
  try {
    const { reference, recipient, pieces } = JSON.parse(text) as Record<string, unknown>
    if (typeof reference !== 'string' || typeof recipient !== 'object' || !recipient || typeof pieces !== 'number')
      return null
    return { reference, recipient: recipient as TakenParcel['recipient'], pieces }
  } catch {
    return null
  }
}

if (import.meta.main) {
  const [file = 'var/courier.log', port = '0'] = process.argv.slice(2)
  const now = () => performance.timeOrigin + performance.now()
  const simulator = await startCourierSimulator({ file, now, port: Number(port), stageMs: 30_000 })
  process.stdout.write(`${JSON.stringify({ url: simulator.url })}\n`)
}
