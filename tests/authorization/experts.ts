import assert from 'node:assert/strict'
import type { TaskView } from '#contracts/review.ts'
import { accept, fullScores, itemOf, region } from '../harness/case-walk.ts'
import { smallPdf, type TestPlatform } from '../harness/platform.ts'
import type { Thing } from './things.ts'

type Drawn = { account: string; thing: Thing }
type Made = {
  platform: TestPlatform
  /** Files a case of a firm. */
  file(name: string): Promise<Thing>
  tasksOf(name: string, of: Thing, kind: 'expert'): Promise<Drawn[]>
}

/** Cases before experts in every state that a command waits for. */
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
        scores: fullScores((await visitor.get(path)).json as TaskView),
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
  const toRevise = await revising('case of a firm, to be revised')
  await stage(toRevise.of)
  const toConfirm = await revising('case of a firm, revised')
  await stage(toConfirm.of)
  const handedIn = await firm.send('POST', `/api/${region}/cases/${toConfirm.of.id}/revision`, {})
  assert.equal(handedIn.status, 200, handedIn.body.toString())
  return {
    cases: { toRevise: toRevise.of },
    tasks: { expertOpinion: toOpine.experts[0]!, confirmChanges: toConfirm.experts[0]! },
  }
}
