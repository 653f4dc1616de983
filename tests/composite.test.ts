import assert from 'node:assert/strict'
import { before, suite, test } from 'node:test'
import type { Guide } from '#contracts/catalogue.ts'
import type { CaseView } from '#contracts/cases.ts'
import type { TaskView } from '#contracts/review.ts'
import type { Item } from '#contracts/item.ts'
import { statement } from '#platform/db.ts'
import { lyg } from '#seed/city/lyg.ts'
import { residentIds } from '#server/modules/identity/index.ts'
import {
  accept,
  answersFor,
  decide,
  fillDraft,
  itemOf,
  openTasks,
  readCase,
  region,
  reviewToDecision,
  submit,
  withoutNotice,
} from './harness/case-walk.ts'
import { papersSay, paperText } from './harness/paper-text.ts'
import { testPlatform, type TestPlatform, type Visitor } from './harness/platform.ts'

const restaurant = itemOf('open-restaurant')
const building = itemOf('building-project')
let platform: TestPlatform
let wang: Visitor
let acceptor: Visitor

before(async () => {
  platform = await testPlatform()
  wang = await platform.as('applicant-wang-for-gangcheng')
  acceptor = await platform.as('acceptor-zhengwu-a')
})

async function filed(item: Item, answers: Record<string, unknown>) {
  return submit(wang, await fillDraft(wang, item, { answers }))
}

const partsOf = (view: CaseView) => Object.fromEntries(view.family!.parts.map((part) => [part.part, part]))

/** The whole, once these of its parts are cases of their own. */
const opened = (id: string, ...keys: string[]): Promise<CaseView> =>
  platform.until(
    () => readCase(wang, id),
    (view) => keys.every((key) => partsOf(view)[key]?.case),
  )

const keysOf = async (id: string): Promise<number> =>
  (
    await platform.platform.db.query(
      'system',
      statement(`select 1 from vault.keys where region = $1 and stream = $2`, [region, id]),
    )
  ).rows.length

const until = (id: string, phase: CaseView['phase']): Promise<CaseView> =>
  platform.until(
    () => readCase(wang, id),
    (view) => view.phase === phase,
  )

/** 不对应: what the reviewer of a part is shown leads to no whole and to no other part. */
async function namesNothingOf(id: string, number: string, item: Item): Promise<void> {
  const [open] = await platform.until(
    () => openTasks(platform, 'reviewer', item),
    (found) => found.length > 0,
  )
  const { visitor, task } = open!
  const shown = [
    await visitor.get(`/api/${region}/review/tasks`),
    await visitor.get(`/api/${region}/review/tasks/${task.task}`),
  ]
  const { rows } = await platform.platform.db.query(
    'system',
    statement(
      `select p.stream::text as stream, a.code, a.alias::text as alias
       from cases.parts p
       left join sealed.assignments a on a.region = p.region and a.stream = p.stream
       where p.whole = $1 and a.alias is distinct from $2::uuid`,
      [id, task.task],
    ),
  )
  const secret = [id, number, ...rows.flatMap((row) => [row['stream'], row['code'], row['alias']] as (string | null)[])]
  assert.ok(secret.length > 4)
  for (const answer of shown)
    for (const word of secret) assert.ok(!word || !answer.body.toString().includes(word), `a reviewer is shown ${word}`)
  for (const path of [`/cases/${id}`, `/desk/cases/${id}`, `/cases/${id}/parts/food/split`])
    assert.notEqual((await visitor.get(`/api/${region}${path}`)).status, 200, path)
}

/** 许可法 第四十五条: a reviewer of a part has a place tested, and the limits of the whole leave the days out too. */
async function tested(id: string): Promise<void> {
  const limitOf = async () => (await readCase(wang, id)).clocks.find(({ key }) => key === 'statutory')!
  const { due, pausedUntil } = await limitOf()
  assert.equal(pausedUntil, null)
  const [open] = await platform.until(
    () => openTasks(platform, 'reviewer', itemOf('public-venue-hygiene')),
    (found) => found.length > 0,
  )
  const { visitor, task } = open!
  const begun = await visitor.send('POST', `/api/${region}/review/tasks/${task.task}/procedures`, {
    kind: 'testing',
    expectedDays: 5,
    reason: '需要对场所空气质量进行检测。',
  })
  assert.equal(begun.status, 200, begun.body.toString())
  const stands = await platform.until(limitOf, (clock) => clock.pausedUntil !== null)
  assert.ok(stands.due! > due!, `${stands.due} after ${due}`)
}

