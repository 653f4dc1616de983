import { designed, publishForm, type ItemEvent } from '#contracts/form-design.ts'
import { Item } from '#contracts/item.ts'
import { askedThoughChecked } from '#contracts/data-checks.ts'
import { askedAgain } from '#contracts/sources.ts'
import { demand } from '#kernel/rule-violation.ts'
import { command, type Route } from '#platform/bind.ts'
import { statement } from '#platform/db.ts'
import type { Act } from '#platform/execute.ts'
import { notFound } from '#platform/refusal.ts'
import { upsert } from '#platform/table.ts'
import { itemRows, itemStream, itemStreamOf, type ItemCommand, type ItemEnv, type ItemState } from './item-stream.ts'

/** 发布表单. @param published called after each publication, so that this server shows it at once */
export function publishFormRoute(published: () => void): Route {
  return command(publishForm, {
    act({ params: { region, item: code }, body }, commandId): Act<ItemState, ItemCommand, ItemEvent, ItemEnv> {
      const { basedOn, ...design } = body
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
            `select distinct on (code) code, definition -> 'outcome' as outcome
             from catalogue.items
             where region = $1
             order by code, revision desc
             limit 20000`,
            [region],
          ),
        ],
        decide({ reads, now }) {
          const row = reads[0]?.rows[0]
          if (!row) throw notFound()
          const newest = Item.parse(row['definition'])
          const next = designed(newest, design)
          const others = reads[1]!.rows as Pick<Item, 'code' | 'outcome'>[]
          const again = askedAgain(next, others)
          demand(again.length === 0, 'item.material-asked-again', {
            materials: again.map(({ name }) => name).join('、'),
          })
          const checked = askedThoughChecked(next)
          demand(checked.length === 0, 'item.material-checked-elsewhere', {
            materials: checked.map(({ name }) => name).join('、'),
          })
          return {
            command: { type: 'publish-form', design, basedOn },
            env: { newest, versionUsed: false },
            rows: [
              upsert(itemRows, {
                region,
                code,
                revision: next.revision,
                published_at: now,
                definition: next,
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
