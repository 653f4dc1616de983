// A register that knows whom it is told of: says whether name and number belong together. For the demonstration and for tests.
// By itself: node server/adapters/register/simulator.ts <file of JSON lines {"code","name"}> [port]
import { generateKeyPairSync, randomUUID, sign, type KeyObject } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  dataChecks,
  DataCheckKind,
  type CheckedLine,
  type CheckOutcome,
  type RegisterAnswer,
} from '#contracts/data-checks.ts'
import { signedPart } from './register.ts'

/**
 * How the register misbehaves, per request not answered yet: an error, a connection cut before or after the answer was found, an answer later than anybody waits, another's
 * signature, an answer to another question, words without an answer.
 */
export type Misbehaviour = 'error' | 'drop' | 'drop-after' | 'slow' | 'forged' | 'other-kind' | 'no-answer'

/** Somebody whom the register knows. */
export type Registered = { name: string; code: string; lines?: readonly CheckedLine[] }

export type RegisterSimulator = {
  url: string
  /** SPKI in base64. */
  publicKey: string
  /** The next requests meet these misbehaviours, one each, in this order; then all is well again. */
  misbehave(...next: Misbehaviour[]): void
  /** How many questions were answered anew. */
  answered(): number
  close(): Promise<void>
}

/** A repeated question gets its first answer again. */
export async function startRegisterSimulator(options: {
  find: (code: string, kind: DataCheckKind) => Registered | null
  now: () => number
  port?: number
  slowMs?: number
}): Promise<RegisterSimulator> {
  const own = generateKeyPairSync('ed25519')
  const known = new Map<string, object>()
  const queue: Misbehaviour[] = []

  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const how = queue.shift()
    if (how === 'drop') return void request.socket.destroy()
    if (how === 'error') return answer(response, 503, {})
    const asked = parsed(await bodyOf(request))
    const effect = request.headers['idempotency-key']
    if (how === 'slow') await new Promise((resolve) => setTimeout(resolve, options.slowMs ?? 6_000).unref())
    if (how === 'no-answer' || typeof effect !== 'string' || !asked) return answer(response, 200, { message: 'ok' })
    if (how === 'forged') return answer(response, 200, said(asked, generateKeyPairSync('ed25519').privateKey))
    if (how === 'other-kind') return answer(response, 200, said({ ...asked, kind: 'real-estate' }, own.privateKey))
    const first = known.get(effect) ?? said(asked, own.privateKey)
    known.set(effect, first)
    if (how === 'drop-after') return void request.socket.destroy()
    answer(response, 200, first)
  }

  function said({ kind, name, code }: Asked, key: KeyObject): object {
    const found = options.find(code, kind)
    const outcome: CheckOutcome = !found ? 'not-found' : found.name === name ? 'matches' : 'differs'
    const lines =
      outcome === 'matches'
        ? [{ label: '姓名或者名称', text: name }, { label: '证件号码', text: code }, ...(found?.lines ?? [])]
        : []
    const whole: RegisterAnswer = {
      query: `HY${randomUUID().replaceAll('-', '').slice(0, 16).toUpperCase()}`,
      kind,
      outcome,
      source: `${dataChecks[kind].authority}（演示）`,
      at: new Date(options.now()).toISOString(),
      lines,
      signature: '',
    }
    return { ...whole, signature: sign(null, signedPart(whole), key).toString('base64') }
  }

  const server = createServer((request, response) => {
    take(request, response).catch(() => request.socket.destroy())
  })
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    publicKey: own.publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
    misbehave: (...next) => void queue.push(...next),
    answered: () => known.size,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

type Asked = { kind: DataCheckKind; name: string; code: string }

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request.setEncoding('utf8')) {
    text += chunk as string
    if (text.length > 10_000) throw new RangeError('a question is short')
  }
  return text
}

function parsed(text: string): Asked | null {
  try {
    const { kind, name, code } = JSON.parse(text) as Record<string, unknown>
    const asked = DataCheckKind.safeParse(kind)
    return asked.success && typeof name === 'string' && typeof code === 'string'
      ? { kind: asked.data, name, code }
      : null
  } catch {
    return null
  }
}

if (import.meta.main) {
  const [file, port = '0'] = process.argv.slice(2)
  const people = file
    ? readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as Registered)
    : []
  const byCode = new Map(people.map((one) => [one.code, one]))
  const now = () => performance.timeOrigin + performance.now()
  const simulator = await startRegisterSimulator({ find: (code) => byCode.get(code) ?? null, now, port: Number(port) })
  process.stdout.write(`${JSON.stringify({ url: simulator.url, publicKey: simulator.publicKey })}\n`)
}
