import { dayOf, type Day } from '#kernel/day.ts'
import { statement, type Database } from './db.ts'

/**
 * When something was said that a machine without a link noted by the real clock, as the platform counts time; as late as `now` where that machine's
 * clock is ahead.
 */
export function saidAt(statedAt: string, now: string, wallNow: () => number): string {
  const agoMs = Math.max(0, wallNow() - Date.parse(statedAt))
  return new Date(Date.parse(now) - agoMs).toISOString()
}

/** The platform's time: the real clock plus the offset that a demonstration may have set. */
export async function platformNow(db: Database, wallNow: () => number): Promise<{ now: string; day: Day }> {
  const rows = (await db.query('system', statement('select offset_ms::text as offset_ms from platform.clock'))).rows
  const now = new Date(wallNow() + Number(rows[0]?.['offset_ms'] ?? 0)).toISOString()
  return { now, day: dayOf(now) }
}
