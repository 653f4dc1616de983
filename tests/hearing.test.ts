import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { LateStep } from '#contracts/late-steps.ts'
import type { PublicNotice, PublicNoticeSummary } from '#contracts/public-notices.ts'
import type { TaskView } from '#contracts/review.ts'
import { asksOf } from './blindness/asks.ts'
import { see, type Seen } from './blindness/collect.ts'
import { inWords, search } from './blindness/search.ts'
import {
  accept,
  fillDraft,
  itemOf,
  openTasks,
  opine,
  readCase,
  region,
  submit,
  withoutNotice,
} from './harness/case-walk.ts'
import { paperText, papersSay } from './harness/paper-text.ts'
import { testPlatform, type Visitor } from './harness/platform.ts'
import { lyg } from '#seed/city/lyg.ts'

let today = '2026-09-18'
const startedAt = Date.now()
const platform = await testPlatform({
  wallNow: () => Date.now() + Date.parse(`${today}T01:00:00Z`) - startedAt,
})
after(() => platform.stop())
const planning = itemOf('planning-permit')

/** What is called for on a day is issued on that day. Everybody logs in anew: a session does not last over weeks. */
const on = async (day: string) => {
  await platform.atRest()
  today = day
  return platform.as('applicant-wang-for-gangcheng')
}
const send = async (visitor: Visitor, path: string, body: object) => {
  const answer = await visitor.send('POST', `/api/${region}${path}`, body)
  assert.equal(answer.status, 200, answer.body.toString())
}
const refused = async (visitor: Visitor, path: string, body: object) =>
  ((await visitor.send('POST', `/api/${region}${path}`, body)).json as { code: string }).code

/** Of whoever is logged in, as their own session calls them. */
const nameOf = async (visitor: Visitor): Promise<string> =>
  ((await visitor.get('/api/session')).json as { name: string }).name

async function taskOf(role: 'decider' | 'chair') {
  const [found] = await platform.until(
    () => openTasks(platform, role, planning),
    (tasks) => tasks.length > 0,
  )
  const path = `/review/tasks/${found!.task.task}`
  const read = async () => (await found!.visitor.get(`/api/${region}${path}`)).json as TaskView
  return { visitor: found!.visitor, path, read, task: found!.task.task }
}

/** What of these words somebody with a task finds, who asks everything there is with the ids of task and case. */
async function learned({ visitor, task }: Awaited<ReturnType<typeof taskOf>>, words: readonly string[]) {
  const [, caseId = '', caseNumber = ''] = words
  const none = { foreign: [], files: [], precases: [], transfers: [] }
  const papers = ['hearing-rights-notice', 'hearing-notice-1']
  const asks = asksOf(platform.routes, { ...none, items: [planning], own: [task], caseId, caseNumber, papers })
  const seen: Seen = { viewer: { post: 'chair', role: 'chair', person: '', visitor }, pieces: [] }
  for (const ask of asks.filter(({ method }) => method === 'GET')) await see(seen, 'appointed', ask)
  assert.ok(seen.pieces.some(({ source }) => source.includes(`/review/tasks/${task} → 200`)))
  return inWords(
    search(
      words.map((text) => ({ what: text, text, kind: 'whole' as const })),
      seen.pieces,
    ),
  )
}

