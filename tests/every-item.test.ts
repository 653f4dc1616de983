import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { before, suite, test } from 'node:test'
import { answerText } from '#contracts/answer.ts'
import { visibleMaterials } from '#contracts/answers.ts'
import type { CaseView } from '#contracts/cases.ts'
import type { Item } from '#contracts/item.ts'
import { isComposite } from '#contracts/item-parts.ts'
import type { ObligationSummary } from '#contracts/obligations.ts'
import type { PublicNotice, PublicNoticeSummary } from '#contracts/public-notices.ts'
import type { Receipt } from '#contracts/receipt.ts'
import type { TaskView } from '#contracts/review.ts'
import { addDays, parseDay } from '#kernel/day.ts'
import { statement } from '#platform/db.ts'
import { verifyReceipt } from '#platform/evidence.ts'
import { lyg } from '#seed/city/lyg.ts'
import {
  accept,
  answersFor,
  decide,
  fillDraft,
  itemOf,
  laterFor,
  openTasks,
  opine,
  readCase,
  region,
  reviewed,
  reviewToDecision,
  submit,
} from './harness/case-walk.ts'
import { commitTurn, inFull } from './harness/commit-turn.ts'
import { papersSay, squeezed } from './harness/paper-text.ts'
import { testPlatform, type TestPlatform, type Visitor } from './harness/platform.ts'
import { testKeys } from './harness/test-keys.ts'

// Monday before Qingming and May Day, so that the limits cross holidays, make-up days and the end of a rest.
const firstDay = '2026-03-02'
/** Everything is filed on the first day and accepted on this one, so that what counts from receipt differs from what counts from acceptance. */
const acceptedDay = '2026-03-04'
let today = firstDay
const ahead = () => Date.parse(`${today}T01:00:00Z`) - startedAt
const startedAt = Date.now()
const started = await testPlatform({ wallNow: () => Date.now() + ahead() })

const loggedIn = new Map<string | null, Promise<Visitor>>()
/** The same platform, at which everybody logs in once a day. */
const platform: TestPlatform = {
  ...started,
  as(account) {
    const visitor = loggedIn.get(account) ?? started.as(account)
    loggedIn.set(account, visitor)
    return visitor
  },
}

const applicantOf = (item: Item) =>
  platform.as(item.serves.includes('enterprise') ? 'applicant-wang-for-gangcheng' : 'applicant-liu-mingde')

type Filed = { item: Item; answers: Record<string, unknown>; id: string }

async function filed(item: Item, given: Record<string, unknown> = {}): Promise<Filed> {
  const answers = answersFor(item, given)
  const applicant = await applicantOf(item)
  const { case: id } = await submit(applicant, await fillDraft(applicant, item, { answers }))
  return { item, answers, id }
}

/** From a filed case to the decision, with the result to be fetched. */
async function decided({ item, answers, id }: Filed, outcome: 'granted' | 'refused') {
  const applicant = await applicantOf(item)
  const acceptor = await platform.as(platform.accountOf('acceptor', item.intakeOffice))
  await accept(acceptor, id)
  // What its rules decide as it is accepted, nobody reviews.
  if ((await readCase(applicant, id)).decision === null) await reviewToDecision(platform, item, outcome, answers)
  return await platform.until(
    () => readCase(applicant, id),
    (view) => view.phase === 'ready',
  )
}

