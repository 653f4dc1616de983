import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { CaseView, DraftView } from '#contracts/cases.ts'
import { statement } from '#platform/db.ts'
import { executeAs } from '#platform/execute.ts'
import { v5 } from '#platform/uuid.ts'
import { credentialOf, credentialStream } from '#server/modules/credentials/credential-stream.ts'
import {
  accept,
  answersFor,
  fillDraft,
  itemOf,
  readCase,
  region,
  reviewToDecision,
  submit,
  withoutNotice,
} from './harness/case-walk.ts'
import { smallPdf, testPlatform, type Answer, type Visitor } from './harness/platform.ts'

const platform = await testPlatform()
const planning = itemOf('planning-permit')
const fire = itemOf('fire-design-review')
const hygiene = itemOf('public-venue-hygiene')
const firm = await platform.as('applicant-wang-for-gangcheng')
const stranger = await platform.as('applicant-ma-for-yuntai')
const liu = await platform.as('applicant-liu-mingde')
const xu = await platform.as('applicant-xu-ruolan')
const clerk = await platform.as(platform.accountOf('clerk'))

const code = (answer: Answer) => (answer.json as { code?: string } | null)?.code
const readDraft = async (visitor: Visitor, id: string): Promise<DraftView> =>
  (await visitor.get(`/api/${region}/drafts/${id}`)).json
const use = (visitor: Visitor, id: string, body: object) =>
  visitor.send('POST', `/api/${region}/cases/${id}/sources`, body)
const useLicence = (visitor: Visitor, id: string, identifier: string) =>
  use(visitor, id, { use: 'licence', material: 'planningPermit', identifier })
const sourceOf = ({ sources }: Pick<DraftView, 'sources'>, material: string) =>
  sources.find((source) => source.material === material)
const factOf = ({ materials }: CaseView, material: string) => materials.find((one) => one.material === material)

/** A draft of the fire design review with everything but the planning permit. */
async function fireDraft(visitor: Visitor = firm): Promise<string> {
  const id = await fillDraft(visitor, fire, { answers: { temporary: false, workKind: 'new' } })
  for (const { file, material } of (await readDraft(visitor, id)).files)
    if (material === 'planningPermit') await visitor.send('DELETE', `/api/${region}/cases/${id}/files/${file}`)
  return id
}

async function revoke(caseStream: string): Promise<void> {
  await executeAs(platform.platform.engine, 'test', null, {
    kind: credentialStream,
    region,
    target: { stream: credentialOf(caseStream) },
    commandId: v5(caseStream, 'revoke'),
    decide: ({ day }) => ({
      command: {
        type: 'revoke' as const,
        reason: '建设单位申请注销规划许可',
        basis: '《中华人民共和国行政许可法》第七十条',
      },
      env: { day },
    }),
  })
}

/** 港城物流 is granted a planning permit. */
async function granted(): Promise<{ id: string; identifier: string }> {
  const answers = answersFor(planning, withoutNotice)
  const { case: id } = await submit(firm, await fillDraft(firm, planning, { answers }))
  const acceptor = await platform.as(platform.accountOf('acceptor', planning.intakeOffice))
  await accept(acceptor, id)
  await reviewToDecision(platform, planning, 'granted', answers)
  const view = await platform.until(
    () => readCase(firm, id),
    ({ credential }) => credential !== null,
  )
  return { id, identifier: view.credential!.identifier }
}
const permit = await granted()