test('a firm is told of its right, asks, is heard by a chair who does not review, and the decision rests on the minutes', async () => {
  let firm = await on('2026-09-18')
  const {
    case: id,
    number,
    queryCode,
  } = await submit(firm, await fillDraft(firm, planning, { answers: withoutNotice }))
  await accept(await platform.as(platform.accountOf('acceptor', planning.intakeOffice)), id)
  const [review] = await platform.until(
    () => openTasks(platform, 'reviewer', planning),
    (found) => found.length > 0,
  )
  await opine(review!.visitor, review!.task.task)

  firm = await on('2026-09-22')
  let decider = await taskOf('decider')
  assert.ok((await decider.read()).can.includes('offer-hearing'))
  await send(decider.visitor, `${decider.path}/hearing`, { reason: '项目东侧住宅楼的日照可能受到影响，涉及重大利益。' })
  const decision = {
    outcome: 'granted',
    reasons: '',
    basis: '《城乡规划法》第四十条',
    onMinutes: true,
    overInternal: { ground: 'workload', words: '同期办件集中，已按受理先后依次办理。' },
  }
  assert.equal(await refused(decider.visitor, `${decider.path}/decision`, decision), 'decision.hearing-right-open')
  const told = await platform.until(
    () => readCase(firm, id),
    (view) => view.papers.some(({ kind }) => kind === 'hearing-rights-notice'),
  )
  assert.match((await papersSay(firm, id, told))['hearing-rights-notice']!, /日照可能受到影响/)
  assert.deepEqual([told.hearing?.standing, told.hearing?.requestBy], ['offered', '2026-09-30'])
  assert.ok(told.can.includes('request-hearing'))

  firm = await on('2026-09-28')
  const secret = '我公司已与东侧业主委员会签订补偿协议'
  await send(firm, `/cases/${id}/hearing-request`, { words: secret })
  const asked = await readCase(firm, id)
  assert.deepEqual([asked.hearing?.request, asked.hearing?.holdBy], [secret, '2026-10-30'])
  assert.equal(asked.statusText, '特别程序进行中（听证）')

  firm = await on('2026-10-10')
  const first = await taskOf('chair')
  const place = { heldOn: '2026-10-20', time: '09:30', place: '政务服务中心三楼听证室' }
  assert.equal(
    await refused(first.visitor, `${first.path}/hearing/appointment`, { ...place, heldOn: '2026-10-19' }),
    'hearing.notice-late',
  )
  await send(first.visitor, `${first.path}/hearing/appointment`, place)
  const names = [await nameOf(first.visitor)]
  const known = await platform.until(
    () => readCase(firm, id),
    (view) => view.papers.some(({ kind }) => kind === 'hearing-notice'),
  )
  const chairSaid = { name: names[0], office: '连云港市自然资源和规划局' }
  assert.deepEqual(known.hearing?.chair, chairSaid, 'who may ask for another chair knows who it is')
  assert.ok(
    (await papersSay(firm, id, known))['hearing-notice']!.includes(`${names[0]}（${chairSaid.office}听证主持人）`),
  )
  assert.equal((await first.read()).hearing?.chair ?? null, null)
  const objection = '主持人的近亲属是东侧小区的业主委员会委员'
  await send(firm, `/cases/${id}/hearing-recusal`, { words: objection })
  const objected = await readCase(firm, id)
  assert.deepEqual(
    objected.hearing?.recusals.map(({ words, outcome }) => [words, outcome]),
    [[objection, null]],
  )
  assert.ok(!objected.can.includes('ask-chair-recusal'))
  const waits = async (box: string) => {
    const list = await (await platform.as('supervisor')).get(`/api/${region}/desk/cases?box=${box}`)
    return (list.json as { cases: { case: string }[] }).cases.some((one) => one.case === id)
  }
  assert.deepEqual([await waits('recusal'), await waits('overdue')], [true, false])
  firm = await on('2026-10-15')
  assert.ok(await waits('overdue'), 'three working days have gone by')
  const supervisor = await platform.as('supervisor')
  const listed = await platform.until(
    async () =>
      ((await supervisor.get(`/api/${region}/desk/late-steps`)).json as { steps: LateStep[] }).steps.filter(
        (one) => one.case === id && one.step === '决定主持人是否回避',
      ),
    (steps) => steps.length === 1,
  )
  assert.deepEqual([listed[0]?.office, listed[0]?.acted], ['监督人员', 'supervise'])
  const put = await readCase(supervisor, id, 'desk')
  assert.equal(put.hearing?.recusals[0]?.words, objection)
  assert.ok(put.can.includes('answer-chair-recusal'))
  assert.deepEqual(await learned(await taskOf('chair'), [objection, id, number, queryCode]), [])
  await send(supervisor, `/desk/cases/${id}/hearing-recusal/decision`, { outcome: 'granted' })
  assert.deepEqual([await waits('recusal'), await waits('overdue')], [false, false])
  let chair = await taskOf('chair')
  assert.notEqual(chair.task, first.task, 'another chair is drawn')
  const seen = await chair.read()
  assert.deepEqual(seen.can, ['appoint-hearing', 'record-hearing', 'return'])
  assert.equal(seen.opinions.length, 1, 'the chair has the reviewers’ opinions as their evidence')
  assert.ok(!JSON.stringify(seen).includes(secret))
  const notified = await platform.until(
    () => readCase(firm, id),
    (view) => view.papers.filter(({ kind }) => kind === 'hearing-notice').length > 1,
  )
  assert.equal(notified.hearing?.appointed?.place, place.place)
  const anew = 'hearing-notice-1-chair-2'
  await papersSay(firm, id, notified)
  assert.match(
    await paperText((await firm.get(`/api/${region}/cases/${id}/papers/${anew}`)).body),
    /2026年10月20日.*三楼听证室.*听证主持人（第2次抽取）.*主持人已经更换，时间和地点不变/,
  )
  names.push(await nameOf(chair.visitor))
  assert.notEqual(names[1], names[0])
  assert.equal(notified.hearing?.chair?.name, names[1])
  const anewSays = await paperText((await firm.get(`/api/${region}/cases/${id}/papers/${anew}`)).body)
  assert.deepEqual(
    names.map((name) => anewSays.includes(name)),
    [false, true],
  )
  assert.equal(notified.timeline.find(({ key }) => key === 'hearing-held')?.paper, anew)

  assert.deepEqual(await learned(chair, [secret, id, number, queryCode]), [])

  firm = await on('2026-10-20')
  chair = await taskOf('chair')
  const minutes =
    '主持人核对到场人员，宣布听证纪律。审查人员的书面意见宣读完毕。申请人陈述已经按照日照分析调整楼栋间距，并提交分析图。质证完毕，申请人无补充。'
  await send(chair.visitor, `${chair.path}/hearing/minutes`, { applicant: 'present', evidence: 'written', minutes })
  const findings = { report: '听证查明日照满足标准，争议已经澄清，建议准予许可。' }
  assert.equal(await refused(chair.visitor, `${chair.path}/hearing/report`, findings), 'hearing.minutes-unsigned')
  await send(firm, `/cases/${id}/hearing-signature`, {})
  await send(chair.visitor, `${chair.path}/hearing/report`, findings)
  assert.equal((await chair.read()).own?.reasons, findings.report)

  decider = await taskOf('decider')
  const before = await decider.read()
  assert.deepEqual([before.hearing?.minutes, before.hearing?.report], [minutes, findings.report])
  assert.equal(before.hearing?.appointed, null, 'whoever decides is not told where the applicant was to be met')
  assert.equal(
    await refused(decider.visitor, `${decider.path}/decision`, { ...decision, onMinutes: false }),
    'decision.not-on-minutes',
  )
  await send(decider.visitor, `${decider.path}/decision`, decision)
  const ready = await platform.until(
    () => readCase(firm, id),
    (view) => view.phase === 'ready',
  )
  assert.deepEqual(
    ready.timeline.filter(({ key }) => key.startsWith('hearing')).map(({ title, state }) => [title, state]),
    [
      ['告知听证权利', 'done'],
      ['要求听证', 'done'],
      ['申请主持人回避', 'done'],
      ['举行听证', 'done'],
      ['听证报告', 'done'],
    ],
  )
})

