import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { before, suite, test } from 'node:test'
import { listMyCredentials, type OwnCredential, type PublicCredential } from '#contracts/credentials.ts'
import type { CaseView, DraftView } from '#contracts/cases.ts'
import { ofMatter } from '#contracts/item-matter.ts'
import type { TaskView } from '#contracts/review.ts'
import type { LicenceMatter } from '#contracts/matters.ts'
import { addDays, parseDay, type Day } from '#kernel/day.ts'
import { lyg } from '#seed/city/lyg.ts'
import { residentIds } from '#server/modules/identity/index.ts'
import {
  accept,
  answersFor,
  decideClosure,
  itemOf,
  openTasks,
  readCase,
  region,
  reviewed,
  reviewToDecision,
  submit,
} from './harness/case-walk.ts'
import { papersSay } from './harness/paper-text.ts'
import { smallPdf, testPlatform, type TestPlatform, type Visitor } from './harness/platform.ts'

const item = itemOf('public-venue-hygiene')
const holder = 'applicant-liu-mingde'
let now = Date.parse('2026-11-23T01:00:00Z')
let platform: TestPlatform
let first: OwnCredential

before(async () => {
  const begun = performance.now()
  platform = await testPlatform({ wallNow: () => now + Math.round(performance.now() - begun) })
  const id = (await submit(await platform.as(holder), await fill({}))).case
  first = await granted(id)
})

const mine = async (who = holder): Promise<OwnCredential[]> => {
  const answer = await (await platform.as(who)).get(`/api/${region}/licences`)
  assert.equal(answer.status, 200, answer.body.toString())
  return listMyCredentials.reply.parse(answer.json).licences
}
const shown = async (identifier: string): Promise<PublicCredential> =>
  (await (await platform.as(null)).get(`/api/${region}/credentials/${identifier}`)).json

/** Opens a draft and fills what is not answered yet. */
async function fill(about: { matter?: LicenceMatter; identifier?: string; answers?: Record<string, unknown> }) {
  const visitor = await platform.as(holder)
  const asked = about.matter ? { about: { matter: about.matter, identifier: about.identifier } } : {}
  const opened = await visitor.send('POST', `/api/${region}/drafts`, { item: item.code, ...asked })
  assert.equal(opened.status, 200, opened.body.toString())
  const id = (opened.json as { case: string }).case
  const own = ofMatter(item, about.matter ?? 'new')
  const draft = (await visitor.get(`/api/${region}/drafts/${id}`)).json as DraftView
  const answers = answersFor(own, { ...draft.answers, ...about.answers })
  const base = draft.version
  assert.equal((await visitor.send('PUT', `/api/${region}/drafts/${id}`, { base, answers, paper: [] })).status, 200)
  for (const { key } of own.materials.filter(
    ({ need, ways, when }) => need === 'required' && !ways.includes('form') && !when,
  )) {
    const sent = await visitor.upload(`/api/${region}/cases/${id}/files?material=${key}&name=a.pdf`, smallPdf(key))
    assert.equal(sent.status, 200, sent.body.toString())
  }
  return id
}

/** From the acceptance over the review to what the holder then has. */
async function granted(id: string, matter: LicenceMatter | 'new' = 'new'): Promise<OwnCredential> {
  await accept(await platform.as(platform.accountOf('acceptor', item.intakeOffice)), id)
  await reviewToDecision(platform, ofMatter(item, matter))
  await ready(id)
  const own = await mine()
  return own.find((one) => one.case === id) ?? own[0]!
}

const ready = async (id: string): Promise<CaseView> => {
  const visitor = await platform.as(holder)
  return platform.until(
    () => readCase(visitor, id),
    ({ phase }) => phase === 'ready',
  )
}

const move = (to: Day) => {
  now = Date.parse(`${to}T01:00:00Z`)
}

async function refused(visitor: Visitor, path: string, body: object): Promise<string> {
  const answer = await visitor.send('POST', `/api/${region}${path}`, body)
  assert.notEqual(answer.status, 200, answer.body.toString())
  return (answer.json as { code: string }).code
}

