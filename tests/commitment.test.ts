import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { before, test } from 'node:test'
import type { CaseView, DraftView } from '#contracts/cases.ts'
import type { listCheckRecords } from '#contracts/check-records.ts'
import type { CheckSummary } from '#contracts/commitments.ts'
import type { ReplyOf } from '#contracts/endpoint.ts'
import type { ObligationSummary } from '#contracts/obligations.ts'
import type { listReads } from '#contracts/progress.ts'
import { statement } from '#platform/db.ts'
import { executeAs } from '#platform/execute.ts'
import { credentialOf, credentialStream } from '#server/modules/credentials/credential-stream.ts'
import { answersFor, decideClosure, fillDraft, itemOf, readCase, region } from './harness/case-walk.ts'
import { papersSay } from './harness/paper-text.ts'
import { smallPdf, testPlatform, type TestPlatform, type Visitor } from './harness/platform.ts'

const item = itemOf('public-venue-hygiene')
const account = 'applicant-wang-for-gangcheng'
let platform: TestPlatform
let firm: Visitor
before(async () => {
  platform = await testPlatform()
  firm = await platform.as(account)
})

/** A draft with all that the promise does not stand in for. */
async function promisingDraft(): Promise<DraftView> {
  const opened = await firm.send('POST', `/api/${region}/drafts`, { item: item.code })
  const id = (opened.json as { case: string }).case
  const answers = answersFor(item)
  const saved = await firm.send('PUT', `/api/${region}/drafts/${id}`, { base: 0, answers, paper: [], commitment: true })
  assert.equal(saved.status, 200, saved.body.toString())
  for (const material of ['identityProof', 'layout'])
    await firm.upload(`/api/${region}/cases/${id}/files?material=${material}&name=a.pdf`, smallPdf(material))
  return (await firm.get(`/api/${region}/drafts/${id}`)).json
}

const file = (draft: DraftView, promise: object | null) =>
  firm.send('POST', `/api/${region}/cases`, {
    draft: draft.case,
    declaration: true,
    deliverBy: 'electronic',
    recipient: null,
    promise,
  })
const signed = (draft: DraftView) => ({ notice: '2026-3', promise: '2026-1', name: draft.applicant.name })
const codeOf = (answer: { json: unknown }) => (answer.json as { code: string }).code

test('on a signed promise the licence comes without a reviewer, and says how it was obtained', async () => {
  const draft = await promisingDraft()
  assert.equal(draft.commitment, 'chosen')
  assert.equal(codeOf(await file(draft, null)), 'draft.incomplete')
  assert.equal(codeOf(await file(draft, { ...signed(draft), name: '别的公司' })), 'commitment.other-name')
  assert.equal(codeOf(await file(draft, { ...signed(draft), notice: '2020-1' })), 'commitment.other-version')
  const filed = await file(draft, signed(draft))
  assert.equal(filed.status, 200, filed.body.toString())

  const view = await platform.until(
    () => readCase(firm, draft.case),
    (one: CaseView) => one.phase === 'ready' && one.papers.length >= 6,
  )
  assert.equal(view.decision?.outcome, 'granted')
  assert.equal(view.decision.made, 'commitment')
  assert.equal(view.decidedDay, view.submittedDay)
  assert.deepEqual(view.commitment?.dispensed, ['公共场所卫生检测或者评价报告', '公共场所卫生管理制度'])
  assert.ok(view.commitment.checkDue)
  assert.ok(view.credential)
  assert.deepEqual(view.papers.map(({ kind }) => kind).toSorted(), [
    'acceptance-notice',
    'application-form',
    'commitment-letter',
    'decision',
    'licence',
    'material-receipt',
  ])
  assert.match((await papersSay(firm, draft.case, view))['commitment-letter']!, /卫生检测或者评价报告/)
  assert.ok(view.timeline.every(({ key }) => !key.startsWith('task-')))
  const log = await platform.platform.db.query(
    'system',
    statement(`select type, actor, data from log.events where stream = $1 order by version`, [draft.case]),
  )
  const decided = log.rows.find((row) => row['type'] === 'case.decided')
  assert.equal(decided?.['actor'], 'rules')
  // Who signed is in the vault alone.
  assert.ok(log.rows.every((row) => !(row['data'] as string).includes(draft.applicant.name)))
})