const road = itemOf('road-occupation')
const situations = road.form.flatMap((group) => group.fields).find((field) => field.key === 'situation')!.options!
/** The last of its kind, since the first ones are refused in the browser. */
/** What another authority decides is carried on where that authority is at hand. */
const items = lyg.items.filter((item) => !isComposite(item) && !item.tasks.some(({ referral }) => referral))
const toRefuse = [...new Set(items.map((item) => item.power))].map((power) =>
  items.findLast((one) => one.power === power)!,
)
const cases = new Map<string, Filed>()
const isNotice = (task: Item['tasks'][number]) => task.notice !== undefined
const charged = lyg.items.find(({ fee }) => fee.payWithin !== undefined)!
/** What later tests go on with. */
const always = ({ code, tasks }: Item) => tasks.some(isNotice) || code === charged.code || code === 'energy-commitment'
/** A share files and carries every other item of each kind of power, the rest at other commits. */
const inTurn = items.filter((item) => {
  const at = items.filter(({ power }) => power === item.power).indexOf(item)
  return inFull || always(item) || (at + commitTurn()) % 2 === 0
})
const fewestItems = inFull ? 20 : 12
before(async () => {
  assert.ok(inTurn.length >= fewestItems, `${inTurn.length} of ${items.length} items`)
  for (const item of inTurn) cases.set(item.code, await filed(item))
  for (const item of toRefuse) cases.set(`refused ${item.code}`, await filed(item))
  for (const { value } of situations) cases.set(`road ${value}`, await filed(road, { situation: value }))
  cases.set('traffic', await filed(itemOf('highway-works'), { affectsTraffic: true }))
  cases.set('kitchen', await filed(itemOf('food-business'), { business: 'catering' }))
  today = acceptedDay
  loggedIn.clear()
})

/** What a promise stands in for, or may follow, by the item's own rule: filed without any of it. */
async function filedWithLeast(item: Item): Promise<string> {
  const { commitment, deferral } = item
  const answers = answersFor(item)
  const minor = deferral ? visibleMaterials(item, answers).filter(({ importance }) => importance === 'minor') : []
  const without = commitment ? commitment.dispenses : minor.map(({ key }) => key)
  const applicant = await applicantOf(item)
  const draft = await fillDraft(applicant, item, { answers, without })
  const { name } = ((await applicant.get(`/api/${region}/drafts/${draft}`)).json as { applicant: { name: string } })
    .applicant
  const promise = commitment && { notice: commitment.notice.version, promise: commitment.promise.version, name }
  const body = { draft, declaration: true, deliverBy: 'electronic' }
  const asked = commitment ? { promise } : { deferral: laterFor(item, without) }
  const answer = await applicant.send('POST', `/api/${region}/cases`, { ...body, ...asked })
  assert.equal(answer.status, 200, answer.body.toString())
  return draft
}

test('申请材料接收凭证: every item gives one for the least that it may be filed with, and says what came', async () => {
  const least = new Map([...cases].map(([name, { id, item }]) => [name, { id, item }]))
  for (const item of items.filter(({ commitment, deferral }) => commitment ?? deferral))
    least.set(`least ${item.code}`, { id: await filedWithLeast(item), item })
  const said = new Map<string, string>()
  for (const [name, { id, item }] of least) {
    const applicant = await applicantOf(item)
    const view = await platform.until(
      () => readCase(applicant, id),
      ({ papers }) => papers.some(({ kind }) => kind === 'material-receipt'),
    )
    if (!name.startsWith('least ')) continue
    said.set(item.code, (await papersSay(applicant, id, view))['material-receipt']!)
    // Else its tasks stand among those of the others once silence accepts it.
    if (view.can.includes('withdraw'))
      await applicant.send('POST', `/api/${region}/cases/${id}/withdrawal`, { reason: '另行申请' })
  }
  assert.deepEqual(
    [...said].map(([code, text]) => [code, /(网上签署|网上填写)/.test(text)]),
    [...said.keys()].map((code) => [code, true]),
  )
  assert.match(said.get('energy-commitment')!, /申请表1网上填写2告知承诺书1网上签署本机关/)
})

suite('every item is carried to a licence within its own limits', () => {
  for (const item of inTurn.filter(({ tasks }) => !tasks.some(isNotice)))
    test(`${item.name}: ${limitText(item)}`, () => carried(item))
})

/** To the licence, with the limits that the item publishes and its face. */
async function carried(item: Item): Promise<void> {
  const mine = cases.get(item.code)!
  const ready = await decided(mine, 'granted')
  assert.equal(ready.decision?.outcome, 'granted')
  assert.equal(ready.acceptedDay, acceptedDay)
  limitsStand(item, ready)
  await licenceSays(mine, ready)
}

