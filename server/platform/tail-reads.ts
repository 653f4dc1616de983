import type { Database, Row } from './db.ts'
import { readTail } from './log.ts'

/** Reads of the tail of the log by the readers of one process. */
export type TailReads = { after(tx: string, position: string, limit: number): Promise<readonly Row[]> }

/**
 * Readers are woken together and mostly stand at the same place: those who ask in the same turn of the process are answered by one
 * statement. It is sent after the last of them asked, so nobody is told less than asking alone would have told. The rows are shared.
 */
export function openTailReads(db: Pick<Database, 'query'>): TailReads {
  const asked = new Map<string, Promise<readonly Row[]>>()
  return {
    after(tx, position, limit) {
      const place = `${tx}/${position}/${limit}`
      const before = asked.get(place)
      if (before) return before
      const read = new Promise<void>((resolve) => {
        setImmediate(resolve)
      }).then(async () => {
        asked.delete(place)
        return (await db.query('system', readTail(tx, position, limit))).rows
      })
      asked.set(place, read)
      return read
    },
  }
}

/** A timer may end so much too early, and would then be followed by another. */
const earlyMs = 5

/**
 * Milliseconds until a reader that waits for news looks by itself. All readers of a process do so at the same moments, whenever they came to
 * wait: so one read answers those who stand at the same place.
 *
 * @param pollMs between two looks
 * @param now milliseconds of the process's own clock
 */
export const untilNextLook = (pollMs: number, now: number): number => pollMs + earlyMs - ((now + earlyMs) % pollMs)
