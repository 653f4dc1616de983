import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { ReplyOf } from '#contracts/endpoint.ts'
import type { readHalls } from '#contracts/halls.ts'
import type { FormDesign } from '#contracts/form-design.ts'
import type { Item, Material } from '#contracts/item.ts'
import { statement } from '#platform/db.ts'
import { verifyProjections } from '#platform/verify.ts'
import { lyg } from '#seed/city/lyg.ts'
import { accept, answersFor, fillDraft, itemOf, readCase, region, submit } from '#tests/harness/case-walk.ts'
import { testPlatform, type TestPlatform, type Visitor } from '#tests/harness/platform.ts'
import { itemStream } from '#server/modules/catalogue/item-stream.ts'
import { publish } from '#server/modules/catalogue/load.ts'

let platform: TestPlatform
let operator: Visitor
let liu: Visitor
before(async () => {
  platform = await testPlatform()
  operator = await platform.as(platform.accountOf('operator'))
  liu = await platform.as('applicant-liu-mingde')
})

const code = 'remote-treatment-filing'
const newest = async (): Promise<Item> => {
  const answer = await liu.get(`/api/${region}/items/${code}`)
  return (answer.json as { item: Item }).item
}
const send = (who: Visitor, body: object) => who.send('POST', `/api/${region}/items/${code}/form`, body)
const problemOf = (answer: { json: unknown; status: number }) => {
  const { code: rule, errors } = answer.json as { code: string; errors?: { message: string }[] }
  return { status: answer.status, rule, messages: errors?.map((error) => error.message) ?? [] }
}
const design = ({ form, holds }: Item): FormDesign => ({ form: structuredClone(form), holds })

test('a designed form is the next revision; what was begun before stays on its own', async () => {
  const item = await newest()
  const begun = await fillDraft(liu, itemOf(code))
  const next = design(item)
  next.form[1]!.fields.push({
    key: 'household',
    label: '户籍所在地',
    type: 'text',
    class: 'identity',
    sight: 'blind',
    required: true,
    maxLength: 50,
  })
  const answer = await send(operator, { ...next, basedOn: item.revision })
  assert.equal(answer.status, 200, answer.body.toString())
  assert.equal((answer.json as { revision: number }).revision, item.revision + 1)

  const now = await newest()
  assert.equal(now.revision, item.revision + 1)
  assert.ok(now.form[1]!.fields.some((field) => field.key === 'household'))
  assert.deepEqual(now.materials, item.materials)
  const { case: filed } = await submit(liu, begun)
  assert.equal((await readCase(liu, filed)).revision, item.revision)
  const fresh = await fillDraft(liu, now, { answers: answersFor(now) })
  assert.equal((await readCase(liu, (await submit(liu, fresh)).case)).revision, now.revision)
})

test('the publication is a fact in the log that names who published what', async () => {
  const { rows } = await platform.platform.db.query(
    'system',
    statement(`select type, data, actor from log.events where type = 'item.form-published'`),
  )
  assert.equal(rows.length, 1)
  const fact = JSON.parse(String(rows[0]!['data'])) as Record<string, unknown>
  assert.deepEqual([fact['item'], fact['revision'], fact['basedOn']], [code, 2, 1])
  assert.match(String(fact['content']), /^[0-9a-f]{64}$/)
  assert.ok(rows[0]!['actor'])
  assert.deepEqual((await verifyProjections(platform.platform, itemStream)).differences, [])
})

test('a form that asks wrongly is refused, all of it told at once in sentences', async () => {
  const item = await newest()
  const wrong = design(item)
  const [first] = wrong.form
  first!.fields.push({ ...first!.fields[0]!, sight: 'shown' })
  wrong.form[1]!.fields = wrong.form[1]!.fields.filter((field) => field.key !== 'kind')
  const { status, rule, messages } = problemOf(await send(operator, { ...wrong, basedOn: item.revision }))
  assert.deepEqual([status, rule], [422, 'item.form-refused'])
  assert.ok(messages.some((message) => /字段标识 applicantName 重复/.test(message)))
  assert.ok(messages.some((message) => /不能向审查人员显示/.test(message)))
  assert.ok(messages.some((message) => /“转诊前往的定点医疗机构”的显示条件：用到的字段 kind 不存在/.test(message)))
  assert.equal((await newest()).revision, item.revision)
})