/** Both limits as the item publishes them, with their last days counted by this test. */
function limitsStand(item: Item, ready: CaseView): void {
  const due = (title: string) => {
    const { unit, limitDays, due: day, provisional } = ready.clocks.find((clock) => clock.title === title)!
    return { unit, days: limitDays, day, provisional }
  }
  // 专家评审 takes the day on which everything happens here, if its notice came before it ended. It is a day of the limit only where that counts
  // from the receipt.
  const stands = ready.timeline.some(({ key, note }) => key.startsWith('procedure-') && note?.includes('不计入'))
    ? 1
    : 0
  const counted = ({ unit, days, from }: Item['promised']) => ({
    unit,
    days,
    day: from === 'receipt' ? lastDay(firstDay, unit, days + stands) : lastDay(acceptedDay, unit, days),
    provisional: false,
  })
  assert.deepEqual(due('法定办理时限'), counted(item.statutory))
  assert.deepEqual(due('承诺办理时限'), counted(item.promised))
}

/** Every paper is set; the printed licence names the item's document, its identifier and each value of its face. */
async function licenceSays({ item, answers, id }: Filed, ready: CaseView): Promise<void> {
  const licence = ready.papers.find((paper) => paper.kind === 'licence')
  assert.ok(licence && ready.credential)
  assert.equal(licence.title, item.outcome.title)
  const said = await papersSay(await applicantOf(item), id, ready)
  const text = said['licence']!
  const fields = new Map(item.form.flatMap((group) => group.fields).map((field) => [field.key, field]))
  const face = item.outcome.face.flatMap(({ label, field, text: fixed }) => {
    const value = field ? answerText(fields.get(field)!, answers[field]) : fixed
    return value ? [label, value] : []
  })
  assert.ok(face.length > 0)
  for (const words of [item.outcome.title, ready.credential.identifier, ...face])
    assert.ok(text.includes(squeezed(words)), `${item.code}: the licence lacks “${words}” in ${text}`)
}

test('the fee of what was granted is owed from the decision on, and noted as paid at the desk', async () => {
  const { id } = cases.get(charged.code)!
  const owedBy = async (visitor: Visitor, path: string) =>
    ((await visitor.get(`/api/${region}/${path}`)).json as { obligations: ObligationSummary[] }).obligations.find(
      (one) => one.case === id && one.kind === 'fee',
    )
  const acceptor = await platform.as(platform.accountOf('acceptor', charged.intakeOffice))
  const owed = await platform.until(
    () => owedBy(acceptor, 'desk/obligations?limit=100'),
    (one) => one !== undefined,
  )
  assert.ok(await owedBy(await applicantOf(charged), `obligations?case=${id}`))
  assert.deepEqual(owed!.can, ['pay'])
  const paid = await acceptor.send('POST', `/api/${region}/desk/obligations/${owed!.obligation}/payment`, {
    voucher: '3207260001234567',
  })
  assert.equal(paid.status, 200, paid.body.toString())
  assert.equal((await owedBy(acceptor, 'desk/obligations?limit=100&box=closed'))?.state, 'kept')
})

suite('an item of every kind of power can end in a refusal', () => {
  for (const item of toRefuse)
    test(`${item.power}: ${item.name}`, async () => {
      const ready = await decided(cases.get(`refused ${item.code}`)!, 'refused')
      assert.equal(ready.decision?.outcome, 'refused')
      assert.equal(ready.credential, null)
      assert.deepEqual(
        ready.papers.map((paper) => paper.kind).filter((kind) => kind === 'licence'),
        [],
      )
    })
})

test('a kitchen is looked at by two officers before the decision', async () => {
  const mine = cases.get('kitchen')!
  const ready = await decided(mine, 'granted')
  assert.equal(ready.decision?.outcome, 'granted')
  limitsStand(mine.item, ready)
  const [visit] = ready.visits
  assert.deepEqual([visit?.title, visit?.verdict], ['现场核查', 'pass'])
})

test('works that touch traffic safety are reviewed by the police as well, and decided after both', async () => {
  const ready = await decided(cases.get('traffic')!, 'granted')
  assert.equal(ready.decision?.outcome, 'granted')
})

