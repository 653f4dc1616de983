import { createHash } from 'node:crypto'
import { append, emptyFrontier, frontierRoot, leafHash, type Frontier } from '#kernel/merkle.ts'
import type { Recorded } from '#platform/envelope.ts'
import { recordedFrom } from '#platform/log.ts'
import type { Check, Violation } from './evidence.ts'

/** A head of the log: the root of the tree over its first so many events. */
export type Head = { size: number; root: string }

type Rows = (text: string, values: unknown[]) => Promise<Record<string, unknown>[]>

const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest()
const withEvent = (tree: Frontier, event: Recorded): Frontier =>
  append(tree, leafHash(Buffer.from(JSON.stringify(event)), sha256), sha256)
const headOf = (tree: Frontier): Head => ({
  size: tree.size,
  root: Buffer.from(frontierRoot(tree, sha256)).toString('hex'),
})

/** Columns of an event as `recordedFrom` reads them. */
export const eventColumns = `e.region, e.stream, e.version, e.position::text as position, e.tx::text as tx, e.id, e.type, e.data, e.command_id,
  e.command_index, e.actor, e.on_behalf_of, e.mandate, e.channel, e.office, e.counter, e.stated_at, e.recorded_at, e.applicant_present, e.cause`

/**
 * Somebody outside who looks at the log from time to time and remembers the head: what is below the oldest running transaction, where nothing
 * can come in between any more.
 */
export function openWitness(rows: Rows): { look(): Promise<void>; heads(): readonly Head[] } {
  let tree = emptyFrontier
  let after: { tx: string; position: string } = { tx: '0', position: '0' }
  const heads: Head[] = []
  return {
    async look() {
      const news = await rows(
        `select ${eventColumns}
         from log.events e
         where (e.tx, e.position) > ($1::xid8, $2::bigint)
           and e.tx < pg_snapshot_xmin(pg_current_snapshot())
         order by e.tx, e.position`,
        [after.tx, after.position],
      )
      for (const row of news) {
        tree = withEvent(tree, recordedFrom(row))
        after = { tx: String(row['tx']), position: String(row['position']) }
      }
      heads.push(headOf(tree))
    },
    heads: () => heads,
  }
}

/** I3: every head that the witness has seen is the head of the same log: nothing before it was changed, taken out or put in since. */
export const headsConsistent: Check = ({ events, heads }) => {
  const roots = new Map([[0, headOf(emptyFrontier).root]])
  let tree = emptyFrontier
  for (const event of events) {
    tree = withEvent(tree, event)
    if (heads.some(({ size }) => size === tree.size)) roots.set(tree.size, headOf(tree).root)
  }
  return heads.flatMap(({ size, root }): Violation[] =>
    roots.get(size) === root
      ? []
      : [{ invariant: 'I3', says: `the log of ${size} events that a witness saw is no beginning of this log` }],
  )
}
