import type { Item } from '#contracts/item.ts'
import { tryRules } from '#contracts/rule-trials.ts'
import { checkDecisionRules } from '#contracts/ways-check.ts'
import { statement, type Row } from '#platform/db.ts'
import { query, type Route } from '#platform/index.ts'
import type { CasesAsk } from '../ask.ts'
import { findByRules } from './rule-decision.ts'
import { lookedAt } from './rules-view.ts'

/** 规则试算: what a draft of rules would have decided in the latest cases of an item. Nobody's identity is read. */
export function trialRoutes(ask: CasesAsk): Route[] {
  return [
    query(tryRules, {
      read: ({ params, body }) => [
        statement(`select decided_day, revision, answers, outcome, made from cases.decided_plain($1, $2, $3)`, [
          params.region,
          params.item,
          body.last,
        ]),
      ],
      async reply({ rows }, { params, body: { rules } }) {
        const item = await ask.catalogue.item(params.region, params.item)
        const problems = checkDecisionRules(item, rules)
        const tried =
          problems.length > 0 ? [] : rows[0]!.rows.map((row) => tryOne({ ...item, decisionRules: rules }, row))
        const differences = tried.filter(({ draft, recorded }) => draft !== 'person' && draft !== recorded)
        const toPerson = tried.filter(({ draft }) => draft === 'person').length
        return {
          problems,
          tried: tried.length,
          same: tried.length - toPerson - differences.length,
          toPerson,
          differs: differences.length,
          differences,
        }
      },
    }),
  ]
}

function tryOne(item: Item, row: Row) {
  const plain = Object.assign({}, ...(row['answers'] as Record<string, unknown>[])) as Record<string, unknown>
  const found = findByRules(item, item.decisionRules!, plain)
  const last = found && lookedAt(found.why, item).at(-1)
  return {
    day: row['decided_day'] as never,
    recorded: row['outcome'] as 'granted' | 'refused',
    made: row['made'] as string,
    draft: found?.rule.outcome ?? ('person' as const),
    rule: last?.title ?? '',
    answers: last?.parts.map(({ answers }) => answers).join('；') ?? '',
  }
}