suite('each situation of a city road is decided on the papers of its own', () => {
  for (const { value, label } of situations)
    test(label, async () => {
      const mine = cases.get(`road ${value}`)!
      const ready = await decided(mine, 'granted')
      assert.equal(ready.decision?.outcome, 'granted')
      assert.deepEqual(
        ready.materials.map((one) => one.material).toSorted(),
        visibleMaterials(road, mine.answers)
          .filter((one) => one.need === 'required')
          .map((one) => one.key)
          .toSorted(),
      )
    })

  test('there are six, and an urgent repair asks for three papers', () => {
    assert.equal(situations.length, 6)
    assert.deepEqual(
      visibleMaterials(road, cases.get('road repair')!.answers)
        .map((one) => one.key)
        .toSorted(),
      ['application', 'repairRecord', 'restoration'],
    )
  })
})

test('whoever applied finds each of their cases once', async () => {
  const visitor = await platform.as('applicant-liu-mingde')
  const { cases } = (await visitor.get(`/api/${region}/cases`)).json as { cases: { case: string }[] }
  assert.ok(cases.length >= 2)
  assert.equal(new Set(cases.map((one) => one.case)).size, cases.length)
})

const noticeDays = ({ tasks }: Item) => tasks.reduce((days, { notice }) => days + (notice?.days ?? 0), 0)
/** Whose one notice lies open beside its review until the decision. */
const beside = itemOf('planning-permit')
const openToAll = items
  .filter((item) => item.tasks.some(isNotice) && item.code !== beside.code)
  .toSorted((one, other) => noticeDays(one) - noticeDays(other))
/** Whose notices are over before that one is. */
const shorter = openToAll.filter((item) => noticeDays(item) < noticeDays(beside)).map(({ code }) => code)

suite('what lies open to everybody is reviewed meanwhile', () => {
  for (const item of openToAll)
    test(item.name, async () => {
      await accept(await platform.as(platform.accountOf('acceptor', item.intakeOffice)), cases.get(item.code)!.id)
      await reviewed(platform, item)
      assert.equal((await readCase(await applicantOf(item), cases.get(item.code)!.id)).phase, 'review')
    })
})

