import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openProxy } from '#tests/harness/proxy.ts'
import { closeBeforeDrop, testDatabase, testPassword } from '#tests/harness/postgres.ts'
import { addressOf } from './db.ts'
import { openLeads } from './leads.ts'

const url = addressOf('jobs', (await testDatabase()).url, testPassword('jobs'))

test('of two servers one leads for a name, and the other once it is released', async () => {
  const [one, two] = [openLeads(url), openLeads(url)]
  const lead = await one.take('a name')
  assert.ok(lead)
  assert.ok(lead.holds())
  assert.equal(await two.take('a name'), null)
  await lead.release()
  assert.ok((await two.take('a name'))?.holds())
  await Promise.all([one.close(), two.close()])
})

test('a connection that falls silent is given up with all that was led through it, and the next one leads anew', async () => {
  const proxy = await openProxy(url)
  closeBeforeDrop(async () => proxy.cut())
  const leads = openLeads(proxy.url, 300)
  const first = await leads.take('first')
  assert.ok(first)
  assert.ok(first.holds())
  proxy.hush()
  await assert.rejects(leads.take('second'))
  assert.equal(first.holds(), false)
  assert.ok((await leads.take('second'))?.holds())
  await leads.close()
})
