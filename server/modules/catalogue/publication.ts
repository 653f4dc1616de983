import type { ItemEvent } from '#contracts/form-design.ts'
import { Item } from '#contracts/item.ts'
import { statement, type Row, type Statement } from '#platform/db.ts'
import type { Act } from '#platform/execute.ts'
import { notFound } from '#platform/refusal.ts'
import { upsert } from '#platform/table.ts'
import { itemRows, itemStream, itemStreamOf, type ItemCommand, type ItemEnv, type ItemState } from './item-stream.ts'
import { bearingsOfParts, inTodaysShape } from './old-definitions.ts'

type Published = {
  commandId: string
  region: string
  code: string
  /** What the rules need beside the newest revision. */
  beside: Statement
  /** The next revision, and the command that publishes it. */
  make(newest: Item, beside: readonly Row[]): Promise<Made> | Made
}
type Made = { next: Item; command: ItemCommand; versionUsed?: boolean }

/** The next revision of an item, written beside the fact that it was published: of two at the same time one is refused. */
export function publication({
  commandId,
  region,
  code,
  beside,
  make,
}: Published): Act<ItemState, ItemCommand, ItemEvent, ItemEnv> {
  return {
    kind: itemStream,
    region,
    target: { stream: itemStreamOf(region, code), fresh: true },
    commandId,
    reads: [
      statement(
        `select i.definition, ${bearingsOfParts} as bearings
         from catalogue.items i
         where i.region = $1 and i.code = $2
         order by i.revision desc
         limit 1`,
        [region, code],
      ),
      beside,
    ],
    async decide({ reads, now }) {
      const row = reads[0]?.rows[0]
      if (!row) throw notFound()
      const newest = Item.parse(inTodaysShape(row['definition'], row['bearings']))
      const { next, command, versionUsed = false } = await make(newest, reads[1]!.rows)
      const { revision } = next
      return {
        command,
        env: { newest, versionUsed },
        rows: [upsert(itemRows, { region, code, revision, published_at: now, definition: next, origin: 'designed' })],
      }
    },
  }
}
