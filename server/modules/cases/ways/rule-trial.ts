import { withAnswered } from '../intake/correction.ts'
import type { Item } from '#contracts/item.ts'
import type { DecisionRules } from '#contracts/item-ways.ts'
import type { TrialCounts } from '#contracts/rule-trials.ts'
import { checkDecisionRules } from '#contracts/ways-check.ts'
import { statement, type Row, type Statement } from '#platform/db.ts'
import { findByRules } from './rule-decision.ts'
import { lookedAt } from './rules-view.ts'

/** Plain answers and outcomes of the latest decided cases of an item; no number, no stream, no name. */
export const readDecided = (region: string, item: string, last: number): Statement =>
  statement(`select decided_day, revision, answers, outcome, made from cases.decided_plain($1, $2, $3)`, [
    region,
    item,
    last,
  ])

/** 规则试算 of a draft on past cases; a draft with problems is tried on none. */
export function tryDraft(item: Item, rules: DecisionRules, rows: readonly Row[]) {
  const problems = checkDecisionRules(item, rules)
  const tried = problems.length > 0 ? [] : rows.map((row) => tryOne({ ...item, decisionRules: rules }, row))
  const differences = tried.filter(({ draft, recorded }) => draft !== 'person' && draft !== recorded)
  const toPerson = tried.filter(({ draft }) => draft === 'person').length
  const counts: TrialCounts = {
    tried: tried.length,
    same: tried.length - toPerson - differences.length,
    toPerson,
    differs: differences.length,
  }
  return { problems, counts, differences }
}

function tryOne(item: Item, row: Row) {
  const plain = (row['answers'] as Record<string, unknown>[]).reduce(withAnswered, {})
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