test('a question that has nothing to do with the matter is refused, until its group says what it is for', async () => {
  const item = await newest()
  const next = design(item)
  const income = {
    ...next.form[1]!.fields[0]!,
    key: 'income',
    label: '家庭年收入',
    type: 'number' as const,
    options: undefined,
  }
  const asking = { title: '其他情况', fields: [{ ...income, class: 'plain' as const }] }
  const refused = problemOf(await send(operator, { ...next, form: [...next.form, asking], basedOn: item.revision }))
  assert.deepEqual([refused.status, refused.rule], [422, 'item.form-refused'])
  assert.deepEqual(refused.messages, [
    '问题“家庭年收入”与事项没有直接关系：所在分组“其他情况”没有说明用于审查哪项条件、依据什么填写',
  ])
  const none = { ...asking, forConditions: [item.conditions.length + 1] }
  const beyond = problemOf(await send(operator, { ...next, form: [...next.form, none], basedOn: item.revision }))
  assert.deepEqual(beyond.messages, ['分组“其他情况”：许可条件只有 2 项，没有第 3 项'])
  assert.equal((await newest()).revision, item.revision)
  const said = { ...asking, forConditions: [1] }
  const answer = await send(operator, { ...next, form: [...next.form, said], basedOn: item.revision })
  assert.equal(answer.status, 200, answer.body.toString())
})

test('the list of materials is designed with the form, and goes through the same gate', async () => {
  const item = await newest()
  const [first] = item.materials
  const added = { ...first!, key: 'consent', name: '监护人同意书', basis: '' }
  const sees = Object.fromEntries(item.tasks.map((task) => [task.key, task.sees]))
  const next = { ...design(item), materials: [...item.materials, added], sees, basedOn: item.revision }
  const refused = problemOf(await send(operator, next))
  assert.deepEqual([refused.status, refused.rule], [422, 'item.form-refused'])
  assert.deepEqual(refused.messages, ['材料“监护人同意书”没有依据'])
  const based = { ...added, basis: '演示设定', letter: { title: '同意书', text: '兹同意{{姓名|刘明德}}办理。' } }
  const answer = await send(operator, { ...next, materials: [...item.materials, based] })
  assert.equal(answer.status, 200, answer.body.toString())
  assert.deepEqual((await newest()).materials.at(-1), based)
  const blank = await liu.get(`/api/${region}/items/${code}/forms/consent/blank`)
  assert.deepEqual([blank.status, blank.body.subarray(0, 5).toString()], [200, '%PDF-'])
})

test('a proof that was abolished, that nobody can look into or that another material covers is not asked for', async () => {
  const item = await newest()
  const [first] = item.materials
  const proof = { issuer: '用人单位', canInvestigate: true, coveredBy: [] }
  const asking = (change: Partial<Material>) => {
    const added = { ...first!, key: 'proved', name: '婚姻状况证明', basis: '演示设定', ...change }
    return send(operator, { ...design(item), materials: [...item.materials, added], basedOn: item.revision })
  }
  for (const [change, message, code] of [
    [
      { proof, source: '居民委员会出具' },
      /^材料“婚姻状况证明”是已取消的证明事项：.+民发〔2020〕20号/,
      'item.proof-abolished',
    ],
    [
      { source: '申请人提供', proof: { ...proof, issuer: '居民委员会' } },
      /^材料“婚姻状况证明”是已取消的证明事项：.+民发〔2020〕20号/,
      'item.proof-abolished',
    ],
    [{ source: '婚姻登记机关出具' }, /^材料“婚姻状况证明”是证明材料：没有写明由谁开具/, 'item.form-refused'],
    [
      { name: '收入证明', proof: { ...proof, canInvestigate: false } },
      /无法调查核实的证明，一律取消$/,
      'item.proof-needless',
    ],
    [
      { name: '收入证明', proof: { ...proof, coveredBy: [first!.key] } },
      /涵盖或者替代，一律取消$/,
      'item.proof-needless',
    ],
  ] as const) {
    const { status, rule, messages } = problemOf(await asking(change as Partial<Material>))
    assert.deepEqual([status, rule], [422, code])
    assert.equal(messages.length, 1)
    assert.match(messages[0]!, message)
  }
  assert.equal((await newest()).revision, item.revision)
})

