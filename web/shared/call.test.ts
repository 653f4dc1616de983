import assert from 'node:assert/strict'
import { afterEach, mock, suite, test } from 'node:test'
import { discardDraft, submitCase } from '#contracts/cases.ts'
import type { BodyIn, ParamsOf } from '#contracts/endpoint.ts'
import { closeSession, openDemonstrationSession } from '#contracts/identity.ts'
import { call } from './call.ts'
import { explain, ReceiptPending, Refused, Unanswered } from './refused.ts'

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

afterEach(() => mock.restoreAll())

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

/** A server that carries a command out elsewhere: it takes it `later` times before it has what to answer. */
function carriedOut(later: number, outcome: () => Response): { sent: { id: string | null; body: string }[] } {
  const sent: { id: string | null; body: string }[] = []
  mock.method(globalThis, 'fetch', async (_url: string, given: RequestInit) => {
    if (given.method === 'GET') return Response.json({ csrf: 'token' })
    sent.push({ id: new Headers(given.headers).get('command-id'), body: given.body as string })
    return sent.length <= later ? Response.json({ taken: true }, { status: 202 }) : outcome()
  })
  return { sent }
}

/** Lets every wait be over at once, and says how long each was to be. */
function noWaiting(): number[] {
  const waits: number[] = []
  mock.method(globalThis, 'setTimeout', (then: () => void, wait: number) => {
    waits.push(wait)
    queueMicrotask(then)
  })
  return waits
}

suite('a command that was taken and is carried out elsewhere', () => {
  const body = { draft: params.case, declaration: true, deliverBy: 'electronic' } as BodyIn<typeof submitCase>
  const receipt = { number: 'LYG-2026-000001' }
  const submit = (commandId?: string) =>
    call(submitCase, { params: { region: params.region }, body, ...(commandId !== undefined && { commandId }) })

  test('is asked for again under one command id until its receipt is there', async () => {
    const { sent } = carriedOut(3, () => Response.json(receipt))
    const waits = noWaiting()
    assert.deepEqual(await submit('the-one-intent'), receipt)
    assert.deepEqual(waits, [2000, 2000, 2000])
    assert.deepEqual(
      sent,
      Array.from({ length: 4 }, () => ({ id: 'the-one-intent', body: JSON.stringify(body) })),
    )
  })

  test('keeps the id that was made for it where the page gave none', async () => {
    const { sent } = carriedOut(2, () => Response.json(receipt))
    noWaiting()
    await submit()
    assert.equal(sent.length, 3)
    assert.match(sent[0]!.id!, /^[0-9a-f-]{36}$/)
    assert.equal(new Set(sent.map(({ id }) => id)).size, 1)
  })

  test('is left after ten seconds with a sentence that says where the receipt will be', async () => {
    const { sent } = carriedOut(Infinity, () => assert.fail('nothing is ever ready'))
    const waits = noWaiting()
    const given = await submit('the-one-intent').catch((error: unknown) => error)
    assert.ok(given instanceof ReceiptPending)
    assert.equal(given.commandId, 'the-one-intent')
    assert.equal(explain(given), '已经收到，正在办理，回执稍后可在“我的办件”中查看。')
    assert.equal(
      waits.reduce((sum, wait) => sum + wait, 0),
      10_000,
    )
    assert.deepEqual(new Set(sent.map(({ id }) => id)), new Set(['the-one-intent']))
  })

  test('that is refused in the end is refused with the reason', async () => {
    const reason = { type: 'about:blank', title: '未能办理', code: 'case.stale', detail: '办件已有变化。', basis: null }
    carriedOut(1, () => Response.json({ ...reason, status: 409 }, { status: 409 }))
    noWaiting()
    await assert.rejects(
      submit('the-one-intent'),
      (error) => error instanceof Refused && error.message === reason.detail,
    )
  })
})
