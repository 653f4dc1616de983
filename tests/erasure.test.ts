import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { Client } from 'pg'
import type { CaseView } from '#contracts/cases.ts'
import type { Problem } from '#contracts/problem.ts'
import { verifyProjections } from '#platform/verify.ts'
import { lyg } from '#seed/city/lyg.ts'
import { sweepBlobs } from '#server/modules/documents/sweep.ts'
import { streamKinds } from '#tests/harness/stream-kinds.ts'
import { fillDraft, itemOf, readCase, region, submit } from './harness/case-walk.ts'
import { testPlatform, type Answer, type Visitor } from './harness/platform.ts'

const platform = await testPlatform({ leaves: [] })
const item = itemOf('public-venue-hygiene')
const person = lyg.parties.find((party) => party.key === 'liu-mingde')!
const agent = lyg.parties.find((party) => party.key === 'xu-ruolan')!
const document = '连档销〔2026〕3号'
const [liu, first, second] = await Promise.all(
  ['applicant-liu-mingde', 'supervisor', 'supervisor-b'].map((account) => platform.as(account)),
)
const acceptor = await platform.as(platform.accountOf('acceptor', item.intakeOffice))

async function sql<T extends object>(text: string, ...values: unknown[]): Promise<T[]> {
  const owner = new Client({ connectionString: platform.databaseUrl })
  await owner.connect()
  try {
    return (await owner.query<T>(text, values)).rows
  } finally {
    await owner.end()
  }
}
const count = async (table: string, id: string): Promise<number> =>
  (await sql<{ n: number }>(`select count(*)::int as n from ${table} where stream = $1`, id))[0]!.n
const done = (answer: Answer): Answer => {
  assert.equal(answer.status, 200, answer.body.toString())
  return answer
}
const at = (id: string, more = '') => `/api/${region}/desk/cases/${id}/erasures${more}`
const propose = (who: Visitor, id: string, ground = 'judgment') => who.send('POST', at(id), { ground, document })
const confirm = (who: Visitor, id: string, erasure: string) => who.send('POST', at(id, `/${erasure}/confirmation`), {})
const codeOf = (answer: Answer) => (answer.json as Problem).code

/** Refused at intake, with a question before, the paper printed and the pages painted. */
async function endedCase(): Promise<string> {
  const { case: id } = await submit(liu!, await fillDraft(liu!, item))
  done(await liu!.send('POST', `/api/${region}/cases/${id}/messages`, { text: '还需要补充什么吗？' }))
  const { name, code } = agent
  done(
    await liu!.send('POST', `/api/${region}/cases/${id}/delivery-choice`, {
      deliverBy: 'agent',
      agent: { name, code },
    }),
  )
  done(
    await acceptor.send('POST', `/api/${region}/cases/${id}/intake-refusal`, {
      ground: 'not-competent',
      reason: '该场所位于区县，应当由所在地县级卫生健康行政部门实施许可。',
      competentOffice: '海州区卫生健康委员会',
    }),
  )
  const unpainted = async () =>
    (
      await sql<{ n: number }>(
        `select count(*)::int as n from documents.files f
         where f.stream = $1 and not exists (select from documents.pages p where p.region = f.region and p.file = f.id)`,
        id,
      )
    )[0]!.n
  await platform.until(
    async () => [(await readCase(liu!, id)).papers.length, await unpainted()],
    ([papers, waiting]) => papers! >= 3 && waiting === 0,
  )
  return id
}

