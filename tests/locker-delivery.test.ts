import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import type { CaseSummary } from '#contracts/cases.ts'
import type { DepositView } from '#contracts/lockers.ts'
import { statement } from '#platform/db.ts'
import { startLockerSimulator, type LockerSimulator } from '#server/adapters/locker/simulator.ts'
import { startSmsSimulator, type SmsSimulator } from '#server/adapters/sms/simulator.ts'
import { accept, fillDraft, itemOf, readCase, region, reviewToDecision, submit } from './harness/case-walk.ts'
import { papersSay } from './harness/paper-text.ts'
import { testPlatform, type TestPlatform, type Visitor } from './harness/platform.ts'

const item = itemOf('public-venue-hygiene')
const folder = mkdtempSync(join(tmpdir(), 'yichuang-lockers-'))
let machine: LockerSimulator
let sms: SmsSimulator
let platform: TestPlatform
let applicant: Visitor
let clerk: Visitor
let operator: Visitor
let id: string

before(async () => {
  machine = await startLockerSimulator({ file: join(folder, 'locker.log'), now: () => Date.now() })
  sms = await startSmsSimulator({ file: join(folder, 'sms.log') })
  platform = await testPlatform({ locker: { url: machine.url, everyMs: 100 }, sms: { url: sms.url } })
  applicant = await platform.as('applicant-liu-mingde')
  clerk = await platform.as('clerk-a')
  operator = await platform.as(platform.accountOf('operator'))
  const acceptor = await platform.as(platform.accountOf('acceptor', item.intakeOffice))
  id = (await submit(applicant, await fillDraft(applicant, item), 'locker')).case
  await accept(acceptor, id)
  await reviewToDecision(platform, item)
  await platform.until(
    () => readCase(applicant, id),
    (view) => view.phase === 'ready',
  )
})
after(async () => {
  await platform.stop()
  await machine.close()
  await sms.close()
  rmSync(folder, { recursive: true, force: true })
})

const put = (who = clerk) => who.send('POST', `/api/${region}/cases/${id}/deposit`, { packed: ['decision', 'licence'] })
const deposits = async () =>
  ((await clerk.get(`/api/${region}/desk/cases/${id}/deposits`)).json as { deposits: DepositView[] }).deposits
const queue = async () =>
  ((await clerk.get(`/api/${region}/desk/cases?box=hand-over`)).json as { cases: CaseSummary[] }).cases.filter(
    (one) => one.case === id,
  )
/** Cells that are given and neither filled nor asked back. */
const given = (count: number) =>
  platform.until(deposits, (found) => found.length === count && found.some(({ state }) => state === 'cell-given'))

describe('a result that is fetched from a locker', () => {
  test('waits in the queue of the hall until a clerk has its papers together', async () => {
    const [waiting] = await queue()
    assert.equal(waiting?.statusText, '结果已出，等待放入取证柜')
    const half = await clerk.send('POST', `/api/${region}/cases/${id}/deposit`, { packed: ['licence'] })
    assert.equal((half.json as { code: string }).code, 'delivery.packing-incomplete')
  })

  test('gets one cell, whoever presses how often and however badly the locker answers', async () => {
    machine.misbehave('accept-then-error')
    const answers = await Promise.all([put(), put(), put()])
    assert.deepEqual(
      answers.map(({ status }) => status).toSorted((a, b) => a - b),
      [200, 409, 409],
    )
    const [one] = await given(1)
    assert.equal(machine.deposits().length, 1)
    assert.equal(one!.cell, '01')
    assert.deepEqual(await queue(), [])
    assert.equal((await readCase(applicant, id)).pickUp, null, 'there is nothing behind the door yet')
    const other = await applicant.send('POST', `/api/${region}/cases/${id}/delivery-choice`, { deliverBy: 'window' })
    assert.equal((other.json as { code: string }).code, 'delivery.under-way')
  })

  test('tells its code on the applicant’s page and telephone once the door is shut on it, and nowhere else', async () => {
    const [cell] = machine.deposits()
    machine.put(cell!.ticket)
    const { pickUp } = await platform.until(
      () => readCase(applicant, id),
      (view) => view.pickUp !== null,
    )
    assert.equal(pickUp!.code, cell!.code)
    assert.equal(pickUp!.locker!.cell, '01')
    const sent = await platform.until(
      async () => readFileSync(join(folder, 'sms.log'), 'utf8'),
      (text) => text.includes('取件码'),
    )
    assert.ok(sent.includes(cell!.code))
    assert.equal((await readCase(clerk, id, 'desk')).pickUp, null)
    for (const table of ['log.events', 'platform.outbox', 'deliveries.deposits', 'cases.cases']) {
      const { rows } = await platform.platform.db.query(
        'system',
        statement(`select count(*)::int as n from ${table} t where t::text ~ $1`, [cell!.code]),
      )
      assert.equal(rows[0]!['n'], 0, table)
    }
  })

  test('that nobody fetches within its days goes back to the window and may take another way', async () => {
    const first = machine.deposits()[0]!
    const moved = await operator.send('POST', `/api/${region}/demonstration/clock`, { forwardDays: 7 })
    assert.equal(moved.status, 200, moved.body.toString())
    await platform.until(queue, (found) => found.length === 1)
    assert.equal((await deposits())[0]!.state, 'not-fetched')
    assert.equal(machine.take(first.ticket, first.code), 'shut')
    const view = await readCase(applicant, id)
    assert.ok(view.timeline.some(({ title, note }) => title === '取证柜退回' && note === '逾期未取，已退回窗口'))
    assert.ok(view.can.includes('choose-delivery'))
  })

  test('is delivered by the locker’s record that it was taken out with the next code, and the 送达回执 says so', async () => {
    machine.stutter()
    assert.equal((await put()).status, 200)
    await given(2)
    const [first, second] = machine.deposits()
    assert.ok(first && second)
    assert.notEqual(second.code, first.code)
    machine.put(second.ticket)
    assert.equal(machine.take(second.ticket, first.code), 'shut')
    assert.equal(machine.take(second.ticket, second.code), 'opened')
    const view = await platform.until(
      () => readCase(applicant, id),
      (seen) => seen.papers.some(({ kind }) => kind === 'delivery-receipt'),
    )
    assert.equal(view.phase, 'closed')
    assert.equal(view.pickUp, null)
    assert.match((await papersSay(applicant, id, view))['delivery-receipt']!, /01/)
    const { rows } = await platform.platform.db.query(
      'system',
      statement(`select data from log.events where stream = $1 and type = 'case.delivered'`, [id]),
    )
    assert.equal(rows.length, 1)
    const delivered = JSON.parse(rows[0]!['data'] as string) as { by: string; proof: { way: string; cell: string } }
    assert.deepEqual([delivered.by, delivered.proof.way, delivered.proof.cell], ['locker', 'locker', '01'])
  })
})
