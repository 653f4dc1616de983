import type { ObligationSummary } from '#contracts/obligations.ts'
import { laterFor, region } from '#tests/harness/case-walk.ts'
import type { Client, Clients } from './client.ts'
import { accept, prepareDraft, submitDraft, untilReady } from './walk.ts'
import { acceptorOf, caseAt, personAccount, until, uploadOnce, venue, type World } from './walk-parts.ts'

const later = 'rulesOfHygiene'

/**
 * 容缺: one is supplied, sent back, given more days, supplied again and confirmed; one is granted meanwhile, defaulted on, its licence suspended
 * until it is supplied late; one ends for the default, and the office lets the applicant off.
 */
export async function deferrals(clients: Clients, world: World): Promise<void> {
  const applicant = await clients.as(personAccount)
  const acceptor = await acceptorOf(clients, venue)
  const file = async () => {
    const draft = await prepareDraft(applicant, venue, undefined, { without: [later] })
    const { case: id } = await submitDraft(applicant, draft, {
      deliverBy: 'electronic',
      deferral: laterFor(venue, [later]),
    })
    await accept(acceptor, id)
    await becomes(applicant, id, 'open')
    return id
  }
  const kept = await file()
  const granted = await file()
  await untilReady(clients, applicant, venue, granted)
  // Whoever was drawn answers all that lies there: this one is filed when they have gone.
  const ended = await file()

  await supply(applicant, kept)
  await becomes(applicant, kept, 'answered')
  await check(acceptor, kept, false)
  const { obligation } = await becomes(applicant, kept, 'open')
  await acceptor.command(`/api/${region}/desk/obligations/${obligation}/extension`, {
    days: 5,
    reason: '因台风停工停课，申请人无法按期补交材料。',
  })
  await supply(applicant, kept)
  await becomes(applicant, kept, 'answered')
  await check(acceptor, kept, true)
  await becomes(applicant, kept, 'kept')

  for (let days = 0; days < 12; days += 2) {
    await world.passDays(2)
    await world.ticked()
  }
  await becomes(applicant, granted, 'defaulted')
  await supply(applicant, granted)
  await check(acceptor, granted, true)
  await becomes(applicant, granted, 'kept')
  const { obligation: unkept } = await becomes(applicant, ended, 'defaulted')
  await until('the default was never noted', async () => {
    const { can } = await acceptor.get<{ can: string[] }>(`/api/${region}/desk/cases/${ended}`)
    return can.includes('end-for-default')
  })
  await acceptor.command(`${caseAt(ended)}/deferral-ending`, {
    reason: '经催告，承诺后补的卫生管理制度逾期仍未补交。',
  })
  await acceptor.command(`/api/${region}/desk/obligations/${unkept}/waiver`, {
    reason: '申请人因住院无法补交，情况属实。',
  })
  await becomes(applicant, ended, 'waived')
}

async function supply(applicant: Client, id: string): Promise<void> {
  await uploadOnce(applicant, id, later, caseAt(id))
  await applicant.command(`${caseAt(id)}/deferred-materials`, {})
}

const check = (acceptor: Client, id: string, inOrder: boolean) =>
  acceptor.command(`${caseAt(id)}/deferred-check`, {
    found: [{ material: later, inOrder, remark: inOrder ? null : '缺少消毒制度一章' }],
  })

/** The obligation of a case, once it has come to this. */
async function becomes(applicant: Client, id: string, state: ObligationSummary['state']): Promise<ObligationSummary> {
  let found: ObligationSummary | undefined
  await until(`nothing of ${id} is ${state}`, async () => {
    const path = `/api/${region}/obligations?case=${id}`
    const { obligations } = await applicant.get<{ obligations: ObligationSummary[] }>(path)
    found = obligations.find((one) => one.state === state)
    return found !== undefined
  })
  return found!
}