suite('公示: what the law publishes lies open beside the review', () => {
  const item = beside
  const at = `/api/${region}`
  let notice: PublicNoticeSummary

  test('on acceptance everybody may read what the item publishes, and nothing that leads to the case', async () => {
    const { id, answers } = cases.get(item.code)!
    await accept(await platform.as(platform.accountOf('acceptor', item.intakeOffice)), id)
    const anybody = await platform.as(null)
    notice = ((await anybody.get(`${at}/public-notices`)).json as { notices: PublicNoticeSummary[] }).notices.find(
      ({ itemName }) => itemName === item.name,
    )!
    const until = lastDay(acceptedDay, 'working', 7)
    assert.deepEqual([notice.since, notice.until, notice.open], [acceptedDay, until, true])
    const answer = await anybody.get(`${at}/public-notices/${notice.notice}`)
    const shown = answer.json as PublicNotice
    assert.equal(shown.applicant, lyg.parties.find(({ key }) => key === 'gangcheng')!.name)
    const { shows } = item.tasks.find(isNotice)!.notice!
    assert.deepEqual(
      shown.facts.map(({ key }) => key).filter((key) => !shows.includes(key)),
      [],
    )
    assert.ok(shown.facts.some(({ text }) => text === answers['projectName']))
    const number = (await readCase(await applicantOf(item), id)).number
    for (const hidden of [id, number]) assert.ok(!answer.body.toString().includes(hidden))
  })

  test('whoever is logged in comments once; the office answers in public, and the name stays with the office', async () => {
    const { id } = cases.get(item.code)!
    const liu = await platform.as('applicant-liu-mingde')
    const path = `${at}/public-notices/${notice.notice}`
    const words = '新楼离我家太近，请说明日照影响。'
    const command = randomUUID()
    const say = (visitor: Visitor, id: string) =>
      visitor.send('POST', `${path}/comments`, { words }, { 'command-id': id })
    const said = await say(liu, command)
    assert.equal(said.status, 200, said.body.toString())
    const { receipt } = said.json as { receipt: Receipt }
    assert.deepEqual([receipt.commandId, receipt.subject, receipt.version], [command, notice.notice, null])
    assert.ok(verifyReceipt(receipt, testKeys.evidence.publicKey))
    assert.deepEqual((await say(liu, command)).json, said.json, 'the answer was lost, and it is sent again')
    const again = await say(liu, randomUUID())
    assert.equal((again.json as { code: string }).code, 'notice.commented-already')
    const another = await say(await platform.as('applicant-xu-ruolan'), command)
    assert.deepEqual([another.status, (another.json as { code: string }).code], [409, 'request.command-id-used'])
    const acceptor = await platform.as(platform.accountOf('acceptor', item.intakeOffice))
    const [comment] = (await readCase(acceptor, id, 'desk')).publicNotices[0]!.comments
    const stands = await platform.platform.db.query(
      'system',
      statement(`select actor, on_behalf_of, mandate from log.events where command_id = $1`, [command]),
    )
    assert.deepEqual(stands.rows, [{ actor: comment?.comment, on_behalf_of: null, mandate: null }])
    assert.deepEqual([comment?.from, comment?.words], ['刘明德', words])
    const own = await (await applicantOf(item)).get(`${at}/cases/${id}`)
    assert.ok(!own.body.toString().includes('刘明德') && !own.body.toString().includes(words))
    const body = { gist: '要求说明日照影响。', answer: '已要求建设单位补充日照分析，并列入规划许可的附图。' }
    const sent = await acceptor.send('POST', `${at}/desk/cases/${id}/notice-comments/${comment!.comment}/answer`, body)
    assert.equal(sent.status, 200, sent.body.toString())
    const shown = (await (await platform.as(null)).get(path)).json as PublicNotice
    assert.deepEqual([shown.answered[0]?.gist, shown.answered[0]?.answer], [body.gist, body.answer])
  })

  for (const code of shorter)
    test(`${itemOf(code).name} is decided first: ${limitText(itemOf(code))}`, () => decidedAfterNotices(itemOf(code)))

  test('what is proposed lies open to everybody after the acceptance did, from the day after', async () => {
    const table = itemOf('eia-table')
    const published = async (key: string) =>
      (await readCase(await applicantOf(table), cases.get(table.code)!.id)).publicNotices.find(
        ({ task }) => task === key,
      )
    assert.equal(await published('proposed'), undefined)
    today = after((await published('received'))!.until)
    loggedIn.clear()
    const proposed = await platform.until(
      () => published('proposed'),
      (found) => found !== undefined,
    )
    assert.deepEqual([proposed!.since, proposed!.until], [today, lastDay(today, 'working', 5)])
  })

  test('on its last day whoever decides is drawn and may draft, the clock ends it, and then it is decided; who decides knows what was said, and the licence follows', async () => {
    const { id, answers } = cases.get(item.code)!
    const applicant = await applicantOf(item)
    const [review] = await platform.until(
      () => openTasks(platform, 'reviewer', item),
      (found) => found.length > 0,
    )
    await opine(review!.visitor, review!.task.task)
    assert.deepEqual(await openTasks(platform, 'decider', item), [])
    today = notice.until
    loggedIn.clear()
    const [drafting] = await platform.until(
      () => openTasks(platform, 'decider', item),
      (found) => found.length > 0,
    )
    const draftedAt = `${at}/review/tasks/${drafting!.task.task}`
    const offered = (await drafting!.visitor.get(draftedAt)).json as TaskView
    assert.ok(!offered.can.includes('decide') && !offered.publicNotices[0]!.ended)
    const early = await drafting!.visitor.send('POST', `${at}/review/tasks/${drafting!.task.task}/decision`, {
      outcome: 'granted',
      reasons: '',
      basis: `${item.bases[0]!.law}${item.bases[0]!.article}`,
    })
    assert.equal((early.json as { code: string }).code, 'decision.notice-open')
    today = after(notice.until)
    loggedIn.clear()
    await platform.until(
      async () =>
        ((await (await platform.as(null)).get(`${at}/public-notices/${notice.notice}`)).json as PublicNotice).open,
      (open) => !open,
    )
    const [decider] = await platform.until(
      () => openTasks(platform, 'decider', item),
      (found) => found.length > 0,
    )
    const task = await decider!.visitor.get(`${at}/review/tasks/${decider!.task.task}`)
    const [known] = (task.json as TaskView).publicNotices
    assert.deepEqual([known?.ended, known?.comments[0]?.gist], [true, '要求说明日照影响。'])
    assert.ok(!task.body.toString().includes('刘明德') && !task.body.toString().includes(notice.notice))
    await decide(decider!, item)
    const ready = await platform.until(
      () => readCase(applicant, id),
      (view) => view.phase === 'ready',
    )
    assert.equal(ready.decidedDay, today)
    limitsStand(item, ready)
    await licenceSays({ item, answers, id }, ready)
    const over = await (
      await platform.as('applicant-liu-mingde')
    ).send('POST', `${at}/public-notices/${notice.notice}/comments`, { words: '期满以后的意见' })
    assert.equal((over.json as { code: string }).code, 'notice.ended')
  })
})

