import { statement, type Database } from './db.ts'

/**
 * Numbers that are unique, not gapless: each process takes a block at a time, so most commands take one without asking the database.
 * A restart leaves the rest of a block unused.
 */
export type Numbers = { take(region: string, series: string): Promise<number> }

/**
 * Starts giving numbers; nothing is taken from the database before the first is asked for.
 *
 * @param block numbers taken at a time, the most that a restart leaves unused in one series
 */
export function openNumbers(db: Database, block = 20): Numbers {
  const blocks = new Map<string, { next: number; end: number } | Promise<void>>()

  async function take(region: string, series: string): Promise<number> {
    const key = `${region}/${series}`
    for (;;) {
      const held = blocks.get(key)
      if (held instanceof Promise) {
        await held
        continue
      }
      if (held && held.next < held.end) return held.next++
      const asking = ask(region, series, key)
      blocks.set(key, asking)
      await asking
    }
  }

  async function ask(region: string, series: string, key: string): Promise<void> {
    try {
      const rows = (
        await db.query(
          'system',
          statement(
            `insert into platform.number_blocks as b (region, series, next) values ($1, $2, 1 + $3)
             on conflict (region, series) do update set next = b.next + $3
             returning next`,
            [region, series, block],
          ),
        )
      ).rows
      const end = rows[0]!['next'] as number
      blocks.set(key, { next: end - block, end })
    } catch (error) {
      blocks.delete(key)
      throw error
    }
  }

  return { take }
}
