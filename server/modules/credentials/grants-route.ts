import { listGrants, type PublishedGrant } from '#contracts/credentials.ts'
import { actOf } from '#contracts/outcome.ts'
import type { Day } from '#kernel/day.ts'
import { statement, type Row, type Statement } from '#platform/db.ts'
import { query, type Route } from '#platform/index.ts'
import type { CredentialsNeeds } from './ask.ts'
import { statusOf, statusTexts } from './verify-route.ts'

/** 行政许可决定公开: what the register says to everybody. Only licences: a filing or a registration of somebody is nobody else's business. */
export function grantsRoute({ catalogue }: Pick<CredentialsNeeds, 'catalogue'>): Route {
  return query(listGrants, {
    async reply({ day, again }, { params: { region }, query: { month, limit, after } }) {
      const items = await catalogue.items(region)
      const categories = new Map(
        items
          .filter((item) => actOf(item) === '许可')
          .map(({ outcome }) => [outcome.licenceType, outcome.category ?? null] as const),
      )
      const [found] = await again([published(region, [...categories.keys()], month, limit + 1, after)])
      const shown = found!.rows.slice(0, limit)
      const last = found!.rows.length > limit ? shown.at(-1) : undefined
      return {
        grants: shown.map((row) => ({
          ...grantFrom(row, day),
          category: categories.get(row['licence_type'] as string) ?? null,
        })),
        next: last ? `${last['issued_day'] as string},${last['identifier'] as string}` : null,
      }
    },
  })
}

/** One range of the index for each kind of licence. */
function published(
  region: string,
  types: readonly string[],
  month: string | undefined,
  limit: number,
  after: string | undefined,
): Statement {
  const [day, identifier] = after?.split(',') ?? []
  return statement(
    `select v.identifier, v.version, v.valid_until::text as valid_until, v.issued_day::text as issued_day, v.licence_type,
       c.identifier as current, c.title, c.issuer, c.status, c.serial, c.valid_from::text as valid_from,
       f.holder_shown, f.holder_kind, f.holder_code, d.document
     from (
       select newest.stream, newest.identifier, newest.version, newest.valid_until, newest.issued_day, t.licence_type
       from unnest($2::text[]) t (licence_type)
       cross join lateral (
         select own.stream, own.identifier, own.version, own.valid_until, own.issued_day
         from credentials.versions own
         where own.region = $1
           and own.licence_type = t.licence_type
           and (own.issued_day, own.identifier) < (coalesce($3::date, 'infinity'), coalesce($4::text, ''))
           and own.issued_day >= coalesce($5::date, '-infinity')
           and own.issued_day < coalesce($5::date + interval '1 month', 'infinity')
         order by own.issued_day desc, own.identifier desc
         limit $6
       ) newest
       order by newest.issued_day desc, newest.identifier desc
       limit $6
     ) v
     join credentials.credentials c
       on c.region = $1
       and c.stream = v.stream
     join credentials.faces f
       on f.region = $1
       and f.stream = v.stream
     left join credentials.decisions d
       on d.region = $1
       and d.stream = v.stream
       and d.identifier = v.identifier
     order by v.issued_day desc, v.identifier desc`,
    [region, types, day ?? null, identifier ?? null, month === undefined ? null : `${month}-01`, limit],
  )
}

function grantFrom(row: Row, today: Day): Omit<PublishedGrant, 'category'> {
  const status = statusOf(row, today)
  return {
    identifier: row['identifier'] as string,
    title: row['title'] as string,
    holder: row['holder_shown'] as string,
    holderKind: row['holder_kind'] as PublishedGrant['holderKind'],
    holderCode: row['holder_code'] as string | null,
    issuer: row['issuer'] as string,
    serial: row['serial'] as string,
    document: row['document'] as string | null,
    issuedDay: row['issued_day'] as string,
    validFrom: row['current'] === row['identifier'] ? (row['valid_from'] as string) : null,
    validUntil: row['valid_until'] as string | null,
    version: row['version'] as number,
    status,
    statusText: statusTexts[status],
  }
}
