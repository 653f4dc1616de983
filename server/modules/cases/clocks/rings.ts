import { endOfDay, parseDay } from '#kernel/day.ts'
import type { Entry } from '#platform/envelope.ts'

/**
 * When the clock rings at the end of a day: never before what makes it ring was written. The clock sends each command once for one instant, so a row
 * that comes back with a day that has passed needs another instant than the one that was rung at before.
 */
export function ringsAfter(day: string, entries: readonly Pick<Entry, 'recordedAt'>[]): string {
  const end = endOfDay(parseDay(day))
  const written = entries.at(-1)?.recordedAt
  return written !== undefined && Date.parse(written) > Date.parse(end) ? written : end
}
