import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { CaseView } from '#contracts/cases.ts'
import type { readConsistency } from '#contracts/consistency.ts'
import type { listDraws } from '#contracts/credentials.ts'
import type { ReplyOf } from '#contracts/endpoint.ts'
import { linesToCheck } from '#contracts/formal-check.ts'
import { statement } from '#platform/db.ts'
import { residentIds } from '#server/modules/identity/seed.ts'
import { drawHolds } from '#server/modules/cases/review/draw-check.ts'
import {
  accept,
  answersFor,
  fillDraft,
  itemOf,
  readCase,
  region,
  reviewToDecision,
  submit,
} from './harness/case-walk.ts'
import { testPlatform, type TestPlatform, type Visitor } from './harness/platform.ts'

const insurance = itemOf('resident-medical-insurance')
const treatment = itemOf('remote-treatment-filing')
const energy = itemOf('energy-commitment')
let platform: TestPlatform
let liu: Visitor
let acceptor: Visitor
before(async () => {
  platform = await testPlatform()
  liu = await platform.as('applicant-liu-mingde')
  acceptor = await platform.as(platform.accountOf('acceptor', insurance.intakeOffice))
})

const ready = (visitor: Visitor, id: string) =>
  platform.until(
    () => readCase(visitor, id),
    (view: CaseView) => view.phase === 'ready',
  )
const path = (id: string, act: string) => `/api/${region}/cases/${id}/${act}`
const codeOf = (answer: { json: unknown }) => (answer.json as { code: string }).code

test('即办: the acceptor marks every line and decides in the same act; the paper follows', async () => {
  const { case: id } = await submit(liu, await fillDraft(liu, treatment))
  const view = await readCase(acceptor, id, 'desk')
  assert.ok(view.can.includes('decide-on-the-spot'))
  const answers = Object.fromEntries(view.answers.map(({ key, value }) => [key, value]))
  const body = { outcome: 'granted', basis: '《中华人民共和国社会保险法》第二十九条', expects: view.version }
  const checked = linesToCheck(treatment, answers, view.materials)
  assert.equal(codeOf(await acceptor.send('POST', path(id, 'instant-decision'), body)), 'case.check-incomplete')
  const decided = await acceptor.send('POST', path(id, 'instant-decision'), { ...body, checked })
  assert.equal(decided.status, 200, decided.body.toString())
  const done = await ready(liu, id)
  assert.equal(done.decision?.made, 'instant')
  assert.ok(done.credential)
  assert.equal(done.decidedDay, done.acceptedDay)
})

test('即办 is decided by whoever the operator charged with it, until that is taken back', async () => {
  const { case: id } = await submit(liu, await fillDraft(liu, treatment))
  const other = await platform.as('acceptor-zhengwu-b')
  const operator = await platform.as('operator')
  const view = () => readCase(other, id, 'desk')
  const decide = async () => {
    const { answers, materials, version } = await view()
    const checked = linesToCheck(treatment, Object.fromEntries(answers.map((one) => [one.key, one.value])), materials)
    const basis = '《中华人民共和国社会保险法》第二十九条'
    return other.send('POST', path(id, 'instant-decision'), { outcome: 'granted', basis, checked, expects: version })
  }
  const send = (how: 'given' | 'taken-back', office: string) => {
    const at = `/api/${region}/desk/posts/${residentIds.grant(region, 'acceptor-zhengwu-b')}/charges`
    const body = { charge: 'decide-on-the-spot', office, how, basis: '即办件授权书〔2026〕1号' }
    return operator.send('POST', at, body)
  }
  const charge = async (how: 'given' | 'taken-back', office: string = treatment.office) => {
    const done = await send(how, office)
    assert.equal(done.status, 200, done.body.toString())
  }
  assert.ok(!(await view()).can.includes('decide-on-the-spot'))
  assert.equal(codeOf(await decide()), 'instant.not-charged')
  assert.equal(codeOf(await send('given', 'nobody')), 'post.charge-unknown-office')
  await charge('given', treatment.intakeOffice)
  assert.ok(!(await view()).can.includes('decide-on-the-spot'))
  assert.equal(codeOf(await decide()), 'instant.not-charged')
  await charge('given')
  assert.ok((await view()).can.includes('decide-on-the-spot'))
  await charge('taken-back')
  assert.equal(codeOf(await decide()), 'instant.not-charged')
  await charge('given')
  assert.equal((await decide()).status, 200)
})

test('自动审批: granted as it is accepted, with the rules that were looked at', async () => {
  const { case: id } = await submit(liu, await fillDraft(liu, insurance))
  await accept(acceptor, id)
  const done = await ready(liu, id)
  assert.equal(done.decision?.made, 'rules')
  assert.deepEqual(
    done.rules?.looked.map(({ holds }) => holds),
    [false, true],
  )
  assert.ok(!done.can.includes('ask-for-person'))
})

