import type { Platform } from '#platform/platform.ts'
import type { CasesAsk } from '../ask.ts'

/** 代理单位 that the roster names for an office; null where it names none, or one without anybody who could take a case in. */
export async function deputyOf(
  platform: Platform,
  { catalogue, identity }: Pick<CasesAsk, 'catalogue' | 'identity'>,
  region: string,
  office: string,
): Promise<string | null> {
  const { roster } = await catalogue.facts(region)
  const deputy = roster.find((line) => line.office === office)?.deputy
  if (!deputy) return null
  const { rows } = await platform.db.query(
    'system',
    identity.roll.statement({ region, office: deputy, role: 'acceptor' }),
  )
  return rows.length > 0 ? deputy : null
}
