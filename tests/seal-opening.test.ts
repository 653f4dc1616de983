import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { Client } from 'pg'
import type { CaseView } from '#contracts/cases.ts'
import type { Problem } from '#contracts/problem.ts'
import type { TaskSummary } from '#contracts/review.ts'
import type { OpeningSummary, OpeningView, OwnOpening } from '#contracts/seal-openings.ts'
import { statement } from '#platform/db.ts'
import { hashToken, openSession } from '#platform/session.ts'
import { verifyProjections } from '#platform/verify.ts'
import { lyg } from '#seed/city/lyg.ts'
import { caseStream } from '#server/modules/cases/case-stream.ts'
import { residentIds } from '#server/modules/identity/index.ts'
import { accept, fillDraft, itemOf, openTasks, readCase, region, submit } from './harness/case-walk.ts'
import { testPlatform, type Visitor } from './harness/platform.ts'

const platform = await testPlatform()
const item = itemOf('public-venue-hygiene')
const document = '连政督〔2026〕12号'
const first = await platform.as('supervisor')
const second = await platform.as('supervisor-b')
const liu = await platform.as('applicant-liu-mingde')
const acceptor = await platform.as(platform.accountOf('acceptor', item.intakeOffice))

type Reviewed = { id: string; task: string; reviewer: Visitor; drawn: TaskSummary }

/** A case whose review lies on somebody's desk. */
async function inReview(): Promise<Reviewed> {
  const before = new Set((await openTasks(platform, 'reviewer', item)).map(({ task }) => task.task))
  const { case: id } = await submit(liu, await fillDraft(liu, item))
  await accept(acceptor, id)
  const [found] = await platform.until(
    async () => (await openTasks(platform, 'reviewer', item)).filter(({ task }) => !before.has(task.task)),
    (tasks) => tasks.length === 1,
  )
  const { sealed } = await readCase(first, id, 'desk')
  return { id, task: sealed[0]!.task, reviewer: found!.visitor, drawn: found!.task }
}

const at = (id: string, opening = '', act = '') =>
  `/api/${region}/desk/cases/${id}/seal-openings${opening && `/${opening}`}${act && `/${act}`}`
const propose = (visitor: Visitor, { id, task }: Reviewed, over: object = {}) =>
  visitor.send('POST', at(id), { task, ground: 'complaint', document, ...over })
const proposed = async (of: Reviewed): Promise<string> => {
  const answer = await propose(first, of)
  assert.equal(answer.status, 200, answer.body.toString())
  return (answer.json as { opening: string }).opening
}
const list = async (visitor: Visitor, box: 'waiting' | 'ended') =>
  ((await visitor.get(`/api/${region}/desk/seal-openings?box=${box}&limit=100`)).json as { openings: OpeningSummary[] })
    .openings
const read = async (visitor: Visitor, id: string, opening: string) =>
  (await visitor.get(at(id, opening))).json as OpeningView
const codeOf = (answer: { json: unknown }) => (answer.json as Problem).code
const forward = async (days: number) => {
  const operator = await platform.as('operator')
  assert.equal((await operator.send('POST', `/api/${region}/demonstration/clock`, { forwardDays: days })).status, 200)
}

async function asOwner<T extends object>(text: string, values: unknown[] = []): Promise<T[]> {
  const owner = new Client({ connectionString: platform.databaseUrl })
  await owner.connect()
  try {
    return (await owner.query<T>(text, values)).rows
  } finally {
    await owner.end()
  }
}

