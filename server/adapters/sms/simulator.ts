// An operator of short messages that takes them over and sends none: for the demonstration and for tests.
// By itself: node server/adapters/sms/simulator.ts <file> [port]
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dirname } from 'node:path'

/**
 * How the operator misbehaves, per message not taken over yet: a refusal, a connection cut before or after he has taken it over, an
 * answer later than anybody waits, a “no” inside a 200, the same answer twice.
 */
export type Misbehaviour = 'error' | 'drop-before' | 'drop-after' | 'slow' | 'refuse-body' | 'answer-twice'

export type SmsSimulator = {
  url: string
  /** The next messages meet these misbehaviours, one each, in this order; then all is well again. */
  misbehave(...next: Misbehaviour[]): void
  close(): Promise<void>
}

/** Each message taken over is one line of JSON in the file, on the disk before it is acknowledged. Known effects are answered, not written again. */
export async function startSmsSimulator(options: {
  file: string
  port?: number
  slowMs?: number
}): Promise<SmsSimulator> {
  mkdirSync(dirname(options.file), { recursive: true })
  dropTornLine(options.file)
  const known = new Set(takenOver(options.file).map((line) => line.effect))
  const file = openSync(options.file, 'a', 0o600)
  const queue: Misbehaviour[] = []

  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const effect = request.headers['idempotency-key']
    const message = parsed(await bodyOf(request))
    if (request.method !== 'POST' || typeof effect !== 'string' || !message) return answer(response, 400, false)
    const how = queue.shift()
    if (how === 'error') return answer(response, 500, false)
    if (how === 'refuse-body') return answer(response, 200, false)
    if (how === 'drop-before') return void request.socket.destroy()
    if (!known.has(effect)) {
      known.add(effect)
      writeSync(file, `${JSON.stringify({ effect, ...message })}\n`)
      fsyncSync(file)
    }
    if (how === 'drop-after') return void request.socket.destroy()
    if (how === 'slow') await new Promise((resolve) => setTimeout(resolve, options.slowMs ?? 6_000).unref())
    answer(response, 200, true)
    if (how === 'answer-twice') response.once('finish', () => request.socket.write(secondAnswer))
  }

  const server = createServer((request, response) => {
    take(request, response).catch(() => request.socket.destroy())
  })
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/messages`,
    misbehave: (...next) => void queue.push(...next),
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

export type TakenOver = { effect: string; to: string; template: string; params: Record<string, string> }

/** A simulator that was killed while it wrote has acknowledged nothing of its last line. */
function dropTornLine(file: string): void {
  if (!existsSync(file)) return
  const text = readFileSync(file)
  truncateSync(file, text.lastIndexOf(0x0a) + 1)
}

/** What the operator has taken over, by his own file. A last line without its end was never acknowledged. */
export function takenOver(file: string): TakenOver[] {
  if (!existsSync(file)) return []
  return readFileSync(file, 'utf8')
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as TakenOver)
}

const secondAnswer = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 17\r\n\r\n{"accepted":true}'

function answer(response: ServerResponse, status: number, accepted: boolean): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ accepted }))
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request.setEncoding('utf8')) {
    text += chunk as string
    if (text.length > 10_000) throw new RangeError('a short message is short')
  }
  return text
}

function parsed(text: string): Omit<TakenOver, 'effect'> | null {
  try {
    const { to, template, params } = JSON.parse(text) as Record<string, unknown>
    if (typeof to !== 'string' || typeof template !== 'string' || typeof params !== 'object' || params === null)
      return null
    return { to, template, params: params as Record<string, string> }
  } catch {
    return null
  }
}

if (import.meta.main) {
  const [file = 'var/sms.log', port = '0'] = process.argv.slice(2)
  const simulator = await startSmsSimulator({ file, port: Number(port) })
  process.stdout.write(`${JSON.stringify({ url: simulator.url })}\n`)
}
