import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { accept, fullScores, itemOf, region } from '../harness/case-walk.ts'
import { photo } from '../harness/photo.ts'
import { smallPdf, type TestPlatform } from '../harness/platform.ts'
import type { Thing } from './things.ts'

type Drawn = { account: string; thing: Thing }
type Made = {
  platform: TestPlatform
  /** Files a case of a firm. */
  file(name: string): Promise<Thing>
  tasksOf(name: string, of: Thing, kind: 'expert' | 'site-visit'): Promise<Drawn[]>
}

export const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)

/** 现场核查记录 in which everything is met. */
export const visitRecord = {
  findings: itemOf('chemical-safety-conditions')
    .tasks.flatMap(({ visit }) => visit?.points ?? [])
    .map(({ key }) => ({ point: key, met: true, seen: '与申请一致' })),
  summary: '现场情况与申请材料一致，没有提前开工。',
  present: true,
  visitedAt: '09:35',
}

/** Cases before experts and officers of a visit in every state that a command waits for. */
export async function expertCases({ platform, file, tasksOf }: Made) {
  const chemical = itemOf('chemical-safety-conditions')
  const firm = await platform.as('applicant-wang-for-gangcheng')

  async function scoring(name: string): Promise<{ of: Thing; experts: Drawn[] }> {
    const of = await file(name)
    await accept(await platform.as(platform.accountOf('acceptor', chemical.intakeOffice)), of.id)
    return { of, experts: await tasksOf(`opinion of an expert on ${name}`, of, 'expert') }
  }
  async function revising(name: string) {
    const made = await scoring(name)
    for (const { account, thing } of made.experts) {
      const visitor = await platform.as(account)
      const path = `/api/${region}/review/tasks/${thing.id}`
      const answer = await visitor.send('POST', `${path}/expert-opinion`, {
        verdict: 'pass-after-revision',
        scores: fullScores((await visitor.get(path)).json),
        reasons: '后果模拟不完整，其余符合要求。',
        changes: ['补充液氨储罐泄漏的后果模拟'],
      })
      assert.equal(answer.status, 200, answer.body.toString())
    }
    return made
  }
  async function stage(of: Thing): Promise<void> {
    const path = `/api/${region}/cases/${of.id}/files?material=assessment&name=revised.pdf`
    const uploaded = await firm.upload(path, smallPdf('revised'))
    assert.equal(uploaded.status, 200, uploaded.body.toString())
  }

  const toOpine = await scoring('case of a firm before experts')
  const [toAppoint] = await tasksOf('visit to be appointed', toOpine.of, 'site-visit')
  const toRevise = await revising('case of a firm, to be revised')
  await stage(toRevise.of)
  const toConfirm = await revising('case of a firm, revised')
  await stage(toConfirm.of)
  const handedIn = await firm.send('POST', `/api/${region}/cases/${toConfirm.of.id}/revision`, {})
  assert.equal(handedIn.status, 200, handedIn.body.toString())
  const goes = await tasksOf('visit to be recorded', toRevise.of, 'site-visit')
  const signs = await tasksOf('visit to be signed', toConfirm.of, 'site-visit')
  const visit = async ({ account, thing }: Drawn, act: string, body: object) => {
    const made = await (
      await platform.as(account)
    ).send('POST', `/api/${region}/review/tasks/${thing.id}/visit-${act}`, body)
    assert.equal(made.status, 200, made.body.toString())
  }
  const appointment = { visitOn: today(), time: '09:30' }
  await visit(goes[0]!, 'appointment', appointment)
  await visit(signs[0]!, 'appointment', appointment)
  const taken = await photo('officer')
  const officer = await platform.as(signs[0]!.account)
  const [brought, path] = [randomUUID(), `/api/${region}/review/tasks/${signs[0]!.thing.id}/visit-photos`]
  assert.equal((await officer.upload(`${path}?file=${brought}`, taken)).status, 200)
  await visit(signs[0]!, 'record', { ...visitRecord, photos: [{ file: brought, point: 'site' }] })
  const signer = await platform.as(signs[1]!.account)
  await platform.until(
    () => signer.get(`/api/${region}/review/tasks/${signs[1]!.thing.id}/visit-photos/1`),
    ({ status }) => status === 200,
  )
  return {
    appointment,
    photo: taken,
    cases: { toRevise: toRevise.of },
    tasks: {
      expertOpinion: toOpine.experts[0]!,
      confirmChanges: toConfirm.experts[0]!,
      appointVisit: toAppoint!,
      recordVisit: goes[0]!,
      signVisit: signs[1]!,
    },
  }
}
