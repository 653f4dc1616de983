import type { CaseEvent } from '#contracts/case-events.ts'
import type { MatterClock } from '#contracts/intake-law.ts'
import { workingDaysBetween, type Calendar } from '#kernel/calendar.ts'
import { parseDay, type Day } from '#kernel/day.ts'

type Held = { from: string; through: string | null }

/** 本事项 over all its filings: how many they are, and from when to when they lay with the office, oldest first; null: it lies there still. */
export type MatterState = { filings: number; held: readonly Held[] }

export const nothingFiled: MatterState = { filings: 1, held: [] }

/** What lies with the applicant for correction, or has ended, does not lie with the office. */
export function foldMatter(matter: MatterState, event: CaseEvent): MatterState {
  switch (event.type) {
    case 'submitted': {
      const { earlier, day } = event
      return { filings: (earlier?.filings ?? 0) + 1, held: [...(earlier?.held ?? []), { from: day, through: null }] }
    }
    case 'corrected':
      return event.onTheSpot ? matter : begun(matter, event.day)
    case 'person-asked':
      return begun(matter, event.day)
    case 'deficiency-notified':
    case 'refused-at-intake':
    case 'withdrawn':
    case 'decided':
    case 'deemed-renewed':
    case 'deemed-agreed':
    case 'ended-for-default':
    case 'parts-settled':
      return {
        ...matter,
        held: matter.held.map((one) => (one.through === null ? { ...one, through: event.day } : one)),
      }
    default:
      return matter
  }
}

const begun = (matter: MatterState, day: string): MatterState => ({
  ...matter,
  held: [...matter.held, { from: day, through: null }],
})

/**
 * 累计用时: the working days that the office had the matter, over all its filings; null where it was filed once. The limits of the law begin
 * anew with each filing (第三十二条、第四十二条), so this is shown and bars nobody.
 */
export function matterClock({ filings, held }: MatterState, calendar: Calendar, day: Day): MatterClock | null {
  if (filings === 1) return null
  const days = held.map(({ from, through }) =>
    workingDaysBetween(parseDay(from), through === null ? day : parseDay(through), calendar),
  )
  return { filings, days: days.reduce((sum, one) => sum + one, 0) }
}
