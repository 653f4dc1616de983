import assert from 'node:assert/strict'
import { after, suite, test } from 'node:test'
import type { CaseView, DraftView } from '#contracts/cases.ts'
import { askedThoughChecked, checkConsent, type DataCheckOffer } from '#contracts/data-checks.ts'
import { allItems } from '#seed/items/all.ts'
import { lyg } from '#seed/city/lyg.ts'
import { startRegisterSimulator } from '#server/adapters/register/simulator.ts'
import { accept, fillDraft, itemOf, openTasks, readCase, region, submit } from './harness/case-walk.ts'
import { smallPdf, testPlatform, type Answer, type Visitor } from './harness/platform.ts'

const parties = new Map(lyg.parties.map((party) => [party.code, party]))
const liu = lyg.parties.find(({ key }) => key === 'liu-mingde')!
const home = '海州区通灌南路 12 号'
let knows = (code: string) => {
  const party = parties.get(code)
  return party ? { name: party.name, code, lines: [{ label: '登记住址', text: home }] } : null
}
const register = await startRegisterSimulator({ find: (code) => knows(code), now: () => Date.now() })
after(() => register.close())
const platform = await testPlatform({ register })
const insurance = itemOf('resident-medical-insurance')
const person = await platform.as('applicant-liu-mingde')
const stranger = await platform.as('applicant-xu-ruolan')

const code = (answer: Answer) => (answer.json as { code?: string } | null)?.code
const draftOf = () => fillDraft(person, insurance, { without: ['identity'] })
const ask = (visitor: Visitor, id: string, body: object = {}) =>
  visitor.send('POST', `/api/${region}/cases/${id}/checks`, {
    material: 'identity',
    consent: checkConsent.version,
    ...body,
  })
const checkOf = async (id: string) =>
  ((await person.get(`/api/${region}/drafts/${id}`)).json as DraftView).sources.find(
    ({ material }) => material === 'identity',
  )?.check
const tryToFile = (id: string) =>
  person.send('POST', `/api/${region}/cases`, { draft: id, declaration: true, deliverBy: 'electronic' })

