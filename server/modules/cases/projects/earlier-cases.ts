import type { Item } from '#contracts/item.ts'
import { statement, type Row } from '#platform/db.ts'
import type { Platform } from '#platform/platform.ts'
import { openEntries, readVault } from '#platform/vault.ts'
import type { CasesAsk } from '../ask.ts'
import { itemOfRow } from '../case-act.ts'
import type { CaseSecrets } from '../drafts/submit-route.ts'
import { asksForProject, projectCodeOf, projectId } from './project-code.ts'

/** Cases looked at in one sweep. */
const atOnce = 200

/**
 * Gathers into their projects the cases that were filed before projects were gathered: each names its code in the vault alone. A case whose key is
 * gone, or that names none, is only taken off the list. A handful at a time, one vault after another: commands use the same connections.
 *
 * @returns how many were looked at
 */
export async function gatherEarlierCases(platform: Platform, ask: Pick<CasesAsk, 'catalogue'>): Promise<number> {
  const { rows } = await platform.db.query('system', statement(readText, [atOnce]))
  if (rows.length === 0) return 0
  const named: object[] = []
  for (const row of rows) {
    const one = await rowOf(platform, ask, row)
    if (one) named.push(one)
  }
  await platform.db.query(
    'system',
    statement(writeText, [rows.map((row) => row['region']), rows.map((row) => row['stream']), JSON.stringify(named)]),
  )
  return rows.length
}

async function rowOf(platform: Platform, ask: Pick<CasesAsk, 'catalogue'>, row: Row): Promise<object | null> {
  const [region, stream] = [row['region'] as string, row['stream'] as string]
  const item: Item = await itemOfRow(ask, region, row)
  if (!asksForProject(item) || row['applicant'] === null) return null
  const vault = await platform.db.query('system', readVault(region, stream))
  const opened = openEntries(platform.vault, region, stream, vault.rows)
  const answers = opened?.entries.get('answers') as CaseSecrets['answers'] | undefined
  const code = answers ? projectCodeOf(item, answers.values) : null
  if (code === null) return null
  const { applicant, filed } = row
  return { region, stream, project: projectId(platform.keys, region, code), applicant, filed_at: filed }
}

const readText = `
  select a.region, a.stream, c.item, c.revision, c.matter, o.applicant, o.submitted_at::text as filed
  from cases.projects_awaited a
  join cases.cases c
    on c.region = a.region
    and c.stream = a.stream
  left join cases.owners o
    on o.region = a.region
    and o.stream = a.stream
  order by a.region, a.stream
  limit $1`

/** What a correction has written meanwhile is newer and stays; a case whose key went meanwhile has no place any more. */
const writeText = `
  with gone as (
    delete from cases.projects_awaited a
    using unnest($1::text[], $2::uuid[]) as one (region, stream)
    where a.region = one.region
      and a.stream = one.stream
  )
  insert into cases.projects (region, stream, project, applicant, filed_at)
  select n.region, n.stream, n.project, n.applicant, n.filed_at
  from json_populate_recordset(null::cases.projects, $3::json) n
  join vault.keys k
    on k.region = n.region
    and k.stream = n.stream
  on conflict (region, stream) do nothing`