/** 许可法 第四十二条第二款: the office that took the whole in asks, the head of the government who was drawn approves, the applicant is told why. */
async function extended(id: string): Promise<void> {
  const limitOf = (view: CaseView) => view.clocks.find(({ key }) => key === 'statutory')!
  const before = limitOf(await readCase(wang, id))
  const at = `/api/${region}/desk/cases/${id}`
  const offered = (await acceptor.get(at)).json as CaseView
  assert.ok(offered.can.includes('extend-whole'))
  assert.deepEqual([offered.extension?.allowed.days, offered.extension?.asked], [15, null])
  const reason = '两个部门的现场核查不能在期限内全部完成。'
  const naming = await acceptor.send('POST', `${at}/extension`, { reason: `${offered.applicant.name}：${reason}` })
  assert.equal((naming.json as { code: string }).code, 'review.text-names')
  const asked = await acceptor.send('POST', `${at}/extension`, { reason })
  assert.equal(asked.status, 200, asked.body.toString())
  const [head] = await platform.until(
    () => openTasks(platform, 'head', restaurant),
    (found) => found.length > 0,
  )
  const { visitor, task } = head!
  const shown = await visitor.get(`/api/${region}/review/tasks/${task.task}`)
  const view = shown.json as TaskView
  assert.deepEqual(view.can, ['answer-extension', 'return'])
  assert.deepEqual([view.extension?.reason, view.extension?.days], [reason, 15])
  for (const secret of [id, offered.number, offered.applicant.name])
    assert.ok(!shown.body.toString().includes(secret), `the head is shown ${secret}`)
  const answered = await visitor.send('POST', `/api/${region}/review/tasks/${task.task}/extension/answer`, {
    approves: true,
  })
  assert.equal(answered.status, 200, answered.body.toString())
  const told = await platform.until(
    () => readCase(wang, id),
    ({ papers }) => papers.some(({ kind }) => kind === 'extension-notice'),
  )
  const limit = limitOf(told)
  assert.deepEqual([limit.limitDays, limit.extendedBy], [60, 15])
  assert.ok(limit.due! > before.due!)
  assert.equal(told.extension, null, 'what the desks wrote to each other is not the applicant’s')
  const notice = told.papers.find(({ kind }) => kind === 'extension-notice')!
  const text = await paperText((await wang.get(`/api/${region}/cases/${id}/papers/${notice.paper}`)).body)
  for (const words of ['延长15个工作日', '第四十二条第二款', '本级人民政府负责人', reason])
    assert.ok(text.includes(words), `${words} in ${text}`)
  const after = (await acceptor.get(at)).json as CaseView
  assert.equal(after.extension?.asked?.state, 'granted')
  assert.ok(!after.can.includes('extend-whole'))
}

