import assert from 'node:assert/strict'
import { mock, suite, test } from 'node:test'
import { discardDraft } from '#contracts/cases.ts'
import type { BodyIn, ParamsOf } from '#contracts/endpoint.ts'
import { closeSession, openDemonstrationSession } from '#contracts/identity.ts'
import { call } from './call.ts'
import { Unanswered } from './refused.ts'

const params = { region: 'lyg', case: '0b9ab4b4-6f1e-4a55-9b07-5f2f5b8f1a01' } as ParamsOf<typeof discardDraft>
const change = () => call(discardDraft, { params })
const account: BodyIn<typeof openDemonstrationSession> = { account: 'clerk' }

/** A server whose every session has a token of its own, as the cookie would carry it from page to page. */
function serve(): { tokens: string[]; breakOff: () => void } {
  const tokens: string[] = []
  let session = 1
  let broken = false
  mock.method(globalThis, 'fetch', async (url: string, given: RequestInit) => {
    if (given.method === 'GET') return Response.json({ csrf: `token-${session}` })
    const sent = new Headers(given.headers).get('x-csrf-token')
    tokens.push(`${given.method} ${sent}`)
    if (url.includes('session')) session += 1
    if (broken) throw new TypeError('the connection was lost')
    return url.includes('session') || sent === `token-${session}`
      ? Response.json({ discarded: true, ended: true })
      : Response.json({ code: 'session.csrf', detail: '页面已过期' }, { status: 403 })
  })
  return { tokens, breakOff: () => (broken = !broken) }
}

suite('the token of a page', () => {
  test('is asked for once, and again after a log-in and after a log-out', async () => {
    const { tokens } = serve()
    await change()
    await change()
    await call(openDemonstrationSession, { body: account })
    await change()
    await call(closeSession, {})
    await change()
    assert.deepEqual(tokens, [
      'DELETE token-1',
      'DELETE token-1',
      'POST token-1',
      'DELETE token-2',
      'DELETE token-2',
      'DELETE token-3',
    ])
  })

  test('is asked for again after a log-in whose answer was lost', async () => {
    const { tokens, breakOff } = serve()
    await call(closeSession, {})
    await change()
    breakOff()
    await assert.rejects(call(openDemonstrationSession, { body: account }), Unanswered)
    breakOff()
    await change()
    assert.equal(tokens.at(-1), 'DELETE token-3')
  })
})
