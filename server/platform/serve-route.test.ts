import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { connect, type Socket } from 'node:net'
import { before, test } from 'node:test'
import { z } from 'zod'
import { endpoint } from '#contracts/endpoint.ts'
import { InstantCursor, LogPosition } from '#contracts/ids.ts'
import { createApp } from './app.ts'
import { action, command, query } from './bind.ts'
import { demandContracts } from './contracted.ts'
import { act, by, counterPlatform, region, type Someone } from './counter.fixture.ts'
import { serveRoute } from './serve-route.ts'
import { openThrottle } from './throttle.ts'

const upload = endpoint('POST /api/:region/files', {
  summary: '上传',
  can: 'draft.write',
  zones: ['public'],
  reads: [],
  kind: 'action',
  params: z.object({ region: z.string() }),
  raw: { mediaTypes: ['application/octet-stream'], maxBytes: 5_000_000 },
  reply: z.object({ bytes: z.int() }),
})
const logIn = endpoint('POST /api/log-in', {
  summary: '登录',
  can: 'session.open',
  zones: ['public'],
  reads: [],
  kind: 'action',
  body: z.strictObject({ account: z.string() }),
  tries: { at: 'log-in', account: 'account' },
  reply: z.null(),
})
const identify = endpoint('POST /api/identify', {
  summary: '核验',
  can: 'draft.write',
  zones: ['public'],
  reads: [],
  kind: 'action',
  tries: { at: 'identification' },
  reply: z.null(),
})
const add = endpoint('POST /api/counters/:stream', {
  summary: '加一',
  can: 'draft.write',
  zones: ['public'],
  reads: [],
  kind: 'command',
  params: z.object({ stream: z.uuid() }),
  reply: z.object({ version: z.int() }),
})
const addTrying = endpoint('POST /api/counters/:stream/tries', {
  summary: '加一并核验',
  can: 'draft.write',
  zones: ['public'],
  reads: [],
  kind: 'command',
  tries: { at: 'identification' },
  params: z.object({ stream: z.uuid() }),
  reply: z.object({ version: z.int() }),
})
const addReading = endpoint('POST /api/counters/:stream/reads', {
  summary: '加一并查看',
  can: 'draft.write',
  zones: ['public'],
  reads: ['identity'],
  kind: 'command',
  params: z.object({ stream: z.uuid() }),
  reply: z.object({ version: z.int() }),
})
const list = endpoint('GET /api/counters', {
  summary: '查看',
  can: 'draft.write',
  zones: ['public'],
  reads: [],
  kind: 'query',
  query: z.object({ after: z.union([LogPosition, InstantCursor]).optional() }),
  reply: z.null(),
})
const readParty = randomUUID()
/** The positions that readers of the log were waited for, oldest first. */
const waitedFor: string[] = []

const clock = { ms: Date.parse('2026-03-02T01:00:00Z') }
const p = await counterPlatform()
const anna = await p.signIn('applicant')
const engine = p.openEngine({
  throttle: openThrottle(
    {
      'log-in': { perAddress: 6, perAccount: 3 },
      identification: { perAddress: 6, perAccount: 3 },
      progress: { perAddress: 6, perAccount: 3 },
      kiosk: { perAddress: 6, perAccount: 3 },
      command: { perAddress: 6, perAccount: 3 },
    },
    () => clock.ms,
  ),
})
const app = await createApp({ logLevel: 'silent', publicOrigin: 'http://localhost', trustProxy: true })
demandContracts(app, ['/shown'])
let bodiesRead = 0
app.addHook('preHandler', async () => void (bodiesRead += 1))
let port = 0

before(async () => {
  const serving = {
    engine,
    personalReads: { record: async () => {} } as never,
    caughtUp: async (position: string) => void waitedFor.push(position),
    secureCookies: false,
  }
  const bytes = action(upload, { run: async (_found, { raw }) => ({ bytes: raw.byteLength }) })
  const nothing = async () => null
  for (const route of [
    bytes,
    action(logIn, { run: nothing }),
    action(identify, { run: nothing }),
    query(list, { reply: nothing }),
    ...[add, addTrying].map((contract) =>
      command(contract, {
        act: ({ params }) => act(params.stream, { do: 'add', by: 1 }),
        reply: ({ version }) => ({ version }),
      }),
    ),
    command(addReading, {
      act: ({ params }, commandId) => act(params.stream, { do: 'add', by: 1 }, { commandId }),
      reply: ({ version }) => ({ version }),
      about: (_added, { params }) => [params.stream, { party: readParty }],
    }),
  ])
    serveRoute(app, serving, route)
  await app.listen({ port: 0, host: '127.0.0.1' })
  port = (app.server.address() as { port: number }).port
  p.closeLater(() => app.close())
})

const headersOf = (someone: Someone, more: Record<string, string> = {}): Record<string, string> => ({
  cookie: `yichuang_session=${someone.ticket.zone}.${someone.token}`,
  'x-csrf-token': someone.csrf,
  ...more,
})

