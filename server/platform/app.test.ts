import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { after, test } from 'node:test'
import { z } from 'zod'
import { rules } from '#contracts/rules.ts'
import { RuleViolation } from '#kernel/rule-violation.ts'
import { createApp } from './app.ts'
import { Defect } from './defect.ts'
import { isOutage } from './errors.ts'
import { notFound, Refusal } from './refusal.ts'

const lines: string[] = []
const app = await createApp({
  logLevel: 'error',
  logStream: { write: (line) => void lines.push(line) },
  publicOrigin: 'http://yichuang.example',
  mostInFlight: 3,
})
z.config(z.locales.zhCN())
let held: (() => void)[] = []
const fail = (path: string, error: unknown) =>
  app.get(path, async () => {
    throw error
  })
fail('/rule', new RuleViolation('duty.separated'))
fail('/refusal', new Refusal(403, 'session.csrf'))
fail('/missing', notFound())
fail('/bug', new TypeError('王小明 320706199001010011'))
fail('/bug-of-lines', new RangeError('first line\n    at 王小明 (320706199001010011:1:1)\nthird'))
fail('/damage', new Defect('stored bytes 7 are missing'))
fail('/renamed', Object.assign(new Error('x'), { name: '王小明' }))
fail('/away', Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }))
app.get('/hold', async () => new Promise<string>((resolve) => held.push(() => resolve('done'))))
app.get('/api/health', async () => 'ok')
app.post('/asked', { schema: { body: z.object({ person: z.object({ age: z.int().min(18) }) }) } }, async () => 'done')
await app.listen({ port: 0, host: '127.0.0.1' })
after(() => app.close())

const get = async (url: string) => {
  const answer = await app.inject(url)
  return {
    status: answer.statusCode,
    headers: answer.headers,
    body: answer.body,
    json: () => answer.json<Record<string, unknown>>(),
  }
}

test('a refusal by the rules is 409 with its sentence and its article', async () => {
  const answer = await get('/rule')
  assert.equal(answer.status, 409)
  assert.match(String(answer.headers['content-type']), /^application\/problem\+json/)
  assert.equal(answer.json()['code'], 'duty.separated')
  assert.equal(answer.json()['detail'], rules['duty.separated'].text)
  assert.equal(answer.json()['basis'], rules['duty.separated'].basis)
})

test('a refusal by the platform has its own status; what is not there and what is unknown look alike', async () => {
  assert.equal((await get('/refusal')).status, 403)
  const [missing, unknown] = [await get('/missing'), await get('/no-such-page')]
  assert.deepEqual([missing.status, unknown.status], [404, 404])
  assert.deepEqual({ ...missing.json(), instance: '' }, { ...unknown.json(), instance: '' })
})

test('a body that the contract refuses is answered with Chinese sentences that point at the fields', async () => {
  const answer = await app.inject({ method: 'POST', url: '/asked', payload: { person: { age: 3 } } })
  assert.equal(answer.statusCode, 400)
  const [error] = answer.json<{ errors: { path: string; message: string }[] }>().errors
  assert.equal(error?.path, '/person/age')
  assert.match(error.message, /[\u4e00-\u9fff]/)
})

test('an outage is 503 and says when to come back; a bug is 500 and says nothing', async () => {
  const away = await get('/away')
  assert.equal(away.status, 503)
  assert.equal(away.headers['retry-after'], '2')
  const bug = await get('/bug')
  assert.equal(bug.status, 500)
  assert.ok(!/TypeError|王小明|app\.test/.test(bug.body), bug.body)
  assert.equal(bug.json()['code'], 'platform.defect')
  for (const odd of [undefined, null, 'text', 0]) assert.equal(isOutage(odd), false)
})

test('past the limit requests are told to come back at once, and the way is free again afterwards', async () => {
  const holding = [1, 2, 3].map(() => app.inject('/hold'))
  while (held.length < 3) await new Promise((resolve) => setTimeout(resolve, 5))
  const refused = await get('/rule')
  assert.equal(refused.status, 503)
  assert.equal(refused.headers['retry-after'], '1')
  assert.equal((await get('/api/health')).status, 200)
  held.forEach((go) => go())
  held = []
  await Promise.all(holding)
  for (let n = 0; n < 20; n += 1) assert.equal((await get('/rule')).status, 409)
})