suite('开办餐饮店一件事', () => {
  test('one form, one receipt, one acceptance; each part is decided by its own office; one delivery', async () => {
    const { case: id, number } = await filed(restaurant, { advertises: true, runsVenue: false })
    const asked = restaurant.form.flatMap((group) => group.fields.map(({ key }) => key))
    assert.equal(new Set(asked).size, asked.length, 'each question is asked once')
    await accept(acceptor, id)

    const whole = await opened(id, 'food', 'advertising')
    const { food, advertising, hygiene } = partsOf(whole)
    assert.equal(hygiene, undefined, 'what the answers do not need is no part')
    assert.deepEqual([food!.number, advertising!.number], [`${number}-01`, `${number}-03`])
    assert.equal(whole.statusText, '各事项办理中')

    const own = await readCase(wang, food!.case!)
    assert.deepEqual([own.item, own.acceptedDay], ['food-business', whole.acceptedDay])
    assert.deepEqual(own.family?.whole, { case: id, number, readable: true })
    const limits = own.clocks.map(({ title, limitDays }) => `${title} ${limitDays}`)
    for (const limit of ['法定办理时限 10', '承诺办理时限 6']) assert.ok(limits.includes(limit), limits.join())
    assert.ok(
      own.answers.every(({ key }) => key !== 'advertises'),
      'a part has its own share of the answers',
    )
    assert.deepEqual(
      own.materials.map(({ material }) => material),
      ['application', 'subjectProof', 'layout', 'foodSafetyRules'],
    )
    assert.ok(own.papers.every(({ kind }) => kind !== 'material-receipt' && kind !== 'acceptance-notice'))

    await namesNothingOf(id, number, itemOf('food-business'))
    const asks = await wang.send('POST', `/api/${region}/cases/${id}/withdrawal`, {
      reason: '考虑暂不开店',
      confirmed: true,
    })
    assert.equal(asks.status, 200, asks.body.toString())
    await assert.rejects(reviewToDecision(platform, itemOf('food-business')), /decision\.withdrawal-waits/)
    const recalled = await wang.send('POST', `/api/${region}/cases/${id}/withdrawal-recall`, {})
    assert.equal(recalled.status, 200, recalled.body.toString())
    const [decider] = await openTasks(platform, 'decider', itemOf('food-business'))
    await decide(decider!, itemOf('food-business'))
    await reviewToDecision(platform, itemOf('outdoor-advertising'), 'refused')
    const ready = await until(id, 'ready')
    assert.deepEqual(
      ready.family!.parts.map(({ how }) => how),
      ['granted', 'refused'],
    )
    assert.equal(ready.decision?.outcome, 'granted', 'each stands on its own')
    assert.match(ready.decision.reasons, /食品经营许可：准予；户外广告设置审批：不予/)
    const paperOf = async (kind: string): Promise<string> => {
      const { paper } = ready.papers.find((one) => one.kind === kind) ?? assert.fail(`no ${kind}`)
      return paperText((await wang.get(`/api/${region}/cases/${id}/papers/${paper}`)).body)
    }
    const sheet = await paperOf('cover-sheet')
    const decision = (await readCase(wang, food!.case!)).papers.find(({ kind }) => kind === 'decision')!
    for (const word of [decision.number!, '食品经营许可', '户外广告设置审批', '准予', '不予'])
      assert.ok(sheet.includes(word), `the sheet lacks ${word}: ${sheet}`)
    const feedback = await paperOf('joint-feedback')
    const refusal = (await readCase(wang, advertising!.case!)).decision!.reasons
    for (const word of [refusal, '没有需要修改的意见', '一次性反馈'])
      assert.ok(feedback.includes(word), `the feedback lacks ${word}: ${feedback}`)
    await papersSay(wang, id, ready)
    assert.equal(ready.credential, null)

    const received = await wang.send('POST', `/api/${region}/cases/${id}/receipt`, {})
    assert.equal(received.status, 200, received.body.toString())
    const done = await until(food!.case!, 'closed')
    assert.equal(done.ending, 'granted')
    assert.ok(done.credential)
    assert.equal((await until(advertising!.case!, 'closed')).ending, 'refused')
  })

  test('one part goes on alone; the others are withdrawn with the whole', async () => {
    const { case: id } = await filed(restaurant, { advertises: true, runsVenue: true })
    await accept(acceptor, id)
    const { food, advertising, hygiene } = partsOf(await opened(id, 'food', 'advertising', 'hygiene'))
    const before = (await readCase(wang, advertising!.case!)).clocks
    await tested(id)
    await extended(id)
    assert.deepEqual((await readCase(wang, advertising!.case!)).clocks, before, 'of another part nothing stands still')
    const split = await wang.send('POST', `/api/${region}/cases/${id}/parts/advertising/split`, {})
    assert.equal(split.status, 200, split.body.toString())
    const alone = await platform.until(
      () => readCase(wang, advertising!.case!),
      (view) => view.family === null,
    )
    assert.deepEqual(alone.clocks, before, 'its limits stay as they were')

    const withdrawn = await wang.send('POST', `/api/${region}/cases/${id}/withdrawal`, {
      reason: '不再开店，撤回申请',
      confirmed: true,
    })
    assert.equal(withdrawn.status, 200, withdrawn.body.toString())
    const confirmed = await acceptor.send('POST', `/api/${region}/cases/${id}/withdrawal-confirmation`, {})
    assert.equal(confirmed.status, 200, confirmed.body.toString())
    assert.equal((await until(food!.case!, 'closed')).ending, 'withdrawn')
    assert.equal((await readCase(wang, advertising!.case!)).ending, null)

    const [first, second] = [await platform.as('supervisor'), await platform.as('supervisor-b')]
    const at = `/api/${region}/desk/cases/${id}/erasures`
    const proposed = await first.send('POST', at, { ground: 'judgment', document: '连档销〔2026〕4号' })
    assert.equal(proposed.status, 200, proposed.body.toString())
    const { erasure } = proposed.json as { erasure: string }
    // Whoever took in a part is offered nothing that the write would refuse.
    const offered = async () => (await readCase(second, id, 'desk')).can.includes('confirm-erasure')
    const person = residentIds.party(lyg.posts.find(({ key }) => key === 'supervisor-b')!.person)
    const holds = (duty: string) =>
      platform.platform.db.query(
        'system',
        statement(
          `insert into sealed.duties (region, stream, person, duty) values ($1, $2, $3, $4)
           on conflict (region, stream, person) do update set duty = excluded.duty`,
          [region, food!.case!, person, duty],
        ),
      )
    assert.equal(await offered(), true)
    await holds('intake')
    assert.equal(await offered(), false)
    const barred = await second.send('POST', `${at}/${erasure}/confirmation`, {})
    assert.equal((barred.json as { code: string }).code, 'duty.separated')
    await holds('supervise')
    const erased = await second.send('POST', `${at}/${erasure}/confirmation`, {})
    assert.equal(erased.status, 200, erased.body.toString())
    for (const part of [food!, hygiene!]) {
      const view = await platform.until(
        () => readCase(wang, part.case!),
        (one) => one.erasure?.standing === 'erased',
      )
      assert.equal(view.applicant.name, '（个人信息已按规定销毁）')
      assert.equal(await keysOf(part.case!), 0)
    }
    assert.equal(await keysOf(advertising!.case!), 1, 'what goes on alone keeps what it needs')
  })

  test('an application of its own joins before the acceptance, and keeps its limits', async () => {
    const single = await submit(wang, await fillDraft(wang, itemOf('food-business')))
    const { case: id } = await filed(restaurant, { advertises: true, runsVenue: false })
    const path = `/api/${region}/cases/${id}/parts/food/join`
    const other = await wang.send('POST', `/api/${region}/cases/${id}/parts/advertising/join`, { joins: single.case })
    assert.equal((other.json as { code: string }).code, 'parts.other-item')
    // Found after both were filed, in another case of the same party.
    await platform.platform.db.query(
      'system',
      statement(
        `insert into cases.bars (region, stream, ground, item, since, until)
         values ($1, $2, 'fraud', 'food-business', '2026-01-01', '2099-01-01')`,
        [region, single.case],
      ),
    )
    const barred = await wang.send('POST', path, { joins: single.case })
    assert.equal((barred.json as { code: string }).code, 'parts.barred')
    await platform.platform.db.query('system', statement(`delete from cases.bars where stream = $1`, [single.case]))
    const joined = await wang.send('POST', path, { joins: single.case })
    assert.equal(joined.status, 200, joined.body.toString())
    const view = await platform.until(
      () => readCase(wang, single.case),
      (one) => one.family?.whole?.case === id,
    )
    assert.equal(view.number, single.number)
    assert.equal(view.phase, 'intake')
    await accept(acceptor, id)
    const whole = await opened(id, 'food', 'advertising')
    assert.equal(partsOf(whole).food!.case, single.case)
    const late = await wang.send('POST', path, { joins: single.case })
    assert.equal((late.json as { code: string }).code, 'parts.join-late')
  })
})

