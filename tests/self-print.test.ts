import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { ReplyOf } from '#contracts/endpoint.ts'
import type { printResult } from '#contracts/self-print.ts'
import { statement } from '#platform/db.ts'
import { accept, fillDraft, itemOf, readCase, region, reviewToDecision, submit } from './harness/case-walk.ts'
import { papersSay } from './harness/paper-text.ts'
import { testPlatform, type TestPlatform, type Visitor } from './harness/platform.ts'

const item = itemOf('public-venue-hygiene')
let platform: TestPlatform
let applicant: Visitor
let kiosk: Visitor
let id: string
let number: string
let tail: string

before(async () => {
  platform = await testPlatform()
  applicant = await platform.as('applicant-liu-mingde')
  kiosk = await platform.as(null)
  const acceptor = await platform.as(platform.accountOf('acceptor', item.intakeOffice))
  ;({ case: id, number } = await submit(applicant, await fillDraft(applicant, item), 'self-print'))
  await accept(acceptor, id)
  await reviewToDecision(platform, item)
  const view = await platform.until(
    () => readCase(applicant, id),
    (seen) => seen.phase === 'ready',
  )
  tail = view.applicant.code.slice(-6)
})
after(() => platform.stop())

const code = async () => (await readCase(applicant, id)).pickUp!.code
const print = (typed: object) => kiosk.send('POST', `/api/${region}/kiosk/prints`, typed, {})
const tries = async () =>
  (
    await platform.platform.db.query(
      'system',
      statement(`select outcome, stream is not null as known from cases.print_tries order by id`, []),
    )
  ).rows.map((row) => `${String(row['outcome'])}${row['known'] ? '' : ' of nobody'}`)

describe('a result that is printed at a kiosk', () => {
  test('lies in no queue of a hall, and its code stands on the applicant’s own page alone', async () => {
    const view = await readCase(applicant, id)
    assert.match(view.pickUp!.code, /^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/)
    assert.equal(view.pickUp!.left, 3)
    assert.equal(view.statusText, '可以凭取件码自助打印')
    const acceptor = await platform.as(platform.accountOf('acceptor', item.intakeOffice))
    const desk = await readCase(acceptor, id, 'desk')
    assert.equal(desk.pickUp, null)
    assert.ok(!JSON.stringify(desk).includes(view.pickUp!.code))
  })

  test('a wrong code, a wrong document and an unknown number are answered alike, and each try is kept', async () => {
    const right = await code()
    const answers = await Promise.all([
      print({ number, code: 'AAAA-AAAA', tail }),
      print({ number, code: right, tail: '000000' }),
      print({ number, code: right, tail: '' }),
      print({ number: `${number}9`, code: right, tail }),
    ])
    const shapes = answers.map(({ status, body }) => `${status} ${body.toString().replace(/"instance":"[^"]*"/, '')}`)
    assert.equal(new Set(shapes).size, 1, shapes.join('\n'))
    assert.match(shapes[0]!, /^409 .*print\.unknown/)
    assert.deepEqual((await tries()).toSorted(), ['refused', 'refused', 'refused', 'refused of nobody'])
    assert.equal((await readCase(applicant, id)).pickUp!.refusedTries, 3)
  })

  test('the first print opens the sealed papers for a while and delivers the result', async () => {
    const used = await code()
    const printed = await print({ number, code: used.toLowerCase().replace('-', ' '), tail: tail.toLowerCase() })
    assert.equal(printed.status, 200, printed.body.toString())
    const { papers, pass, left } = printed.json as ReplyOf<typeof printResult>
    assert.deepEqual(
      papers.map(({ paper }) => paper),
      ['decision', 'licence'],
    )
    assert.equal(left, 2)
    const open = (paper: string, shown = pass) =>
      kiosk.send('POST', `/api/${region}/kiosk/papers`, { pass: shown, paper }, {})
    for (const { paper } of papers) {
      const sheet = await open(paper)
      assert.equal(sheet.status, 200, sheet.body.toString().slice(0, 200))
      assert.deepEqual(sheet.body, (await applicant.get(`/api/${region}/cases/${id}/papers/${paper}`)).body)
    }
    assert.equal((await open('material-receipt')).status, 404)
    const [stream, until, signature] = pass.split('.') as [string, string, string]
    assert.equal((await open('licence', `${stream}.${Number(until) + 1}.${signature}`)).status, 409)

    const view = await platform.until(
      () => readCase(applicant, id),
      (seen) => seen.papers.some(({ kind }) => kind === 'delivery-receipt'),
    )
    assert.equal(view.phase, 'closed')
    assert.equal(view.pickUp!.printed, 1)
    assert.match((await papersSay(applicant, id, view))['delivery-receipt']!, /自助/)
    assert.notEqual(view.pickUp!.code, used)
    const { rows } = await platform.platform.db.query(
      'system',
      statement(
        `select data, channel, applicant_present from log.events where stream = $1 and type = 'case.delivered'`,
        [id],
      ),
    )
    assert.deepEqual([rows[0]!['channel'], rows[0]!['applicant_present']], ['kiosk', true])
    const said = JSON.parse(rows[0]!['data'] as string) as { proof: object }
    assert.deepEqual(said.proof, { way: 'self-print', shown: 'applicant' })
  })

  test('each code is good once, and after the last print there is none', async () => {
    const second = await code()
    assert.equal((await print({ number, code: second, tail })).status, 200)
    assert.equal((await print({ number, code: second, tail })).status, 409)
    assert.equal((await print({ number, code: await code(), tail })).status, 200)
    const view = await readCase(applicant, id)
    assert.equal(view.pickUp, null)
    assert.ok(view.timeline.some(({ title }) => title === '第 3 次自助打印'))
  })

  test('neither code nor document is kept anywhere', async () => {
    for (const table of ['log.events', 'platform.outbox', 'cases.print_tries', 'cases.cases']) {
      const { rows } = await platform.platform.db.query(
        'system',
        statement(`select count(*)::int as n from ${table} t where t::text ~ $1`, [tail]),
      )
      assert.equal(rows[0]!['n'], 0, table)
    }
  })
})
