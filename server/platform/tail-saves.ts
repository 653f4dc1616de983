import { statement, type Database } from './db.ts'

/** How far a reader of the log has come. */
export type Checkpoint = { reader: string; tx: string; position: string }

/** Checkpoints of the readers of one process. */
export type TailSaves = { save(checkpoint: Checkpoint): Promise<void> }

/**
 * Readers come to the end of the log together: those who save in the same turn of the process are written by one statement. Each reader
 * has one checkpoint under way at a time, and fails with the others when that statement fails.
 *
 * Not waited for on disk: after a crash the events since are handled again, which changes nothing.
 */
export function openTailSaves(db: Pick<Database, 'query'>): TailSaves {
  let waiting: Checkpoint[] = []
  let writing: Promise<void> | null = null

  async function write(): Promise<void> {
    // In one order, so that two servers never wait for each other.
    const together = waiting.toSorted((a, b) => (a.reader < b.reader ? -1 : 1))
    waiting = []
    writing = null
    await db.query(
      'system',
      statement(
        `with fast as (select set_config('synchronous_commit', 'off', true))
         insert into platform.checkpoints (reader, tx, position)
         select c.reader, c.tx::xid8, c.position
         from fast
         cross join unnest($1::text[], $2::text[], $3::bigint[]) as c (reader, tx, position)
         on conflict (reader) do update set tx = excluded.tx, position = excluded.position
         where (checkpoints.tx, checkpoints.position) < (excluded.tx, excluded.position)`,
        [together.map(({ reader }) => reader), together.map(({ tx }) => tx), together.map(({ position }) => position)],
      ),
    )
  }

  return {
    save(checkpoint) {
      waiting.push(checkpoint)
      writing ??= new Promise<void>((resolve) => {
        setImmediate(resolve)
      }).then(write)
      return writing
    },
  }
}