test('two persons open a seal, read the name for a day, each look is recorded, and nothing in the log says it', async () => {
  const of = await inReview()
  const opening = await proposed(of)
  assert.deepEqual(
    (await list(second, 'waiting')).map((one) => [one.opening, one.groundText, one.document, one.mine]),
    [[opening, '投诉举报核查', document, false]],
  )
  assert.equal(codeOf(await propose(second, of)), 'seal.already-proposed')
  assert.deepEqual(
    [(await read(first, of.id, opening)).can, (await read(second, of.id, opening)).can],
    [[], ['confirm', 'refuse']],
  )
  assert.equal(codeOf(await second.get(at(of.id, opening, 'person'))), 'seal.not-opened')

  const commandId = randomUUID()
  const confirm = () => second.send('POST', at(of.id, opening, 'confirmation'), {}, { 'command-id': commandId })
  const confirmed = await confirm()
  assert.equal(confirmed.status, 200, confirmed.body.toString())
  assert.deepEqual((await confirm()).json, confirmed.json)
  assert.equal(
    codeOf(await second.send('POST', at(of.id, opening, 'refusal'), { reason: 'not-necessary' })),
    'seal.not-proposed',
  )

  const reviewer = lyg.posts.find(({ key }) => key === of.reviewer.account)!
  const { name } = lyg.parties.find(({ key }) => key === reviewer.person)!
  for (const visitor of [first, second]) {
    const person = await visitor.get(at(of.id, opening, 'person'))
    assert.equal(person.status, 200, person.body.toString())
    const shown = person.json as { name: string; code: string; place: string }
    assert.deepEqual([shown.name, shown.code, shown.place], [name, of.drawn.code, '连云港市卫生健康委员会 卫生监督处'])
  }
  assert.deepEqual(
    (
      await asOwner<{ reader: string; purpose: string }>(
        'select reader::text, purpose from platform.personal_reads where stream = $1 order by id',
        [opening],
      )
    ).map((one) => [one.reader, one.purpose]),
    [
      [residentIds.party('supervisor'), '启封后查看姓名'],
      [residentIds.party('supervisor-b'), '启封后查看姓名'],
    ],
  )

  const log = await asOwner<{ data: string }>('select data from log.events where stream = $1', [of.id])
  for (const { data } of log)
    assert.ok(!data.includes(name) && !data.includes(residentIds.party(reviewer.person)), data)
  assert.deepEqual((await verifyProjections(platform.platform, caseStream)).differences, [])

  const own = await of.reviewer.get(`/api/${region}/review/seal-openings`)
  const told = (own.json as { openings: OwnOpening[] }).openings
  assert.deepEqual(
    told.map((one) => [one.code, one.groundText, one.reads]),
    [[of.drawn.code, '投诉举报核查', 2]],
  )
  for (const secret of [of.id, document, '刘明德', (await readCase(liu, of.id)).number])
    assert.ok(!own.body.toString().includes(secret), secret)
  const colleague = await platform.as(
    lyg.posts.find(({ key, role }) => role === 'reviewer' && key !== reviewer.key)!.key,
  )
  assert.deepEqual((await colleague.get(`/api/${region}/review/seal-openings`)).json, { openings: [], next: null })

  const view: CaseView = await readCase(liu, of.id)
  assert.deepEqual(
    view.sealOpenings.map(({ groundText, basis }) => [groundText, basis]),
    [['投诉举报核查', '《中华人民共和国行政许可法》第十条第一款']],
  )
  assert.deepEqual(view.sealed, [])
  for (const secret of [opening, of.drawn.code, name, '郑海峰', '卞知秋', document])
    assert.ok(!JSON.stringify(view).includes(secret), secret)
  assert.deepEqual((await readCase(acceptor, of.id, 'desk')).sealOpenings, [])
  const reads = await liu.get(`/api/${region}/reads?limit=100`)
  assert.ok(!reads.body.toString().includes('启封'))

  await forward(1)
  await forward(1)
  assert.equal(codeOf(await first.get(at(of.id, opening, 'person'))), 'seal.window-over')
  assert.deepEqual((await read(first, of.id, opening)).state, 'over')
})

test('one person alone opens nothing, under whatever post', async () => {
  const of = await inReview()
  const opening = await proposed(of)
  assert.equal(codeOf(await first.send('POST', at(of.id, opening, 'confirmation'), {})), 'seal.second-person')
  // The same natural person under a second right, as another holder.
  const twin = await asPost('supervisor', 'supervisor-b')
  assert.equal(codeOf(await twin.send('POST', at(of.id, opening, 'confirmation'), {})), 'seal.second-person')
  assert.equal(
    codeOf(await twin.send('POST', at(of.id, opening, 'refusal'), { reason: 'not-necessary' })),
    'seal.second-person',
  )
  assert.equal((await read(first, of.id, opening)).state, 'proposed')
  await assert.rejects(
    asOwner(
      `insert into cases.seal_persons (region, opening, part, person)
       select region, opening, 'seconds', person from cases.seal_persons where opening = $1`,
      [opening],
    ),
    /two_persons/,
  )
})

