import { endOfDay, parseDay } from '#kernel/day.ts'
import type { Entry } from '#platform/envelope.ts'

/**
 * When the clock rings at the end of a day. The clock sends each command once for one instant, so a row that is written when its day has passed gets an
 * instant of its own, by the place of what wrote it in its stream: neither what was rung at before, nor what another step of the same moment gets.
 */
export function ringsAfter(day: string, entries: readonly Pick<Entry, 'recordedAt' | 'version'>[]): string {
  const end = endOfDay(parseDay(day))
  const last = entries.at(-1)
  if (!last || Date.parse(last.recordedAt) <= Date.parse(end)) return end
  return new Date(Date.parse(end) + last.version).toISOString()
}
