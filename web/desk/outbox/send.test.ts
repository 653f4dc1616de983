import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Endpoint } from '#contracts/endpoint.ts'
import { CaseId, FileId, ItemCode, PartyId, RegionId } from '#contracts/ids.ts'
import type { call } from '#web/shared/call.ts'
import { Refused, Unanswered } from '#web/shared/refused.ts'
import { isUnsent, newFiling, nextStep, tryAgain, written, type Filing } from './filing.ts'
import { memoryStore } from './sealed-store.ts'
import { sendFiling, type Kept } from './send.ts'

const id = CaseId.parse('0b9ab4b4-6f1e-4a55-9b07-5f2f5b8f1a01')
const party = PartyId.parse('0b9ab4b4-6f1e-4a55-9b07-5f2f5b8f1a02')
const fileId = FileId.parse('0b9ab4b4-6f1e-4a55-9b07-5f2f5b8f1a03')
const typed = { answers: { area: 30 }, paper: ['plan'] }

/** A filing as it stands after it was taken in without a link: everything is still to be sent. */
function takenIn(): Filing {
  const item = { code: ItemCode.parse('public-venue-hygiene'), name: '公共场所卫生许可', revision: 1 }
  const at = { id, region: RegionId.parse('lyg'), owner: 'clerk', item, now: '2026-11-23T01:00:00Z' }
  const person = { kind: 'person' as const, name: '刘明德', code: '32070319900101001X', phone: '13900000001' }
  return {
    ...written(newFiling(at, { ...person, party: null }), typed),
    files: [{ id: 'scan', material: 'report', name: '报告.png', bytes: 5, sent: null, tried: false }],
    handIn: { commandId: 'c1', body: { deliverBy: 'window', recipient: null }, at: '2026-11-23T01:05:00Z' },
  }
}

function keptOf(first: Filing): Kept & { filing: Filing } {
  const kept = {
    filing: first,
    read: () => kept.filing,
    change: (to: (filing: Filing) => Filing) => Promise.resolve(void (kept.filing = to(kept.filing))),
    bytesOf: () => Promise.resolve(new Blob(['bytes'])),
  }
  return kept
}

type Answer = (endpoint: Endpoint, input: { commandId?: string; body?: unknown }) => unknown
const answers: Record<string, unknown> = {
  'POST /api/:region/window/parties': { party, phone: '13900000001' },
  'POST /api/:region/window/phones': { receipt: {} },
  'POST /api/:region/window/registrations': { party },
  'POST /api/:region/drafts': { case: id },
  'PUT /api/:region/drafts/:case': { savedAt: '2026-11-23T02:00:00Z', version: 1 },
  'GET /api/:region/drafts/:case': { version: 4, files: [] },
  'POST /api/:region/cases/:case/files': { file: fileId, material: 'report', name: '报告.png', bytes: 5 },
  'POST /api/:region/cases': { case: id, number: 'N1', receipt: { position: '7' } },
}
function server(answer: Answer = () => undefined) {
  const asked: string[] = []
  const ask = ((endpoint: Endpoint, input: { commandId?: string }) => {
    const name = `${endpoint.method} ${endpoint.path}`
    asked.push(input.commandId ? `${name} as ${input.commandId}` : name)
    try {
      return Promise.resolve(answer(endpoint, input) ?? answers[name])
    } catch (error) {
      return Promise.reject(error)
    }
  }) as unknown as typeof call
  return { asked, ask }
}
const refusedBy = (code: string, status = 409) =>
  new Refused({ type: '', title: '', status, code, detail: '不行', basis: null })

test('what was taken in without a link is sent in its order, under the ids that were made then', async () => {
  const kept = keptOf(takenIn())
  const { asked, ask } = server()
  assert.equal(await sendFiling(kept, ask), 'sent')
  assert.deepEqual(asked, [
    'POST /api/:region/window/parties',
    'POST /api/:region/window/phones',
    'POST /api/:region/drafts',
    'PUT /api/:region/drafts/:case',
    'POST /api/:region/cases/:case/files',
    'POST /api/:region/cases as c1',
  ])
  assert.deepEqual(kept.filing.sent, { case: id, number: 'N1', position: '7' })
  assert.equal(isUnsent(kept.filing), false)
})

test('somebody new who stood there without a link is registered when it is back, and found then', async () => {
  const kept = keptOf(takenIn())
  let said: unknown
  const { asked, ask } = server(({ path }, { body }) => {
    if (path === '/api/:region/window/registrations') said = (body as { statedAt?: string }).statedAt
    if (path === '/api/:region/window/parties' && !asked.some((one) => one.endsWith('/registrations')))
      throw refusedBy('identity.not-registered')
  })
  assert.equal(await sendFiling(kept, ask), 'sent')
  assert.deepEqual(asked.slice(0, 3), [
    'POST /api/:region/window/parties',
    'POST /api/:region/window/registrations',
    'POST /api/:region/window/parties',
  ])
  assert.equal(said, '2026-11-23T01:00:00Z', 'when the number was said that they are registered with')
  assert.equal(kept.filing.applicant.party, party)
})