test('two persons and a ground destroy what a case says of people; the log stays whole and the pages say so', async () => {
  const id = await endedCase()
  const before = await readCase(liu!, id)
  assert.equal(before.agent?.name, agent.name)
  const log = await sql('select * from log.events where stream = $1 order by version', id)
  const blobs = (
    await sql<{ blob: string }>(
      `select id as blob from documents.files where stream = $1
       union select blob from documents.papers where stream = $1
       union select p.blob from documents.pages p join documents.files f on f.region = p.region and f.id = p.file
       where f.stream = $1 and p.blob is not null`,
      id,
    )
  ).map(({ blob }) => blob)
  assert.ok(blobs.length >= 3)
  const lying = () =>
    readdirSync(join(platform.dataFolder, 'blobs'), { recursive: true }).filter((path) =>
      blobs.some((blob) => String(path).endsWith(blob)),
    ).length
  assert.equal(lying(), blobs.length)

  assert.equal(codeOf(await propose(first!, id, 'retention-over')), 'erasure.retained')
  const { erasure } = done(await propose(first!, id)).json as { erasure: string }
  assert.equal(codeOf(await confirm(first!, id, erasure)), 'erasure.second-person')
  const [ofFirst, ofSecond] = [await readCase(first!, id, 'desk'), await readCase(second!, id, 'desk')]
  assert.deepEqual(
    [ofFirst, ofSecond].map(({ can, erasure: shown }) => [
      can.includes('confirm-erasure'),
      shown?.standing,
      shown?.barredFor,
    ]),
    [
      [false, 'proposed', '须由另一名监督人员确认'],
      [true, 'proposed', null],
    ],
  )
  assert.equal((await readCase(liu!, id)).erasure, null, 'a proposal is no news for the applicant')
  done(await confirm(second!, id, erasure))

  for (const [who, side] of [
    [liu!, undefined],
    [second!, 'desk'],
  ] as const) {
    const answer = side ? await who.get(`/api/${region}/desk/cases/${id}`) : await who.get(`/api/${region}/cases/${id}`)
    const view = done(answer).json as CaseView
    assert.equal(view.erasure?.standing, 'erased')
    assert.deepEqual([view.papers, view.applicant.name, view.applicant.code], [[], '（个人信息已按规定销毁）', ''])
    assert.ok(view.materials.every(({ file, fileName }) => file === null && fileName === null))
    assert.equal(view.agent, null)
    for (const word of [person.name, person.code, person.phone!, agent.name, '还需要补充什么吗'])
      assert.ok(!answer.body.toString().includes(word), word)
  }
  assert.deepEqual([await count('vault.keys', id), await count('vault.terms', id)], [0, 0])
  const found = await second!.send('POST', `/api/${region}/desk/case-search`, { text: person.name })
  assert.ok(!done(found).body.toString().includes(id))
  const file = before.materials.find((one) => one.file)!.file!
  for (const path of [`/cases/${id}/files/${file}`, `/cases/${id}/papers/${before.papers[0]!.paper}`])
    assert.equal((await liu!.get(`/api/${region}${path}`)).status, 404, path)
  const message = await liu!.send('POST', `/api/${region}/cases/${id}/messages`, { text: '请恢复' })
  assert.equal(codeOf(message), 'erasure.done')
  const again = await liu!.send('POST', `/api/${region}/drafts`, { item: item.code, from: id })
  assert.equal(codeOf(again), 'erasure.done')
  assert.equal(codeOf(await propose(first!, id)), 'erasure.done')

  await platform.until(
    async () =>
      (await count('documents.files', id)) +
      (await count('documents.papers', id)) +
      (await count('documents.page_keys', id)),
    (left) => left === 0,
  )
  await sweepBlobs(platform.platform, 0)
  assert.equal(lying(), 0)

  const after = await sql('select * from log.events where stream = $1 order by version', id)
  assert.deepEqual(after.slice(0, log.length), log, 'no fact was touched')
  assert.deepEqual(
    after.slice(log.length).map((event) => (event as { type: string }).type),
    ['case.erasure-proposed', 'case.erased'],
  )
  for (const { stream } of streamKinds)
    assert.deepEqual((await verifyProjections(platform.platform, stream)).differences, [])
})