suite('公示: decided when every notice of the plan is over, within the limits that count them', () => {
  for (const item of openToAll.filter(({ code }) => !shorter.includes(code)))
    test(`${item.name}: ${limitText(item)}`, () => decidedAfterNotices(item))
})

/** Every notice of the plan to its end, then the decision, on a day within both limits. */
async function decidedAfterNotices(item: Item): Promise<void> {
  const mine = cases.get(item.code)!
  const noticeOf = async (key: string) =>
    (await readCase(await applicantOf(item), mine.id)).publicNotices.find(({ task }) => task === key)
  for (const { key, notice } of item.tasks.filter(isNotice)) {
    const published = await platform.until(
      () => noticeOf(key),
      (found) => found !== undefined,
    )
    const page = await (await platform.as(null)).get(`/api/${region}/public-notices/${published!.notice}`)
    publishedOnly(mine, notice!.shows, page.json)
    if (today <= published!.until) today = after(published!.until)
    loggedIn.clear()
    await platform.until(
      () => noticeOf(key),
      (found) => found?.ended === true,
    )
  }
  const [decider] = await platform.until(
    () => openTasks(platform, 'decider', item),
    (found) => found.length > 0,
  )
  await decide(decider!, item)
  const ready = await platform.until(
    async () => readCase(await applicantOf(item), mine.id),
    (view) => view.phase === 'ready',
  )
  limitsStand(item, ready)
  for (const title of ['法定办理时限', '承诺办理时限'])
    assert.ok(ready.decidedDay! <= ready.clocks.find((clock) => clock.title === title)!.due!, title)
  await licenceSays(mine, ready)
}

/** Every field that the item declares, and the applicant only where law publishes it: else no more of an address than the county. */
function publishedOnly({ item, answers }: Filed, shows: readonly string[], page: PublicNotice): void {
  const fields = item.form.flatMap((group) => group.fields).filter(({ key }) => shows.includes(key))
  const text = (field: (typeof fields)[number]) =>
    item.publishesApplicant || field.class === 'plain'
      ? answerText(field, answers[field.key])
      : countyIn(field, answers)
  assert.deepEqual(
    page.facts.map((fact) => [fact.key, fact.text]),
    fields.filter(({ key }) => answers[key] !== undefined).map((field) => [field.key, text(field)]),
  )
  assert.equal(page.applicant !== null, item.publishesApplicant)
}

const countyIn = ({ key, divisions }: Item['form'][number]['fields'][number], answers: Record<string, unknown>) =>
  divisions!.find(({ code }) => code === (answers[key] as { division: string }).division)!.path