suite('我的证照', () => {
  test('a licence stands there with what may be asked of it, and for nobody else', async () => {
    assert.deepEqual(
      first.can.map(({ matter }) => matter),
      ['change', 'renewal', 'reissue', 'cancellation'],
    )
    assert.deepEqual(
      [first.status, first.validUntil, first.renewBy, first.item],
      ['valid', '2030-11-22', '2030-10-23', item.code],
    )
    assert.deepEqual(await mine('applicant-xu-ruolan'), [])
  })

  test('nothing is asked of somebody else’s licence, nor what the item does not offer', async () => {
    const { identifier } = first
    const xu = await platform.as('applicant-xu-ruolan')
    const about = { matter: 'change', identifier }
    assert.equal(await refused(xu, '/drafts', { item: item.code, about }), 'matter.licence-unknown')
    const liu = await platform.as(holder)
    assert.equal(
      await refused(liu, '/drafts', { item: item.code, about: { matter: 'change', identifier: `${identifier}0` } }),
      'matter.licence-unknown',
    )
  })

  test('at a window it is asked for only by whoever has shown a document there', async () => {
    const clerk = await platform.as('clerk-a')
    const party = residentIds.party('liu-mingde')
    const about = { matter: 'change', identifier: first.identifier }
    const body = { item: item.code, applicant: party, about }
    assert.equal(await refused(clerk, '/drafts', body), 'matter.not-identified')
    assert.deepEqual((await clerk.send('POST', `/api/${region}/window/licences`, { party })).json, { licences: [] })
    const { name, code, phone } = lyg.parties.find(({ key }) => key === 'liu-mingde')!
    const card = { kind: 'person', name, code, phone, document: 'resident-id-card' }
    assert.equal((await clerk.send('POST', `/api/${region}/window/parties`, card)).status, 200)
    const there = await clerk.send('POST', `/api/${region}/window/licences`, { party })
    assert.deepEqual(
      (there.json as { licences: OwnCredential[] }).licences.map(({ identifier }) => identifier),
      [first.identifier],
    )
    assert.equal((await clerk.send('POST', `/api/${region}/drafts`, body)).status, 200)
  })
})

suite('变更', () => {
  test('begins with what led to the licence, asks for less, and gives its next version', async () => {
    const id = await fill({
      matter: 'change',
      identifier: first.identifier,
      answers: { venueName: '海州新招牌理发店' },
    })
    const draft = (await (await platform.as(holder)).get(`/api/${region}/drafts/${id}`)).json as DraftView
    assert.equal(draft.about?.matter, 'change')
    assert.ok(draft.answers['venueKind'], 'what was answered before is there')
    await submit(await platform.as(holder), id)
    const [waiting] = await mine()
    assert.equal(waiting!.underWay?.case, id)
    assert.deepEqual(waiting!.can, [], 'one thing at a time is asked of a licence')
    const other = await fill({ matter: 'reissue', identifier: first.identifier })
    assert.equal(
      await refused(await platform.as(holder), '/cases', { draft: other, declaration: true, deliverBy: 'electronic' }),
      'matter.under-way',
    )
    const changed = await granted(id, 'change')
    assert.match(changed.identifier, /\.002\.[0-9A-Z]$/)
    assert.equal(changed.validUntil, first.validUntil, 'a change gives no longer term')
    const view = await ready(id)
    assert.equal(view.itemName, '公共场所卫生许可（变更）')
    assert.match((await papersSay(await platform.as(holder), id, view))['decision']!, /准予变更行政许可决定书/)
    const before = await shown(first.identifier)
    assert.deepEqual([before.status, before.successor], ['replaced', changed.identifier])
    assert.equal(changed.underWay, null)
  })
})

