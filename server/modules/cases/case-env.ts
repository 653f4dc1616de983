import type { Item } from '#contracts/item.ts'
import type { Calendar } from '#kernel/calendar.ts'
import type { Day } from '#kernel/day.ts'

/** What the rules of a case need beside its state. */
export type CaseEnv = {
  item: Item
  calendar: Calendar
  /** Civil day of the platform's clock. */
  day: Day
  /** A fresh random id for a task, unrelated to every other id. */
  newRef(): string
}