test('whoever decides orders a hearing, it is announced to everybody, and whoever signs up is answered before the decision', async () => {
  let firm = await on('2026-12-01')
  const { case: id, number } = await submit(firm, await fillDraft(firm, planning, { answers: withoutNotice }))
  const acceptorAccount = platform.accountOf('acceptor', planning.intakeOffice)
  await accept(await platform.as(acceptorAccount), id)
  const [review] = await platform.until(
    () => openTasks(platform, 'reviewer', planning),
    (found) => found.length > 0,
  )
  await opine(review!.visitor, review!.task.task)
  let decider = await taskOf('decider')
  assert.ok((await decider.read()).can.includes('order-hearing'))
  const reason = '项目位于滨海公共岸线，涉及重大公共利益。'
  await send(decider.visitor, `${decider.path}/hearing/order`, { reason })
  const stands = await decider.read()
  assert.equal(stands.hearing?.ordered, 'office')
  assert.ok(!stands.can.includes('decide') && !stands.can.includes('order-hearing'))
  const told = await platform.until(
    () => readCase(firm, id),
    (view) => view.papers.some(({ kind }) => kind === 'special-procedure-notice'),
  )
  assert.deepEqual([told.hearing?.standing, told.can.includes('request-hearing')], ['requested', false])

  let chair = await taskOf('chair')
  const [first, anew] = [
    { heldOn: '2026-12-15', time: '10:00', place: '政务服务中心二楼会议室' },
    { heldOn: '2026-12-14', time: '09:30', place: '政务服务中心三楼听证室' },
  ]
  // Told again: whoever works under a task reads the day of the last notice, and of one announcement.
  for (const [place, until] of [
    [first, '2026-12-10'],
    [anew, '2026-12-09'],
  ] as const) {
    await send(chair.visitor, `${chair.path}/hearing/appointment`, place)
    assert.deepEqual((await chair.read()).hearing?.appointed, {
      ...place,
      closed: null,
      closedWhy: null,
      announced: true,
    })
    for (const { read } of [chair, decider]) {
      const [published, ...more] = (await read()).publicNotices
      assert.deepEqual([published?.until, more], [until, []])
    }
  }
  const anybody = await platform.as(null)
  const { notices } = (await anybody.get(`/api/${region}/public-notices`)).json as { notices: PublicNoticeSummary[] }
  const announced = notices.find(({ kind }) => kind === 'hearing')!
  assert.deepEqual([announced.open, announced.until], [true, '2026-12-09'])
  const path = `/public-notices/${announced.notice}`
  const page = await anybody.get(`/api/${region}${path}`)
  const shown = page.json as PublicNotice
  assert.deepEqual(shown.hearing, {
    heldOn: '2026-12-14',
    time: '09:30',
    place: '政务服务中心三楼听证室',
    reason,
    closed: null,
  })
  assert.equal(shown.basis, '《中华人民共和国行政许可法》第四十六条')
  assert.equal(shown.applicant, null, 'beside the words of whoever decides stands no name')
  assert.deepEqual(
    shown.facts.map(({ key }) => key),
    ['projectAddress', 'workKind', 'landUse', 'roadLength'],
  )
  // Without a 公示 of its own no more than the county is told of where it is.
  assert.match(shown.facts[0]!.text, /^江苏省连云港市\S{2,4}[区县]$/)
  for (const hidden of [id, number]) assert.ok(!page.body.toString().includes(hidden))
  const liu = await platform.as('applicant-liu-mingde')
  await send(liu, `${path}/comments`, { words: '我住在岸线附近，希望保留公共步道。' })
  const acceptor = await platform.as(acceptorAccount)
  const [said] = (await readCase(acceptor, id, 'desk')).publicNotices.find(({ task }) => task === 'hearing')!.comments
  assert.equal(said?.from, '刘明德')
  assert.ok(!JSON.stringify(await chair.read()).includes('刘明德'))
  await send(acceptor, `/desk/cases/${id}/notice-comments/${said.comment}/answer`, {
    gist: '要求保留公共步道。',
    answer: '已列入规划条件，听证时一并说明。',
  })

  firm = await on('2026-12-14')
  const isOpen = async () => ((await anybody.get(`/api/${region}${path}`)).json as PublicNotice).open
  await platform.until(isOpen, (open) => !open)
  chair = await taskOf('chair')
  const minutes =
    '主持人核对到场人员，宣布听证纪律。审查人员的书面意见宣读完毕。申请人没有到场。到场群众要求保留公共步道，审查人员说明已列入规划条件。质证完毕。'
  const record = { applicant: 'absent', evidence: 'in-person', minutes, signedUp: 1, reviewers: 1 }
  await send(chair.visitor, `${chair.path}/hearing/minutes`, record)
  assert.deepEqual((await chair.read()).hearing?.unsigned, ['public-1', 'reviewer-1'])
  const office = await platform.as(acceptorAccount)
  assert.ok((await readCase(office, id, 'desk')).can.includes('note-minutes-signed'))
  for (const [who, how] of [
    ['public-1', 'paper'],
    ['reviewer-1', 'declined'],
  ])
    await send(office, `/desk/cases/${id}/hearing-signature`, { who, how })
  await send(chair.visitor, `${chair.path}/hearing/report`, { report: '听证查明公共步道予以保留，各方没有其他争议。' })
  decider = await taskOf('decider')
  const refusal = {
    outcome: 'refused',
    reasons: '拟建围墙占用规划确定的公共步道，不符合规划条件的要求。',
    basis: '《城乡规划法》第四十条',
    onMinutes: true,
    finding: 'hearing',
    overInternal: { ground: 'workload', words: '同期办件集中，已按受理先后依次办理。' },
  }
  // What was said of the announcement counts as the minutes have it, and is not offered beside them.
  const { publicNotices: known, deciding } = await decider.read()
  assert.deepEqual([known[0]?.task, known[0]?.comments[0]?.number], ['hearing', 1])
  assert.deepEqual([deciding?.findings, deciding?.comments], [['hearing'], []])
  const alone = { ...refusal, finding: 'notice-comment', comments: [{ notice: 'hearing', number: 1 }] }
  assert.equal(await refused(decider.visitor, `${decider.path}/decision`, alone), 'decision.beside-minutes')
  await send(decider.visitor, `${decider.path}/decision`, refusal)
  const ready = await platform.until(
    () => readCase(firm, id),
    (view) => view.phase === 'ready',
  )
  const rests = '听证笔录记载的事实'
  assert.equal(ready.decision?.finding, rests)
  const paper = await firm.get(`/api/${region}/cases/${id}/papers/decision`)
  const text = await paperText(paper.body)
  assert.ok(text.includes(`据以认定的事实：${rests}。`), text)
})

