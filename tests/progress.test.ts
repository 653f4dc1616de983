import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ReplyOf } from '#contracts/endpoint.ts'
import type { listReads, ProgressView } from '#contracts/progress.ts'
import { dayOf } from '#kernel/day.ts'
import { statement } from '#platform/db.ts'
import { lyg } from '#seed/city/lyg.ts'
import { residentIds } from '#server/modules/identity/index.ts'
import { accept, fillDraft, itemOf, readCase, region, submit } from './harness/case-walk.ts'
import { testPlatform, type Visitor } from './harness/platform.ts'

const platform = await testPlatform()
const item = itemOf('public-venue-hygiene')
const applicant = await platform.as('applicant-xu-ruolan')
const acceptor = await platform.as(platform.accountOf('acceptor', item.intakeOffice))
const nobody = await platform.as(null)

const file = async (visitor: Visitor = applicant) => submit(visitor, await fillDraft(visitor, item))
const ask = (number: string, code: string) => nobody.send('POST', `/api/${region}/progress`, { number, code })

test('whoever has the number and the code sees statuses and days, and nothing of who applies and for what', async () => {
  const filed = await file()
  assert.match(filed.queryCode, /^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/)
  const answer = await ask(filed.number, filed.queryCode)
  assert.equal(answer.status, 200, answer.body.toString())
  const seen = answer.json as ProgressView
  assert.equal(seen.statusText, '已收件，等待受理')
  assert.deepEqual(
    seen.steps.map(({ title, state }) => `${title} ${state}`),
    ['提交申请 done', '受理 current', '审查和决定 awaited', '送达结果 awaited'],
  )
  const view = await readCase(applicant, filed.case)
  for (const secret of [filed.case, view.applicant.name, view.applicant.code, view.applicant.phone!])
    assert.ok(!answer.body.toString().includes(secret), secret)
  await accept(acceptor, filed.case)
  const accepted = (await ask(filed.number, filed.queryCode.toLowerCase().replace('-', ' '))).json as ProgressView
  assert.equal(accepted.steps[1]?.state, 'done')
})

test('a wrong code, the code of another case and an unknown number are answered alike', async () => {
  const [one, other] = [await file(), await file()]
  const answers = await Promise.all([
    ask(one.number, 'AAAAA-AAAAA'),
    ask(one.number, other.queryCode),
    ask(one.number.replace(/.$/, 'X'), one.queryCode),
    ask('1', 'x'),
  ])
  const shapes = answers.map(({ status, body }) => `${status} ${body.toString().replace(/"instance":"[^"]*"/, '')}`)
  assert.equal(new Set(shapes).size, 1, shapes.join('\n'))
  assert.match(shapes[0]!, /^404 .*progress\.unknown/)
})

test('of the code the database keeps a keyed hash alone', async () => {
  const { case: id, queryCode } = await file()
  const rows = await platform.platform.db.query(
    'system',
    statement(
      `select (select proof from cases.query_codes where stream = $1) as proof,
         (select string_agg(e.data, ' ') from log.events e where e.stream = $1) as log`,
      [id],
    ),
  )
  assert.equal((rows.rows[0]!['proof'] as Buffer).length, 32)
  assert.ok(!String(rows.rows[0]!['log']).includes(queryCode))
})

test('the code is told to the applicant alone, the office does not read it', async () => {
  const { case: id, queryCode } = await file()
  assert.equal((await readCase(applicant, id)).queryCode, queryCode)
  assert.equal((await readCase(acceptor, id, 'desk')).queryCode, null)
})

test('whoever tries codes is held to a number a minute, case by case', async () => {
  const { number } = await file()
  const once = { perAddress: 100, perAccount: 2 }
  const limits = { 'log-in': once, identification: once, progress: once, kiosk: once, command: once }
  const strict = await testPlatform({
    databaseUrl: platform.databaseUrl,
    dataFolder: platform.dataFolder,
    background: false,
    limits,
  })
  const tried = []
  for (const code of ['A', 'B', 'C'])
    tried.push(
      (await strict.app.inject({ method: 'POST', url: `/api/${region}/progress`, payload: { number, code } }))
        .statusCode,
    )
  assert.deepEqual(tried, [404, 404, 429])
  await strict.stop()
})