/** Begins an upload of 5 MB over a real socket, sends a little of it, and waits for the first answer and for the end. */
async function beginUpload(headers: Record<string, string>, to = region) {
  const socket: Socket = connect(port, '127.0.0.1')
  socket.on('error', () => {})
  const begun = performance.now()
  const head = Object.entries({ 'content-type': 'application/octet-stream', ...headers }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  )
  socket.write(`POST /api/${to}/files HTTP/1.1\r\nhost: localhost\r\ncontent-length: 5000000\r\n${head.join('')}\r\n`)
  socket.write(Buffer.alloc(1_000))
  const drip = setInterval(() => socket.write('x'), 100)
  const closed = new Promise<void>((resolve) => void socket.once('close', () => resolve()))
  const text = await new Promise<string>((resolve) => void socket.once('data', (chunk) => resolve(chunk.toString())))
  const answeredMs = performance.now() - begun
  return {
    text,
    answeredMs,
    async end() {
      await closed
      clearInterval(drip)
      return performance.now() - begun
    },
  }
}

test('a file from nobody is refused before its body is read, and who goes on sending is hung up on', async () => {
  const read = bodiesRead
  for (const headers of [{}, { cookie: `yichuang_session=public.${randomUUID()}` }] as Record<string, string>[]) {
    const { text, answeredMs, end } = await beginUpload(headers)
    assert.match(text, /^HTTP\/1\.1 401[^]*"code":"session\.missing"/)
    assert.ok(answeredMs < 1_000, `${answeredMs} ms`)
    assert.ok((await end()) < 4_000)
  }
  assert.equal(bodiesRead, read)
})

test('a file is refused unread, too, without the token, the permission, the region or the right media type', async () => {
  const clerk = await p.signIn('reviewer')
  const abroad = await p.signIn('applicant', { region: 'r2' })
  const read = bodiesRead
  const refusals = [
    [headersOf(anna, { 'x-csrf-token': 'guess' }), 403, 'session.csrf'],
    [headersOf(clerk), 401, 'session.missing'],
    [headersOf(abroad), 404, 'request.not-found'],
    [headersOf(anna, { 'content-type': 'application/json' }), 415, 'request.media-type'],
  ] as const
  await Promise.all(
    refusals.map(async ([headers, status, code]) => {
      const { text, end } = await beginUpload(headers)
      assert.match(text, new RegExp(`^HTTP/1\\.1 ${status}[^]*"code":"${code.replace('.', '\\.')}"`))
      await end()
    }),
  )
  assert.equal(bodiesRead, read)
})

test('whoever may send a file is read to its end', async () => {
  const answer = await fetch(`http://127.0.0.1:${port}/api/${region}/files`, {
    method: 'POST',
    headers: headersOf(anna, { 'content-type': 'application/octet-stream' }),
    body: new Uint8Array(4_000_000),
  })
  assert.deepEqual([answer.status, await answer.json()], [200, { bytes: 4_000_000 }])
})

const post = async (url: string, from: string, payload: object | undefined, headers: Record<string, string> = {}) => {
  const answer = await app.inject({
    method: 'POST',
    url,
    ...(payload ? { payload } : {}),
    headers: { ...headers, 'x-forwarded-for': from },
  })
  return [answer.statusCode, answer.statusCode === 429 ? answer.headers['retry-after'] : null]
}

test('tries to log in are counted by the account that is tried and by the address they come from', async () => {
  const tried = (account: string, from: string) => post('/api/log-in', from, { account })
  for (let n = 0; n < 3; n += 1) assert.deepEqual(await tried('liu', `192.0.2.${n}`), [200, null])
  assert.deepEqual(await tried('liu', '192.0.2.9'), [429, '20'])
  for (let n = 0; n < 6; n += 1) assert.deepEqual(await tried(`one-of-many-${n}`, '198.51.100.1'), [200, null])
  assert.deepEqual(await tried('another', '198.51.100.1'), [429, '10'])
  clock.ms += 20_000
  assert.deepEqual(await tried('liu', '192.0.2.9'), [200, null])
  assert.deepEqual(await tried('another', '198.51.100.1'), [200, null])
})

test('identifications are counted by who makes them', async () => {
  const [one, other] = [await p.signIn('applicant'), await p.signIn('applicant')]
  const tried = (someone: Someone, from: string) => post('/api/identify', from, undefined, headersOf(someone))
  for (let n = 0; n < 3; n += 1) assert.deepEqual(await tried(one, `192.0.2.${n}`), [200, null])
  assert.deepEqual(await tried(one, '192.0.2.9'), [429, '20'])
  assert.deepEqual(await tried(other, '192.0.2.9'), [200, null])
})

