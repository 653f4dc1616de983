import { region } from '#tests/harness/case-walk.ts'
import type { Clients } from './client.ts'
import { accept, prepareDraft, submitDraft, untilReady } from './walk.ts'
import { acceptorOf, caseAt, personAccount, until, venue, view, type World } from './walk-parts.ts'

const defects = [{ about: 'field', key: 'area', reason: 'other', remark: '请核对经营面积' }]

/** 一次告知的例外、撤回、网上值守、不予受理抽查: what the supervision lets through, looks at and is told of. */
export async function intakeLaw(clients: Clients, world: World): Promise<void> {
  const applicant = await clients.as(personAccount)
  const acceptor = await acceptorOf(clients, venue)
  const supervisor = await clients.as('supervisor')
  const file = async () => (await submitDraft(applicant, await prepareDraft(applicant, venue))).case

  const refused = await file()
  await acceptor.command(`${caseAt(refused)}/intake-refusal`, {
    ground: 'not-competent',
    reason: '该场所位于区县，应当由所在地县级卫生健康行政部门实施许可。',
    competentOffice: '海州区卫生健康委员会',
  })
  await supervisor.command(`/api/${region}/desk/cases/${refused}/refusal-examination`, {
    finding: 'in-order',
    words: '核对权责清单，该事项确属区县权限。',
  })

  const id = await file()
  const allow = () =>
    supervisor.command(`/api/${region}/desk/cases/${id}/second-notice`, {
      reason: '补正后的面积与平面图不一致，原先无法看出，确需再告知一次。',
    })
  const seen = await view(applicant, id)
  if (seen.intake.returns >= seen.intake.limit) await allow()
  for (const round of [1, 2]) {
    if (round === 2) await allow()
    await acceptor.command(`${caseAt(id)}/deficiency-notice`, { defects })
    await applicant.command(`${caseAt(id)}/correction`, { answers: { area: 30 + round } })
  }
  await accept(acceptor, id)
  await applicant.command(`${caseAt(id)}/withdrawal`, { reason: '暂缓开业', confirmed: true })
  await acceptor.command(`${caseAt(id)}/withdrawal-refusal`, {
    ground: 'interests-of-others',
    reason: '本办件的现场核查已经完成，撤回将损害同一楼内其他经营者的利益。',
  })
  await applicant.command(`${caseAt(id)}/withdrawal`, { reason: '暂缓开业', confirmed: true })
  await applicant.command(`${caseAt(id)}/withdrawal-recall`, {})
  await untilReady(clients, applicant, venue, id)
  await applicant.command(`${caseAt(id)}/receipt`, {})

  const left = await file()
  await until('the supervision was never told that nobody answers', async () => {
    await world.passDays(1)
    await world.ticked()
    return (await view(applicant, left)).intake.passedOn.length === 2
  })
  await applicant.command(`${caseAt(left)}/withdrawal`, { reason: '' })
}