const promised = async () => {
  const draft = await promisingDraft()
  const filed = await file(draft, signed(draft))
  assert.equal(filed.status, 200, filed.body.toString())
  return platform.until(
    () => readCase(firm, draft.case),
    (one) => one.phase === 'ready',
  )
}
const statusOf = async (view: CaseView) =>
  ((await firm.get(`/api/${region}/credentials/${view.credential!.identifier}`)).json as { status: string }).status

test('a promise that is taken back before the check ends its licence, and bars nobody', async () => {
  const view = await promised()
  const back = await firm.send('POST', `/api/${region}/cases/${view.case}/promise-withdrawal`, {
    reason: '改按一般程序办理',
  })
  assert.equal(back.status, 200, back.body.toString())
  await platform.until(
    () => statusOf(view),
    (status) => status === 'cancelled',
  )
  assert.equal((await promisingDraft()).commitment, 'chosen')
})

test('who checks owes the check by its day, who promised owes what is to be put right, and both are kept when done', async () => {
  const view = await promised()
  const inspector = await platform.as(platform.accountOf('inspector', 'weijian'))
  const owed = (visitor: Visitor, path: string, kind: string, state: string) =>
    platform.until(
      async () =>
        ((await visitor.get(`/api/${region}/${path}`)).json as { obligations: ObligationSummary[] }).obligations.find(
          (one) => one.case === view.case && one.kind === kind,
        ),
      (one) => one?.state === state,
    )
  const check = async (finding: string, rectifyDays: number | null) => {
    const report = '卫生检测报告已经超过一年，其余与承诺一致，已记录在案。'
    const body = { finding, report, officers: ['凌云志', '霍思敏'], rectifyDays, signed: true }
    const answer = await inspector.send('POST', `/api/${region}/cases/${view.case}/promise-check`, body)
    assert.equal(answer.status, 200, answer.body.toString())
  }
  const open = await owed(inspector, 'desk/obligations?limit=100', 'promise-check', 'open')
  assert.deepEqual([open?.due, open?.owedBy, open?.can], [view.commitment?.checkDue, 'office', []])
  await check('to-rectify', 10)
  const own = `obligations?case=${view.case}`
  const told = await readCase(firm, view.case)
  assert.equal((await owed(firm, own, 'rectification', 'open'))?.due, told.commitment?.rectifyBy)
  const running = async (visitor: Visitor) =>
    (
      (await visitor.get(`/api/${region}/obligations?running=${randomUUID()},${view.case}`)).json as {
        obligations: ObligationSummary[]
      }
    ).obligations.map(({ kind, owedBy }) => [kind, owedBy])
  assert.deepEqual(await running(firm), [['rectification', 'party']], 'what an office owes is no mark of the applicant')
  assert.deepEqual(await running(await platform.as('applicant-liu-mingde')), [])
  await owed(inspector, 'desk/obligations?limit=100&box=closed', 'promise-check', 'kept')
  await check('true', null)
  await owed(firm, own, 'rectification', 'kept')
  assert.deepEqual(await running(firm), [])
})

