import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { before, test } from 'node:test'
import pg from 'pg'
import type { readAbsence } from '#contracts/absences.ts'
import type { listCheckRecords } from '#contracts/check-records.ts'
import type { CaseView } from '#contracts/cases.ts'
import type { ReplyOf } from '#contracts/endpoint.ts'
import type { Item } from '#contracts/item.ts'
import type { ItemSupervision } from '#contracts/item-supervision.ts'
import type { listDeadEffects } from '#contracts/operations.ts'
import type { ObligationSummary } from '#contracts/obligations.ts'
import { verifyProjections } from '#platform/verify.ts'
import { lyg } from '#seed/city/lyg.ts'
import { publish } from '#server/modules/catalogue/load.ts'
import { residentIds, revokeGrant } from '#server/modules/identity/index.ts'
import { caseStream } from '#server/modules/cases/case-stream.ts'
import { answersFor, itemOf, readCase, region } from './harness/case-walk.ts'
import { papersSay } from './harness/paper-text.ts'
import { smallPdf, testPlatform, type TestPlatform, type Visitor } from './harness/platform.ts'

const item = itemOf('public-venue-hygiene')
const rule: ItemSupervision = {
  ...item.supervision!,
  every: { percent: 99, per: 'quarter' },
  points: [{ key: 'water', title: '二次供水', measure: '供水设施有专人管理，水质检测报告在一年以内' }],
}
let platform: TestPlatform
let firm: Visitor
before(async () => {
  platform = await testPlatform()
  firm = await platform.as('applicant-wang-for-gangcheng')
})

/** The item as its next revision has it. */
async function publishWith(supervision: ItemSupervision | undefined): Promise<number> {
  const { supervision: _as, ...rest } = item
  const next = (supervision ? { ...rest, supervision } : rest) as Item
  const items = lyg.items.map((one) => (one.code === item.code ? next : one))
  await publish(platform.platform.db, { ...lyg, items }, new Date().toISOString())
  const published = await platform.until(
    async () => ((await firm.get(`/api/${region}/items/${item.code}`)).json as { item: Item }).item,
    (one) => one.supervision?.points.length === supervision?.points.length,
  )
  return published.revision
}

async function grantedOnPromise(): Promise<CaseView> {
  const opened = await firm.send('POST', `/api/${region}/drafts`, { item: item.code })
  const { case: id } = opened.json as { case: string }
  const answers = answersFor(item)
  await firm.send('PUT', `/api/${region}/drafts/${id}`, { base: 0, answers, paper: [], commitment: true })
  for (const material of ['identityProof', 'layout'])
    await firm.upload(`/api/${region}/cases/${id}/files?material=${material}&name=a.pdf`, smallPdf(material))
  const { applicant } = (await firm.get(`/api/${region}/drafts/${id}`)).json as { applicant: { name: string } }
  const promise = { notice: '2026-3', promise: '2026-1', name: applicant.name }
  const body = { draft: id, declaration: true, deliverBy: 'electronic', recipient: null, promise }
  const filed = await firm.send('POST', `/api/${region}/cases`, body)
  assert.equal(filed.status, 200, filed.body.toString())
  const view = await platform.until(
    () => readCase(firm, id),
    (one) => one.phase === 'ready' && one.credential !== null,
  )
  // As long as a promise waits to be checked nothing else is looked at.
  const checked = await (
    await platform.as('inspector-weijian-a')
  ).send('POST', `/api/${region}/cases/${id}/promise-check`, {
    finding: 'true',
    report: '现场与承诺一致，卫生检测报告和管理制度均已具备。',
    officers: ['凌云志', '霍思敏'],
    signed: true,
  })
  assert.equal(checked.status, 200, checked.body.toString())
  return view
}

async function owner(text: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: platform.databaseUrl })
  await client.connect()
  const { rows } = await client.query<Record<string, unknown>>(text, values)
  await client.end()
  return rows
}

const sweep = () => owner(`select graphile_worker.add_job('sweep-cases')`)

const supervised = (id: string) =>
  platform.until(
    () => readCase(firm, id),
    (one) => one.supervision !== null,
  )

let licensed: CaseView
let earlier: CaseView
let declaring: number

