// The exchange of an authority above: takes packages in, and decides each after a while. For the demonstration and for tests.
// By itself: node server/adapters/province/simulator.ts <our public key, SPKI in base64> [port] [milliseconds until it decides] [file]
import { createHash, createPublicKey, generateKeyPairSync, randomUUID, sign, verify, type KeyObject } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ReferralPackage, ReferralStatus, SuperiorAnswer } from '#contracts/referrals.ts'
import { openKept, type Kept } from './kept-packages.ts'
import { signedPart, signedRequest } from './province.ts'

/**
 * How it misbehaves, per request: an error, a connection cut before or after the request was done, an answer later than anybody waits,
 * another's signature, an answer about another package, a demand for more materials, an answer without one, no answer although there is one.
 */
export type Misbehaviour =
  | 'error'
  | 'drop'
  | 'drop-after'
  | 'slow'
  | 'forged'
  | 'other-package'
  | 'asks-for-more'
  | 'no-answer'
  | 'lost-answer'

export type ProvinceSimulator = {
  url: string
  /** SPKI in base64. */
  publicKey: string
  /** The next requests meet these misbehaviours, one each, in this order; then all is well again. */
  misbehave(...next: Misbehaviour[]): void
  /** What it has taken in, each package once, and how many requests it has had. */
  packages(): readonly ReferralPackage[]
  requests(): number
  /** Which it was told to decide no more. */
  withdrawn(): readonly string[]
  /** A package as if it had never come. */
  lose(id: string): void
  /** Digests of the files that came with a package. */
  filesOf(id: string): ReadonlyMap<string, string>
  close(): Promise<void>
}

/**
 * A package that comes again is the same package, with the same receipt and the same answer. What is withdrawn is decided no more; a
 * withdrawal that comes before its package counts as well.
 *
 * @param options.file where packages outlive the process; in memory alone without it
 */