test('commands past the limit are refused with the seconds to wait and leave nothing, through whichever session', async () => {
  const someone = await p.signIn('applicant')
  const again = await p.signIn('applicant', { holder: someone.holder })
  const stream = await p.open(someone)
  const sent = (as: Someone, from: string) =>
    post(`/api/counters/${stream}`, from, undefined, headersOf(as, { 'command-id': randomUUID() }))
  for (let n = 0; n < 3; n += 1) assert.deepEqual(await sent(someone, `203.0.113.${n}`), [200, null])
  assert.deepEqual(await sent(again, '203.0.113.9'), [429, '20'])
  assert.equal((await p.left(stream)).events.length, 4)
  clock.ms += 20_000
  assert.deepEqual(await sent(again, '203.0.113.9'), [200, null])
  for (let n = 0; n < 6; n += 1) await sent({ ...anna, csrf: 'guess' }, '203.0.113.77')
  assert.deepEqual(await sent(anna, '203.0.113.77'), [429, '10'])
})

test('a command that tries who somebody is counts as such a try, on whoever sends it', async () => {
  const someone = await p.signIn('applicant')
  const stream = await p.open(someone)
  const identified = () => post('/api/identify', '233.252.0.1', undefined, headersOf(someone))
  for (let n = 0; n < 2; n += 1) assert.deepEqual(await identified(), [200, null])
  const trying = (from: string) =>
    post(`/api/counters/${stream}/tries`, from, undefined, headersOf(someone, { 'command-id': randomUUID() }))
  assert.deepEqual(await trying('233.252.0.2'), [200, null])
  assert.deepEqual(await trying('233.252.0.3'), [429, '20'])
  assert.deepEqual(await identified(), [429, '20'])
})

test('a command writes the reads of its contract with its events: as often, when it is refused not at all, and at no round trip more', async () => {
  const someone = await p.signIn('applicant')
  const stream = await p.open(someone)
  const headers = headersOf(someone, { 'command-id': randomUUID() })
  const cost = async (path: string, how: Record<string, string>) => {
    const before = engine.db.traffic.roundTrips
    assert.deepEqual(await post(path, '233.252.0.9', undefined, how), [200, null])
    return engine.db.traffic.roundTrips - before
  }
  const plain = await cost(`/api/counters/${stream}`, headersOf(someone, { 'command-id': randomUUID() }))
  assert.equal(await cost(`/api/counters/${stream}/reads`, headers), plain)
  await cost(`/api/counters/${stream}/reads`, headers)
  const reads = async () =>
    (
      await p.owner.query<Record<string, unknown>>(
        `select stream, party, reader, role, classes, purpose from platform.personal_reads where reader = $1 order by id`,
        [someone.holder],
      )
    ).rows
  const read = { reader: someone.holder, role: 'applicant', classes: ['identity'], purpose: '加一并查看' }
  assert.deepEqual(await reads(), [
    { stream, party: null, ...read },
    { stream: null, party: readParty, ...read },
  ])
  await by(someone, p.engine, act(stream, { do: 'close' }))
  clock.ms += 20_000
  const other = headersOf(someone, { 'command-id': randomUUID() })
  assert.equal((await post(`/api/counters/${stream}/reads`, '233.252.0.9', undefined, other))[0], 409)
  assert.equal((await reads()).length, 2)
})

test('a query waits for the position of a receipt, not at a place in a list, and for nobody whose session is over', async () => {
  const asked = async (headers: Record<string, string>, after?: string) => {
    waitedFor.length = 0
    const answer = await app.inject({ url: '/api/counters', query: after ? { after } : {}, headers })
    return [answer.statusCode, ...waitedFor]
  }
  const someone = headersOf(anna)
  assert.deepEqual(await asked(someone, '42'), [200, '42'])
  assert.deepEqual(await asked(someone), [200])
  assert.deepEqual(await asked(someone, `2026-03-02 01:00:00+00,${randomUUID()}`), [200])
  assert.deepEqual(await asked(someone, '9'.repeat(19)), [400])
  assert.deepEqual(await asked({}, '42'), [401])
  assert.deepEqual(await asked({ cookie: `yichuang_session=public.${randomUUID()}` }, '42'), [401])
})

test('a route without a contract is not mounted, one on the list only shows', async () => {
  const bare = await createApp({ logLevel: 'silent', publicOrigin: 'http://localhost' })
  demandContracts(bare, ['/shown', '/under/*'])
  bare.get('/shown', async () => 'shown')
  bare.get('/under/*', async () => 'shown')
  const done = async () => 'done'
  assert.throws(() => bare.get('/other', done), /GET.* \/other has no contract/)
  assert.throws(() => bare.get('/under/other', done), /has no contract/)
  assert.throws(() => bare.post('/shown', done), /POST \/shown has no contract/)
  assert.throws(() => bare.get('/else', { config: { contract: logIn } }, done), /has no contract/)
  assert.throws(() => bare.put('/api/log-in', { config: { contract: logIn } }, done), /has no contract/)
  await assert.rejects(async () => bare.register(async (inner) => void inner.delete('/inner', done)), /has no contract/)
})
