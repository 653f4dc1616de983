import { tryRules } from '#contracts/rule-trials.ts'
import { query, type Route } from '#platform/index.ts'
import type { CasesAsk } from '../ask.ts'
import { readDecided, tryDraft } from './rule-trial.ts'

/** 规则试算: what a draft of rules would have decided in the latest cases of an item. Nobody's identity is read. */
export function trialRoutes(ask: CasesAsk): Route[] {
  return [
    query(tryRules, {
      read: ({ params, body }) => [readDecided(params.region, params.item, body.last)],
      async reply({ rows }, { params, body: { rules } }) {
        const item = await ask.catalogue.item(params.region, params.item)
        const { problems, counts, differences } = tryDraft(item, rules, rows[0]!.rows)
        return { problems, ...counts, differences }
      },
    }),
  ]
}