test('a licence that was granted before its item declared supervision comes under the draws with the sweep after it does', async () => {
  await publishWith(undefined)
  licensed = await grantedOnPromise()
  earlier = await grantedOnPromise()
  assert.equal((await readCase(firm, licensed.case)).supervision, null)
  const waiting = () =>
    owner(`select stream from cases.cases where unsupervised and stream = any($1)`, [[licensed.case, earlier.case]])
  assert.equal((await waiting()).length, 2)
  declaring = await publishWith(rule)
  await owner(
    `create function public.refuse() returns trigger language plpgsql as $$ begin raise exception 'planted'; end $$`,
  )
  await owner(
    `create trigger refuse before insert on log.events for each row
     when (new.type = 'case.supervision-begun' and new.stream = '${earlier.case}') execute function public.refuse()`,
  )
  // What waits in the outbox stands there by the platform's clock, which a demonstration may set.
  await owner(`create table public.called (early boolean not null)`)
  await owner(`create function public.note() returns trigger language plpgsql as $$
    begin insert into public.called values (new.created_at < now() + interval '9 minutes'); return null; end $$`)
  await owner(
    `create trigger note after insert on platform.outbox for each row when (new.kind = 'begin-supervision') execute function public.note()`,
  )
  await owner(`grant insert on public.called to public`)
  await owner(`update platform.clock set offset_ms = offset_ms + 600000`)
  await sweep()
  await supervised(licensed.case)
  // All tries but the first are spared.
  const tried = `from graphile_worker._private_tasks t
     where t.id = j.task_id and t.identifier = 'begin-supervision' and j.last_error is not null and j.locked_at is null`
  await platform.until(
    () => owner(`update graphile_worker._private_jobs j set attempts = max_attempts ${tried} returning j.id`),
    (given) => given.length === 1,
  )
  await sweep()
  await platform.until(
    () =>
      owner(
        `select from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'sweep-cases'`,
      ),
    (left) => left.length === 0,
  )
  const operator = await platform.as(platform.accountOf('operator'))
  const at = `/api/${region}/desk/operations/dead-effects`
  const given = async () =>
    ((await operator.get(at)).json as ReplyOf<typeof listDeadEffects>).effects.filter(
      ({ kind }) => kind === 'begin-supervision',
    )
  const [dead] = await given()
  assert.ok(dead && dead.attempts >= 1, 'no sweep tries it beside that')
  assert.deepEqual(await owner(`select early from public.called`), [{ early: false }])
  assert.equal((await waiting()).length, 1)
  await owner(`drop function public.refuse() cascade`)
  assert.equal((await operator.send('POST', `${at}/${dead.effect}/resend`, {})).status, 200)
  for (const { case: id } of [licensed, earlier]) {
    const view = await supervised(id)
    assert.match(view.supervision!.every, /每季度按 99% 的比例/)
  }
  assert.equal((await waiting()).length, 0)
  const begun = await owner(`select data from log.events where type = 'case.supervision-begun' and stream = $1`, [
    licensed.case,
  ])
  assert.equal((JSON.parse(begun[0]!['data'] as string) as { revision: number }).revision, declaring)
  await sweep()
  await platform.atRest()
  const again = await owner(`select from log.events where type = 'case.supervision-begun' and stream = $1`, [
    licensed.case,
  ])
  assert.equal(again.length, 1, 'it is brought in once')
})

const wholeRoll = ['a', 'b', 'c'].map((one) => `inspector-weijian-${one}`)
const drawnTwo = () =>
  platform.until(
    async () => {
      const roll = await Promise.all(wholeRoll.filter((one) => one !== gone).map((one) => platform.as(one)))
      const views = await Promise.all(roll.map((one) => readCase(one, licensed.case, 'desk')))
      return roll.filter((_one, place) => views[place]!.can.includes('record-inspection'))
    },
    (found) => found.length === 2,
  )
let gone: string | null = null

