import { createHash } from 'node:crypto'
import { breachesOf } from '#contracts/breaches.ts'
import { checkForm } from '#contracts/form-check.ts'
import { designed, type FormDesign, type ItemEvent } from '#contracts/form-design.ts'
import type { Item } from '#contracts/item.ts'
import { checkGuide, checkRelated } from '#contracts/guide-check.ts'
import type { DecisionRules } from '#contracts/item-ways.ts'
import type { TrialCounts } from '#contracts/rule-trials.ts'
import { checkDecisionRules } from '#contracts/ways-check.ts'
import { checkMaterials } from '#contracts/material-check.ts'
import { canonical } from '#kernel/canonical.ts'
import type { Decider } from '#kernel/decider.ts'
import { demand, RuleViolation } from '#kernel/rule-violation.ts'
import type { StreamKind } from '#platform/stream.ts'
import { readers, upsert, writeOnce } from '#platform/table.ts'
import { v5 } from '#platform/uuid.ts'

export type ItemState = { revision: number }
export type ItemCommand =
  | { type: 'publish-form'; design: FormDesign; basedOn: number }
  /** `tried`: what the platform found; `seen`: what whoever publishes saw. */
  | { type: 'publish-rules'; rules: DecisionRules; basedOn: number; tried: TrialCounts; seen: TrialCounts }
/** `versionUsed`: the rules of some revision had the version that is now to be published. */
export type ItemEnv = { newest: Item; versionUsed: boolean }

const decider: Decider<ItemState, ItemCommand, ItemEvent, ItemEnv> = {
  initial: { revision: 0 },
  decide(command, _state, { newest, versionUsed }) {
    demand(command.basedOn === newest.revision, 'item.form-stale')
    if (command.type === 'publish-rules') return decideRules(command, newest, versionUsed)
    const next = designed(newest, command.design)
    if (contentOf({ ...next, revision: newest.revision }) === contentOf(newest)) return []
    const breaches = breachesOf(next)
    const checked = [...checkForm(next), ...checkRelated(next), ...checkMaterials(next), ...checkGuide(next)]
    const problems = [...new Set([...breaches.map(({ message }) => message), ...checked])]
    if (problems.length > 0) {
      const errors = problems.map((message) => ({ path: 'form', message }))
      throw new RuleViolation(breaches[0]?.rule ?? 'item.form-refused', { errors })
    }
    return [
      {
        type: 'form-published',
        item: next.code,
        revision: next.revision,
        basedOn: newest.revision,
        content: contentOf(next),
      },
    ]
  },
  evolve: (_state, event) => ({ revision: event.revision }),
}

/** The same item decided by other rules. */
export const ruled = (newest: Item, decisionRules: DecisionRules): Item => ({
  ...newest,
  decisionRules,
  revision: newest.revision + 1,
})

/**
 * 发布规则: only where the item's definition has opened the way, under a version that no rules ever had, and tried on past cases before anybody is decided by them.
 *
 * @source 个人信息保护法 第二十四条 (透明、公平、公正), 第五十五条 (自动化决策的事前评估)
 */
function decideRules(
  { rules, tried, seen }: Extract<ItemCommand, { type: 'publish-rules' }>,
  newest: Item,
  versionUsed: boolean,
): ItemEvent[] {
  demand(newest.decisionRules, 'item.rules-not-here')
  if (canonical(rules) === canonical(newest.decisionRules)) return []
  demand(!versionUsed, 'item.rules-version')
  const next = ruled(newest, rules)
  const problems = checkDecisionRules(next, rules)
  if (problems.length > 0)
    throw new RuleViolation('item.rules-refused', { errors: problems.map((message) => ({ path: 'rules', message })) })
  demand(canonical(tried) === canonical(seen), 'item.rules-untried')
  return [
    {
      type: 'rules-published',
      item: next.code,
      revision: next.revision,
      basedOn: newest.revision,
      version: rules.version,
      tried,
      content: contentOf(next),
    },
  ]
}

/** Through JSON, as it is stored: members without a value are no members. */
const contentOf = (item: Item): string =>
  createHash('sha256')
    .update(canonical(JSON.parse(JSON.stringify(item))))
    .digest('hex')

/** Publications of one item, read by the region's operators and its supervision. */
export const itemStream: StreamKind<ItemState, ItemCommand, ItemEvent, ItemEnv> = {
  name: 'item',
  decider,
  project: ({ region, stream }) => [
    upsert(readers, ...[`operate@${region}`, `supervise@${region}`].map((subject) => ({ region, stream, subject }))),
  ],
  effects: () => [],
}

/** A revision is written once: of two publications at the same time one is refused. */
export const itemRows = writeOnce(
  'catalogue.items',
  ['region', 'code', 'revision'],
  ['published_at', 'definition', 'origin'],
)

export const itemStreamOf = (region: string, code: string): string => v5('item', region, code)
