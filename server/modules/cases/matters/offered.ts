import { LicenceMatter, type Matter } from '#contracts/matters.ts'
import type { CatalogueAsk } from '#contracts/asks.ts'
import type { Item } from '#contracts/item.ts'
import type { Day } from '#kernel/day.ts'
import { RuleViolation } from '#kernel/rule-violation.ts'
import { statement } from '#platform/db.ts'
import type { Platform } from '#platform/platform.ts'
import { readUnderWay } from './licence-behind.ts'
import { aboutLicence, lastTimelyDay, type FiledLicence } from './matter-rules.ts'

type Behind = FiledLicence & { caseStream: string }

/** What may be asked of each of these licences today, and what is under way for it; for server code only. */
export async function mattersOf(
  { db }: Pick<Platform, 'db'>,
  catalogue: CatalogueAsk,
  region: string,
  licences: readonly Behind[],
  day: Day,
) {
  if (licences.length === 0) return []
  const [cases, open] = await db.readTogether('system', [
    statement(`select stream, item from cases.cases where region = $1 and stream = any ($2::uuid[])`, [
      region,
      licences.map((one) => one.caseStream),
    ]),
    readUnderWay(
      region,
      licences.map((one) => one.credential),
    ),
  ])
  const codes = new Map(cases!.rows.map((row) => [row['stream'] as string, row['item'] as string]))
  const running = new Map(open!.rows.map((row) => [row['credential'] as string, row]))
  const published = await catalogue.items(region)
  return licences.map((licence) => {
    const item = published.find(({ code }) => code === codes.get(licence.caseStream)) ?? null
    const row = running.get(licence.credential)
    const can = item && !row ? offeredNow(licence, item, day) : []
    return {
      item: item?.code ?? null,
      renewBy: item && licence.validUntil && can.includes('renewal') ? lastTimelyDay(licence.validUntil, item) : null,
      underWay: row
        ? {
            case: row['stream'] as string,
            number: row['number'] as string,
            matter: row['matter'] as Matter,
          }
        : null,
      can,
    }
  })
}

function offeredNow(licence: FiledLicence, item: Item, day: Day): LicenceMatter[] {
  return LicenceMatter.options.filter((matter) => {
    try {
      aboutLicence(matter, licence, item, day)
      return true
    } catch (error) {
      if (error instanceof RuleViolation) return false
      throw error
    }
  })
}