test('whoever acted in the case neither proposes nor confirms', async () => {
  const of = await inReview()
  const opening = await proposed(of)
  const reviewerAsSupervisor = await asPost(of.reviewer.account!, 'supervisor-b')
  const refused = await reviewerAsSupervisor.send('POST', at(of.id, opening, 'confirmation'), {})
  assert.equal(codeOf(refused), 'duty.separated')
  assert.equal((await read(reviewerAsSupervisor, of.id, opening)).barredFor, '您在本办件中承担过其他职责')
  const acceptorAsSupervisor = await asPost(acceptor.account!, 'supervisor-b')
  assert.equal(codeOf(await propose(acceptorAsSupervisor, { ...of, task: of.task })), 'seal.already-proposed')
  assert.equal((await second.send('POST', at(of.id, opening, 'refusal'), { reason: 'ground-not-shown' })).status, 200)
  assert.equal(codeOf(await propose(acceptorAsSupervisor, of)), 'duty.separated')
  assert.equal((await read(first, of.id, opening)).refusedFor, '法定依据不足')
  assert.equal(codeOf(await first.get(at(of.id, opening, 'person'))), 'seal.not-opened')
})

test('a third supervisor doesn’t read what two have opened, and no row made up opens a seal', async () => {
  const of = await inReview()
  const opening = await proposed(of)
  assert.equal((await second.send('POST', at(of.id, opening, 'confirmation'), {})).status, 200)
  const third = await asPost('operator', 'supervisor-b')
  assert.equal(codeOf(await third.get(at(of.id, opening, 'person'))), 'seal.not-of-two')
  assert.deepEqual((await read(third, of.id, opening)).can, [])
  assert.equal((await first.get(at((await inReview()).id, opening, 'person'))).status, 404)

  const other = await inReview()
  const forged = await proposed(other)
  await asOwner(
    `insert into cases.seal_persons select region, opening, 'seconds', $2 from cases.seal_persons where opening = $1`,
    [forged, residentIds.party('supervisor-b')],
  )
  await asOwner(
    `update cases.seal_openings set state = 'opened', until = now() + interval '1 year' where opening = $1`,
    [forged],
  )
  const rows = await asRole(second, `select * from cases.opened_person('lyg', '${other.id}', '${forged}')`)
  assert.equal(rows.length, 0)
  for (const role of ['desk', 'public', 'review', 'system'] as const)
    await assert.rejects(
      platform.platform.db.query(role, statement('select person from sealed.assignments', [])),
      /permission denied/,
    )
  await assert.rejects(
    platform.platform.db.query('system', statement('select person from cases.seal_persons', [])),
    /permission denied/,
  )
})

test('a proposal that nobody confirms in five working days lapses, and may be made again', async () => {
  const of = await inReview()
  const opening = await proposed(of)
  const { due } = await read(first, of.id, opening)
  for (let days = 0; days < 9; days += 1) await forward(1)
  const late = await second.send('POST', at(of.id, opening, 'confirmation'), {})
  assert.equal(codeOf(late), 'seal.proposal-lapsed')
  assert.ok((late.json as Problem).detail.includes(due), late.body.toString())
  assert.deepEqual(
    (await list(second, 'waiting')).filter((one) => one.opening === opening),
    [],
  )
  assert.deepEqual((await list(second, 'ended')).find((one) => one.opening === opening)?.state, 'lapsed')
  await proposed(of)
})

test('a document is named by its number alone, and a task that nobody has can’t be opened', async () => {
  const of = await inReview()
  assert.equal((await propose(first, of, { document: '张三的举报信' })).status, 400)
  assert.equal((await propose(first, of, { document: '（2026）苏07行初15号', ground: 'litigation' })).status, 200)
  assert.equal(codeOf(await propose(first, of, { task: 'decision' })), 'seal.nobody-drawn')
})

/** A session of the natural person of one post, with the rights of another post under a holder of its own. */
async function asPost(person: string, like: string): Promise<Visitor> {
  const visitor = await platform.as(like)
  const grant = randomUUID()
  const natural = lyg.posts.find(({ key }) => key === person)!.person
  await asOwner(
    `insert into access.grants (id, region, holder, person, role, zone, office, desk, subjects)
     select $1, region, $2, $3, role, zone, office, $4, subjects from access.grants where id = $5`,
    [grant, residentIds.party(natural), residentIds.party(natural), randomUUID(), residentIds.grant(region, like)],
  )
  await asOwner(`update access.sessions set grant_id = $1 where token_hash = decode($2, 'hex')`, [
    grant,
    tokenOf(visitor),
  ])
  return visitor
}

const tokenOf = (visitor: Visitor) => hashToken(visitor.cookie!.split('=')[1]!.split('.')[1]!)

async function asRole(visitor: Visitor, text: string): Promise<readonly object[]> {
  const [, found] = await platform.platform.db.readTogether('desk', [
    openSession({ zone: 'desk', tokenHash: tokenOf(visitor) }),
    statement(text, []),
  ])
  return found!.rows
}
