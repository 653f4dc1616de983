import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cannotListen, portFrom } from './port.ts'

test('the port is the one given, 8080 without, and for 0 a free one', async () => {
  assert.equal(await portFrom(undefined), 8080)
  assert.equal(await portFrom(''), 8080)
  assert.equal(await portFrom('18080'), 18_080)
  assert.ok((await portFrom('0')) > 0)
})

test('what is no port is refused with a sentence', async () => {
  for (const given of ['abc', '-1', '65536', '80.5'])
    await assert.rejects(portFrom(given), (error: Error) => error.message.includes(`“${given}”`))
})

test('why nobody can listen is told in a sentence, and another error is left as it is', () => {
  const said = (code: string) => cannotListen('10.9.9.9', 80, Object.assign(new Error(code), { code }))?.message
  assert.match(said('EADDRINUSE') ?? '', /端口 80 已被占用/)
  assert.match(said('EACCES') ?? '', /没有权限监听端口 80/)
  for (const code of ['EADDRNOTAVAIL', 'ENOTFOUND']) assert.match(said(code) ?? '', /HOST=10\.9\.9\.9 不是本机的地址/)
  assert.equal(said('EBADF'), undefined)
})