test('a change that comes from the page of another site is refused, one from here is not', async () => {
  const send = async (headers: Record<string, string>) =>
    (await app.inject({ method: 'POST', url: '/asked', payload: { person: { age: 20 } }, headers })).statusCode
  assert.equal(await send({ origin: 'https://evil.example' }), 403)
  assert.equal(await send({ origin: 'null' }), 403)
  assert.equal(await send({ 'sec-fetch-site': 'cross-site' }), 403)
  assert.equal(await send({ origin: 'http://localhost:80', host: 'localhost:80' }), 200)
  assert.equal(await send({ origin: 'http://192.0.2.7:8080', host: '192.0.2.7:8080' }), 200)
  assert.equal(await send({ origin: 'http://[2001:db8::1]', host: '[2001:db8::1]' }), 200)
  assert.equal(await send({ origin: 'http://192.0.2.7:8080', host: '192.0.2.8:8080' }), 403)
  assert.equal(await send({ origin: 'http://yichuang.example', host: 'inner.example:3000' }), 200)
  assert.equal(await send({}), 200)
})

test('a name that is led here, or a Host header made up to match, does not make a page ours', async () => {
  const send = async (of: typeof app, origin: string, host: string) =>
    (await of.inject({ method: 'POST', url: '/asked', payload: { person: { age: 20 } }, headers: { origin, host } }))
      .statusCode
  assert.equal(await send(app, 'http://evil.example', 'evil.example'), 403)
  assert.equal(await send(app, 'http://localhost.evil.example', 'localhost.evil.example'), 403)
  assert.equal(await send(app, 'http://192.0.2.7.evil.example', '192.0.2.7.evil.example'), 403)
})

test('behind a proxy that ends TLS the public address counts and no other, whether or not the proxy is trusted', async () => {
  for (const trustProxy of [false, '127.0.0.1']) {
    const secure = await createApp({ logLevel: 'silent', publicOrigin: 'https://yichuang.example/', trustProxy })
    secure.post('/asked', async () => 'done')
    const send = (origin: string, more: Record<string, string> = {}) =>
      secure.inject({ method: 'POST', url: '/asked', headers: { origin, host: '127.0.0.1:8080', ...more } })
    assert.equal((await send('https://yichuang.example')).statusCode, 200)
    assert.equal((await send('http://yichuang.example')).statusCode, 403)
    assert.equal((await send('http://127.0.0.1:8080')).statusCode, 403)
    assert.equal((await send('https://evil.example', { 'x-forwarded-host': 'evil.example' })).statusCode, 403)
    assert.equal((await send('https://yichuang.example')).headers['strict-transport-security'], 'max-age=31536000')
    await secure.close()
  }
  assert.equal((await get('/api/health')).headers['strict-transport-security'], undefined)
})

test('the log names a bug and where it is, and quotes nothing that its message says', async () => {
  lines.length = 0
  for (const path of ['/bug', '/bug-of-lines', '/renamed']) await get(path)
  assert.equal(lines.length, 3)
  for (const line of lines) {
    assert.doesNotMatch(line, /王小明|3207061990/)
    assert.match(line, /app\.test\.ts/)
  }
  assert.match(lines[0]!, /TypeError/)
  await get('/damage')
  assert.match(lines[3]!, /stored bytes 7 are missing/)
})

test('who never ends their headers is hung up on', { timeout: 25_000 }, async (t) => {
  // The time itself is the same as at each server; what comes after it is not waited for that long.
  const { headersTimeout } = app.server
  assert.equal(headersTimeout, 10_000)
  app.server.headersTimeout = 300
  t.after(() => void (app.server.headersTimeout = headersTimeout))
  const address = app.server.address()
  assert.ok(address && typeof address === 'object')
  const socket = connect(address.port, '127.0.0.1')
  socket.on('error', () => {})
  socket.write('GET /rule HTTP/1.1\r\nHost: x\r\n')
  const answer = await new Promise<string>((resolve) => {
    let text = ''
    socket.on('data', (chunk) => (text += chunk.toString()))
    socket.on('close', () => resolve(text))
  })
  assert.match(answer, /^HTTP\/1\.1 408|^$/)
})
