import type { DraftView } from '#contracts/cases.ts'
import type { Item } from '#contracts/item.ts'
import type { AboutLicence, LicenceMatter } from '#contracts/matters.ts'
import type { Day } from '#kernel/day.ts'
import { demand } from '#kernel/rule-violation.ts'
import { statement, type Row } from '#platform/db.ts'
import type { Platform } from '#platform/platform.ts'
import type { CasesAsk, KnownLicence } from '../ask.ts'
import { aboutLicence } from './matter-rules.ts'

type Filing = { party: string; item: Item; day: Day }

/** The licence that a new draft is about. Of whose licence it is not, nothing is said: it isn't there. */
export async function licenceAbout(
  ask: CasesAsk,
  { region, party, item, day }: Filing & { region: string },
  asked: { matter: LicenceMatter; identifier: string },
): Promise<KnownLicence & { matter: LicenceMatter }> {
  const licence = await ask.licences.known(region, { identifier: asked.identifier })
  demand(licence && licence.holder === party, 'matter.licence-unknown')
  aboutLicence(asked.matter, licence, item, day)
  return { ...licence, matter: asked.matter }
}

/** Looked at once more when the application is handed in; nothing else may be under way for the same licence. */
export async function filedAbout(
  platform: Pick<Platform, 'db'>,
  ask: CasesAsk,
  { region }: { region: string },
  row: Row,
  { party, item, day }: Filing,
): Promise<AboutLicence> {
  const credential = row['credential'] as string
  const licence = await ask.licences.known(region, { credential })
  demand(licence && licence.holder === party, 'matter.licence-unknown')
  const [other] = (await platform.db.query('system', readUnderWay(region, [credential]))).rows
  demand(!other, 'matter.under-way', { number: String(other?.['number']) })
  return aboutLicence(row['matter'] as LicenceMatter, licence, item, day)
}

/** The day of the applicant's own approval that an application names, whether or not it still holds; null where none of ours is named. */
export async function approvalDay(
  ask: { licences: Pick<CasesAsk['licences'], 'known'> },
  { region, party, item }: Omit<Filing, 'day'> & { region: string },
  answers: Record<string, unknown>,
): Promise<string | null> {
  const approval = item.ripe?.approval
  if (!approval) return null
  const answer = answers[approval.identifier]
  const named = typeof answer === 'string' ? answer.trim() : ''
  const known = named === '' ? null : await ask.licences.known(region, { identifier: named })
  return known?.holder === party && approval.types.includes(known.licenceType) ? known.validFrom : null
}

/** Cases under way about these licences. */
export function readUnderWay(region: string, credentials: readonly string[]) {
  return statement(
    `select credential, stream, number, matter
     from cases.cases
     where region = $1
       and credential = any ($2::uuid[])
       and phase in ('intake', 'correcting', 'review')`,
    [region, credentials],
  )
}

/** What the draft's page says of the licence, as it stands today. */
export async function draftAbout(
  ask: CasesAsk,
  region: string,
  row: Row,
  item: Item,
  day: Day,
): Promise<DraftView['about']> {
  const licence = await ask.licences.known(region, { credential: row['credential'] as string })
  if (!licence) return null
  const { identifier, validUntil } = licence
  const matter = row['matter'] as LicenceMatter
  try {
    const { timely } = aboutLicence(matter, licence, item, day)
    return { matter, identifier, validUntil, timely }
  } catch {
    return { matter, identifier, validUntil, timely: null }
  }
}
