import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import type { CaseSummary } from '#contracts/cases.ts'
import type { ParcelView, TrackEntry } from '#contracts/deliveries.ts'
import { statement } from '#platform/db.ts'
import { startCourierSimulator, takenParcels, type CourierSimulator } from '#server/adapters/courier/simulator.ts'
import {
  accept,
  fillDraft,
  itemOf,
  readCase,
  recipient,
  region,
  reviewToDecision,
  submit,
} from './harness/case-walk.ts'
import { papersSay } from './harness/paper-text.ts'
import { testPlatform, type TestPlatform, type Visitor } from './harness/platform.ts'

const item = itemOf('public-venue-hygiene')
const folder = mkdtempSync(join(tmpdir(), 'yichuang-parcels-'))
const file = join(folder, 'courier.log')
let carrier: CourierSimulator
let platform: TestPlatform
let applicant: Visitor
let clerk: Visitor
let id: string

before(async () => {
  carrier = await startCourierSimulator({ file, now: () => Date.now(), slowMs: 8_000 })
  platform = await testPlatform({ courier: { url: carrier.url, everyMs: 100 } })
  applicant = await platform.as('applicant-liu-mingde')
  clerk = await platform.as('clerk-a')
  const acceptor = await platform.as(platform.accountOf('acceptor', item.intakeOffice))
  id = (await submit(applicant, await fillDraft(applicant, item), 'courier')).case
  await accept(acceptor, id)
  await reviewToDecision(platform, item)
  await platform.until(
    () => readCase(applicant, id),
    (view) => view.phase === 'ready',
  )
})
after(async () => {
  await platform.stop()
  await carrier.close()
  rmSync(folder, { recursive: true, force: true })
})

const send = (who: Visitor, act: string, body: object) => who.send('POST', `/api/${region}/cases/${id}/${act}`, body)
const dispatch = () => send(clerk, 'dispatch', { packed: ['decision', 'licence'] })
const parcels = async (who: Visitor, side = '') =>
  ((await who.get(`/api/${region}${side}/cases/${id}/parcels`)).json as { parcels: ParcelView[] }).parcels
const queue = async () =>
  ((await clerk.get(`/api/${region}/desk/cases?box=hand-over`)).json as { cases: CaseSummary[] }).cases.filter(
    (one) => one.case === id,
  )
const entry = (ref: string, state: TrackEntry['state'], hour: number): TrackEntry => ({
  ref,
  state,
  at: new Date(Date.now() - (10 - hour) * 60_000).toISOString(),
  place: '连云港',
  signer: state === 'signed' ? 'household' : null,
})

describe('a result that is brought by courier', () => {
  test('waits in the queue of the hall, with the address that only desks and the applicant read', async () => {
    const [waiting] = await queue()
    assert.equal(waiting?.deliverBy, 'courier')
    assert.equal(waiting.statusText, '结果已出，等待寄出')
    assert.deepEqual((await readCase(clerk, id, 'desk')).recipient, recipient)
    assert.ok((await readCase(clerk, id, 'desk')).can.includes('dispatch'))
  })

  test('is put into one parcel, whoever presses how often and however badly the courier answers', async () => {
    carrier.misbehave('accept-then-error')
    const answers = await Promise.all([dispatch(), dispatch(), dispatch()])
    assert.deepEqual(
      answers.map(({ status }) => status).toSorted((a, b) => a - b),
      [200, 409, 409],
    )
    await platform.until(
      () => parcels(applicant),
      ([first]) => first?.waybill != null,
    )
    assert.equal(takenParcels(file).length, 1)
    assert.deepEqual(takenParcels(file)[0]!.recipient, recipient)
    assert.deepEqual(await queue(), [])
    assert.equal((await readCase(applicant, id)).statusText, '结果已寄出，等待签收')
  })

  test('cannot be asked for in another way while it is on its way', async () => {
    const answer = await send(applicant, 'delivery-choice', { deliverBy: 'window' })
    assert.equal(answer.status, 409)
    assert.equal((answer.json as { code: string }).code, 'delivery.under-way')
  })

  test('comes back into the queue when it is refused, and may take another way', async () => {
    const { waybill } = takenParcels(file)[0]!
    carrier.misbehave('error')
    carrier.tell(waybill, [entry('2', 'refused', 5), entry('1', 'collected', 1)])
    await platform.until(queue, (found) => found.length === 1)
    const [parcel] = await parcels(clerk, '/desk')
    assert.equal(parcel!.state, 'refused')
    assert.deepEqual(
      parcel!.track.map(({ state }) => state),
      ['collected', 'refused'],
    )
    const view = await readCase(applicant, id)
    assert.ok(view.timeline.some((line) => line.title === '快递未送达' && line.note === '拒收退回'))
    const moved = await send(applicant, 'delivery-choice', {
      deliverBy: 'courier',
      recipient: { ...recipient, address: '连云港市东海县牛山街道和平路 8 号' },
    })
    assert.equal(moved.status, 200, moved.body.toString())
  })

  test('is delivered by the courier’s record of the signature, and the 送达回执 says so', async () => {
    assert.equal((await dispatch()).status, 200)
    const taken = await platform.until(
      async () => takenParcels(file),
      (found) => found.length === 2,
    )
    assert.equal(taken[1]!.recipient.address, '连云港市东海县牛山街道和平路 8 号')
    const { waybill } = taken[1]!
    await platform.until(
      () => parcels(applicant),
      (found) => found.some((one) => one.waybill === waybill),
    )
    // Late news of the first parcel change nothing; those of the second come in a wrong order and twice.
    carrier.tell(taken[0]!.waybill, [entry('9', 'signed', 6)])
    carrier.tell(waybill, [entry('3', 'signed', 8), entry('1', 'collected', 2), entry('3', 'signed', 8)])
    const view = await platform.until(
      () => readCase(applicant, id),
      (seen) => seen.papers.some((paper) => paper.kind === 'delivery-receipt'),
    )
    assert.equal(view.phase, 'closed')
    assert.equal(view.ending, 'granted')
    const proof = await platform.platform.db.query(
      'system',
      statement(`select data from log.events where stream = $1 and type = 'case.delivered'`, [id]),
    )
    const delivered = JSON.parse(proof.rows[0]!['data'] as string) as { by: string; proof: { waybill: string } }
    assert.equal(delivered.by, 'courier')
    assert.equal(delivered.proof.waybill, waybill)
    const said = await papersSay(applicant, id, view)
    assert.ok(said['delivery-receipt']!.includes(waybill))
  })

  test('never writes the recipient into the log, the outbox or the rows of parcels', async () => {
    for (const table of ['log.events', 'platform.outbox', 'deliveries.parcels', 'cases.cases']) {
      const { rows } = await platform.platform.db.query(
        'system',
        statement(`select count(*)::int as n from ${table} t where t::text ~ '通灌南路|牛山街道|13900000001'`),
      )
      assert.equal(rows[0]!['n'], 0, table)
    }
  })
})
