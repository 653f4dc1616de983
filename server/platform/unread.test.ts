import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { rules } from '#contracts/rules.ts'
import { createApp } from './app.ts'
import { sessionCookie } from './session.ts'
import type { Slowness } from './slow-bodies.ts'

const leastBytesPerSecond = 10_000
const app = await createApp({
  logLevel: 'silent',
  publicOrigin: 'http://yichuang.example',
  slowness: { everyMs: 100, wholeMs: 300, leastBytesPerSecond },
})
app.get('/things/:thing', async () => 'done')
app.post('/asked', { schema: { body: z.object({ words: z.string() }) } }, async () => 'done')
app.post<{ Body: Buffer }>(
  '/file',
  { bodyLimit: 1_000_000, config: { contract: { raw: {} } } as object },
  async ({ body }) => ({ bytes: body.length }),
)
await app.listen({ port: 0, host: '127.0.0.1' })
after(() => app.close())

/** What comes back for these bytes, until the connection ends; what follows is sent a piece at a time while nothing came back. */
async function told(head: string, pieces: readonly Uint8Array[] = [], everyMs = 20): Promise<string> {
  const { port } = app.server.address() as { port: number }
  let text = ''
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => {})
  socket.on('data', (chunk) => (text += chunk.toString()))
  const ended = new Promise<void>((resolve) => socket.once('close', () => resolve()))
  socket.write(head)
  for (const piece of pieces) {
    await sleep(everyMs)
    if (text !== '' || socket.destroyed) break
    socket.write(piece)
  }
  await Promise.race([ended, sleep(3_000)])
  socket.destroy()
  return text
}

/** A refusal as everybody is told one: its status, as a problem, in Chinese. */
function refused(answer: string, status: number, code: keyof typeof rules): void {
  assert.match(answer, new RegExp(`^HTTP/1\\.1 ${status} `))
  assert.match(answer, /content-type: application\/problem\+json/i)
  const { detail, ...problem } = JSON.parse(answer.slice(answer.indexOf('\r\n\r\n') + 4)) as Record<string, unknown>
  assert.deepEqual([problem['status'], problem['code'], detail], [status, code, rules[code].text])
}

const begin = (path: string, type: string, bytes: number) =>
  `POST ${path} HTTP/1.1\r\nhost: x\r\ncontent-type: ${type}\r\ncontent-length: ${bytes}\r\nconnection: close\r\n\r\n`
const zeros = (pieces: number, each: number) => Array.from({ length: pieces }, () => new Uint8Array(each))

test('what is no address, no request or too long a head is refused in the words of all refusals, and repeats nothing', async () => {
  const get = (path: string, more = '') => `GET ${path} HTTP/1.1\r\nhost: x\r\n${more}connection: close\r\n\r\n`
  const noAddress = await told(get('/things/%zz320706199001010011'))
  refused(noAddress, 400, 'request.malformed')
  assert.doesNotMatch(noAddress, /320706199001010011/)
  refused(await told(get(`/things/${'x'.repeat(400)}`)), 414, 'request.malformed')
  refused(await told('NONSENSE\r\n\r\n'), 400, 'request.malformed')
  refused(await told(get('/things/1', `x-long: ${'x'.repeat(20_000)}\r\n`)), 431, 'request.headers-too-large')
  refused(await told('GET /things/1 HTTP/1.1\r\nconnection: close\r\n\r\n'), 400, 'request.malformed')
  refused(await told(get('/things/1', 'expect: nothing\r\n')), 417, 'request.malformed')
})

