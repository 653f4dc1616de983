import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { Client } from 'pg'
import type { DraftView } from '#contracts/cases.ts'
import type { ReplyOf } from '#contracts/endpoint.ts'
import type { listMyProjects, listProjectCases, listWindowProjects, readMyProject } from '#contracts/projects.ts'
import { statement } from '#platform/db.ts'
import { lyg } from '#seed/city/lyg.ts'
import { askCatalogue } from '#server/modules/catalogue/ask.ts'
import { gatherEarlierCases } from '#server/modules/cases/projects/earlier-cases.ts'
import { residentIds } from '#server/modules/identity/index.ts'
import { projectCheckDigit, writtenProjectCode } from '#kernel/codes/project-code.ts'
import {
  accept,
  answersFor,
  fillDraft,
  itemOf,
  readCase,
  region,
  reviewToDecision,
  submit,
  todayOf,
  withoutNotice,
} from './harness/case-walk.ts'
import { smallPdf, testPlatform, type Answer, type Visitor } from './harness/platform.ts'

type Projects = ReplyOf<typeof listMyProjects>
type Project = ReplyOf<typeof readMyProject>
type Others = ReplyOf<typeof listProjectCases>

const platform = await testPlatform()
const planning = itemOf('planning-permit')
const fire = itemOf('fire-design-review')
const traffic = itemOf('traffic-impact-assessment')
const whole = itemOf('building-project')
const firm = await platform.as('applicant-wang-for-gangcheng')
const partner = await platform.as('applicant-ma-for-yuntai')
const acceptorOf = (item: typeof planning) => platform.as(platform.accountOf('acceptor', item.intakeOffice))

const codeOf = (body: string) => writtenProjectCode(body + projectCheckDigit(body))!
const harbour = codeOf('2509320703890110101')
const depot = codeOf('2510320703890110102')
const yard = codeOf('2511320703890110103')
const refusal = (answer: Answer) => (answer.json as { code?: string } | null)?.code
const projectsOf = async (visitor: Visitor): Promise<Projects> => (await visitor.get(`/api/${region}/projects`)).json
const projectOf = async (visitor: Visitor, code: string): Promise<Project> => {
  const { projects } = await projectsOf(visitor)
  const { project } = projects.find((one) => one.code === code)!
  return (await visitor.get(`/api/${region}/projects/${project}`)).json
}
const inStage = ({ stages }: Project, stage: string) => stages.find((one) => one.stage === stage)!
const othersOf = async (visitor: Visitor, id: string): Promise<Others> =>
  (await visitor.get(`/api/${region}/desk/cases/${id}/project`)).json
const named = (projectCode: string, projectName: string) => ({ projectCode, projectName })
const start = async (visitor: Visitor, item: string, project: string) =>
  visitor.send('POST', `/api/${region}/drafts`, { item, project })

const answers = answersFor(planning, { ...withoutNotice, ...named(harbour, '海港仓储一期') })
const permit = await submit(firm, await fillDraft(firm, planning, { answers }))
await accept(await acceptorOf(planning), permit.case)
await reviewToDecision(platform, planning, 'granted', answers)
await platform.until(
  () => readCase(firm, permit.case),
  ({ credential }) => credential !== null,
)