test('what is issued here, or what a register tells, is not asked for as a paper', async () => {
  const item = await newest()
  const [first] = item.materials
  const asking = async (change: Partial<Material>) => {
    const { licence: _licence, checks: _checks, ...plain } = first!
    const added = { ...plain, key: 'onceMore', basis: '演示设定', ...change }
    const answer = await send(operator, {
      ...design(item),
      materials: [...item.materials, added],
      basedOn: item.revision,
    })
    const { code: rule, detail } = answer.json as { code: string; detail: string }
    assert.match(detail, new RegExp(`“${change.name}”`))
    return [answer.status, rule]
  }
  assert.deepEqual(await asking({ name: '公共场所卫生许可证', source: '政府部门核发' }), [
    409,
    'item.material-asked-again',
  ])
  assert.deepEqual(await asking({ name: '居民身份证', source: '申请人自备' }), [409, 'item.material-checked-elsewhere'])
  assert.equal((await newest()).revision, item.revision)
})

test('an item that asks for a project is put into a stage, one that asks for none is not', async () => {
  const item = await newest()
  const staged = problemOf(await send(operator, { ...design(item), stage: 'works', basedOn: item.revision }))
  assert.deepEqual([staged.rule, staged.messages], ['item.form-refused', ['列入审批阶段的事项要问项目代码']])
  const permit = 'traffic-impact-assessment'
  const read = async () => ((await liu.get(`/api/${region}/items/${permit}`)).json as { item: Item }).item
  const before = await read()
  const put = async (stage: string, basedOn: number) => {
    const answer = await operator.send('POST', `/api/${region}/items/${permit}/form`, {
      ...design(before),
      stage,
      basedOn,
    })
    assert.equal(answer.status, 200, answer.body.toString())
    return (await read()).stage
  }
  assert.equal(before.stage, 'works')
  assert.equal(await put('land', before.revision), 'land')
  assert.equal(await put('beside', before.revision + 1), undefined)
})

test('conditions of any shape are refused, none breaks the server', async () => {
  const item = await newest()
  for (const condition of [{}, { and: 3 }, { eq: [1] }, { and: [], or: [] }, { not: { not: [] } }, { answer: 5 }]) {
    const next = { ...design(item), holds: [{ condition, message: '不能这样', at: 'phone' }] }
    const answer = await send(operator, { ...next, basedOn: item.revision })
    assert.equal(answer.status, 422, `${JSON.stringify(condition)}: ${answer.body.toString()}`)
  }
})

test('whoever changed an older revision is told so, and the same form again is nothing to do', async () => {
  const item = await newest()
  assert.deepEqual(problemOf(await send(operator, { ...design(item), basedOn: 1 })), {
    status: 409,
    rule: 'item.form-stale',
    messages: [],
  })
  assert.equal(
    problemOf(await send(operator, { ...design(item), basedOn: item.revision })).rule,
    'command.nothing-to-do',
  )
})

test('only operators publish, and only what is there', async () => {
  const item = await newest()
  const acceptor = await platform.as(platform.accountOf('acceptor', item.intakeOffice))
  assert.equal((await send(acceptor, { ...design(item), basedOn: item.revision })).status, 403)
  const nowhere = await operator.send('POST', `/api/${region}/items/no-such-item/form`, { ...design(item), basedOn: 1 })
  assert.equal(nowhere.status, 404)
})

test('of two publications at the same time one counts', async () => {
  const item = await newest()
  const titled = (title: string) => {
    const next = design(item)
    next.form[0]!.title = title
    return send(operator, { ...next, basedOn: item.revision })
  }
  const answers = await Promise.all([titled('申请人甲'), titled('申请人乙')])
  assert.deepEqual(
    answers.map((answer) => answer.status).toSorted((a, b) => a - b),
    [200, 409],
  )
})

test('what is shipped does not undo a designed form', async () => {
  const before = await newest()
  await publish(platform.platform.db, lyg, '2026-06-01T00:00:00.000Z')
  const { rows } = await platform.platform.db.query(
    'system',
    statement(`select max(revision) as revision from catalogue.items where code = $1`, [code]),
  )
  assert.equal(rows[0]!['revision'], before.revision)
})

test('the hours that an operator sets for a hall are published at once, and given back when they are taken away', async () => {
  const at = `/api/${region}/halls`
  type Halls = ReplyOf<typeof readHalls>['halls']
  const hall = async () =>
    ((await liu.get(at)).json as { halls: Halls }).halls.find((one) => one.office === 'zhengwu-hall')!
  const published = await hall()
  const late = { from: '09:00', to: '23:59' }
  const set = (who: Visitor, counter: string | null, hours: object | null) =>
    who.send('POST', `${at}/zhengwu-hall/hours`, { counter, hours })
  const hours = { workday: [late], restday: [late], saturday: [] }
  assert.equal((await set(await platform.as('clerk-a'), null, hours)).status, 403)
  const changed = await set(operator, null, hours)
  assert.equal(changed.status, 200, changed.body.toString())
  assert.deepEqual((await hall()).hours, hours)
  assert.equal((await set(operator, 'A01', { workday: [], restday: [] })).status, 200)
  assert.deepEqual((await hall()).counters.find((one) => one.counter === 'A01')?.hours, { workday: [], restday: [] })
  const wrong = await set(operator, null, { ...hours, workday: [late, late] })
  assert.equal((wrong.json as { code: string }).code, 'hall.hours-out-of-order')
  assert.equal((await set(operator, null, null)).status, 200)
  assert.deepEqual((await hall()).hours, published.hours)
  assert.equal((await operator.send('POST', `${at}/no-such-hall/hours`, { counter: null, hours })).status, 404)
})