test('texts that can be kept nowhere are refused in the address and in the body; others that need an escape are taken', async () => {
  const ask = async (text: string) => {
    const payload = `{"words":"${text}"}`
    return app.inject({ method: 'POST', url: '/asked', payload, headers: { 'content-type': 'application/json' } })
  }
  for (const none of ['a\\u0000b', '\\ud800', 'x\\uDC00', '\\ud83d \\ude00']) {
    const answer = await ask(none)
    assert.deepEqual([answer.statusCode, answer.json<{ code: string }>().code], [400, 'request.malformed'], none)
  }
  for (const some of ['\\u4e00', '\\ud83d\\ude00', '\\\\u0000', '\\u0007'])
    assert.equal((await ask(some)).statusCode, 200, some)
  assert.equal((await app.inject('/things/a%00b')).statusCode, 400)
  assert.equal((await app.inject('/things/a?q=%00')).statusCode, 400)
  assert.equal((await app.inject('/things/a%2500')).statusCode, 200)
})

test('a file that comes on at its rate is waited for, however long it takes', async () => {
  const answer = await told(begin('/file', 'application/octet-stream', 60_000), zeros(60, 1_000))
  assert.match(answer, /^HTTP\/1\.1 200 [^]*\{"bytes":60000\}$/)
})

test('a file that comes too slowly, or stops on the way, is refused', async () => {
  const file = begin('/file', 'application/octet-stream', 60_000)
  refused(await told(file, zeros(100, 20)), 408, 'request.too-slow')
  refused(await told(file, zeros(1, 40_000)), 408, 'request.too-slow')
})

test('a file that comes little faster than it must is waited for', async () => {
  const { server, send, answers } = await patientServer({ everyMs: 500 })
  const bytes = 30_000
  const socket = await send('slow', bytes)
  const begun = performance.now()
  // 13 kB a second by the clock, however late a timer comes.
  for (let sent = 0; sent < bytes && answers[0] === '';) {
    await sleep(20)
    const due = Math.min(bytes, Math.ceil((performance.now() - begun) * 13))
    socket.write(new Uint8Array(due - sent))
    sent = due
  }
  for (let waited = 0; answers[0] === '' && waited < 100; waited += 1) await sleep(20)
  assert.match(answers[0]!, /^HTTP\/1\.1 200 /)
  await server.close()
})

/** A server at which files come as slowly as they may everywhere; what each of them was answered so far. */
async function patientServer(slowness: Partial<Slowness> = { mostFiles: 3, mostFilesOfSession: 2 }) {
  const server = await createApp({
    logLevel: 'silent',
    publicOrigin: 'http://yichuang.example',
    slowness,
  })
  server.post('/file', { bodyLimit: 1_000_000, config: { contract: { raw: {} } } as object }, async () => 'done')
  await server.listen({ port: 0, host: '127.0.0.1' })
  const { port } = server.server.address() as { port: number }
  const answers: string[] = []
  const send = async (session: string, bytes = 60_000) => {
    const at = answers.push('') - 1
    const socket = connect(port, '127.0.0.1').on('error', () => {})
    socket.on('data', (chunk) => (answers[at] += chunk.toString()))
    const head = begin('/file', 'application/octet-stream', bytes)
    socket.write(head.replace('\r\n\r\n', `\r\ncookie: ${sessionCookie}=${session}\r\n\r\n`))
    await sleep(100)
    return socket
  }
  return { server, answers, send }
}

test('one session sends only so many files at once, all of them only so many, and a server that ends waits for none', async () => {
  const { server, answers, send } = await patientServer()
  for (const session of ['one', 'one', 'one', 'two', 'three']) await send(session)
  assert.deepEqual([answers[0], answers[1], answers[3]], ['', '', ''])
  refused(answers[2]!, 429, 'request.too-many')
  refused(answers[4]!, 503, 'platform.busy')
  const begun = performance.now()
  await server.close()
  assert.ok(performance.now() - begun < 10_000)
  await sleep(100)
  for (const waiting of [0, 1, 3]) refused(answers[waiting]!, 503, 'platform.busy')
})

test('what is no file must be there in its time, at whatever rate', async () => {
  refused(await told(begin('/asked', 'application/json', 500_000), zeros(60, 2_000)), 408, 'request.too-slow')
})
