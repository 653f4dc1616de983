import { statement } from '#platform/db.ts'
import type { Platform } from '#platform/platform.ts'
import { openEntries, readVault } from '#platform/vault.ts'
import type { CasesAsk } from '../ask.ts'
import type { CaseState } from '../case-state.ts'
import type { Candidates } from '../review/draw.ts'

/**
 * 回避: nobody is on the roll for a case whose application names them, or a firm that they work for or have to do with; nor who applies, files
 * it or acts for the applicant. The draw alone looks; who was left out, and for whom, stands nowhere.
 */
export async function withoutTies(
  { db, vault }: Pick<Platform, 'db' | 'vault'>,
  { identity }: Pick<CasesAsk, 'identity'>,
  { region, stream }: { region: string; stream: string },
  state: Pick<CaseState, 'plain'>,
  candidates: Candidates,
): Promise<Candidates> {
  const tied = [...candidates.rolls.values()].some((roll) => roll.some(({ ties }) => ties !== undefined))
  if (!tied) return candidates
  const [sealed, filed] = await db.readTogether('system', [readVault(region, stream), readFiled(region, stream)])
  const entries = openEntries(vault, region, stream, sealed!.rows)?.entries ?? new Map<string, unknown>()
  const said = JSON.stringify([state.plain, ...entries.values()])
  const { applicant, filed_by: filedBy, mandate } = filed!.rows[0] ?? {}
  const agent = mandate ? (await identity.mandate(mandate as string))?.agent : undefined
  const parties = new Set([applicant, filedBy, agent])
  const isFree = async ({ person, ties }: { person: string; ties?: readonly string[] }) => {
    if (ties === undefined) return true
    if (parties.has(person)) return false
    const { name, code } = await identity.party(person)
    return ![name, code, ...ties].some((one) => said.includes(one))
  }
  const rolls = [...candidates.rolls].map(async ([task, roll]) => {
    const free = await Promise.all(roll.map(isFree))
    return [task, roll.filter((_one, at) => free[at])] as const
  })
  return { ...candidates, rolls: new Map(await Promise.all(rolls)) }
}

/** Who applied and who filed it, and under which mandate. */
const readFiled = (region: string, stream: string) =>
  statement(
    `select o.applicant, o.filed_by, e.mandate
     from cases.owners o
     join log.events e
       on e.region = o.region
       and e.stream = o.stream
       and e.version = 1
     where o.region = $1
       and o.stream = $2`,
    [region, stream],
  )