test('rules take effect in a version of their own, by form, after they were tried on what was decided before', async () => {
  const insured = 'resident-medical-insurance'
  const at = `/api/${region}/items/${insured}`
  const item = ((await liu.get(at)).json as { item: Item }).item
  const { case: filed } = await submit(liu, await fillDraft(liu, item))
  await accept(await platform.as(platform.accountOf('acceptor', item.intakeOffice)), filed)
  await platform.until(
    () => readCase(liu, filed),
    ({ phase }) => phase === 'ready',
  )
  const none = { tried: 0, same: 0, toPerson: 0, differs: 0 }
  const publishing = (rules: object, seen: object = none, basedOn = item.revision, who = operator) =>
    who.send('POST', `${at}/rules`, { rules, basedOn, seen })
  const inForce = item.decisionRules!
  const next = { version: '2027-1', rules: inForce.rules.map((rule) => ({ ...rule, title: `${rule.title}（新）` })) }
  assert.equal(problemOf(await publishing(inForce)).rule, 'command.nothing-to-do')
  assert.equal(problemOf(await publishing({ ...next, version: inForce.version })).rule, 'item.rules-version')
  const personal = [{ ...next.rules[0]!, when: { eq: [{ answer: 'applicantName' }, { constant: '刘明德' }] } }]
  assert.equal(problemOf(await publishing({ ...next, rules: personal })).rule, 'item.rules-refused')
  // Nobody publishes what was not tried, or what comes out otherwise by now.
  assert.equal(problemOf(await publishing(next)).rule, 'item.rules-untried')
  const trial = await operator.send('POST', `${at}/rule-trial`, { rules: next, last: 200 })
  const { tried, same, toPerson, differs } = trial.json as typeof none
  assert.deepEqual([tried, same], [1, 1])
  const seen = { tried, same, toPerson, differs }
  assert.equal(problemOf(await publishing(next, seen, item.revision + 1)).rule, 'item.form-stale')
  const acceptor = await platform.as(platform.accountOf('acceptor', item.intakeOffice))
  assert.equal((await publishing(next, seen, item.revision, acceptor)).status, 403)
  const elsewhere = await operator.send('POST', `/api/${region}/items/${code}/rules`, {
    rules: next,
    basedOn: (await newest()).revision,
    seen: none,
  })
  assert.equal(problemOf(elsewhere).rule, 'item.rules-not-here')

  const answer = await publishing(next, seen)
  assert.equal(answer.status, 200, answer.body.toString())
  const now = ((await liu.get(at)).json as { item: Item }).item
  assert.deepEqual([now.revision, now.decisionRules], [item.revision + 1, next])
  // A version names one set of rules for ever: neither the first nor the second comes again for others.
  const others = { ...next, rules: inForce.rules.map((rule) => ({ ...rule, title: `${rule.title}（再改）` })) }
  for (const version of [inForce.version, next.version])
    assert.equal(problemOf(await publishing({ ...others, version }, seen, now.revision)).rule, 'item.rules-version')
  const { rows } = await platform.platform.db.query(
    'system',
    statement(`select data from log.events where type = 'item.rules-published'`),
  )
  const fact = JSON.parse(String(rows[0]!['data'])) as Record<string, unknown>
  assert.deepEqual([fact['version'], fact['tried']], ['2027-1', seen])
  assert.deepEqual((await verifyProjections(platform.platform, itemStream)).differences, [])
  const { case: later } = await submit(liu, await fillDraft(liu, now))
  await accept(acceptor, later)
  const decided = await platform.until(
    () => readCase(liu, later),
    ({ phase }) => phase === 'ready',
  )
  assert.deepEqual([decided.rules?.version, decided.rules?.looked.at(-1)?.title.endsWith('（新）')], ['2027-1', true])
})
