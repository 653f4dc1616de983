import { region } from '#tests/harness/case-walk.ts'
import type { Client, Clients } from './client.ts'
import { acceptorOf, caseAt, venue, waiting } from './walk-parts.ts'

type Decision = { closure?: string; outcome?: 'ended' | 'kept' }

/** What the holder states is put forward, and whoever is drawn decides that the licence ends, or stays as nothing was so. */
export async function decided(
  clients: Clients,
  id: string,
  stated: { by: Client; words: string } | null,
  { closure = 'closure1', outcome = 'ended' }: Decision = {},
): Promise<void> {
  const acceptor = await acceptorOf(clients, venue)
  if (stated) await stated.by.command(`${caseAt(id)}/closures/${closure}/statement`, { words: stated.words })
  await acceptor.command(`/api/${region}/desk/cases/${id}/closures/${closure}/proposal`, {
    summary: stated ? `当事人称：${stated.words}` : '',
    interest: '场所周边居民反映强烈，处理不会对公共利益造成重大损害。',
  })
  const { who, at } = await waiting(clients, venue, 'close')
  await who.command(`${at}/closure`, {
    outcome,
    ...(outcome === 'kept' ? { kept: 'not-established' } : {}),
    reasons: '当事人的陈述和本机关核实的材料可以相互印证，事实清楚，依法作出决定。',
  })
}