suite('a licence stands in for a material', () => {
  test('it is found for the firm that it was issued to, and its draft is complete with it', async () => {
    const id = await fireDraft()
    const found = sourceOf(await readDraft(firm, id), 'planningPermit')
    assert.deepEqual(
      found?.licences.map(({ identifier, title }) => ({ identifier, title })),
      [{ identifier: permit.identifier, title: '建设工程规划许可证' }],
    )
    const incomplete = await firm.send('POST', `/api/${region}/cases`, {
      draft: id,
      declaration: true,
      deliverBy: 'electronic',
    })
    assert.equal(code(incomplete), 'draft.incomplete')

    const chosen = await useLicence(firm, id, permit.identifier)
    assert.equal(chosen.status, 200, chosen.body.toString())
    assert.equal(sourceOf(await readDraft(firm, id), 'planningPermit')?.chosen?.good, true)
    const { case: filed } = await submit(firm, id)
    const fact = factOf(await readCase(firm, filed), 'planningPermit')
    assert.deepEqual(
      [fact?.way, fact?.file, fact?.licence],
      ['licence', null, { credential: credentialOf(permit.id), identifier: permit.identifier }],
    )
  })

  test('a choice is taken back', async () => {
    const id = await fireDraft()
    await useLicence(firm, id, permit.identifier)
    const back = await firm.send('DELETE', `/api/${region}/cases/${id}/sources/planningPermit`)
    assert.equal(back.status, 200, back.body.toString())
    assert.equal(sourceOf(await readDraft(firm, id), 'planningPermit')?.chosen, null)
    const again = await firm.send('DELETE', `/api/${region}/cases/${id}/sources/planningPermit`)
    assert.equal(again.status, 200)
  })

  test('another firm neither finds it nor can use it, and nobody chooses on a draft of others', async () => {
    const id = await fireDraft(stranger)
    assert.equal(sourceOf(await readDraft(stranger, id), 'planningPermit'), undefined)
    assert.equal(code(await useLicence(stranger, id, permit.identifier)), 'source.licence-unknown')
    assert.equal((await useLicence(firm, id, permit.identifier)).status, 404)
    assert.equal((await useLicence(clerk, id, permit.identifier)).status, 404)
  })

  test('it stands in for no material of another type', async () => {
    const id = await fireDraft()
    const wrong = await use(firm, id, { use: 'licence', material: 'designFiles', identifier: permit.identifier })
    assert.equal(code(wrong), 'source.licence-unknown')
  })

  test('revoked between the choice and the submission it is refused, and nothing is lost', async () => {
    const { id: caseOfPermit, identifier } = await granted()
    const id = await fireDraft()
    assert.equal((await useLicence(firm, id, identifier)).status, 200)
    await revoke(caseOfPermit)
    const refused = await firm.send('POST', `/api/${region}/cases`, {
      draft: id,
      declaration: true,
      deliverBy: 'electronic',
    })
    assert.equal(code(refused), 'source.licence-ended')
    assert.match(refused.body.toString(), /建设工程规划许可文件/)
    const draft = await readDraft(firm, id)
    assert.equal(sourceOf(draft, 'planningPermit')?.chosen?.good, false)
    assert.deepEqual(
      sourceOf(draft, 'planningPermit')?.licences.map((licence) => licence.identifier),
      [permit.identifier],
    )
    assert.ok(draft.files.length > 0 && Object.keys(draft.answers).length > 0)
    assert.equal(code(await useLicence(firm, id, identifier)), 'source.licence-unknown')

    const uploaded = await firm.upload(
      `/api/${region}/cases/${id}/files?material=planningPermit&name=permit.pdf`,
      smallPdf('permit'),
    )
    assert.equal(uploaded.status, 200)
    const { case: filed } = await submit(firm, id)
    assert.equal(factOf(await readCase(firm, filed), 'planningPermit')?.way, 'upload')
  })
})

