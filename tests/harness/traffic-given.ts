import type { Item } from '#contracts/item.ts'
import { parseDay } from '#kernel/day.ts'
import { specification } from '#kernel/testing.ts'
import { china } from '#seed/calendars/china.ts'
import { caseDecider } from '#server/modules/cases/case.ts'
import { drawnFor, passedOn, submittedFor } from './case-given.ts'
import { itemOf } from './case-walk.ts'

export { acceptedUntil, due } from './case-given.ts'

/** An item of two reviews with a published ladder for steps that are late. */
export const traffic = itemOf('traffic-impact-assessment')
export const ref = '00000000-0000-4000-8000-000000000009'

export const envOn = (day: string, item: Item = traffic) => ({
  item,
  calendar: china,
  day: parseDay(day),
  newRef: () => ref,
})
/** The rules of a case on a day, to be given what has happened. */
export const on = (day: string, item?: Item) => specification(caseDecider, envOn(day, item))

export const submittedOn = (day: string, intakeDue: string) => submittedFor(traffic, day, intakeDue)
export const drawn = (task: string) => drawnFor(task, ref)
export const answered = (task: string, day: string) => passedOn(day, task, { total: 80, reasons: '符合标准' })
