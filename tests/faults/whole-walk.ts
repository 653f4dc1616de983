import type { CaseView } from '#contracts/cases.ts'
import { answersFor, itemOf, region } from '#tests/harness/case-walk.ts'
import type { Clients } from './client.ts'
import { accept, accountsAt, deskRound, firmAccount, prepareDraft, submitDraft } from './walk.ts'
import { acceptorOf, caseAt, personAccount, until, venue, view, waiting } from './walk-parts.ts'
import { grantedOnPromise } from './licence-walks.ts'

const restaurant = itemOf('open-restaurant')
const food = itemOf('food-business')
const advertising = itemOf('outdoor-advertising')

/** 一件事: an application of its own joins the whole, another part goes on alone, and the whole is settled when its parts have ended. */
export async function wholeAndParts(clients: Clients): Promise<void> {
  const firm = await clients.as(firmAccount)
  const acceptor = await clients.as(accountsAt('acceptor', [restaurant.intakeOffice])[0]!)
  const { case: single } = await submitDraft(firm, await prepareDraft(firm, food))
  const answers = answersFor(restaurant, { advertises: true, runsVenue: false })
  const { case: id } = await submitDraft(firm, await prepareDraft(firm, restaurant, answers))
  await firm.command(`${caseAt(id)}/parts/food/join`, { joins: single })
  await until('the application never joined', async () => (await view(firm, single)).family?.whole?.case === id)
  await accept(acceptor, id)
  // What was filed by itself is taken in by its own office, also as a part.
  await accept(await acceptorOf(clients, food), single)
  const partOf = ({ family }: CaseView, key: string) => family?.parts.find(({ part }) => part === key)?.case
  await until('the parts were never opened', async () => {
    const whole = await view(firm, id)
    return Boolean(partOf(whole, 'food') && partOf(whole, 'advertising'))
  })
  await firm.command(`${caseAt(id)}/parts/advertising/split`, {})
  await until('the whole was never settled', async () => {
    await deskRound(clients, food)
    await deskRound(clients, advertising)
    return (await view(firm, id)).phase === 'ready'
  })
  await firm.command(`${caseAt(id)}/receipt`, {})
}

/** 依职权撤销: opened against a licence, stated against, put forward and decided. */
export async function closed(clients: Clients): Promise<void> {
  const applicant = await clients.as(personAccount)
  const acceptor = await acceptorOf(clients, venue)
  const { case: id } = await grantedOnPromise(applicant)
  await acceptor.command(`/api/${region}/desk/cases/${id}/closures`, {
    way: 'revocation',
    ground: 'unqualified',
    facts: '经复核，准予许可时场所不具备规定的卫生条件，检测报告可以证明。',
  })
  await applicant.command(`${caseAt(id)}/closures/closure1/statement`, { words: '我们已经整改，请求不予撤销。' })
  await acceptor.command(`/api/${region}/desk/cases/${id}/closures/closure1/proposal`, {
    summary: '当事人称已经整改，请求不予撤销。',
    interest: '撤销不会对公共利益造成重大损害。',
  })
  const { who, at } = await waiting(clients, venue, 'close')
  await who.command(`${at}/closure`, {
    outcome: 'ended',
    reasons: '准予许可时不具备法定条件，事实清楚，依法予以撤销。',
  })
}
