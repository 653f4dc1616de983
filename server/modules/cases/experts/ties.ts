import type { Platform } from '#platform/platform.ts'
import { openEntries, readVault } from '#platform/vault.ts'
import type { CaseState } from '../case-state.ts'
import type { Candidates } from '../review/draw.ts'

/**
 * 回避: nobody is on the roll for a case whose application names a firm that they work for or have to do with. The draw alone looks; who
 * was left out, and for whom, stands nowhere.
 */
export async function withoutTies(
  platform: Pick<Platform, 'db' | 'vault'>,
  { region, stream }: { region: string; stream: string },
  state: Pick<CaseState, 'plain'>,
  candidates: Candidates,
): Promise<Candidates> {
  const tied = [...candidates.rolls.values()].some((roll) => roll.some(({ ties }) => ties !== undefined))
  if (!tied) return candidates
  const { rows } = await platform.db.query('system', readVault(region, stream))
  const entries = openEntries(platform.vault, region, stream, rows)?.entries ?? new Map<string, unknown>()
  const said = JSON.stringify([state.plain, ...entries.values()])
  return {
    ...candidates,
    rolls: new Map(
      [...candidates.rolls].map(([task, roll]) => [
        task,
        roll.filter(({ ties }) => !ties?.some((tie) => said.includes(tie))),
      ]),
    ),
  }
}