test('要求人工办理: a refusal by rules is reviewed by people once, with the limits counted anew', async () => {
  const answers = answersFor(insurance, { elsewhere: true })
  const { case: id } = await submit(liu, await fillDraft(liu, insurance, { answers }))
  await accept(acceptor, id)
  const refused = await ready(liu, id)
  assert.equal(refused.decision?.outcome, 'refused')
  assert.ok(refused.can.includes('ask-for-person'))
  assert.equal((await liu.send('POST', path(id, 'receipt'), {})).status, 200)
  const asked = await liu.send('POST', path(id, 'person-review'), {})
  assert.equal(asked.status, 200, asked.body.toString())
  const again = await readCase(liu, id)
  assert.deepEqual([again.phase, again.ending, again.decision], ['review', null, null])
  assert.equal(again.statusText, '申请人要求人工办理，正在审查')
  assert.ok(again.clocks.some(({ key, stopped }) => key === 'promised' && !stopped))
  assert.ok(again.rules?.askedDay)
  await reviewToDecision(platform, insurance, 'granted', answers)
  const done = await ready(liu, id)
  assert.equal(done.decision?.made, 'person')
  assert.deepEqual(
    done.papers
      .filter(({ kind }) => kind === 'decision')
      .map(({ paper }) => paper)
      .toSorted(),
    ['decision', 'decision-2'],
  )
  assert.ok(done.credential)
  assert.equal(codeOf(await liu.send('POST', path(id, 'person-review'), {})), 'person.not-by-rules')
})

test('承诺备案: signed online it takes effect at once, without the letter', async () => {
  const firm = await platform.as('applicant-wang-for-gangcheng')
  const id = await fillDraft(firm, energy, { without: ['commitment'] })
  const { name } = ((await firm.get(`/api/${region}/drafts/${id}`)).json as { applicant: { name: string } }).applicant
  const filed = await firm.send('POST', `/api/${region}/cases`, {
    draft: id,
    declaration: true,
    deliverBy: 'electronic',
    promise: { notice: '2026-3', promise: '2026-2', name },
  })
  assert.equal(filed.status, 200, filed.body.toString())
  const done = await platform.until(
    () => readCase(firm, id),
    (view: CaseView) => view.phase === 'ready' && view.commitment?.sample?.day !== null,
  )
  assert.deepEqual([done.decision?.made, done.act, done.commitment?.filing], ['filing', '备案', true])
  const { percent, drawn } = done.commitment!.sample!
  assert.equal(percent, 30)
  assert.equal(done.commitment!.checkDue !== null, drawn)
  // Who was not drawn is not the inspectors' to read.
  const inspector = await platform.as(platform.accountOf('inspector', 'fagai'))
  const page = await inspector.get(`/api/${region}/desk/cases/${id}`)
  assert.equal(page.status, drawn ? 200 : 404)
  if (drawn) assert.ok((page.json as CaseView).can.includes('check-promise'))
  const { draws } = (await firm.get(`/api/${region}/draws?limit=100`)).json as ReplyOf<typeof listDraws>
  const records = draws.map(({ record }) => record).filter(({ chosen }) => chosen === 'check' || chosen === 'spare')
  assert.ok(records.length > 0)
  for (const record of records) assert.ok(drawHolds(record, platform.platform.keys.evidence.publicKey))
})

test('规则试算: a draft is tried on what was decided, and shows nobody', async () => {
  const operator = await platform.as(platform.accountOf('operator'))
  const rules = insurance.decisionRules!
  const grantAll = [{ ...rules.rules[1]!, when: { constant: true } }]
  const trial = async (given: object) => {
    const answer = await operator.send('POST', `/api/${region}/items/${insurance.code}/rule-trial`, { rules: given })
    assert.equal(answer.status, 200, answer.body.toString())
    return answer.json as { tried: number; same: number; differs: number; problems: string[]; differences: unknown[] }
  }
  const same = await trial(rules)
  // The one that people granted afterwards stands against the rules.
  assert.deepEqual([same.tried, same.same, same.differs], [2, 1, 1])
  const other = await trial({ version: 'draft', rules: grantAll })
  assert.deepEqual([other.tried, other.differs], [2, 0])
  const personal = [{ ...rules.rules[0]!, when: { eq: [{ answer: 'applicantName' }, { constant: '刘明德' }] } }]
  assert.equal((await trial({ version: 'draft', rules: personal })).problems.length, 1)
  const { rows } = await platform.platform.db.query(
    'system',
    statement(`select number from cases.cases where item = $1`, [insurance.code]),
  )
  for (const text of ['刘明德', ...rows.map((row) => row['number'] as string)])
    assert.ok(!JSON.stringify(same).includes(text))
})

test('裁量一致性: the supervision compares what was decided, and learns of no reviewer who it is', async () => {
  const supervisor = await platform.as('supervisor')
  const at = `/api/${region}/desk/items/${insurance.code}/consistency`
  const answer = await supervisor.get(at)
  assert.equal(answer.status, 200, answer.body.toString())
  const report = answer.json as ReplyOf<typeof readConsistency>
  assert.deepEqual([report.cases, report.unlike], [2, []])
  assert.ok(report.compared.length > 0)
  assert.ok(report.drift.every(({ reviewer, drift }) => /^[0-9A-F]{8}$/.test(reviewer) && drift === null))
  const { rows } = await platform.platform.db.query('system', statement(`select id, person, desk from access.grants`))
  for (const id of rows.flatMap((row) => Object.values(row))) assert.ok(!answer.body.toString().includes(String(id)))
  const operator = await platform.as(platform.accountOf('operator'))
  assert.equal((await operator.get(at)).status, 403)
})
