import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { CaseSearchReply } from '#contracts/case-search.ts'
import { lyg } from '#seed/city/lyg.ts'
import { residentIds } from '#server/modules/identity/index.ts'
import { fillDraft, itemOf, region, submit } from './harness/case-walk.ts'
import { testPlatform, type Visitor } from './harness/platform.ts'

const lines: string[] = []
const platform = await testPlatform({ logLevel: 'info', logStream: { write: (line) => void lines.push(line) } })
const hygiene = itemOf('public-venue-hygiene')
const fire = itemOf('fire-design-review')
const at = `/api/${region}/desk/case-search`
const firm = lyg.parties.find((party) => party.key === 'gangcheng')!
const person = lyg.parties.find((party) => party.key === 'xu-ruolan')!
const filed: Record<'window' | 'firm' | 'firmFire', { case: string; number: string }> = {} as never
let acceptor: Visitor
let clerk: Visitor
let supervisor: Visitor

const search = async (visitor: Visitor, asked: object) => {
  const answer = await visitor.send('POST', at, asked)
  assert.equal(answer.status, 200, answer.body.toString())
  return answer.json as CaseSearchReply
}
const found = async (visitor: Visitor, asked: object) =>
  (await search(visitor, asked)).cases.map((one): string => one.case)
const reads = async () =>
  (
    await platform.platform.db.pools.system.query<{ stream: string | null; role: string }>(
      `select stream, role from platform.personal_reads where purpose = '查询办件' order by id`,
    )
  ).rows

before(async () => {
  const agent = await platform.as('applicant-wang-for-gangcheng')
  clerk = await platform.as('clerk-a')
  acceptor = await platform.as(platform.accountOf('acceptor', hygiene.intakeOffice))
  supervisor = await platform.as('supervisor')
  filed.firm = await submit(agent, await fillDraft(agent, hygiene))
  filed.firmFire = await submit(agent, await fillDraft(agent, fire))
  filed.window = await submit(
    clerk,
    await fillDraft(clerk, hygiene, { applicant: residentIds.party(person.key) }),
    'window',
  )
})

test('a case is found by the applicant’s whole name or code, in any width and case, and by no part of them', async () => {
  assert.deepEqual(await found(acceptor, { text: firm.name }), [filed.firm.case])
  assert.deepEqual(await found(acceptor, { text: ` ${firm.code.toLowerCase()} ` }), [filed.firm.case])
  assert.deepEqual(await found(acceptor, { text: person.name }), [filed.window.case])
  assert.deepEqual(await found(acceptor, { text: firm.name.slice(0, -1) }), [])
  assert.deepEqual(
    (await found(supervisor, { text: firm.name })).toSorted(),
    [filed.firm.case, filed.firmFire.case].toSorted(),
  )
})

test('a case is found by its number and by the last eight digits that somebody reads out', async () => {
  assert.deepEqual(await found(acceptor, { text: filed.firm.number }), [filed.firm.case])
  const read = await search(supervisor, { text: filed.firmFire.number.slice(-8) })
  assert.ok(read.cases.some((one) => one.number === filed.firmFire.number))
  assert.deepEqual(await found(acceptor, { text: filed.firm.number.slice(-7) }), [])
})

test('a desk finds its own cases alone', async () => {
  assert.deepEqual(await found(clerk, {}), [filed.window.case])
  assert.deepEqual(await found(clerk, { text: firm.name }), [])
  assert.deepEqual(await found(clerk, { text: filed.firm.number }), [])
  assert.deepEqual((await found(acceptor, {})).toSorted(), [filed.firm.case, filed.window.case].toSorted())
})

test('item, status and days narrow what is found, and each status is counted whatever status is asked for', async () => {
  const all = await search(supervisor, {})
  assert.deepEqual(all.counts, { status: { intake: 3 }, overdue: 0, more: false })
  assert.deepEqual(await found(supervisor, { item: fire.code }), [filed.firmFire.case])
  const closed = await search(supervisor, { status: 'closed', item: hygiene.code })
  assert.deepEqual([closed.cases, closed.counts.status], [[], { intake: 2 }])
  const day = all.cases[0]!.submittedDay
  assert.equal((await found(supervisor, { from: day, to: day })).length, 3)
  assert.deepEqual(await found(supervisor, { to: '2020-01-01' }), [])
  assert.deepEqual(await found(supervisor, { overdue: true }), [])
})

test('pages follow each other without a gap or a repeat', async () => {
  const seen: string[] = []
  let after: string | null = null
  do {
    const page: CaseSearchReply = await search(supervisor, { limit: 1, ...(after === null ? {} : { after }) })
    seen.push(...page.cases.map((one) => one.case))
    after = page.next
  } while (after !== null)
  assert.deepEqual(seen, await found(supervisor, {}))
})

test('whom words have led to is recorded case by case, and also that they led to nobody', async () => {
  const before = (await reads()).length
  await search(acceptor, { text: firm.code })
  await search(acceptor, { text: '查无此人' })
  await search(acceptor, { status: 'intake' })
  assert.deepEqual((await reads()).slice(before), [
    { stream: filed.firm.case, role: 'acceptor' },
    { stream: null, role: 'acceptor' },
  ])
})

test('neither names nor codes stand in the log lines, and no column of the blind index holds them', async () => {
  await search(acceptor, { text: person.code })
  assert.ok(lines.some((line) => line.includes('/desk/case-search')))
  const { rows } = await platform.platform.db.pools.system.query<{ line: string }>(
    `select t::text as line from vault.terms t`,
  )
  assert.equal(rows.length, 9, 'names, codes and what each is about')
  for (const secret of [person.name, person.code, firm.name, firm.code])
    for (const line of [...lines, ...rows.map((row) => row.line)]) assert.ok(!line.includes(secret))
})

test('a question by POST is answered only with the token of the session', async () => {
  const answer = await acceptor.send('POST', at, {}, { 'x-csrf-token': 'guessed' })
  assert.equal(answer.status, 403)
  assert.equal((await (await platform.as('reviewer-weijian-a')).send('POST', at, {})).status, 401)
})

test('whoever destroys the key of a case destroys what it is found by', async () => {
  await platform.platform.db.pools.system.query('delete from vault.keys where stream = $1', [filed.firmFire.case])
  assert.deepEqual(await found(supervisor, { text: firm.name }), [filed.firm.case])
})
