const hoursAhead = 8

/** An instant as it reads on a clock in Beijing, to the second: `2026-11-23 09:04:05`. China has one time and no summer time. */
export function beijing(instant: string): string {
  return new Date(Date.parse(instant) + hoursAhead * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')
}

/** The same to the minute. */
export const beijingMinute = (instant: string): string => beijing(instant).slice(0, 16)