let inspected: string
test('许可后监督检查: what a draw or a cause chooses is looked at by two drawn inspectors, and the signed record is for the holder and, without names, for everybody', async () => {
  const view = await promised()
  const { case: id } = view
  const { identifier } = view.credential!
  const everyone = ['a', 'b', 'c'].map((one) => `inspector-weijian-${one}`)
  const inspectors = await Promise.all(everyone.map((one) => platform.as(one)))
  const kept = { finding: 'true', report: '现场与承诺一致，卫生检测报告和管理制度均已具备。', signed: true }
  const path = `/api/${region}/cases/${id}`
  const supervisor = await platform.as(platform.accountOf('supervisor'))
  const reason = '有顾客反映美容用品没有一客一换，并提供了当天的照片。'
  const order = () => supervisor.send('POST', `${path}/inspection-order`, { reason })
  assert.equal(codeOf(await order()), 'inspection.under-way', 'its promise is still to be checked')
  await inspectors[0]!.send('POST', `${path}/promise-check`, { ...kept, officers: ['凌云志', '霍思敏'] })
  assert.ok((await readCase(supervisor, id, 'desk')).can.includes('order-inspection'))
  const ordered = await order()
  assert.equal(ordered.status, 200, ordered.body.toString())

  const mine = async (inspector: Visitor) => (await readCase(inspector, id, 'desk')).can.includes('record-inspection')
  const drawn = await platform.until(
    async () => {
      const may = await Promise.all(inspectors.map(mine))
      return inspectors.filter((_one, place) => may[place])
    },
    (found) => found.length > 1,
  )
  assert.equal(drawn.length, 2)
  const left = inspectors.find((one) => !drawn.includes(one))!
  const seen = await readCase(drawn[0]!, id, 'desk')
  assert.equal(seen.supervision?.inspections[0]?.reason, reason)
  const { checks } = (await drawn[0]!.get(`/api/${region}/desk/checks?limit=100`)).json as { checks: CheckSummary[] }
  assert.equal(checks.find((one) => one.case === id)?.stateText, '待检查')
  const names = seen.supervision?.inspections[0]?.officers ?? []
  assert.equal(names.length, 2, 'each of the two knows the other')
  assert.deepEqual((await readCase(left, id, 'desk')).supervision?.inspections[0]?.officers, [])
  const bound = await platform.platform.db.query(
    'system',
    statement(`select person from sealed.duties where stream = $1 and duty = 'supervise'`, [id]),
  )
  const others = drawn.filter((one) => one !== inspectors[0]).length
  assert.equal(bound.rows.length, 2 + others, 'who checked and who ordered, and both who were drawn')
  const looked = (await readCase(firm, id)).supervision
  assert.deepEqual(looked?.inspections, [], 'nobody is told that somebody will come')
  const reads = async () =>
    ((await firm.get(`/api/${region}/reads?limit=100`)).json as ReplyOf<typeof listReads>).reads.filter(
      (one) => one.case?.id === id && one.who.includes('核查人员'),
    ).length
  assert.equal(await reads(), 0, 'nor by who has read the case')

  const points = item.supervision!.points.map(({ key }, place) => ({ point: key, met: place > 0, seen: '已现场查看' }))
  const report = '许可证没有在醒目位置公示，其余检查内容均符合要求，已当场告知应当改正的内容。'
  const record = { finding: 'to-rectify', points, report, rectifyDays: 5, signed: true }
  const to = `${path}/inspections/inspection1/record`
  assert.equal(codeOf(await left.send('POST', to, record)), 'inspection.not-drawn')
  const recorded = await drawn[0]!.send('POST', to, record)
  assert.equal(recorded.status, 200, recorded.body.toString())
  const after = await platform.until(
    () => readCase(firm, id),
    (one) => one.supervision?.inspections[0]?.records[0]?.paper != null,
  )
  assert.deepEqual(
    after.papers.filter(({ kind }) => kind === 'check-record').map(({ paper }) => paper),
    ['check-record-1', 'check-record-inspection1-1'],
    'a promise that was checked has its record too',
  )
  const said = await papersSay(firm, id, after)
  assert.ok(await reads())
  const told = await firm.get(path)
  assert.ok(!told.body.toString().includes(reason), 'whom it is said of does not read it')
  for (const name of names) assert.match(said['check-record']!, new RegExp(`监督检查记录.*${name}`, 's'))
  const owed = await platform.until(
    async () =>
      ((await firm.get(`/api/${region}/obligations?case=${id}`)).json as { obligations: ObligationSummary[] })
        .obligations,
    (found) => found.some(({ kind }) => kind === 'rectification'),
  )
  const due = after.supervision?.inspections[0]?.rectifyBy
  assert.deepEqual(
    owed.map((one) => [one.kind, one.due, one.what]),
    [['rectification', due, ['许可证公示']]],
  )
  const met = points.map((one) => ({ ...one, met: true }))
  const again = await drawn[1]!.send('POST', to, { ...record, points: met, finding: 'clear', rectifyDays: null })
  assert.equal(again.status, 200, again.body.toString())

  assert.equal((await order()).status, 200)
  const next = await platform.until(
    async () => {
      const may = await Promise.all(inspectors.map(mine))
      return inspectors.find((_one, place) => may[place])
    },
    (found) => found !== undefined,
  )
  const handOver = { ...record, finding: 'handed-over', rectifyDays: null }
  const handed = await next!.send('POST', `${path}/inspections/inspection2/record`, handOver)
  assert.equal(handed.status, 200, handed.body.toString())
  const acceptor = await platform.as(platform.accountOf('acceptor', item.intakeOffice))
  assert.ok((await readCase(acceptor, id, 'desk')).can.includes('settle-hand-over'))
  const settled = await acceptor.send('POST', `/api/${region}/desk/cases/${id}/hand-over`, {
    reason: '已由执法机构立案处理，依法作出警告的处罚决定，证照继续有效。',
  })
  assert.equal(settled.status, 200, settled.body.toString())
  assert.ok(!(await readCase(acceptor, id, 'desk')).can.includes('settle-hand-over'))

  const anybody = await platform.as(null)
  const listed = await anybody.get(`/api/${region}/check-records?licence=${identifier}`)
  const shown = (listed.json as ReplyOf<typeof listCheckRecords>).checks.map((one) => [one.way, one.finding])
  assert.deepEqual(
    shown.toSorted((one, other) => (one.join() < other.join() ? -1 : 1)),
    [
      ['承诺核查', '承诺属实'],
      ['有因检查', '发现问题，移送许可机关处理'],
      ['有因检查', '发现问题，责令限期改正'],
      ['有因检查', '未发现问题'],
    ],
  )
  for (const secret of [...names, id, reason, '许可证没有在醒目位置公示'])
    assert.ok(!listed.body.toString().includes(secret))
  const log = await platform.platform.db.query(
    'system',
    statement(`select data from log.events where stream = $1 and type like 'case.inspect%'`, [id]),
  )
  assert.ok(
    log.rows.length >= 4 && log.rows.every((row) => names.every((name) => !(row['data'] as string).includes(name))),
  )
  inspected = id
})