export async function startProvinceSimulator(options: {
  /** Of whoever may send, SPKI in base64. */
  senderKey: string
  now: () => number
  /** How long it takes to decide. */
  answerMs?: number
  /** What it decides; granted unless said. */
  decide?: (said: ReferralPackage) => SuperiorAnswer
  port?: number
  slowMs?: number
  file?: string
}): Promise<ProvinceSimulator> {
  const own = generateKeyPairSync('ed25519')
  const sender = createPublicKey({ key: Buffer.from(options.senderKey, 'base64'), format: 'der', type: 'spki' })
  const kept = openKept(options.file ?? null)
  const files = new Map<string, Map<string, string>>()
  const queue: Misbehaviour[] = []
  let requests = 0

  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    requests += 1
    const how = queue.shift()
    if (how === 'drop') return void request.socket.destroy()
    if (how === 'error') return reply(response, 503, {})
    if (how === 'slow') await new Promise((resolve) => setTimeout(resolve, options.slowMs ?? 30_000).unref())
    const { method = 'GET', url: path = '/' } = request
    const body = await bodyOf(request)
    const signature = Buffer.from(String(request.headers['x-signature'] ?? ''), 'base64')
    if (!verify(null, signedRequest(method, path, body), sender, signature)) return reply(response, 401, {})
    const [, , id = '', part, file = ''] = path.split('/')
    if (method === 'PUT' && part === 'files') {
      const known = files.get(id) ?? new Map<string, string>()
      files.set(id, known.set(file, createHash('sha256').update(body).digest('hex')))
      return how === 'drop-after' ? void request.socket.destroy() : reply(response, 200, {})
    }
    if (method === 'PUT' && part === 'withdrawal') withdraw(id)
    else if (method === 'PUT' && !receive(id, body)) return reply(response, 422, {})
    const found = kept.get(id)
    if (!found) return reply(response, 404, {})
    if (how === 'drop-after') return void request.socket.destroy()
    if (how === 'asks-for-more') return reply(response, 200, { ...statusOf(id, found), state: 'needs-materials' })
    if (how === 'other-package') return reply(response, 200, signed(statusOf(randomUUID(), found)))
    if (how === 'forged')
      return reply(response, 200, signed(statusOf(id, found), generateKeyPairSync('ed25519').privateKey))
    const status = statusOf(id, found)
    if (how === 'no-answer') return reply(response, 200, signed({ ...status, state: 'answered', answer: null }))
    if (how === 'lost-answer') return reply(response, 200, signed({ ...status, state: 'received', answer: null }))
    reply(response, 200, signed(status))
  }

  /** @returns false where a file that the package speaks of is missing or another one */
  function receive(id: string, body: Uint8Array): boolean {
    const said = JSON.parse(Buffer.from(body).toString()) as ReferralPackage
    const came = files.get(id) ?? new Map<string, string>()
    if (said.materials.some(({ file }) => file && came.get(file.id) !== file.sha256)) return false
    if (!kept.get(id))
      kept.put({ ...fresh(id), said, receipt: `SJ${said.sentOn.replaceAll('-', '')}${inOrder(kept.all().length)}` })
    return true
  }

  function withdraw(id: string): void {
    const found = kept.get(id)
    if (!found) kept.put({ ...fresh(id), receipt: `SJCH${inOrder(kept.all().length)}`, withdrawn: true })
    else if (!found.withdrawn && !decided(found).answer) kept.put({ ...found, withdrawn: true })
  }

  const fresh = (id: string): Kept => ({
    id,
    said: null,
    receipt: '',
    since: options.now(),
    answer: null,
    withdrawn: false,
  })

  /** Time decides what nobody has withdrawn. */
  function decided(found: Kept): Kept {
    const { said, since, answer, withdrawn } = found
    if (!said || answer || withdrawn || options.now() - since < (options.answerMs ?? 60_000)) return found
    return kept.put({ ...found, answer: (options.decide ?? granted)(said) })
  }

  function statusOf(id: string, found: Kept): ReferralStatus {
    const { answer, withdrawn, receipt } = decided(found)
    return {
      package: id,
      state: answer ? 'answered' : withdrawn ? 'withdrawn' : 'received',
      receipt,
      answer,
      at: new Date(options.now()).toISOString(),
      signature: '',
    }
  }

  const granted = (said: ReferralPackage): SuperiorAnswer => ({
    outcome: 'granted',
    document: `苏许准〔${said.sentOn.slice(0, 4)}〕第${inOrder(kept.all().findIndex(({ id }) => id === said.package))}号`,
    decidedOn: said.sentOn,
    reasons: '经审核，申请人符合法定条件。',
    basis: '《中华人民共和国行政许可法》第三十八条第一款',
  })

  const signed = (status: ReferralStatus, key: KeyObject = own.privateKey): ReferralStatus => ({
    ...status,
    signature: sign(null, signedPart(status), key).toString('base64'),
  })

  const server = createServer((request, response) => {
    take(request, response).catch(() => request.socket.destroy())
  })
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    publicKey: own.publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
    misbehave: (...next) => void queue.push(...next),
    packages: () => kept.all().flatMap(({ said }) => said ?? []),
    withdrawn: () => kept.all().flatMap(({ id, withdrawn }) => (withdrawn ? id : [])),
    lose: (id) => kept.lose(id),
    requests: () => requests,
    filesOf: (id) => files.get(id) ?? new Map(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const inOrder = (before: number) => String(before + 1).padStart(4, '0')

function reply(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

async function bodyOf(request: IncomingMessage): Promise<Uint8Array> {
  const parts: Buffer[] = []
  let bytes = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.length
    if (bytes > 100_000_000) throw new RangeError('nobody sends that much at once')
    parts.push(part)
  }
  return Buffer.concat(parts)
}

if (import.meta.main) {
  const [senderKey = '', port = '0', answerMs = '60000', file = 'var/province.log'] = process.argv.slice(2)
  const now = () => performance.timeOrigin + performance.now()
  const simulator = await startProvinceSimulator({
    senderKey,
    now,
    port: Number(port),
    answerMs: Number(answerMs),
    file,
  })
  process.stdout.write(`${JSON.stringify({ url: simulator.url, publicKey: simulator.publicKey })}\n`)
}
