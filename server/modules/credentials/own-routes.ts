import { listCredentialsOfPresent, listMyCredentials, type OwnCredential } from '#contracts/credentials.ts'
import { matterTitles } from '#contracts/matters.ts'
import { daysBetween, parseDay, type Day } from '#kernel/day.ts'
import { statement, type Row, type Statement } from '#platform/db.ts'
import { query, type Route } from '#platform/index.ts'
import type { CredentialsNeeds, MattersOf } from './ask.ts'
import { statusTexts } from './verify-route.ts'

/** 我的证照, and those of whoever stands at a window or is acted for there: how long they hold, what is under way, what may be asked. */
export function ownRoutes(ask: Pick<CredentialsNeeds, 'mattersOf' | 'identity'>): Route[] {
  return [
    query(listMyCredentials, {
      read: ({ params, query: { limit, after } }) => {
        const [day, id] = after?.split(',') ?? []
        return [own(params.region, null, limit + 1, day, id)]
      },
      async reply({ rows, day }, { params, query: { limit } }) {
        const found = rows[0]!.rows
        const shown = found.slice(0, limit)
        const last = found.length > limit ? shown.at(-1) : undefined
        return {
          licences: await licencesFrom(ask, params.region, shown, day),
          next: last ? `${last['issued_day'] as string},${last['stream'] as string}` : null,
        }
      },
      about: ({ licences }) => licences.map((licence) => licence.case),
    }),
    query(listCredentialsOfPresent, {
      read: ({ params, body: { party, mandate } }) => [
        mandate ? ofPrincipal(params.region, party, mandate, 50) : own(params.region, party, 50),
      ],
      async reply({ rows, day }, { params, body }) {
        const licences = await licencesFrom(ask, params.region, rows[0]!.rows, day)
        const items = body.mandate && licences.length > 0 ? (await ask.identity.mandate(body.mandate))?.items : null
        return { licences: licences.filter(({ item }) => !items || (item !== null && items.includes(item))) }
      },
      about: ({ licences }) => licences.map((licence) => licence.case),
    }),
  ]
}

const own = (region: string, party: string | null, limit: number, day?: string, id?: string): Statement =>
  statement(`select * from credentials.own($1, $2, $3, $4, $5)`, [region, party, day ?? null, id ?? null, limit])

const ofPrincipal = (region: string, party: string, mandate: string, limit: number): Statement =>
  statement(`select * from credentials.of_principal($1, $2, $3, $4)`, [region, party, mandate, limit])

async function licencesFrom(
  ask: Pick<CredentialsNeeds, 'mattersOf'>,
  region: string,
  rows: readonly Row[],
  day: Day,
): Promise<OwnCredential[]> {
  const licences = rows.map((row) => ({
    credential: row['stream'] as string,
    identifier: row['identifier'] as string,
    validUntil: row['valid_until'] as string | null,
    status: row['status'] as Exclude<OwnCredential['status'], 'replaced'>,
    caseStream: row['case_stream'] as string,
  }))
  const matters = await ask.mattersOf(region, licences, day)
  return rows.map((row, nth) => licenceFrom(row, matters[nth]!, day))
}

function licenceFrom(row: Row, { item, renewBy, underWay, can }: MattersOf, day: Day): OwnCredential {
  const validUntil = row['valid_until'] as string | null
  const left = validUntil === null ? null : daysBetween(day, parseDay(validUntil))
  const stored = row['status'] as Exclude<OwnCredential['status'], 'replaced'>
  const status = stored === 'valid' && left !== null && left < 0 ? 'expired' : stored
  return {
    identifier: row['identifier'] as string,
    case: row['case_stream'] as OwnCredential['case'],
    title: row['title'] as string,
    issuer: row['issuer'] as string,
    issuedDay: row['issued_day'] as string,
    validUntil,
    status,
    statusText: statusTexts[status],
    daysLeft: status === 'valid' || status === 'suspended' ? left : null,
    renewBy,
    renewLate: renewBy !== null && day > parseDay(renewBy),
    item: item as OwnCredential['item'],
    underWay: underWay && {
      case: underWay.case as NonNullable<OwnCredential['underWay']>['case'],
      number: underWay.number,
      text: `${matterTitles[underWay.matter]}正在办理`,
    },
    can: can.map((matter) => ({ matter, title: matterTitles[matter] })),
  }
}