suite('a project over years', () => {
  test('its cases stand together by stage, with what was granted and what may be asked for next', async () => {
    const list = await projectsOf(firm)
    assert.deepEqual(
      list.projects.map(({ code, name, cases }) => [code, name, cases]),
      [[harbour, '海港仓储一期', 1]],
    )
    const view = await projectOf(firm, harbour)
    const works = inStage(view, 'works')
    assert.deepEqual(
      works.cases.map(({ number }) => number),
      [permit.number],
    )
    assert.deepEqual([works.cases[0]!.licence!.title, works.cases[0]!.licence!.valid], ['建设工程规划许可证', true])
    assert.deepEqual(
      works.offered.map(({ item }) => item),
      [traffic.code],
    )
    assert.deepEqual(inStage(view, 'construction').offered, [
      { item: fire.code, name: fire.name, reuses: ['建设工程规划许可证'] },
    ])
  })

  test('the next item begins with what the project said before, and its permit is not asked for again', async () => {
    const { project } = await projectOf(firm, harbour)
    const opened = await start(firm, fire.code, project)
    assert.equal(opened.status, 200, opened.body.toString())
    const draft = (opened.json as { case: string }).case
    const view: DraftView = (await firm.get(`/api/${region}/drafts/${draft}`)).json
    assert.deepEqual(
      ['projectCode', 'projectName', 'firmName', 'workKind'].map((key) => view.answers[key]),
      [harbour, '海港仓储一期', undefined, undefined],
      'what comes from the account stays there, and 工程类别 has other options here',
    )
    assert.equal(view.from?.number, permit.number)
    const source = view.sources.find(({ material }) => material === 'planningPermit')
    assert.equal(source?.chosen?.good, true)
    assert.equal(refusal(await start(firm, 'food-business', project)), 'project.item-without')
  })

  test('a permit of another project stands in for nothing', async () => {
    const file = async (project: string) => {
      const given = { ...named(project, '堆场二期'), temporary: false, workKind: 'new' }
      const draft = await fillDraft(firm, fire, { answers: given, without: ['planningPermit'] })
      const { sources }: DraftView = (await firm.get(`/api/${region}/drafts/${draft}`)).json
      const { identifier } = sources.find(({ material }) => material === 'planningPermit')!.licences[0]!
      const used = { use: 'licence', material: 'planningPermit', identifier }
      await firm.send('POST', `/api/${region}/cases/${draft}/sources`, used)
      const body = { draft, declaration: true, deliverBy: 'electronic', recipient: null, deferral: null }
      return firm.send('POST', `/api/${region}/cases`, body)
    }
    assert.equal(refusal(await file(depot)), 'source.other-project')
    const filed = await file(harbour)
    assert.equal(filed.status, 200, filed.body.toString())
  })

  test('a correction of the code looks for the licence anew, and what is uploaded instead ends the matter', async () => {
    const given = { ...named(harbour, '堆场三期'), temporary: false, workKind: 'new' }
    const draft = await fillDraft(firm, fire, { answers: given, without: ['planningPermit'] })
    const { sources }: DraftView = (await firm.get(`/api/${region}/drafts/${draft}`)).json
    const { identifier } = sources.find(({ material }) => material === 'planningPermit')!.licences[0]!
    const used = { use: 'licence', material: 'planningPermit', identifier }
    await firm.send('POST', `/api/${region}/cases/${draft}/sources`, used)
    const { case: id } = await submit(firm, draft)
    const defects = [{ about: 'field', key: 'projectCode', reason: 'inconsistent', remark: '与立项文件不一致' }]
    const notice = await (
      await acceptorOf(fire)
    ).send('POST', `/api/${region}/cases/${id}/deficiency-notice`, { defects })
    assert.equal(notice.status, 200, notice.body.toString())
    const correct = () =>
      firm.send('POST', `/api/${region}/cases/${id}/correction`, { answers: { projectCode: yard }, paper: [] })
    assert.equal(refusal(await correct()), 'source.other-project')
    await firm.upload(
      `/api/${region}/cases/${id}/files?material=planningPermit&name=permit.pdf`,
      smallPdf('the permit of the yard'),
    )
    const corrected = await correct()
    assert.equal(corrected.status, 200, corrected.body.toString())
    const { materials } = await readCase(firm, id)
    assert.deepEqual(
      materials.filter(({ material }) => material === 'planningPermit').map(({ way }) => way),
      ['upload'],
    )
  })

  test('a whole that is filed later joins the project with its parts, and shares nothing with another project', async () => {
    const given = { savesEnergy: true, temporary: false, specialDesign: false }
    const ofWhole = answersFor(whole, { ...given, ...named(harbour, '海港仓储二期') })
    const filed = await submit(firm, await fillDraft(firm, whole, { answers: ofWhole }))
    const other = await submit(firm, await fillDraft(firm, traffic, { answers: named(depot, '堆场二期') }))
    const elsewhere = await submit(firm, await fillDraft(firm, planning, { answers: named(yard, '堆场三期') }))
    const before = await readCase(firm, filed.case)
    const part = before.family!.parts.find(({ part: key }) => key === 'planning')!
    assert.deepEqual(part.joinable, [], 'what is of another project is no part of this one')
    const joins = { joins: elsewhere.case }
    const joined = await firm.send('POST', `/api/${region}/cases/${filed.case}/parts/planning/join`, joins)
    assert.equal(refusal(joined), 'parts.other-project')
    await accept(await acceptorOf(whole), filed.case)
    const view = await platform.until(
      () => projectOf(firm, harbour),
      (one) => one.stages.some(({ cases }) => cases.some(({ part }) => part)),
    )
    const numbers = view.stages.flatMap(({ cases }) => cases.map(({ number }) => number))
    assert.ok(numbers.includes(filed.number) && numbers.includes(permit.number))
    assert.ok(!numbers.includes(other.number))
    assert.equal(view.name, '海港仓储二期', 'it is called what its newest case calls it')
    const offered = view.stages.flatMap((stage) => stage.offered.map(({ item }) => item as string))
    assert.ok(!offered.includes('energy-commitment'), 'what the whole brings is not offered beside it')
    assert.deepEqual(inStage(view, 'construction').awaited, [], 'the design review stands there by itself')
    const onRoute = view.route!.stages.flat().map(({ title }) => title)
    assert.ok(onRoute.includes(planning.name), onRoute.join())
    assert.ok(!onRoute.includes(whole.name), 'a whole takes the days of its parts')
    const separate = await projectOf(firm, depot)
    const ofOther = separate.stages.flatMap(({ cases }) => cases.map(({ number }) => number))
    assert.deepEqual(ofOther, [other.number])
  })

  test('at a window the next item begins with it too, for whoever has shown a document there and for nobody else', async () => {
    const clerk = await platform.as('clerk-a')
    const gangcheng = lyg.parties.find(({ key }) => key === 'gangcheng')!
    const party = residentIds.party('gangcheng')
    const list = async (): Promise<ReplyOf<typeof listWindowProjects>> =>
      (await clerk.send('POST', `/api/${region}/window/projects`, { party })).json
    const { project } = await projectOf(firm, harbour)
    const begin = () => clerk.send('POST', `/api/${region}/drafts`, { item: fire.code, applicant: party, project })
    assert.deepEqual(await list(), { projects: [], items: [] }, 'a party’s id alone opens nothing')
    assert.equal((await begin()).status, 404)
    const { kind, name, code, phone } = gangcheng
    const shown = { kind, name, code, phone, document: 'business-licence' }
    const identified = await clerk.send('POST', `/api/${region}/window/parties`, shown)
    assert.equal(identified.status, 200, identified.body.toString())
    const { projects, items } = await list()
    assert.ok(projects.some((one) => one.project === project && one.code === harbour))
    assert.ok(items.some(({ item }) => item === fire.code))
    const opened = await begin()
    assert.equal(opened.status, 200, opened.body.toString())
    const { case: id } = opened.json as { case: string }
    const draft: DraftView = (await clerk.get(`/api/${region}/drafts/${id}`)).json
    assert.equal(draft.answers['projectCode'], harbour)
    assert.equal(draft.sources.find(({ material }) => material === 'planningPermit')?.chosen?.good, true)
    assert.equal((await clerk.send('DELETE', `/api/${region}/drafts/${id}`)).status, 200)

    const agent = lyg.parties.find(({ key }) => key === 'xu-ruolan')!
    const { kind: agentKind, name: agentName, code: agentCode, phone: agentPhone } = agent
    await clerk.send('POST', `/api/${region}/window/parties`, {
      kind: agentKind,
      name: agentName,
      code: agentCode,
      phone: agentPhone,
      document: 'resident-id-card',
    })
    const under = async (item: string): Promise<ReplyOf<typeof listWindowProjects>> => {
      const today = await todayOf(platform)
      const noted = await clerk.send('POST', `/api/${region}/window/mandates`, {
        agent: residentIds.party(agent.key),
        principal: { kind, name, code },
        acts: ['file'],
        items: [item],
        signedOn: today,
        validUntil: today,
        document: 'original',
      })
      assert.equal(noted.status, 200, noted.body.toString())
      const { mandate } = noted.json as { mandate: string }
      return (await clerk.send('POST', `/api/${region}/window/projects`, { party, mandate })).json
    }
    assert.deepEqual(
      await under('public-venue-hygiene'),
      { projects: [], items: [] },
      'a mandate for another matter opens no project',
    )
    assert.ok((await under(fire.code)).projects.length > 0)
  })

  test('a case filed before projects were gathered finds its place by what its vault says', async () => {
    const { system } = platform.platform.db.pools
    const row = async () => (await system.query(`select * from cases.projects where stream = $1`, [permit.case])).rows
    const before = await row()
    await system.query(`delete from cases.projects where stream = $1`, [permit.case])
    const owner = new Client({ connectionString: platform.databaseUrl })
    await owner.connect()
    await owner.query(`insert into cases.projects_awaited (region, stream) select region, stream from cases.cases`)
    await owner.end()
    assert.ok(
      (await gatherEarlierCases(platform.platform, { catalogue: askCatalogue(platform.platform.db, Date.now) })) > 0,
    )
    assert.deepEqual(await row(), before)
    assert.deepEqual((await system.query(`select from cases.projects_awaited`)).rowCount, 0)
  })

  test('the page of a case leads its applicant to the project, and no desk', async () => {
    const { project } = await projectOf(firm, harbour)
    assert.equal((await readCase(firm, permit.case)).project, project)
    assert.equal((await readCase(await acceptorOf(planning), permit.case, 'desk')).project, null)
  })

  test('another party of the same project sees its own cases alone, and no permit of the first', async () => {
    const own = await submit(partner, await fillDraft(partner, traffic, { answers: named(harbour, '联合开发') }))
    const view = await projectOf(partner, harbour)
    assert.deepEqual(
      view.stages.flatMap(({ cases }) => cases.map(({ number }) => number)),
      [own.number],
    )
    const opened = await start(partner, fire.code, view.project)
    const draft: DraftView = (await partner.get(`/api/${region}/drafts/${(opened.json as { case: string }).case}`)).json
    assert.equal(draft.answers['projectName'], '联合开发')
    assert.deepEqual(
      draft.sources.filter(({ material }) => material === 'planningPermit'),
      [],
    )
    const { project } = await projectOf(firm, depot)
    assert.equal((await partner.get(`/api/${region}/projects/${project}`)).status, 404)
    assert.equal((await start(partner, fire.code, project)).status, 404)
  })

  test('a desk is shown those cases of the project that it may open anyway', async () => {
    const acceptor = await acceptorOf(planning)
    const seen = await othersOf(acceptor, permit.case)
    assert.ok(seen.cases.length > 0)
    for (const one of seen.cases)
      assert.equal((await acceptor.get(`/api/${region}/desk/cases/${one.case}`)).status, 200, one.number)
    const elsewhere = await platform.as(platform.accountOf('acceptor', itemOf('public-venue-hygiene').intakeOffice))
    assert.equal((await elsewhere.get(`/api/${region}/desk/cases/${permit.case}/project`)).status, 404)
  })

  test('outside the vault no code is found, and with the key of a case its place in the project goes', async () => {
    const rows = async () =>
      (
        await platform.platform.db.query(
          'system',
          statement(`select to_jsonb(p)::text as row from cases.projects p where stream = $1`, [permit.case]),
        )
      ).rows
    const [row] = await rows()
    assert.ok(!(row!['row'] as string).includes(harbour.slice(0, 11)))
    const events = await platform.platform.db.query(
      'system',
      statement(`select count(*)::int as n from log.events where data like '%' || $1 || '%'`, [harbour]),
    )
    assert.equal(events.rows[0]!['n'], 0)
    await platform.platform.db.query('system', statement(`delete from vault.keys where stream = $1`, [permit.case]))
    assert.deepEqual(await rows(), [])
  })
})
