import assert from 'node:assert/strict'
import { createPublicKey } from 'node:crypto'
import { connect } from 'node:net'
import { before, test } from 'node:test'
import { z } from 'zod'
import { endpoint, type Endpoint, type ReplyOf } from '#contracts/endpoint.ts'
import type { listEvidenceKeys } from '#contracts/evidence.ts'
import type { Receipt } from '#contracts/receipt.ts'
import { createApp } from '#platform/app.ts'
import { statement } from '#platform/db.ts'
import { verifyReceipt } from '#platform/evidence.ts'
import { longestUploadMs } from '#platform/slow-bodies.ts'
import { serveMetrics } from '#platform/metrics.ts'
import { accept, fillDraft, itemOf, readCase, region, reviewToDecision, submit } from './harness/case-walk.ts'
import { testPlatform, type TestPlatform } from './harness/platform.ts'

const lines: string[] = []
let platform: TestPlatform
before(async () => {
  platform = await testPlatform({ logLevel: 'info', logStream: { write: (line) => void lines.push(line) } })
})

test('every answer carries the headers that keep a browser safe', async () => {
  const nobody = await platform.as(null)
  for (const path of [
    '/api/health',
    '/api/docs',
    `/api/${region}/items`,
    '/api/nothing-here',
    `/api/${region}/cases`,
  ]) {
    const { headers } = await nobody.get(path)
    const policy = String(headers['content-security-policy'])
    assert.match(policy, /default-src 'none'/, path)
    assert.match(policy, /frame-ancestors 'none'/, path)
    assert.doesNotMatch(policy, /unsafe-inline|unsafe-eval|\*/, path)
    assert.equal(headers['x-content-type-options'], 'nosniff', path)
    assert.equal(headers['referrer-policy'], 'no-referrer', path)
    assert.equal(headers['cross-origin-resource-policy'], 'same-origin', path)
    assert.equal(headers['x-powered-by'], undefined, path)
  }
})