test('逾期视为同意: what is received and answered by nobody for ten days is agreed to, on a paper of its own', async () => {
  const item = itemOf('eia-re-review')
  const { id, answers } = await filed(item)
  today = addDays(parseDay(today), 14)
  loggedIn.clear()
  const ready = await platform.until(
    async () => readCase(await applicantOf(item), id),
    (view) => view.phase === 'ready',
  )
  assert.equal(ready.decision?.made, 'agreement')
  assert.equal(ready.timeline.find(({ key }) => key === 'decided')?.title, '视为同意')
  assert.ok(ready.papers.some(({ kind }) => kind === 'deemed-agreement-notice'))
  await licenceSays({ item, answers, id }, ready)
})

test('逾期视为同意: the days of a hearing that was asked for are no silence', async () => {
  const item = itemOf('eia-re-review')
  const { id, answers } = await filed(item)
  const unheard = await filed(item)
  await accept(await platform.as(platform.accountOf('acceptor', item.intakeOffice)), id)
  await reviewed(platform, item, 'granted', answers)
  const [decider] = await platform.until(
    () => openTasks(platform, 'decider', item),
    (found) => found.length > 0,
  )
  const told = await decider!.visitor.send('POST', `/api/${region}/review/tasks/${decider!.task.task}/hearing`, {
    reason: '居民区距厂界不足一百米，直接关系他人重大利益。',
  })
  assert.equal(told.status, 200, told.body.toString())
  const asked = await (await applicantOf(item)).send('POST', `/api/${region}/cases/${id}/hearing-request`, {})
  assert.equal(asked.status, 200, asked.body.toString())
  const firm = await applicantOf(item)
  await platform.until(
    () => readCase(firm, id),
    ({ papers }) => papers.some(({ kind }) => kind === 'special-procedure-notice'),
  )
  const takes = item.specialProcedures.find(({ kind }) => kind === 'hearing')!.maxDays
  // The days of the hearing begin with its written notice, which is set after the command.
  const agreesAfter = async () => {
    const { rows } = await started.platform.db.pools.system.query<{ due_at: Date }>(
      `select due_at from platform.deadlines where stream = $1 and name = 'agreement'`,
      [id],
    )
    return new Date(rows[0]!.due_at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
  }
  const last = after(lastDay(lastDay(today, 'working', takes), 'calendar', 10))
  await platform.until(agreesAfter, (day) => day === last)
  today = addDays(parseDay(today), 14)
  loggedIn.clear()
  const applicant = await applicantOf(item)
  await platform.until(
    () => readCase(applicant, unheard.id),
    ({ decision }) => decision?.made === 'agreement',
  )
  assert.equal((await readCase(applicant, id)).decision, null)
})

suite('the day count of this test', () => {
  const worked: [string, 'working' | 'calendar', number, string][] = [
    ['2026-03-02', 'calendar', 60, '2026-05-06'],
    ['2026-02-09', 'working', 5, '2026-02-14'],
    ['2026-02-09', 'working', 20, '2026-03-13'],
    ['2026-04-20', 'working', 20, '2026-05-20'],
    ['2026-02-09', 'working', 45, '2026-04-20'],
  ]
  for (const [from, unit, days, day] of worked)
    test(`${days} ${unit} days after ${from} end on ${day}`, () => assert.equal(lastDay(from, unit, days), day))
})

/** The last day of a limit, counted day by day from the rows of the calendar; the starting day is not counted. */
function lastDay(from: string, unit: 'working' | 'calendar', days: number): string {
  let day = from
  for (let counted = 0; counted < days;) {
    day = after(day)
    if (unit === 'calendar' || isWorkday(day)) counted += 1
  }
  // 民法典 第二百零三条: a last day on which offices rest moves to the first day after the rest.
  while (!isWorkday(day)) day = after(day)
  return day
}

function after(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
}

function isWorkday(day: string): boolean {
  const { holidays, workdays } = lyg.calendar as { holidays: Record<string, string>; workdays: Record<string, string> }
  if (holidays[day] !== undefined) return false
  return workdays[day] !== undefined || ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())
}

function limitText({ statutory, promised }: Item): string {
  const text = ({ unit, days }: Item['promised']) => `${days} ${unit} days`
  return `${text(statutory)} by law, ${text(promised)} promised`
}
