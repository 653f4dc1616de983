// Calendars to count on: the published one, and invented ones, each as our rules read it and as the oracle reads it.
import * as fc from 'fast-check'
import type { Calendar } from '#kernel/calendar.ts'
import { addDays, parseDay, weekdayOf, type Day } from '#kernel/day.ts'
import { china } from '#seed/calendars/china.ts'
import { civilCalendar, turnedTo, type CivilCalendar } from './civil-days.ts'
import { publishedNotices } from './holiday-notices.ts'

const firstDay = parseDay('2024-01-01')

/** One calendar in both forms. */
export type Calendars = { readonly ours: Calendar; readonly civil: CivilCalendar }

const published: Calendars = { ours: china, civil: civilCalendar(publishedNotices()) }

/** Holidays of any length at any time, with make-up days on weekends around them, covered until any day. */
const invented: fc.Arbitrary<Calendars> = fc
  .record({
    rests: fc.array(fc.record({ after: fc.integer({ min: 1, max: 60 }), length: fc.integer({ min: 1, max: 9 }) }), {
      minLength: 20,
      maxLength: 60,
    }),
    makeUp: fc.array(fc.nat(1460), { maxLength: 60 }),
    covered: fc.integer({ min: 300, max: 1500 }),
  })
  .map(({ rests, makeUp, covered }) => {
    const coveredUntil = addDays(firstDay, covered)
    const holidays = new Set<Day>()
    let day = firstDay
    for (const { after, length } of rests) {
      day = addDays(day, after)
      for (let one = 0; one < length; one += 1, day = addDays(day, 1)) if (day <= coveredUntil) holidays.add(day)
    }
    const makeUpDays = new Set(
      makeUp
        .map((ahead) => addDays(firstDay, ahead))
        .filter((one) => weekdayOf(one) > 5 && one <= coveredUntil && !holidays.has(one)),
    )
    const named = (days: ReadonlySet<Day>) => Object.fromEntries([...days].map((one) => [one, '假日']))
    return {
      ours: {
        region: 'CN',
        revision: 'invented',
        coveredUntil,
        holidays: named(holidays),
        workdays: named(makeUpDays),
      },
      civil: civilCalendar({ holidays, makeUpDays, coveredUntil }),
    }
  })

/** The calendar as it was before a notice: the same up to a day that it covers, after it the days of another one. */
export function beforeNotice(now: Calendars, through: Day, another: Calendars): Calendars {
  const coveredUntil = another.ours.coveredUntil > through ? another.ours.coveredUntil : through
  const splice = (kind: 'holidays' | 'workdays') => {
    const days: Record<Day, string> = {}
    for (const [day, name] of Object.entries(now.ours[kind])) if (day <= through) days[parseDay(day)] = name
    for (const [day, name] of Object.entries(another.ours[kind])) if (day > through) days[parseDay(day)] = name
    return days
  }
  const [holidays, workdays] = [splice('holidays'), splice('workdays')]
  return {
    ours: { region: 'CN', revision: 'before', coveredUntil, holidays, workdays },
    civil: turnedTo(another.civil, now.civil, through),
  }
}

/** The first is the published one. */
export const calendars: readonly Calendars[] = [published, ...fc.sample(invented, { numRuns: 12, seed: 2026 })]