test('the person sees who looked at their information, by office and post, newest first, page by page', async () => {
  const person = await platform.as('applicant-liu-mingde')
  const list = async (query = '') =>
    (await person.get(`/api/${region}/reads${query}`)).json as ReplyOf<typeof listReads>
  assert.deepEqual(await list(), { reads: [], next: null })
  const { case: id, number } = await file(person)
  await readCase(person, id)
  assert.deepEqual((await list()).reads, [], 'what one looks at oneself is not listed')
  for (let time = 0; time < 3; time += 1) await readCase(acceptor, id, 'desk')
  const first = await list('?limit=2')
  assert.equal(first.reads.length, 2)
  const rest = await list(`?limit=2&before=${first.next}`)
  assert.deepEqual([rest.reads.length, rest.next], [1, null])
  const [read] = first.reads
  assert.match(read!.who, /卫生健康委员会 受理人员$/)
  assert.deepEqual([read!.case, read!.purpose], [{ id, number, itemName: item.name }, '办件详情（工作台）'])
  assert.deepEqual(read!.what, ['identity', 'personal'])
  const stranger = (await applicant.get(`/api/${region}/reads?limit=100`)).json as ReplyOf<typeof listReads>
  assert.ok(stranger.reads.every((one) => one.case?.id !== id))
})

test('people see, too, when a window looked them up, apart from any case', async () => {
  const [agent, principal] = ['xu-ruolan', 'liu-mingde'].map((key) => lyg.parties.find((one) => one.key === key)!)
  const clerk = await platform.as('clerk-a')
  const atWindow = async (path: string, body: object) => {
    const answer = await clerk.send('POST', `/api/${region}/window/${path}`, body)
    assert.equal(answer.status, 200, answer.body.toString())
  }
  const [ofAgent, ofPrincipal] = [residentIds.party(agent!.key), residentIds.party(principal!.key)]
  const seenBy = async (account: string, query: string) => {
    const { json } = await (await platform.as(account)).get(`/api/${region}/reads?${query}`)
    return json as ReplyOf<typeof listReads>
  }
  const apart = async (account: string) =>
    (await seenBy(account, 'limit=100')).reads.filter((one) => one.case === null).map((one) => one.purpose)

  for (const { kind, name, code, phone } of [agent!, principal!])
    await atWindow('parties', { kind, name, code, phone, document: 'resident-id-card' })
  const { kind, name, code } = principal!
  await atWindow('mandates', {
    agent: ofAgent,
    principal: { kind, name, code },
    acts: ['file'],
    items: null,
    signedOn: dayOf(new Date().toISOString()),
    validUntil: null,
    document: 'original',
  })
  await atWindow('mandates-of-present', { agent: ofAgent })
  await atWindow('mandates-given', { principal: ofPrincipal })

  const all = ['窗口查看来办人出具的授权', '窗口查看代理人的授权', '窗口登记授权委托书', '窗口核验身份']
  assert.deepEqual(await apart('applicant-xu-ruolan'), all)
  assert.deepEqual(await apart('applicant-liu-mingde'), all)
  assert.deepEqual(await apart('applicant-ma-junjie'), [], 'nobody else is told')
  const first = await seenBy('applicant-xu-ruolan', 'limit=3')
  assert.match(first.reads[0]!.who, /政务服务中心 综合窗口人员$/)
  assert.deepEqual(first.reads[0]!.what, ['identity'])
  const rest = await seenBy('applicant-xu-ruolan', `limit=1&before=${first.next}`)
  assert.equal(rest.reads[0]!.purpose, all[3])
})