test('whoever writes down at a desk what the holder said has taken part in the intake, as whoever conducts the proceeding has', async () => {
  const { case: id } = await promised()
  const inspector = await platform.as(platform.accountOf('inspector', 'weijian'))
  const found = await inspector.send('POST', `/api/${region}/cases/${id}/promise-check`, {
    finding: 'false',
    report: '现场没有承诺已经具备的卫生检测报告，也没有任何卫生管理制度。',
    officers: ['凌云志', '霍思敏'],
    signed: true,
  })
  assert.equal(found.status, 200, found.body.toString())
  const takenIn = async () =>
    (
      await platform.platform.db.query(
        'system',
        statement(`select person from sealed.duties where stream = $1 and duty = 'intake'`, [id]),
      )
    ).rows.length
  assert.equal(await takenIn(), 0, 'nobody took in what was decided on a promise')
  const acceptor = await platform.as(platform.accountOf('acceptor', item.intakeOffice))
  const words = '当事人到场口头陈述：检测报告由中介提供，我们并不知情。'
  const stated = await acceptor.send('POST', `/api/${region}/cases/${id}/closures/closure1/statement`, { words })
  assert.equal(stated.status, 200, stated.body.toString())
  assert.equal(await takenIn(), 1)
})

test('whoever promised falsely is heard, and loses the licence and the way of promises by a decision', async () => {
  const view = await promised()
  const inspector = await platform.as(platform.accountOf('inspector', 'weijian'))
  const listed = async (box: string) =>
    (
      (await inspector.get(`/api/${region}/desk/checks?box=${box}&limit=100`)).json as {
        checks: CheckSummary[]
      }
    ).checks
  assert.ok((await listed('waiting')).some((one) => one.case === view.case && one.due === view.commitment!.checkDue))
  const seen = await readCase(inspector, view.case, 'desk')
  assert.ok(seen.can.includes('check-promise'))
  assert.ok(view.can.includes('take-back-promise'))
  const report = '现场没有承诺已经具备的卫生检测报告，也没有任何卫生管理制度。'
  const check = (said: string) =>
    inspector.send('POST', `/api/${region}/cases/${view.case}/promise-check`, {
      finding: 'false',
      report: said,
      officers: ['凌云志', '霍思敏'],
      signed: true,
    })
  // Whoever is drawn to decide reads it, and knows no name.
  assert.equal(codeOf(await check(`${report}当事人：${view.applicant.name}。`)), 'review.text-names')
  const found = await check(report)
  assert.equal(found.status, 200, found.body.toString())
  const told = await platform.until(
    () => readCase(firm, view.case),
    (one) => ['check-record', 'closure-notice'].every((wanted) => one.papers.some(({ kind }) => kind === wanted)),
  )
  assert.ok(!told.papers.some(({ kind }) => kind === 'check-notice'))
  assert.match((await papersSay(firm, view.case, told))['closure-notice']!, /拟撤销.*没有任何卫生管理制度.*陈述和申辩/)
  assert.deepEqual(
    told.commitment?.checks.map(({ findingText }) => findingText),
    ['虚假承诺，拟撤销许可'],
  )
  assert.deepEqual(
    told.closures.map(({ closure, ground, facts, can }) => [closure, ground, facts, can]),
    [['closure1', 'fraud', report, ['state']]],
  )
  const stateOf = async () => (await listed('ended')).find((one) => one.case === view.case)?.state
  assert.deepEqual(
    [await statusOf(view), await stateOf()],
    ['valid', 'closing'],
    'until it is decided the licence holds',
  )
  assert.equal((await promisingDraft()).commitment, 'chosen', 'and nothing bars')
  await decideClosure(platform, item, { id: view.case, holder: firm })
  await platform.until(
    () => statusOf(view),
    (status) => status === 'revoked',
  )
  assert.equal(await stateOf(), 'found-false')
  const log = await platform.platform.db.query(
    'system',
    statement(`select data from log.events where stream = $1`, [view.case]),
  )
  assert.ok(log.rows.every((row) => !(row['data'] as string).includes('凌云志')))
})