test('the cookie of a session is out of reach for scripts and other sites, and new at every log-in', async () => {
  const opened = () =>
    platform.app.inject({ method: 'POST', url: '/api/demonstration/session', payload: { account: 'operator' } })
  const cookies = [await opened(), await opened()].map(({ headers }) => String(headers['set-cookie']))
  for (const cookie of cookies) {
    assert.match(cookie, /; HttpOnly/)
    assert.match(cookie, /; SameSite=Strict/)
    assert.match(cookie, /; Path=\//)
  }
  assert.notEqual(cookies[0], cookies[1])
})

test('the description of the interface is OpenAPI 3.1 and holds every route with permission, zones and reads', async () => {
  const nobody = await platform.as(null)
  const described = (await nobody.get('/api/openapi.json')).json as {
    openapi: string
    paths: Record<string, Record<string, Record<string, unknown>>>
  }
  assert.match(described.openapi, /^3\.1\./)
  for (const { contract } of platform.routes) {
    const operation = described.paths[contract.path.replaceAll(/:(\w+)/g, '{$1}')]?.[contract.method.toLowerCase()]
    assert.ok(operation, `${contract.method} ${contract.path}`)
    assert.equal(operation['x-permission'], contract.can)
    assert.deepEqual(operation['x-zones'], contract.zones)
    assert.deepEqual(operation['x-reads'], contract.reads)
    assert.match(String(operation['summary']), /\p{Script=Han}/u)
    assert.deepEqual(neededBy(operation), neededFor(contract), `${contract.method} ${contract.path}`)
  }
  const page = (await nobody.get('/api/docs')).body.toString()
  for (const { contract } of platform.routes) assert.ok(page.includes(contract.summary), contract.summary)
  assert.doesNotMatch(page, /<script|style="/)
})

/** What a caller has to bring and can get back, as it is described and as the contract says. */
function neededBy(operation: Record<string, unknown>) {
  const {
    parameters = [],
    requestBody,
    responses,
  } = operation as {
    parameters?: { in: string; name: string; required?: boolean }[]
    requestBody?: { content: Record<string, unknown> }
    responses: Record<string, { content?: Record<string, unknown> }>
  }
  return {
    path: parameters.filter((one) => one.in === 'path').map(({ name }) => name),
    headers: parameters.filter((one) => one.in === 'header' && one.required).map(({ name }) => name),
    takes: Object.keys(requestBody?.content ?? {}),
    gives: Object.keys(responses['200']?.content ?? {}),
    refuses: Object.keys(responses['4XX']?.content ?? {}),
  }
}

function neededFor({ method, path, kind, can, body, raw, answers, asksInBody, bringsProof }: Endpoint) {
  const token = method !== 'GET' && !bringsProof && can !== 'session.open' && !(asksInBody && can === 'site.read')
  return {
    path: [...path.matchAll(/:(\w+)/g)].map(([, name]) => name),
    headers: [...(kind === 'command' ? ['command-id'] : []), ...(token ? ['x-csrf-token'] : [])],
    takes: raw ? [...raw.mediaTypes] : body ? ['application/json'] : [],
    gives: [answers ?? 'application/json'],
    refuses: ['application/problem+json'],
  }
}

test('anybody checks a receipt with the published key', async () => {
  const firm = await platform.as('applicant-wang-for-gangcheng')
  const draft = await fillDraft(firm, itemOf('public-venue-hygiene'))
  const submitted = await firm.send('POST', `/api/${region}/cases`, {
    draft,
    declaration: true,
    deliverBy: 'electronic',
  })
  const { receipt } = submitted.json as { receipt: Receipt }
  const { keys } = (await (await platform.as(null)).get('/api/evidence/keys')).json as ReplyOf<typeof listEvidenceKeys>
  assert.deepEqual(
    keys.map(({ keyId, algorithm }) => [keyId, algorithm]),
    [[receipt.keyId, 'Ed25519']],
  )
  const published = createPublicKey({ key: Buffer.from(keys[0]!.publicKey, 'base64'), format: 'der', type: 'spki' })
  assert.ok(verifyReceipt(receipt, published))
  assert.ok(!verifyReceipt({ ...receipt, subject: receipt.commandId }, published))
})

test('health and figures are there, and the figures name no id', async () => {
  const nobody = await platform.as(null)
  assert.equal(((await nobody.get('/api/health')).json as { status: string }).status, 'ok')
  const figures = (await nobody.get('/metrics')).body.toString()
  assert.match(figures, /yichuang_http_request_seconds_bucket\{.*route="\/api\/health"/)
  assert.match(figures, /yichuang_refusals_total\{code="request.not-found"\} [1-9]/)
  assert.doesNotMatch(figures, /[0-9a-f]{8}-[0-9a-f]{4}-/)
})

test('the figures are for this machine alone, through no proxy, unless a token opens them', async () => {
  const open = createApp({ logLevel: 'silent', publicOrigin: 'http://localhost' })
  const locked = createApp({ logLevel: 'silent', publicOrigin: 'http://localhost' })
  const traffic = { roundTrips: 0, statements: 0 }
  serveMetrics(await open, platform.watch, traffic, null)
  serveMetrics(await locked, platform.watch, traffic, 'secret')
  const ask = async (app: typeof open, remoteAddress: string, headers: Record<string, string> = {}) =>
    (await (await app).inject({ url: '/metrics', remoteAddress, headers })).statusCode
  for (const here of ['127.0.0.1', '127.8.8.8', '::1', '::ffff:127.0.0.1'])
    assert.equal(await ask(open, here), 200, here)
  for (const elsewhere of ['192.0.2.1', '10.0.0.1', '2001:db8::1', '::127.0.0.1', '::ffff:192.0.2.1'])
    assert.equal(await ask(open, elsewhere), 404, elsewhere)
  for (const header of ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'])
    assert.equal(await ask(open, '127.0.0.1', { [header]: '127.0.0.1' }), 404, header)
  assert.equal(await ask(locked, '192.0.2.1', { authorization: 'Bearer secret' }), 200)
  assert.equal(await ask(locked, '192.0.2.1', { authorization: 'Bearer secrets' }), 404)
  assert.equal(await ask(locked, '127.0.0.1'), 404)
  await Promise.all([(await open).close(), (await locked).close()])
})

test('a route that names no permission, no zone or no reads cannot be said', () => {
  const whole = {
    summary: '例',
    can: 'site.read',
    zones: ['public'],
    reads: [],
    kind: 'query',
    reply: z.null(),
  } as const
  assert.ok(endpoint('GET /api/example', whole))
  for (const member of ['can', 'zones', 'reads'] as const) {
    const { [member]: _left, ...rest } = whole
    assert.throws(() => endpoint('GET /api/example', rest as never), TypeError, member)
  }
  assert.throws(() => endpoint('GET /api/example', { ...whole, can: 'everything' as never }), /permission/)
  const { can: _can, ...withoutPermission } = whole
  const { reads: _reads, ...withoutReads } = whole
  // @ts-expect-error a contract without a permission is no contract
  assert.throws(() => endpoint('GET /api/example', withoutPermission), /permission/)
  // @ts-expect-error nor is one that does not say what it reads
  assert.throws(() => endpoint('GET /api/example', withoutReads), /reads/)
})

test('headers that come too slowly are cut off', { timeout: 30_000 }, async () => {
  await platform.app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = platform.app.server.address() as { port: number }
  assert.equal(platform.app.server.requestTimeout, longestUploadMs)
  assert.equal(platform.app.server.headersTimeout, 10_000)
  // Two of its drops come sooner; ten seconds of them would tell no more.
  platform.app.server.headersTimeout = 2_500
  const begun = performance.now()
  const answer = await new Promise<string>((resolve, reject) => {
    let text = ''
    const socket = connect(port, '127.0.0.1', () => socket.write('GET /api/health HTTP/1.1\r\nhost: localhost\r\n'))
    const drip = setInterval(() => socket.write('x-slow: 1\r\n'), 1_000)
    socket.on('data', (chunk) => (text += String(chunk)))
    socket.on('error', reject)
    socket.on('close', () => {
      clearInterval(drip)
      resolve(text)
    })
  })
  assert.match(answer, /^HTTP\/1\.1 408/)
  assert.ok(performance.now() - begun < 20_000)
})

test('the log of a whole case has one line for each request and nothing personal, and every look at personal data is recorded', async () => {
  const item = itemOf('public-venue-hygiene')
  let asked = 0
  let looks = 0
  const reading = new Set(
    platform.routes
      .map(({ contract }): Endpoint => contract)
      .filter(({ reads }) => reads.length > 0)
      .map(({ method, path }) => `${method} ${path}`),
  )
  const from = lines.length
  const recorded = async () =>
    Number(
      (await platform.platform.db.query('system', statement('select count(*)::int as n from platform.personal_reads')))
        .rows[0]!['n'],
    )
  const before = await recorded()
  const canaries = {
    venueName: '金丝雀温泉酒店',
    responsible: '秦金丝',
    phone: '13712345678',
  }
  const venueAddress = { division: '320706', town: '320706012', detail: '金丝雀路八十八号' }
  const liu = await platform.as('applicant-liu-mingde')
  const id = await fillDraft(liu, item, {
    answers: { ...canaries, venueAddress },
    fileName: () => '金丝雀的身份证.pdf',
  })
  await submit(liu, id)
  const acceptor = await platform.as('acceptor-weijian-a')
  await accept(acceptor, id)
  await reviewToDecision(platform, item)
  await platform.until(
    () => readCase(liu, id),
    (view) => view.phase === 'ready',
  )
  await readCase(acceptor, id, 'desk')
  await liu.send('POST', `/api/${region}/cases/${id}/withdrawal`, { reason: '秦金丝不办了' })
  await liu.get(`/api/${region}/cases/${id}%00`)
  await liu.get(`/api/${region}/drafts/秦金丝`)

  const requests = lines
    .slice(from)
    .map((line) => JSON.parse(line) as { msg: string; method?: string; route?: string; status?: number })
  for (const { msg, method, route, status } of requests)
    if (msg === 'request') {
      asked += 1
      if (status === 200 && reading.has(`${method} ${route}`)) looks += 1
    }
  assert.ok(asked > 30)
  assert.equal((await recorded()) - before, looks)
  assert.ok(looks > 2)
  const { rows } = await platform.platform.db.query(
    'system',
    statement(`select distinct purpose from platform.personal_reads`),
  )
  assert.ok(rows.every((row) => /\p{Script=Han}/u.test(String(row['purpose']))))
  const all = lines.join('\n')
  const party = ['刘明德', '32070319900101001X', '13900000001']
  for (const secret of [...Object.values(canaries), '金丝雀', '秦金丝', ...party, id])
    assert.ok(!all.includes(secret), secret)
  assert.doesNotMatch(all, /[?&](?:name|material)=|\d{17}[\dX]/)
  const reqIds = lines
    .map((line) => JSON.parse(line) as { msg: string; reqId?: string })
    .filter(({ msg }) => msg === 'request')
  assert.equal(new Set(reqIds.map(({ reqId }) => reqId)).size, reqIds.length)
})
