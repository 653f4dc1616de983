import { region } from '#tests/harness/case-walk.ts'
import type { Clients } from './client.ts'
import { grantedOnPromise } from './licence-walks.ts'
import { acceptorOf, caseAt, personAccount, venue, waiting } from './walk-parts.ts'

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