suite('延续', () => {
  test('asked in time and decided by nobody, it is deemed given: the new term follows the old, on paper', async () => {
    const [licence] = await mine()
    const until = parseDay(licence!.validUntil!)
    move(addDays(until, -31))
    const id = await fill({ matter: 'renewal', identifier: licence!.identifier })
    await submit(await platform.as(holder), id)
    move(addDays(until, -24))
    await accept(await platform.as(platform.accountOf('acceptor', item.intakeOffice)), id)
    await reviewed(platform, ofMatter(item, 'renewal'))
    const [drawn] = await platform.until(
      () => openTasks(platform, 'decider', item),
      (found) => found.length > 0,
    )
    const task = `/api/${region}/review/tasks/${drawn!.task.task}`
    const { can } = (await drawn!.visitor.get(task)).json as TaskView
    assert.ok(can.includes('decide') && !can.includes('propose-extension'), 'the limit ends with the licence already')
    const reason = '需要等待检测机构出具的复检报告。'
    assert.equal(
      await refused(drawn!.visitor, task.slice('/api/lyg'.length) + '/extension', { reason }),
      'extension.without-effect',
    )
    move(until)
    assert.equal((await readCase(await platform.as(holder), id)).decision, null)
    move(addDays(until, 1))
    const view = await ready(id)
    assert.equal(view.statusText, '结果已出，等待签收')
    const notice = view.papers.find(({ kind }) => kind === 'deemed-renewal-notice')
    assert.ok(notice?.number?.includes('视续'))
    const said = await papersSay(await platform.as(holder), id, view)
    assert.match(said['deemed-renewal-notice']!, /2030年11月22日届满.*视为准予延续/)
    assert.ok(view.timeline.some(({ title, note }) => title === '视为准予延续' && note?.includes('第五十条')))
    const [renewed] = await mine()
    assert.equal(renewed!.validUntil, '2034-11-22')
    const found = await shown(renewed!.identifier)
    assert.deepEqual([found.status, found.version], ['valid', 3])
    assert.deepEqual(
      found.history.map(({ turn }) => turn),
      ['issued', 'change', 'deemed-renewal'],
    )
    const supervisor = await platform.as(platform.accountOf('supervisor'))
    assert.ok((await readCase(supervisor, id, 'desk')).timeline.some(({ title }) => title === '视为准予延续'))
  })
})

suite('注销', () => {
  test('asked for by the holder and granted, the licence is struck off and nothing is asked of it any more', async () => {
    const [licence] = await mine()
    const id = await fill({ matter: 'cancellation', identifier: licence!.identifier })
    await submit(await platform.as(holder), id)
    const cancelled = await granted(id, 'cancellation')
    assert.deepEqual([cancelled.status, cancelled.can, cancelled.daysLeft], ['cancelled', [], null])
    const view = await ready(id)
    assert.deepEqual(
      view.papers.map(({ kind }) => kind).filter((kind) => kind === 'licence' || kind === 'decision'),
      ['decision'],
    )
    const found = await shown(licence!.identifier)
    assert.deepEqual([found.status, found.history.at(-1)?.ground], ['cancelled', '被许可人申请注销'])
    const about = { matter: 'change', identifier: licence!.identifier }
    assert.equal(
      await refused(await platform.as(holder), '/drafts', { item: item.code, about }),
      'matter.licence-ended',
    )
  })
})