test('a number that was said without a link is told when it is back, with the moment; what was given since stays and is said', async () => {
  for (const refusal of [null, 'contact.phone-same', 'contact.given-since'] as const) {
    const kept = keptOf(takenIn())
    const told: unknown[] = []
    const { ask } = server(({ path }, { body }) => {
      if (path === '/api/:region/window/parties') return { party, phone: '13955550001' }
      if (path !== '/api/:region/window/phones') return undefined
      told.push(body)
      return refusal && raise(refusedBy(refusal))
    })
    assert.equal(await sendFiling(kept, ask), 'sent')
    assert.deepEqual(told, [{ party, phone: '13900000001', statedAt: '2026-11-23T01:00:00Z' }])
    const { phone, phoneKept = false } = kept.filing.applicant
    assert.deepEqual(
      { phone, phoneKept },
      refusal === 'contact.given-since'
        ? { phone: '13955550001', phoneKept: true }
        : { phone: '13900000001', phoneKept: false },
    )
  }
})

test('wherever the link breaks the rest is sent later, and the submission keeps its command', async () => {
  const kept = keptOf(takenIn())
  const submissions: string[] = []
  for (let tries = 0; kept.filing.sent === null; tries += 1) {
    assert.ok(tries < 10)
    // The answer to every other second message is lost, and that to the first submission.
    const { ask, asked } = server(({ path }) => {
      if (path === '/api/:region/cases') submissions.push(asked.at(-1)!)
      if ((asked.length === 2 && tries % 2 === 0) || (submissions.length === 1 && path === '/api/:region/cases'))
        throw new Unanswered()
    })
    const outcome = await sendFiling(kept, ask)
    assert.equal(outcome, kept.filing.sent === null ? 'waits' : 'sent')
  }
  assert.deepEqual(submissions, Array(2).fill('POST /api/:region/cases as c1'))
})

test('a scan whose answer was lost is looked for before it is sent once more', async () => {
  const first = takenIn()
  const kept = keptOf({ ...first, files: first.files.map((file) => ({ ...file, tried: true })) })
  const { asked, ask } = server(({ method, path }) =>
    method === 'GET' && path === '/api/:region/drafts/:case'
      ? { version: 1, files: [{ file: fileId, material: 'report', name: '报告.png', bytes: 5 }] }
      : undefined,
  )
  assert.equal(await sendFiling(kept, ask), 'sent')
  assert.equal(asked.filter((one) => one.endsWith('/files')).length, 0)
  assert.equal(kept.filing.files[0]!.sent, fileId)
})

test('what the rules refuse is kept with its sentence, and nothing more is sent of it', async () => {
  const kept = keptOf(takenIn())
  const { ask } = server(({ path }) => {
    if (path === '/api/:region/cases') throw refusedBy('draft.incomplete')
  })
  assert.equal(await sendFiling(kept, ask), 'refused')
  assert.equal(kept.filing.refused?.detail, '不行')
  assert.deepEqual(kept.filing.content, typed)
  assert.equal(nextStep(kept.filing), null)
  assert.equal(nextStep(tryAgain(kept.filing)), 'submit')
})

test('without a log-in, and while the server is away, everything waits', async () => {
  const kept = keptOf(takenIn())
  const failing = (error: Error) => server(() => raise(error)).ask
  assert.equal(await sendFiling(kept, failing(refusedBy('http.401', 401))), 'signed-out')
  assert.equal(await sendFiling(kept, failing(refusedBy('platform.outage', 503))), 'waits')
  assert.equal(await sendFiling(kept, failing(refusedBy('request.too-many', 429))), 'waits')
  assert.equal(kept.filing.refused, null)
})

test('over a newer save elsewhere this one is written only when somebody says so', async () => {
  const first = takenIn()
  const kept = keptOf({ ...first, applicant: { ...first.applicant, party }, opened: true })
  await sendFiling(kept, server(({ method }) => (method === 'PUT' ? raise(refusedBy('draft.stale')) : undefined)).ask)
  assert.equal(kept.filing.refused?.code, 'draft.stale')
  const bases: unknown[] = []
  kept.filing = tryAgain(kept.filing)
  const { ask } = server(({ method }, { body }) => {
    if (method === 'PUT') bases.push((body as { base: number }).base)
  })
  assert.equal(await sendFiling(kept, ask), 'sent')
  assert.deepEqual(bases, [4])
})

test('what is typed while a save is under way is saved by the next', async () => {
  const kept = keptOf({ ...takenIn(), handIn: null, files: [] })
  let saves = 0
  const { ask } = server(({ method }) => {
    if (method !== 'PUT') return undefined
    saves += 1
    if (saves === 1) kept.filing = written(kept.filing, { answers: { area: 31 }, paper: [] })
    return undefined
  })
  assert.equal(await sendFiling(kept, ask), 'sent')
  assert.equal(saves, 2)
  assert.equal(kept.filing.dirty, false)
})

test('a store in memory forgets all that it is told to forget', async () => {
  const store = memoryStore()
  await store.put('filing/1', { a: 1 })
  await store.put('guide/1', { b: 1 })
  assert.deepEqual(await store.names('filing/'), ['filing/1'])
  await store.wipe()
  assert.equal(await store.get('filing/1'), undefined)
})

function raise(error: Error): never {
  throw error
}
