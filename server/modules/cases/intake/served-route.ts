import { listServedCases } from '#contracts/case-search.ts'
import { query, type Route } from '#platform/index.ts'
import { statement, type Statement } from '#platform/db.ts'
import type { CasesAsk } from '../ask.ts'
import { caseColumns } from '../reading/queries.ts'
import { summariesFrom } from '../reading/read-routes.ts'

/** 本大厅办件 of whoever stands at the window. Row security leaves only what this hall may open; each case shown is recorded as read. */
export function servedRoute(ask: CasesAsk): Route {
  return query(listServedCases, {
    read: ({ params, body: { party, after, limit } }) => [listServed(params.region, party, limit + 1, after)],
    async reply({ rows, day }, { params, body: { limit } }) {
      const found = rows[0]!.rows
      const last = found.length > limit ? found[limit - 1] : undefined
      return {
        cases: await summariesFrom(ask, params.region, found.slice(0, limit), day, 'office'),
        next: last ? `${last['submitted_at_text'] as string},${last['stream'] as string}` : null,
      }
    },
    about: (view) => view.cases.map((one) => one.case),
  })
}

function listServed(region: string, party: string, limit: number, after: string | undefined): Statement {
  const [at, stream] = after?.split(',') ?? []
  return statement(
    `select ${caseColumns}, o.submitted_at::text as submitted_at_text
     from (
       select own.region, own.stream, own.submitted_at
       from cases.owners own
       where own.applicant = $2
         and own.region = $1
         and (own.submitted_at, own.stream) < (coalesce($3::timestamptz, 'infinity'), coalesce($4::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))
       order by own.submitted_at desc, own.stream desc
       limit $5
     ) o
     join cases.cases c
       on c.region = o.region
       and c.stream = o.stream
     order by o.submitted_at desc, o.stream desc`,
    [region, party, at ?? null, stream ?? null, limit],
  )
}