suite('依职权撤回、注销', () => {
  const openedOn = async (id: string, body: object) => {
    const acceptor = await platform.as(platform.accountOf('acceptor', item.intakeOffice))
    const answer = await acceptor.send('POST', `/api/${region}/desk/cases/${id}/closures`, body)
    assert.equal(answer.status, 200, answer.body.toString())
    return acceptor
  }
  const becomes = (identifier: string, status: PublicCredential['status']) =>
    platform.until(
      () => shown(identifier),
      (found) => found.status === status,
    )
  const paperOf = async (id: string, kind: 'closure-notice' | 'closure-decision') => {
    const liu = await platform.as(holder)
    const view = await platform.until(
      () => readCase(liu, id),
      ({ papers }) => papers.some((paper) => paper.kind === kind),
    )
    return (await papersSay(liu, id, view))[kind]!
  }

  test('what the public needs back is retracted, its holder heard and told of the compensation', async () => {
    const liu = await platform.as(holder)
    const id = (await submit(liu, await fill({}))).case
    const licence = await granted(id)
    await openedOn(id, {
      way: 'retraction',
      ground: 'circumstances-changed',
      facts: '场所所在地块已划入饮用水水源一级保护区，不得保留与供水设施无关的建设项目。',
    })
    assert.match(await paperOf(id, 'closure-notice'), /拟撤回行政许可告知书[^]*第八条第二款/)
    assert.equal((await shown(licence.identifier)).status, 'valid', 'nothing is taken before it is decided')
    await decideClosure(platform, item, {
      id,
      holder: liu,
      interest: '水源地关系全市居民饮水安全，保护区内不能保留这一场所。',
    })
    const found = await becomes(licence.identifier, 'retracted')
    assert.equal(found.statusText, '已撤回')
    assert.equal(found.history.at(-1)?.basis, '《中华人民共和国行政许可法》第八条第二款')
    assert.match(await paperOf(id, 'closure-decision'), /撤回行政许可决定书[^]*造成财产损失的，本机关依法给予补偿/)
    // 注销 follows, on what the register knows.
    await openedOn(id, {
      way: 'cancellation',
      ground: 'licence-ended',
      facts: '行政许可已经依法撤回，决定书已经送达，依法应当办理注销手续。',
    })
    await decideClosure(platform, item, { id, holder: null, closure: 'closure2' })
    await becomes(licence.identifier, 'cancelled')
  })

  const number = '连海城管罚字〔2026〕第18号'
  const elsewhere = { end: 'forfeited', authority: '连云港市海州区城市管理局', number }
  const facts = '经营场所多次超出许可范围经营且情节严重，许可证已被依法吊销，决定已经生效。'
  const ended = (file: string, day: string) => ({
    way: 'cancellation',
    ground: 'licence-ended',
    facts,
    proof: { ...elsewhere, file, day },
  })

  test('what was taken away elsewhere is noted with its document, shown to everybody and struck off', async () => {
    const liu = await platform.as(holder)
    const id = (await submit(liu, await fill({}))).case
    const licence = await granted(id)
    const acceptor = await platform.as(platform.accountOf('acceptor', item.intakeOffice))
    const refusal = await refused(acceptor, `/desk/cases/${id}/closures`, ended(randomUUID(), licence.issuedDay))
    assert.equal(refusal, 'closure.proof-without-scan')
    const sent = await acceptor.upload(`/api/${region}/desk/cases/${id}/end-proofs?name=a.pdf`, smallPdf('decision'))
    assert.equal(sent.status, 200, sent.body.toString())
    const { file } = sent.json as { file: string }
    assert.equal((await liu.get(`/api/${region}/cases/${id}/files/${file}`)).status, 404, 'nobody else sees a try')
    await openedOn(id, ended(file, licence.issuedDay))
    const found = await becomes(licence.identifier, 'forfeited')
    assert.equal(found.statusText, '已吊销')
    assert.deepEqual(found.history.at(-1), {
      turn: 'forfeited',
      text: '吊销',
      day: licence.issuedDay,
      ground: '实施行政处罚的机关决定吊销许可证件',
      basis: '《中华人民共和国行政处罚法》第九条第三项',
    })
    assert.match(await paperOf(id, 'closure-notice'), /拟注销行政许可告知书[^]*连海城管罚字〔2026〕第18号/)
    assert.equal((await liu.get(`/api/${region}/cases/${id}/files/${file}`)).status, 200)
    const { closures } = await readCase(acceptor, id, 'desk')
    assert.deepEqual([closures[0]?.proof?.file, closures[0]?.proof?.text.includes(number)], [file, true])

    const put = await acceptor.send('POST', `/api/${region}/desk/cases/${id}/closures/closure1/proposal`, {})
    assert.equal(put.status, 200, put.body.toString())
    const [drawn] = await platform.until(
      async () => (await openTasks(platform, 'decider', item)).filter(({ task }) => task.kind === 'close'),
      (tasks) => tasks.length === 1,
    )
    const at = `/api/${region}/review/tasks/${drawn!.task.task}`
    const seen = await drawn!.visitor.get(at)
    const { closure } = seen.json as TaskView
    assert.match(closure!.proof!.text, /^连云港市海州区城市管理局，2030年11月23日：/)
    assert.ok(
      !seen.body.toString().includes(number) && !seen.body.toString().includes(file),
      'nothing that finds whose',
    )
    await drawn!.visitor.send('POST', `${at}/closure`, {
      outcome: 'ended',
      reasons: '许可证已被依法吊销，决定已经生效，依法应当办理注销手续。',
    })
    await becomes(licence.identifier, 'cancelled')
    assert.match(await paperOf(id, 'closure-decision'), /注销行政许可决定书[^]*不得继续使用[^]*第18号/)
  })

  test('where it is found that nobody took it away the licence holds again', async () => {
    const id = (await submit(await platform.as(holder), await fill({}))).case
    const licence = await granted(id)
    const acceptor = await platform.as(platform.accountOf('acceptor', item.intakeOffice))
    const sent = await acceptor.upload(`/api/${region}/desk/cases/${id}/end-proofs?name=a.pdf`, smallPdf('decision'))
    await openedOn(id, ended((sent.json as { file: string }).file, licence.issuedDay))
    await becomes(licence.identifier, 'forfeited')
    const looksOver = (over: boolean) =>
      platform.until(
        async () => (await readCase(acceptor, id, 'desk')).supervision!.endedText,
        (text) => (text !== null) === over,
      )
    assert.equal(await looksOver(true), '证照已经吊销，不再抽查。')
    await decideClosure(platform, item, { id, holder: null }, { outcome: 'kept', kept: 'not-established' })
    const found = await becomes(licence.identifier, 'valid')
    assert.deepEqual(
      found.history.map(({ turn }) => turn),
      ['issued', 'forfeited', 'restored'],
    )
    assert.equal(await looksOver(false), null, 'it is among those that are drawn again')
  })
})