test('anybody reads the signed record of a check, and nothing of whose licence it was but its number', async () => {
  const inspector = await platform.as(platform.accountOf('inspector', 'weijian'))
  const { checks: listed } = (await inspector.get(`/api/${region}/desk/checks?box=ended&limit=100`)).json as {
    checks: CheckSummary[]
  }
  const view = await readCase(firm, listed.find(({ state }) => state === 'found-false')!.case)
  const anybody = await platform.as(null)
  const list = async (query: string): Promise<ReplyOf<typeof listCheckRecords>> =>
    (await anybody.get(`/api/${region}/check-records${query}`)).json
  const { identifier } = view.credential!
  const { checks, next } = await list(`?licence=${identifier}`)
  assert.deepEqual(checks, [
    {
      itemName: item.name,
      licence: identifier,
      way: '承诺核查',
      day: view.commitment!.checks[0]!.day,
      office: '连云港市卫生健康委员会',
      checked: view.commitment!.dispensed,
      finding: '虚假承诺，拟撤销许可',
      basis: '《中华人民共和国行政许可法》第六十九条第二款',
      rectifyBy: null,
      toEnd: true,
      handedOver: false,
      signed: true,
    },
  ])
  assert.equal(next, null)
  const first = await list('?limit=1')
  assert.equal(first.checks.length, 1)
  const second = await list(`?limit=1&after=${encodeURIComponent(first.next!)}`)
  assert.notDeepEqual(second.checks, first.checks)
  const everything = JSON.stringify(await list(''))
  for (const secret of ['连云港港城', '凌云志', view.case, view.number, '没有任何卫生管理制度'])
    assert.ok(!everything.includes(secret), secret)
})

test('whoever promised falsely before is offered the normal way alone', async () => {
  const draft = await promisingDraft()
  const again = (await firm.get(`/api/${region}/drafts/${draft.case}`)).json as DraftView
  assert.equal(again.commitment, 'barred')
  // And is sent to no other way while the licence may not be asked for at all.
  const refused = await platform.until(
    async () => codeOf(await file(draft, signed(draft))),
    (code) => code !== 'commitment.barred',
  )
  assert.equal(refused, 'case.barred')
})

