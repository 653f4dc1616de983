import { listCheckRecords, type PublicCheck } from '#contracts/check-records.ts'
import { findingOf, groundOfFinding, type CheckFinding } from '#contracts/commitment-events.ts'
import { inspectionFindings, type InspectionFinding } from '#contracts/supervision-events.ts'
import { inspectionCauses, type InspectionCause } from '#contracts/supervision.ts'
import type { Item } from '#contracts/item.ts'
import { actOf } from '#contracts/outcome.ts'
import { statement, type Row, type Statement } from '#platform/db.ts'
import { query, type Route } from '#platform/index.ts'
import type { CasesAsk } from '../ask.ts'
import { itemOfRow } from '../case-act.ts'

/** What everybody may read of the checks that were made. */
export const checkRecordsRoute = (ask: Pick<CasesAsk, 'catalogue'>): Route =>
  query(listCheckRecords, {
    read: ({ params, query: { licence, limit, after } }) => [published(params.region, licence, limit + 1, after)],
    async reply({ rows }, { params: { region }, query: { licence, limit } }) {
      const found = rows[0]!.rows
      const last = found.length > limit ? found[limit - 1] : undefined
      const checks = await Promise.all(
        found.slice(0, limit).map(async (row) => {
          const item = await itemOfRow(ask, region, row)
          return recordFrom(row, item, (await ask.catalogue.office(region, row['office'] as string)).name)
        }),
      )
      return {
        // Whoever asks by the identifier of a filing learns nothing of it.
        checks: checks.filter((one) => licence === undefined || one.licence === licence),
        next: last ? `${last['day_text'] as string},${last['record'] as string}` : null,
      }
    },
  })

/** A filing is published nowhere, so its record does not say which one it was. */
function recordFrom(row: Row, item: Item, office: string): PublicCheck {
  const finding = row['finding'] as CheckFinding | InspectionFinding
  const way = row['way'] as InspectionCause | 'promise'
  const { text, basis } =
    way === 'promise'
      ? findingOf(finding as CheckFinding, item.filing === true, row['lapsed'] as boolean)
      : inspectionFindings[finding as InspectionFinding]
  const checked = row['checked'] as string[]
  const points = (item.supervision?.points ?? []).map(({ key, title: name }) => ({ key, name }))
  return {
    itemName: item.name,
    licence: actOf(item) === '许可' ? (row['licence'] as string) : null,
    way: way === 'promise' ? '承诺核查' : inspectionCauses[way],
    day: row['day_text'] as string,
    office,
    checked: (way === 'promise' ? item.materials : points)
      .filter(({ key }) => checked.includes(key))
      .map(({ name }) => name),
    finding: text,
    basis,
    rectifyBy: row['rectify_text'] as string | null,
    toEnd: way === 'promise' && groundOfFinding(finding as CheckFinding) !== null && row['lapsed'] === false,
    handedOver: finding === 'handed-over',
    signed: row['signed'] as boolean,
  }
}

function published(region: string, licence: string | undefined, limit: number, after: string | undefined): Statement {
  const [day, record] = after?.split(',') ?? []
  return statement(
    `select r.record, r.day::text as day_text, r.item, r.revision, r.licence, r.office, r.way, r.checked, r.finding,
       r.rectify_by::text as rectify_text, r.signed, r.lapsed
     from cases.check_records r
     where r.region = $1
       and (r.day, r.record) < (coalesce($2::date, 'infinity'), coalesce($3::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))
       ${licence === undefined ? '' : 'and r.licence = $5'}
     order by r.day desc, r.record desc
     limit $4`,
    [region, day ?? null, record ?? null, limit, ...(licence === undefined ? [] : [licence])],
  )
}
