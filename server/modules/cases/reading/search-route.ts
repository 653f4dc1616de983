import { searchDeskCases } from '#contracts/case-search.ts'
import { query, type Route } from '#platform/index.ts'
import type { Platform } from '#platform/platform.ts'
import { vaultTerm } from '#platform/vault.ts'
import type { CasesAsk } from '../ask.ts'
import { summariesFrom } from './read-routes.ts'
import { countFound, countsOf, findCases, type SearchAsked } from './search-queries.ts'

/** 办件查询 of a desk: only cases that it may open anyway. What words have led to is recorded, case by case. */
export function searchRoute(platform: Pick<Platform, 'keys'>, ask: CasesAsk): Route {
  return query(searchDeskCases, {
    // The day of the platform is known only after the first read, and whose desk it is too.
    async reply({ session, day, again }, { params, body: { limit, ...asked } }) {
      const { role, office } = session!
      const term = asked.text === undefined ? null : vaultTerm(platform.keys, params.region, 'applicant', asked.text)
      const search: SearchAsked = { region: params.region, desk: { role, office }, asked, term, today: day }
      const [list, counts] = await again([findCases(search, limit + 1), countFound(search)])
      const found = list!.rows
      const shown = found.slice(0, limit)
      const last = found.length > limit ? shown.at(-1) : undefined
      return {
        cases: await summariesFrom(ask, params.region, shown, day, 'office'),
        next: last ? `${last['submitted_text'] as string},${last['stream'] as string}` : null,
        counts: countsOf(counts!.rows),
      }
    },
    about: (view, { body }) => (body.text === undefined ? null : view.cases.map((one) => one.case)),
  })
}
