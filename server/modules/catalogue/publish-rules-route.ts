import type { ItemEvent } from '#contracts/form-design.ts'
import { Item } from '#contracts/item.ts'
import { publishRules } from '#contracts/rule-trials.ts'
import { command, type Route } from '#platform/bind.ts'
import { statement } from '#platform/db.ts'
import type { Act } from '#platform/execute.ts'
import { notFound } from '#platform/refusal.ts'
import { upsert } from '#platform/table.ts'
import {
  itemRows,
  itemStream,
  itemStreamOf,
  ruled,
  type ItemCommand,
  type ItemEnv,
  type ItemState,
} from './item-stream.ts'
import type { CatalogueNeeds } from './routes.ts'

/** 发布规则. @param published called after each publication, so that this server shows it at once */
export function publishRulesRoute(ask: Pick<CatalogueNeeds, 'rulesTried'>, published: () => void): Route {
  return command(publishRules, {
    act({ params: { region, item: code }, body }, commandId): Act<ItemState, ItemCommand, ItemEvent, ItemEnv> {
      return {
        kind: itemStream,
        region,
        target: { stream: itemStreamOf(region, code), fresh: true },
        commandId,
        reads: [
          statement(
            `select definition
             from catalogue.items
             where region = $1 and code = $2
             order by revision desc
             limit 1`,
            [region, code],
          ),
          statement(
            `select exists (
               select from catalogue.items
               where region = $1 and code = $2 and definition #>> '{decisionRules,version}' = $3) as used`,
            [region, code, body.rules.version],
          ),
        ],
        async decide({ reads, now }) {
          const row = reads[0]?.rows[0]
          if (!row) throw notFound()
          const newest = Item.parse(row['definition'])
          const tried = await ask.rulesTried(region, newest, body.rules)
          return {
            command: { type: 'publish-rules', ...body, tried },
            env: { newest, versionUsed: reads[1]!.rows[0]!['used'] === true },
            rows: [
              upsert(itemRows, {
                region,
                code,
                revision: newest.revision + 1,
                published_at: now,
                definition: ruled(newest, body.rules),
                origin: 'designed',
              }),
            ],
          }
        },
      }
    },
    reply({ receipt, state }) {
      published()
      return { receipt, revision: state.revision }
    },
  })
}