test('a promise that was false bars from the next one also where the licence stays for the sake of the public', async () => {
  const person = await platform.as('applicant-liu-mingde')
  const promisedBy = async (): Promise<DraftView> => {
    const id = await fillDraft(person, item, { without: item.commitment!.dispenses })
    return (await person.get(`/api/${region}/drafts/${id}`)).json
  }
  const draft = await promisedBy()
  const filed = await person.send('POST', `/api/${region}/cases`, {
    draft: draft.case,
    declaration: true,
    deliverBy: 'electronic',
    recipient: null,
    promise: signed(draft),
  })
  assert.equal(filed.status, 200, filed.body.toString())
  const view = await platform.until(
    () => readCase(person, draft.case),
    (one) => one.phase === 'ready',
  )
  const inspector = await platform.as(platform.accountOf('inspector', 'weijian'))
  const path = `/api/${region}/cases/${view.case}`
  const found = await inspector.send('POST', `${path}/promise-check`, {
    finding: 'false',
    report: '现场没有承诺已经具备的卫生检测报告，也没有任何卫生管理制度。',
    officers: ['凌云志', '霍思敏'],
    signed: true,
  })
  assert.equal(found.status, 200, found.body.toString())
  const supervisor = await platform.as(platform.accountOf('supervisor'))
  const reason = '有顾客反映美容用品没有一客一换，并提供了当天的照片。'
  const order = () => supervisor.send('POST', `${path}/inspection-order`, { reason })
  assert.equal(codeOf(await order()), 'inspection.under-way')
  const kept = { outcome: 'kept', kept: 'public-interest' } as const
  await decideClosure(platform, item, { id: view.case, holder: person }, kept)
  const credential = await person.get(`/api/${region}/credentials/${view.credential!.identifier}`)
  assert.equal((credential.json as { status: string }).status, 'valid')
  // What is inspected of the licence that stays takes its place in the list, and not the bar.
  assert.equal((await order()).status, 200)
  assert.equal((await promisedBy()).commitment, 'barred')
  const repaired = await inspector.send('POST', `${path}/promise-repair`, {
    reason: '已补做卫生检测并合格，卫生管理制度已建立，现场复核属实。',
  })
  assert.equal(repaired.status, 200, repaired.body.toString())
  assert.notEqual((await promisedBy()).commitment, 'barred')
  const { checks } = (await inspector.get(`/api/${region}/desk/checks?limit=100`)).json as { checks: CheckSummary[] }
  assert.equal(checks.find((one) => one.case === view.case)?.state, 'to-inspect')
})

test('when the office confirms that it was put right, the way of promises is open again, and supervision sees why', async () => {
  const inspector = await platform.as(platform.accountOf('inspector', 'weijian'))
  const { checks } = (await inspector.get(`/api/${region}/desk/checks?box=ended&limit=100`)).json as {
    checks: CheckSummary[]
  }
  const { case: id } = checks.find(({ state }) => state === 'found-false')!
  assert.ok((await readCase(inspector, id, 'desk')).can.includes('repair-promise'))
  const reason = '已补做卫生检测并合格，卫生管理制度已建立，现场复核属实。'
  const repaired = await inspector.send('POST', `/api/${region}/cases/${id}/promise-repair`, { reason })
  assert.equal(repaired.status, 200, repaired.body.toString())
  const supervisor = await platform.as(platform.accountOf('supervisor'))
  const seen = await readCase(supervisor, id, 'desk')
  assert.equal(seen.commitment?.repaired?.reason, reason)
  assert.ok(seen.timeline.some(({ key }) => key === 'promise-repaired'))
  const draft = await promisingDraft()
  assert.equal(draft.commitment, 'chosen')
  // For three years the licence itself is not asked for again: it bears on health, and was got by deceit (行政许可法 第七十九条).
  assert.equal(codeOf(await file(draft, signed(draft))), 'case.barred')
})

test('有因核查: a filing that no draw chose is put on the list of who checks, who alone reads why beside the supervision', async () => {
  const energy = itemOf('energy-commitment')
  const { notice, promise, dispenses } = energy.commitment!
  const { applicant } = (await firm.get(`/api/${region}/drafts/${await fillDraft(firm, energy)}`)).json as DraftView
  const spared = async (): Promise<CaseView> => {
    const draft = await fillDraft(firm, energy, { without: dispenses })
    const filed = await firm.send('POST', `/api/${region}/cases`, {
      draft,
      declaration: true,
      deliverBy: 'electronic',
      recipient: null,
      promise: { notice: notice.version, promise: promise.version, name: applicant.name },
    })
    assert.equal(filed.status, 200, filed.body.toString())
    const view = await platform.until(
      () => readCase(firm, draft),
      (one) => one.phase === 'ready' && one.commitment?.sample?.drawn != null,
    )
    return view.commitment!.sample!.drawn ? spared() : view
  }
  const { case: id } = await spared()
  const supervisor = await platform.as(platform.accountOf('supervisor'))
  assert.ok((await readCase(supervisor, id, 'desk')).can.includes('order-check'))
  const reason = '有人反映该项目已经建成两条生产线，年用电量明显超过备案的数量。'
  const path = `/api/${region}/cases/${id}/promise-check-order`
  assert.equal(codeOf(await supervisor.send('POST', path, { reason: '有人举报' })), 'commitment.order-needs-reason')
  const ordered = await supervisor.send('POST', path, { reason })
  assert.equal(ordered.status, 200, ordered.body.toString())
  assert.equal(codeOf(await supervisor.send('POST', path, { reason })), 'commitment.not-orderable')

  const inspector = await platform.as(platform.accountOf('inspector', 'fagai'))
  const { checks } = (await inspector.get(`/api/${region}/desk/checks?limit=100`)).json as {
    checks: CheckSummary[]
  }
  assert.ok(checks.some((one) => one.case === id && one.state === 'made'))
  const seen = await readCase(inspector, id, 'desk')
  assert.deepEqual([seen.commitment?.ordered?.reason, seen.can.includes('check-promise')], [reason, true])
  const told = await firm.get(`/api/${region}/cases/${id}`)
  assert.ok(!told.body.toString().includes(reason), 'whom it is said of does not read it')
  assert.ok((told.json as CaseView).timeline.some(({ key }) => key === 'check-ordered'))
  const owed = await platform.until(
    async () =>
      (
        (await inspector.get(`/api/${region}/desk/obligations?limit=100`)).json as { obligations: ObligationSummary[] }
      ).obligations.find((one) => one.case === id),
    (one) => one !== undefined,
  )
  assert.deepEqual([owed?.kind, owed?.due], ['promise-check', seen.commitment?.checkDue])
})