test('whose licence two were drawn to inspect: with the personal data ends the inspection, and nobody goes or owes it any more', async () => {
  const firm = await platform.as('applicant-wang-for-gangcheng')
  const rule = item.commitment!
  const id = await fillDraft(firm, item, { without: rule.dispenses })
  const { name } = ((await firm.get(`/api/${region}/drafts/${id}`)).json as { applicant: { name: string } }).applicant
  const promise = { notice: rule.notice.version, promise: rule.promise.version, name }
  done(
    await firm.send('POST', `/api/${region}/cases`, { draft: id, declaration: true, deliverBy: 'electronic', promise }),
  )
  await platform.until(
    () => readCase(firm, id),
    ({ phase }) => phase === 'ready',
  )
  const path = `/api/${region}/cases/${id}`
  done(await firm.send('POST', `${path}/receipt`, {}))
  const everyone = await Promise.all(['a', 'b', 'c'].map((one) => platform.as(`inspector-weijian-${one}`)))
  done(
    await everyone[0]!.send('POST', `${path}/promise-check`, {
      finding: 'true',
      report: '现场与承诺一致，卫生检测报告和管理制度均已具备。',
      officers: ['凌云志', '霍思敏'],
      signed: true,
    }),
  )
  const reason = '有顾客反映美容用品没有一客一换，并提供了当天的照片。'
  done(await first!.send('POST', `${path}/inspection-order`, { reason }))
  const drawn = await platform.until(
    async () => {
      const views = await Promise.all(everyone.map((one) => readCase(one, id, 'desk')))
      return everyone.filter((_one, place) => views[place]!.can.includes('record-inspection'))
    },
    (found) => found.length === 2,
  )
  const waiting = async (box: string) => {
    const answer = await drawn[0]!.get(`/api/${region}/desk/checks?limit=100&box=${box}`)
    const { checks } = answer.json as { checks: { case: string; state: string }[] }
    return checks.filter((one) => one.case === id).map(({ state }) => state)
  }
  const owed = () => sql<{ state: string }>(`select state from obligations.obligations where case_stream = $1`, id)
  assert.deepEqual(await waiting('waiting'), ['to-inspect'])

  const { erasure } = done(await propose(first!, id)).json as { erasure: string }
  assert.deepEqual(await waiting('waiting'), ['to-inspect'], 'what is only proposed stops nothing')
  done(await confirm(second!, id, erasure))

  assert.deepEqual([await waiting('waiting'), await waiting('ended')], [[], ['dropped']])
  const points = item.supervision!.points.map(({ key }) => ({ point: key, met: true, seen: '已现场查看' }))
  const report = '现场查看了经营场所，各项检查内容均符合要求，未发现问题。'
  const record = { finding: 'clear', points, report, rectifyDays: null, signed: true }
  const late = await drawn[0]!.send('POST', `${path}/inspections/inspection1/record`, record)
  assert.ok(late.status >= 400 && late.status < 500, String(late.status))
  assert.equal(codeOf(await first!.send('POST', `${path}/inspection-order`, { reason })), 'inspection.not-supervised')
  const { supervision } = await readCase(firm, id)
  assert.equal(supervision?.endedText, '个人信息已经销毁，不再抽查。')
  assert.deepEqual(supervision?.inspections, [], 'of what nobody was told nothing is told now')
  await platform.until(owed, (rows) => rows.length > 0 && rows.every(({ state }) => state !== 'open'))
  await platform.atRest()
  for (const { stream } of streamKinds)
    assert.deepEqual((await verifyProjections(platform.platform, stream)).differences, [])
})

test('a case that is still being handled keeps what it needs', async () => {
  const { case: id } = await submit(liu!, await fillDraft(liu!, item))
  assert.equal(codeOf(await propose(first!, id)), 'erasure.case-open')
  assert.ok(!(await readCase(first!, id, 'desk')).can.includes('propose-erasure'))
  assert.equal((await propose(acceptor, id)).status, 403)
})