suite('a file of an earlier case is used again', () => {
  const earlierOf = (draft: DraftView, material = 'layout') => sourceOf(draft, material)?.files ?? []
  const useEarlier = (visitor: Visitor, id: string, { case: from, file }: { case: string; file: string }) =>
    use(visitor, id, { use: 'earlier', material: 'layout', case: from, file })
  const without = async (visitor: Visitor, id: string, material: string) => {
    for (const file of (await readDraft(visitor, id)).files)
      if (file.material === material) await visitor.send('DELETE', `/api/${region}/cases/${id}/files/${file.file}`)
  }
  const filed = async (visitor: Visitor) => submit(visitor, await fillDraft(visitor, hygiene))

  test('it is copied under the new case, and says where it comes from', async () => {
    const { case: before, number } = await filed(liu)
    const id = await fillDraft(liu, hygiene)
    await without(liu, id, 'layout')
    const [found] = earlierOf(await readDraft(liu, id))
    assert.deepEqual([found?.case, found?.number, found?.itemName], [before, number, hygiene.shortName])
    const copied = await useEarlier(liu, id, found!)
    assert.equal(copied.status, 200, copied.body.toString())
    const { file } = copied.json as { file: { file: string } }
    assert.notEqual(file.file, found!.file)
    const { case: now } = await submit(liu, id)
    const fact = factOf(await readCase(liu, now), 'layout')
    assert.deepEqual([fact?.way, fact?.earlier?.case, fact?.earlier?.number], ['reuse', before, number])
    const bytes = async (of: string, which: string) => (await liu.get(`/api/${region}/cases/${of}/files/${which}`)).body
    assert.deepEqual(await bytes(now, file.file), await bytes(before, found!.file))
    const [row] = (
      await platform.platform.db.query(
        'system',
        statement(`select content from documents.files where region = $1 and id = $2`, [region, file.file]),
      )
    ).rows
    assert.notEqual(row!['content'], fact?.earlier?.content)
  })

  test('of another party it is neither found nor used; an application form is made anew', async () => {
    const [mine] = earlierOf(await readDraft(liu, await fillDraft(liu, hygiene)))
    const id = await fillDraft(xu, hygiene)
    await without(xu, id, 'layout')
    assert.deepEqual(earlierOf(await readDraft(xu, id)), [])
    assert.equal(code(await useEarlier(xu, id, mine!)), 'source.earlier-unknown')
    assert.deepEqual(earlierOf(await readDraft(liu, await fillDraft(liu, hygiene)), 'application'), [])
  })

  test('withdrawn after it was copied it is refused at the submission, and before that it is not found', async () => {
    const { case: before } = await filed(xu)
    const id = await fillDraft(xu, hygiene)
    await without(xu, id, 'layout')
    const [found] = earlierOf(await readDraft(xu, id))
    assert.equal(found?.case, before)
    assert.equal((await useEarlier(xu, id, found)).status, 200)
    const withdrawn = await xu.send('POST', `/api/${region}/cases/${before}/withdrawal`, { reason: '另行办理' })
    assert.equal(withdrawn.status, 200, withdrawn.body.toString())
    const refused = await xu.send('POST', `/api/${region}/cases`, {
      draft: id,
      declaration: true,
      deliverBy: 'electronic',
    })
    assert.equal(code(refused), 'source.earlier-gone')
    const draft = await readDraft(xu, id)
    assert.deepEqual(earlierOf(draft), [])
    assert.equal(draft.files.find((file) => file.material === 'layout')?.earlier?.case, before)
  })

  test('of an erased case nothing is found', async () => {
    const { case: before } = await filed(xu)
    const id = await fillDraft(xu, hygiene)
    await without(xu, id, 'layout')
    const [found] = earlierOf(await readDraft(xu, id))
    assert.equal(found?.case, before)
    await platform.platform.db.query(
      'system',
      statement(`delete from vault.keys where region = $1 and stream = $2`, [region, before]),
    )
    assert.deepEqual(earlierOf(await readDraft(xu, id)), [])
    assert.equal(code(await useEarlier(xu, id, found)), 'source.earlier-unknown')
  })

  test('at a window the clerk uses it for whoever stands there, and the earlier case says who has read', async () => {
    const { case: before } = await filed(liu)
    const party = await clerk.send('POST', `/api/${region}/window/parties`, {
      kind: 'person',
      name: '刘明德',
      code: '32070319900101001X',
      phone: '13900000001',
      document: 'resident-id-card',
    })
    const id = await fillDraft(clerk, hygiene, { applicant: (party.json as { party: string }).party })
    await without(clerk, id, 'layout')
    const found = earlierOf(await readDraft(clerk, id)).find((file) => file.case === before)
    assert.ok(found)
    assert.equal((await useEarlier(clerk, id, found)).status, 200)
    const { case: now } = await submit(clerk, id, 'window')
    assert.equal(factOf(await readCase(liu, now), 'layout')?.way, 'reuse')
    const reads = await platform.platform.db.query(
      'system',
      statement(`select count(*)::int as n from platform.personal_reads where stream = $1 and role = 'clerk'`, [
        before,
      ]),
    )
    assert.ok((reads.rows[0]!['n'] as number) > 0)
  })

  test('a correction takes it too', async () => {
    await filed(liu)
    const { case: id } = await filed(liu)
    const acceptor = await platform.as(platform.accountOf('acceptor', hygiene.intakeOffice))
    const notice = await acceptor.send('POST', `/api/${region}/cases/${id}/deficiency-notice`, {
      defects: [{ about: 'material', key: 'layout', reason: 'illegible', remark: '平面图看不清，请重新提交' }],
    })
    assert.equal(notice.status, 200, notice.body.toString())
    const [found] = sourceOf(await readCase(liu, id), 'layout')?.files ?? []
    assert.ok(found && found.case !== id)
    assert.equal((await useEarlier(liu, id, found)).status, 200)
    const corrected = await liu.send('POST', `/api/${region}/cases/${id}/correction`, {})
    assert.equal(corrected.status, 200, corrected.body.toString())
    const view = await readCase(liu, id)
    assert.equal(factOf(view, 'layout')?.way, 'reuse')
    assert.deepEqual(view.sources, [])
  })
})