suite('数据核验 instead of a paper', () => {
  test('what the register says with consent stands in, is asked once, and is a fact of the case', async () => {
    const id = await draftOf()
    assert.equal((await checkOf(id))?.outcome, null)
    assert.equal(code(await tryToFile(id)), 'draft.incomplete')
    assert.equal(code(await ask(person, id, { consent: '2020-1' })), 'check.other-consent')
    assert.equal((await ask(stranger, id)).status, 404)
    const before = register.answered()
    const said = (await ask(person, id)).json as DataCheckOffer
    assert.equal(said.outcome, 'matches')
    assert.deepEqual((await ask(person, id)).json, said, 'asked again it is shown what it said')
    assert.equal(register.answered(), before + 1)

    const { case: filed } = await submit(person, id)
    const own = await readCase(person, filed)
    const material = own.materials.find(({ material }) => material === 'identity')!
    assert.equal(material.way, 'data-check')
    assert.equal(material.check?.query, said.asked?.query)
    assert.deepEqual(material.check?.lines.at(-1), { label: '登记住址', text: home })
    const { rows } = await platform.platform.db.pools.system.query<{ events: string; kept: number }>(
      `select (select string_agg(data, ' ') from log.events where stream = $1) as events,
         (select count(*)::int from cases.data_checks where stream = $1) as kept`,
      [filed],
    )
    assert.match(rows[0]!.events, new RegExp(material.check.query))
    for (const secret of [home, liu.name, liu.code])
      assert.ok(!rows[0]!.events.includes(secret), 'the vault alone knows')
    assert.equal(rows[0]!.kept, 0)

    const acceptor = await platform.as(platform.accountOf('acceptor', insurance.intakeOffice))
    const asked = await acceptor.send('POST', `/api/${region}/cases/${filed}/deficiency-notice`, {
      defects: [{ about: 'material', key: 'identity', reason: 'missing', remark: '请提交身份证复印件' }],
    })
    assert.equal(code(asked), 'check.verified')
    await accept(acceptor, filed)
    const seen: CaseView = await readCase(acceptor, filed, 'desk')
    assert.deepEqual(seen.materials.find(({ material }) => material === 'identity')?.check, material.check)
  })

  test('stands in during a correction too, asked anew, and only while one is waited for', async () => {
    const acceptor = await platform.as(platform.accountOf('acceptor', insurance.intakeOffice))
    const id = await draftOf()
    await bring(id)
    const { case: filed } = await submit(person, id)
    assert.equal(code(await ask(person, filed)), 'check.not-offered', 'nothing is waited for')
    assert.equal((await ask(stranger, filed)).status, 404)
    const defects = [{ about: 'material', key: 'identity', reason: 'illegible', remark: '照片看不清，请重新提交' }]
    const told = await acceptor.send('POST', `/api/${region}/cases/${filed}/deficiency-notice`, { defects })
    assert.equal(told.status, 200, told.body.toString())
    const offered = (await readCase(person, filed)).sources.find(({ material }) => material === 'identity')
    assert.equal(offered?.check?.outcome, null)
    const correct = () => person.send('POST', `/api/${region}/cases/${filed}/correction`, { answers: {} })
    assert.equal(code(await correct()), 'case.correction-missing')
    const said = (await ask(person, filed)).json as DataCheckOffer
    assert.equal(said.outcome, 'matches')
    const corrected = await correct()
    assert.equal(corrected.status, 200, corrected.body.toString())
    const material = (await readCase(person, filed)).materials.findLast((one) => one.material === 'identity')
    assert.deepEqual([material?.way, material?.check?.query], ['data-check', said.asked?.query])
    assert.deepEqual(material?.check?.lines.at(-1), { label: '登记住址', text: home })
    const { rows } = await platform.platform.db.pools.system.query(`select from cases.data_checks where stream = $1`, [
      filed,
    ])
    assert.equal(rows.length, 0)
  })

  test('nobody who reviews learns of whom the register was asked, nor under which number', async () => {
    const food = itemOf('food-business')
    const firm = await platform.as('applicant-wang-for-gangcheng')
    const id = await fillDraft(firm, food, { without: ['subjectProof'] })
    const said = (await ask(firm, id, { material: 'subjectProof' })).json as DataCheckOffer
    assert.deepEqual([said.kind, said.outcome], ['business-licence', 'matches'])
    await submit(firm, id)
    await accept(await platform.as(platform.accountOf('acceptor', food.intakeOffice)), id)
    const drawn = await platform.until(
      () => openTasks(platform, 'reviewer', food),
      (tasks) => tasks.length > 0,
    )
    for (const { visitor, task } of drawn) {
      const shown = (await visitor.get(`/api/${region}/review/tasks/${task.task}`)).body.toString()
      for (const secret of [home, '连云港港城物流有限公司', '91320700MA9X00011X', said.asked!.query])
        assert.ok(!shown.includes(secret), secret)
    }
  })

  test('what the register has otherwise, or does not know, is brought', async () => {
    for (const [outcome, known] of [
      ['differs', (of: string) => ({ name: '刘明', code: of })],
      ['not-found', () => null],
    ] as const) {
      const usual = knows
      knows = known as typeof knows
      const id = await draftOf()
      assert.equal(((await ask(person, id)).json as DataCheckOffer).outcome, outcome)
      knows = usual
      assert.equal(((await ask(person, id)).json as DataCheckOffer).outcome, outcome, 'it is not asked until it fits')
      assert.equal(code(await tryToFile(id)), 'draft.incomplete')
      await bring(id)
      assert.equal((await tryToFile(id)).status, 200)
    }
  })

  for (const how of ['error', 'drop-after', 'forged'] as const)
    test(`a register that meets “${how}” holds nobody up: it may be asked again, or the paper is brought`, async () => {
      const id = await draftOf()
      register.misbehave(how)
      assert.equal(code(await ask(person, id)), 'check.unavailable')
      assert.equal((await checkOf(id))?.outcome, null)
      if (how === 'drop-after') assert.equal(((await ask(person, id)).json as DataCheckOffer).outcome, 'matches')
      else await bring(id)
      assert.equal((await tryToFile(id)).status, 200)
    })

  test('what was brought all the same is taken, and the check is not part of the case', async () => {
    const id = await draftOf()
    await ask(person, id)
    await bring(id)
    const { case: filed } = await submit(person, id)
    assert.deepEqual(
      (await readCase(person, filed)).materials.filter(({ material }) => material === 'identity').map(({ way }) => way),
      ['upload'],
    )
  })

  test('a clerk has it verified for whoever stands at the window', async () => {
    const clerk = await platform.as('clerk-a')
    const shown = { kind: 'person', name: liu.name, code: liu.code, document: 'resident-id-card' }
    const { party } = (await clerk.send('POST', `/api/${region}/window/parties`, shown)).json as { party: string }
    const id = await fillDraft(clerk, insurance, { applicant: party, without: ['identity'] })
    assert.equal(((await ask(clerk, id)).json as DataCheckOffer).outcome, 'matches')
    const { case: filed } = await submit(clerk, id, 'window')
    assert.equal(
      (await readCase(clerk, filed, 'desk')).materials.some(({ way }) => way === 'data-check'),
      true,
    )
  })

  test('no item that is published asks for what a register tells', () => {
    assert.deepEqual(allItems.flatMap(askedThoughChecked), [])
    const plain = structuredClone(insurance)
    delete plain.materials.find(({ key }) => key === 'identity')!.checks
    assert.deepEqual(
      askedThoughChecked(plain).map(({ key }) => key),
      ['identity'],
    )
  })
})

async function bring(id: string): Promise<void> {
  const uploaded = await person.upload(
    `/api/${region}/cases/${id}/files?material=identity&name=${encodeURIComponent('身份证.pdf')}`,
    smallPdf('identity'),
  )
  assert.equal(uploaded.status, 200)
}