test('a firm does without a hearing and a neighbour asks for one, whom nobody but the desk knows', async () => {
  const firm = await on('2026-12-15')
  const { case: id } = await submit(firm, await fillDraft(firm, planning, { answers: withoutNotice }))
  await accept(await platform.as(platform.accountOf('acceptor', planning.intakeOffice)), id)
  const [review] = await platform.until(
    () => openTasks(platform, 'reviewer', planning),
    (found) => found.length > 0,
  )
  const reason = '项目东侧住宅楼的日照可能受到影响，涉及重大利益。'
  await send(review!.visitor, `/review/tasks/${review!.task.task}/third-parties`, { reason })
  await send(firm, `/cases/${id}/statement-waiver`, {})
  await opine(review!.visitor, review!.task.task)
  const acceptor = await platform.as(platform.accountOf('acceptor', planning.intakeOffice))
  const others = `/desk/cases/${id}/third-parties`
  const neighbour = { name: '海州湾小区业主委员会', address: '通灌南路 88 号 2 幢 301 室' }
  const words = '我是业委会的陈建国，要求当面说明日照分析。'
  await send(acceptor, others, neighbour)
  await send(acceptor, `${others}/party-1/statement`, { words, summary: '要求调整楼栋间距，并提供日照分析。' })
  const decider = await taskOf('decider')
  const decision = {
    outcome: 'granted',
    reasons: '',
    basis: '《城乡规划法》第四十条',
    overInternal: { ground: 'workload', words: '同期办件集中，已按受理先后依次办理。' },
  }
  assert.equal(await refused(decider.visitor, `${decider.path}/decision`, decision), 'decision.hearing-untold')
  await send(decider.visitor, `${decider.path}/hearing`, { reason })
  await send(firm, `/cases/${id}/hearing-waiver`, {})
  assert.equal((await readCase(firm, id)).hearing?.standing, 'waived')
  assert.equal(await refused(firm, `/cases/${id}/hearing-request`, {}), 'hearing.waived')
  assert.equal(await refused(decider.visitor, `${decider.path}/decision`, decision), 'decision.others-hearing-open')
  assert.ok(!(await decider.read()).can.includes('decide'))

  assert.ok((await readCase(acceptor, id, 'desk')).can.includes('record-hearing-choice'))
  await send(acceptor, `${others}/party-1/hearing`, { choice: 'requested', way: 'paper', words })
  const [known] = (await readCase(acceptor, id, 'desk')).thirdParties!.parties
  assert.deepEqual([known?.hearing?.standing, known?.hearing?.words], ['requested', words])
  const [own, seen] = [await readCase(firm, id), await decider.read()]
  for (const { hearing, thirdParties } of [own, seen]) {
    assert.deepEqual([hearing?.standing, hearing?.askedBy], ['requested', 'third-party'])
    assert.equal(thirdParties?.parties[0]?.hearing?.standing, 'requested')
  }
  for (const shown of [own, seen])
    for (const secret of [neighbour.name, neighbour.address, '陈建国'])
      assert.ok(!JSON.stringify(shown).includes(secret), secret)
  assert.equal(own.timeline.find(({ key }) => key === 'hearing-requested')?.who, '利害关系人')
  const at = { heldOn: '2026-12-25', time: '09:30', place: '政务服务中心三楼听证室' }
  const before = await taskOf('chair')
  const appointment = `${before.path}/hearing/appointment`
  assert.equal(
    await refused(before.visitor, appointment, { ...at, closed: 'trade-secret', announce: true }),
    'hearing.closed-unannounced',
  )
  await send(before.visitor, appointment, { ...at, announce: true })
  const anybody = await platform.as(null)
  const { notices } = (await anybody.get(`/api/${region}/public-notices`)).json as { notices: PublicNoticeSummary[] }
  const announced = notices.find(({ kind, until }) => kind === 'hearing' && until === '2026-12-22')!
  const read = async () => (await anybody.get(`/api/${region}/public-notices/${announced.notice}`)).json as PublicNotice
  const told = await read()
  assert.deepEqual(
    [told.open, told.applicant, told.hearing, told.basis],
    [true, null, { ...at, reason, closed: null }, '《中华人民共和国行政许可法》第四十八条第一款第一项'],
  )
  assert.ok(told.facts.length > 0)
  for (const hidden of [id, own.applicant.name, neighbour.name, neighbour.address])
    assert.ok(!JSON.stringify(told).includes(hidden), hidden)
  const closedWhy = '日照分析所依据的户型和造价属于企业未公开的经营信息。'
  await send(before.visitor, appointment, { ...at, closed: 'trade-secret', closedWhy })
  const ended = await read()
  assert.deepEqual([ended.open, ended.until, ended.hearing, ended.facts], [false, '2026-12-15', null, []])
  const closed = await platform.until(
    () => readCase(firm, id),
    ({ papers }) => papers.some(({ paper }) => paper === 'hearing-notice-2'),
  )
  assert.deepEqual(
    [closed.hearing?.appointed?.closed, closed.hearing?.appointed?.closedWhy],
    ['trade-secret', closedWhy],
  )
  assert.match(
    await paperText((await firm.get(`/api/${region}/cases/${id}/papers/hearing-notice-2`)).body),
    /涉及商业秘密.*听证不公开举行/,
  )

  const why = '主持人陈建国是申请人的监事，与本项目有直接利害关系'
  const offered = await readCase(acceptor, id, 'desk')
  assert.ok(offered.can.includes('record-chair-recusal'))
  assert.deepEqual(offered.hearing?.mayRecuse, ['applicant', 'party-1'])
  await send(acceptor, `/desk/cases/${id}/hearing-recusal`, { by: 'party-1', way: 'written', words: why })
  const supervisor = await platform.as('supervisor')
  const [put] = (await readCase(supervisor, id, 'desk')).hearing!.recusals
  assert.deepEqual([put?.by, put?.way, put?.words, put?.outcome], ['party-1', 'written', why, null])
  const answer = { by: 'party-1', outcome: 'refused', reason: '经核对，主持人没有在申请人处任职，不需要回避。' }
  await send(supervisor, `/desk/cases/${id}/hearing-recusal/decision`, answer)
  const shown = (await readCase(firm, id)).hearing!.recusals
  assert.deepEqual(
    shown.map(({ by, outcome, words: said, reason: answered }) => [by, outcome, said, answered]),
    [['party-1', 'refused', null, null]],
  )
  const answered = 'recusal-answer-1-party-1'
  const toHandOver = await platform.until(
    () => readCase(acceptor, id, 'desk'),
    ({ papers }) => papers.some(({ paper }) => paper === answered),
  )
  assert.equal(toHandOver.papers.find(({ paper }) => paper === answered)?.title, '回避申请决定书（利害关系人第1号）')
  const answerText = await paperText((await acceptor.get(`/api/${region}/desk/cases/${id}/papers/${answered}`)).body)
  assert.match(answerText, /利害关系人（第1号）.*不予回避.*没有在申请人处任职/)
  assert.ok(!answerText.includes(neighbour.name))
  assert.ok((await readCase(firm, id)).papers.every(({ paper }) => paper !== answered))
  assert.equal((await firm.get(`/api/${region}/cases/${id}/papers/${answered}`)).status, 404)
  assert.ok((await readCase(firm, id)).can.includes('ask-chair-recusal'))

  // Another neighbour is found on the day of the hearing, and asks for theirs before its report.
  await on('2026-12-25')
  const chair = await taskOf('chair')
  const minutes =
    '主持人核对到场人员，宣布听证纪律。审查人员的书面意见宣读完毕。业主委员会要求调整楼栋间距，当面说明日照分析。质证完毕，各方没有补充。'
  await send(chair.visitor, `${chair.path}/hearing/minutes`, { applicant: 'absent', evidence: 'written', minutes })
  const desk = await platform.as(platform.accountOf('acceptor', planning.intakeOffice))
  await send(desk, others, { name: '港城幼儿园', address: '通灌南路 90 号' })
  await send(desk, `${others}/party-2/hearing`, { choice: 'requested', way: 'window', words: '' })
  const report = '听证查明日照满足标准，争议已经澄清，建议准予许可。'
  await send(chair.visitor, `${chair.path}/hearing/report`, { report })
  assert.equal((await chair.read()).own?.reasons, report)
  const another = await taskOf('chair')
  assert.notEqual(another.task, chair.task)
  const [anew, decides] = [await another.read(), await (await taskOf('decider')).read()]
  assert.deepEqual(anew.can, ['appoint-hearing', 'return'])
  for (const { hearing } of [anew, decides])
    assert.deepEqual([hearing?.standing, hearing?.earlier.map((one) => one.minutes)], ['requested', [minutes]])
  assert.ok(!decides.can.includes('decide'))
})

test('the people who may preside have a log-in of their own', () =>
  assert.ok(
    lyg.posts.filter((post) => post.role === 'chair' && lyg.accounts.some((one) => one.post === post.key)).length >= 3,
  ))
