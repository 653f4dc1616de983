import { region } from '#tests/harness/case-walk.ts'
import type { Client, Clients } from './client.ts'
import { acceptorOf, caseAt, venue, waiting } from './walk-parts.ts'

/** What the holder states is put forward, and whoever is drawn decides that the licence ends. */
export async function decided(
  clients: Clients,
  id: string,
  stated: { by: Client; words: string } | null,
): Promise<void> {
  const acceptor = await acceptorOf(clients, venue)
  if (stated) await stated.by.command(`${caseAt(id)}/closures/closure1/statement`, { words: stated.words })
  await acceptor.command(`/api/${region}/desk/cases/${id}/closures/closure1/proposal`, {
    summary: stated ? `当事人称：${stated.words}` : '',
    interest: '撤销不会对公共利益造成重大损害。',
  })
  const { who, at } = await waiting(clients, venue, 'close')
  await who.command(`${at}/closure`, {
    outcome: 'ended',
    reasons: '准予许可时不具备法定条件，事实清楚，依法予以撤销。',
  })
}