suite('依职权撤销', () => {
  test('the holder is heard, whoever decides knows no name, and the licence ends with the decision', async () => {
    const liu = await platform.as(holder)
    const id = (await submit(liu, await fill({}))).case
    const licence = await granted(id)
    const acceptor = await platform.as(platform.accountOf('acceptor', item.intakeOffice))
    const send = async (visitor: Visitor, path: string, body: object) => {
      const answer = await visitor.send('POST', `/api/${region}${path}`, body)
      assert.equal(answer.status, 200, answer.body.toString())
    }
    await send(acceptor, `/desk/cases/${id}/closures`, {
      way: 'revocation',
      ground: 'fraud',
      facts: '申请时提交的卫生检测报告编号在检测机构的登记中不存在，经书面核实系伪造。',
    })
    const told = await platform.until(
      () => readCase(liu, id),
      ({ papers }) => papers.some(({ kind }) => kind === 'closure-notice'),
    )
    assert.deepEqual(told.closures[0]?.can, ['state'])
    const first = told.closures[0].stateBy!
    await send(await platform.as(platform.accountOf('operator')), '/calendar/notices', {
      name: '关于部分节假日安排的通知',
      from: '2027-01-01',
      through: first,
      days: [{ day: first, kind: 'holiday', name: '调整' }],
    })
    const moved = await platform.until(
      async () => (await readCase(liu, id)).closures[0]!.stateBy!,
      (day) => day > first,
    )
    const words = `检测报告由中介提供，本人刘明德并不知情，电话13900000001。`
    await send(liu, `/cases/${id}/closures/closure1/statement`, { words })
    assert.equal((await readCase(acceptor, id, 'desk')).closures[0]?.words, words)
    const summary = '被许可人称检测报告由中介提供，本人不知情，请求从轻处理。'
    await send(acceptor, `/desk/cases/${id}/closures/closure1/proposal`, { summary })
    const [drawn] = await platform.until(
      async () => (await openTasks(platform, 'decider', item)).filter(({ task }) => task.kind === 'close'),
      (found) => found.length === 1,
    )
    const at = `/review/tasks/${drawn!.task.task}`
    const task = await drawn!.visitor.get(`/api/${region}${at}`)
    const { closure } = task.json as TaskView
    assert.deepEqual(
      [closure?.summary, closure?.stateBy],
      [summary, moved],
      'until when the holder was heard in the end',
    )
    assert.ok(!task.body.toString().includes('刘明德') && !task.body.toString().includes(licence.identifier))
    await send(drawn!.visitor, `${at}/closure`, {
      outcome: 'ended',
      reasons: '伪造的检测报告是准予许可的条件之一，不知情不影响认定。',
    })
    const ended = await platform.until(
      () => readCase(liu, id),
      ({ papers }) => papers.some(({ kind }) => kind === 'closure-decision'),
    )
    assert.equal(ended.papers.find(({ kind }) => kind === 'closure-decision')?.title, '撤销行政许可决定书')
    const said = await papersSay(liu, id, ended)
    assert.match(said['closure-notice']!, /不存在，经书面核实系伪造/)
    assert.match(said['closure-decision']!, /不知情不影响认定/)
    const found = await platform.until(
      () => shown(licence.identifier),
      ({ status }) => status === 'revoked',
    )
    assert.equal(found.history.at(-1)?.basis, '《中华人民共和国行政许可法》第六十九条第二款')
  })
})
