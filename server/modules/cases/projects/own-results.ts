import type { MaterialFact } from '#contracts/case-events.ts'
import type { Item } from '#contracts/item.ts'
import { demand } from '#kernel/rule-violation.ts'
import { statement, type Statement } from '#platform/db.ts'
import type { Platform } from '#platform/platform.ts'
import type { CasesAsk, Licence } from '../ask.ts'
import { standsIn } from '../drafts/sources.ts'
import { isOtherProject, projectId, readProjectOf } from './project-code.ts'

/** Cases of one party in a project, newest first, that a result is looked for in. */
const atMost = 60

/** 本项目前阶段核发的证照 that stand in for materials of the item, asked for or not; nobody has to hand them in. */
export async function ownResults(
  platform: Platform,
  ask: CasesAsk,
  of: { region: string; party: string; project: string; item: Item; day: string },
): Promise<{ material: string; licence: Licence }[]> {
  const asked = of.item.materials.filter(({ licence }) => licence !== undefined)
  if (asked.length === 0) return []
  const { rows } = await platform.db.query('system', readCasesOf(of.region, of.party, of.project))
  const results = await ask.licences.ofCases(
    of.region,
    of.party,
    rows.map((row) => row['stream'] as string),
  )
  return asked.flatMap((material) => {
    const licence = results.find((one) => standsIn(one, material, of.party, of.day))
    return licence ? [{ material: material.key, licence }] : []
  })
}

/**
 * A licence that was issued for another project stands in for nothing in this one. What led to no case here, or to one without a project, is not asked.
 *
 * @throws RuleViolation `source.other-project`
 */
export async function refuseOtherProject(
  platform: Platform,
  ask: Pick<CasesAsk, 'licences'>,
  { region, code, item }: { region: string; code: string | null; item: Item },
  materials: readonly MaterialFact[],
): Promise<void> {
  if (code === null) return
  const project = projectId(platform.keys, region, code)
  for (const { material, licence } of materials) {
    const known = licence && (await ask.licences.known(region, { credential: licence.credential }))
    if (!known) continue
    const { rows } = await platform.db.query('system', readProjectOf(region, known.caseStream))
    const name = item.materials.find(({ key }) => key === material)?.name ?? material
    demand(!isOtherProject(rows[0], { project }), 'source.other-project', { material: name })
  }
}

const readCasesOf = (region: string, party: string, project: string): Statement =>
  statement(
    `select stream
     from cases.projects
     where region = $1
       and project = $3
       and applicant = $2
     order by filed_at desc, stream desc
     limit $4`,
    [region, party, project, atMost],
  )