test('a year after the grant a draw is made by itself, and its holder is not told what it chose', async () => {
  const operator = await platform.as(platform.accountOf('operator'))
  assert.equal((await operator.send('POST', `/api/${region}/demonstration/clock`, { forwardDays: 367 })).status, 200)
  const supervisor = await platform.as(platform.accountOf('supervisor'))
  const later = await platform.until(
    () => readCase(supervisor, inspected, 'desk'),
    (one) => (one.supervision?.draws.length ?? 0) > 0,
  )
  assert.deepEqual([later.supervision?.draws[0]?.percent, later.supervision?.endedText], [20, null])
  const holder = await platform.as(account)
  assert.deepEqual((await readCase(holder, inspected)).supervision?.draws, [])
})

test('a false promise is recorded, told and bars also where its holder has had the licence cancelled before the check', async () => {
  const person = await platform.as('applicant-liu-mingde')
  const promisedBy = async (): Promise<DraftView> => {
    const id = await fillDraft(person, item, { without: item.commitment!.dispenses })
    return (await person.get(`/api/${region}/drafts/${id}`)).json
  }
  const draft = await promisedBy()
  const filed = await person.send('POST', `/api/${region}/cases`, {
    draft: draft.case,
    declaration: true,
    deliverBy: 'electronic',
    recipient: null,
    promise: signed(draft),
  })
  assert.equal(filed.status, 200, filed.body.toString())
  const { credential } = await platform.until(
    () => readCase(person, draft.case),
    (one) => one.phase === 'ready',
  )
  await executeAs(platform.platform.engine, 'credentials', draft.case, {
    kind: credentialStream,
    region,
    target: { stream: credentialOf(draft.case) },
    commandId: randomUUID(),
    decide: ({ day }) => ({
      command: {
        type: 'cancel' as const,
        ground: 'asked' as const,
        reason: '被许可人在核查以前申请注销所取得的证照',
        basis: '第七十条',
        holderKind: 'person' as const,
      },
      env: { day },
    }),
  })
  const inspector = await platform.as(platform.accountOf('inspector', 'weijian'))
  const found = await inspector.send('POST', `/api/${region}/cases/${draft.case}/promise-check`, {
    finding: 'false',
    report: '现场没有承诺已经具备的卫生检测报告，也没有任何卫生管理制度。',
    officers: ['凌云志', '霍思敏'],
    signed: true,
  })
  assert.equal(found.status, 200, found.body.toString())
  const told = await platform.until(
    () => readCase(person, draft.case),
    (one) => one.papers.some(({ kind }) => kind === 'check-notice'),
  )
  assert.deepEqual(told.closures, [])
  const notice = (await papersSay(person, draft.case, told))['check-notice']!
  assert.match(notice, /承诺核查结果告知书.*不再撤销.*信用修复以前.*陈述、申辩/s)
  const listed = await person.get(`/api/${region}/check-records?licence=${credential!.identifier}`)
  const records = (listed.json as ReplyOf<typeof listCheckRecords>).checks
  assert.deepEqual(
    records.map((one) => [one.finding, one.toEnd]),
    [['虚假承诺；所取得的证照已经失效，不再撤销', false]],
  )
  assert.equal((await promisedBy()).commitment, 'barred')
})