test('it is drawn by the share of the newest revision, and instead of an inspector who is away or leaves the office another one goes', async () => {
  const operator = await platform.as(platform.accountOf('operator'))
  assert.equal((await operator.send('POST', `/api/${region}/demonstration/clock`, { forwardDays: 93 })).status, 200)
  const supervisor = await platform.as(platform.accountOf('supervisor'))
  const looked = await platform.until(
    () => readCase(supervisor, licensed.case, 'desk'),
    (one) => (one.supervision?.inspections.length ?? 0) > 0,
  )
  assert.equal(looked.supervision?.draws[0]?.percent, 99)
  const drawn = await drawnTwo()
  const names = async () => (await readCase(drawn[1]!, licensed.case, 'desk')).supervision!.inspections[0]!.officers
  const first = await names()
  const away = `/api/${region}/review/absence`
  const { post, today, mayName } = (await drawn[0]!.get(away)).json as ReplyOf<typeof readAbsence>
  assert.equal(mayName, false)
  const leave = (who: Visitor, own: string) =>
    who.send('POST', `${away}/${own}`, { from: today, through: today, reason: 'illness', deputy: null })
  assert.equal((await leave(drawn[1]!, post)).status, 404, 'nobody registers the absence of another')
  const left = await leave(drawn[0]!, post)
  assert.equal(left.status, 200, left.body.toString())
  await platform.until(names, (two) => two.filter((name) => first.includes(name)).length === 1)
  const other = (await drawn[1]!.get(away)).json as ReplyOf<typeof readAbsence>
  assert.equal((await leave(drawn[1]!, other.post)).status, 200)
  await platform.atRest()
  const before = await names()
  assert.equal(
    before.filter((name) => first.includes(name)).length,
    1,
    'with nobody else to draw it waits for the return',
  )
  for (const [who, own] of [
    [drawn[0]!, post],
    [drawn[1]!, other.post],
  ] as const)
    assert.equal((await who.send('POST', `${away}/${own}/end`, {})).status, 200)
  gone = wholeRoll.find((one) => drawn.every(({ account }) => account !== one))!
  const grant = residentIds.grant(region, gone)
  await revokeGrant(platform.platform.engine, { region, grant, commandId: randomUUID() }, 'transferred')
  const now = await drawnTwo()
  assert.ok(
    now.some(({ account }) => account === drawn[0]!.account),
    'who was away and is back is drawn again',
  )
  const after = await names()
  assert.equal(after.filter((name) => before.includes(name)).length, 1)
  const one = (await readCase(supervisor, licensed.case, 'desk')).supervision!.inspections[0]!
  assert.deepEqual(
    one.redrawn.map(({ text }) => text),
    ['检查人员离岗，已重新随机抽取', '检查人员离职或者调离，已重新随机抽取'],
  )
  assert.deepEqual(
    (await readCase(firm, licensed.case)).supervision!.inspections,
    [],
    'nobody is told that somebody will come',
  )
})

test('what is recorded are the points of the revision that it was begun with, on the paper and among the public records too', async () => {
  const [inspector] = await drawnTwo()
  await publishWith({
    ...rule,
    points: [...rule.points, { key: 'later', title: '新增检查内容', measure: '以后的检查才看' }],
  })
  const { supervision } = await readCase(inspector!, licensed.case, 'desk')
  assert.deepEqual(
    supervision!.points.map(({ key }) => key),
    ['water'],
  )
  const path = `/api/${region}/cases/${licensed.case}/inspections/inspection1/record`
  const recorded = await inspector!.send('POST', path, {
    finding: 'to-rectify',
    points: [{ point: 'water', met: false, seen: '水质检测报告已经过期' }],
    report: '二次供水设施的水质检测报告已经过期，其余未见异常，已告知改正。',
    rectifyDays: 5,
    signed: true,
  })
  assert.equal(recorded.status, 200, recorded.body.toString())
  const view = await platform.until(
    () => readCase(firm, licensed.case),
    (one) => one.supervision?.inspections[0]?.records[0]?.paper != null,
  )
  const said = await papersSay(firm, licensed.case, view)
  assert.match(said['check-record']!, /二次供水/)
  const { checks } = (
    await firm.get(`/api/${region}/check-records?licence=${encodeURIComponent(licensed.credential!.identifier)}`)
  ).json as ReplyOf<typeof listCheckRecords>
  assert.deepEqual(checks[0]?.checked, ['二次供水'])
  const owed = await platform.until(
    async () =>
      (
        (await firm.get(`/api/${region}/obligations?limit=100`)).json as { obligations: ObligationSummary[] }
      ).obligations.find((one) => one.case === licensed.case && one.kind === 'rectification'),
    (one) => one !== undefined,
  )
  assert.deepEqual(owed!.what, ['二次供水'])
})

test('a licence of an item that declares it no more is drawn no more, and no table says otherwise than the log', async () => {
  await publishWith(undefined)
  const operator = await platform.as(platform.accountOf('operator'))
  assert.equal((await operator.send('POST', `/api/${region}/demonstration/clock`, { forwardDays: 186 })).status, 200)
  const view = await platform.until(
    () => readCase(firm, licensed.case),
    (one) => one.supervision?.endedText != null,
  )
  assert.equal(view.supervision!.endedText, '本事项不再公布抽查安排，不再抽查。')
  const streams = [licensed.case, earlier.case]
  await platform.atRest()
  assert.deepEqual((await verifyProjections(platform.platform, caseStream, { streams })).differences, [])
})
