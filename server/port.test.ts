import assert from 'node:assert/strict'
import { test } from 'node:test'
import { portFrom } from './port.ts'

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