test('并联: what one part issues is asked of nobody and opens the next; a refusal lets nothing follow', async () => {
  const { case: id } = await filed(building, {
    savesEnergy: true,
    temporary: false,
    workKind: 'new',
    planningWorkKind: withoutNotice.workKind,
  })
  await accept(acceptor, id)
  const first = partsOf(await opened(id, 'planning', 'energy'))
  assert.deepEqual([first.fire!.state, first.fire!.after], ['awaited', ['建设工程规划许可']])
  await reviewToDecision(
    platform,
    itemOf('planning-permit'),
    'granted',
    answersFor(itemOf('planning-permit'), withoutNotice),
  )
  const { fire } = partsOf(await opened(id, 'fire'))
  const own = await readCase(wang, fire!.case!)
  const permit = own.materials.find(({ material }) => material === 'planningPermit')
  assert.equal(permit?.way, 'licence')
  assert.equal(permit?.licence?.identifier, (await readCase(wang, first.planning!.case!)).credential?.identifier)
  await reviewToDecision(platform, itemOf('energy-commitment'))
  await reviewToDecision(platform, itemOf('fire-design-review'), 'refused')
  const ready = await until(id, 'ready')
  assert.equal(ready.decision?.outcome, 'refused', 'all or none')
})

test('the guide of a whole names what its parts offer only to who applies for them alone', async () => {
  const of = async (item: Item) => ((await wang.get(`/api/${region}/items/${item.code}`)).json as Guide).onlyAlone
  assert.deepEqual(await of(building), [{ part: 'energy', offers: ['commitment'] }])
  for (const { part, offers } of await of(restaurant)) {
    const alone = itemOf(restaurant.parts.find(({ key }) => key === part)!.item)
    assert.deepEqual(offers, [...(alone.deferral ? ['deferral'] : []), ...(alone.commitment ? ['commitment'] : [])])
  }
  assert.deepEqual((await of(restaurant)).map(({ part }) => part).length, 2)
  assert.deepEqual(await of(itemOf('energy-commitment')), [])
})

test('nothing of it was given up', async () => {
  const { rows } = await platform.platform.db.query('system', statement(`select reader, error from platform.stuck`, []))
  assert.deepEqual(rows, [])
})
