import type { ReactNode } from 'react'
import type { readHalls } from '#contracts/halls.ts'
import type { ReplyOf } from '#contracts/endpoint.ts'
import { minuteOf, serving } from '#contracts/service-hours.ts'
import { dayWithWeekday } from '#web/shared/words.ts'
import { directoryCopy } from '../directory-copy.ts'

const words = directoryCopy.halls

/** 今日开放: whether a hall serves now and until when, and which day of rest it serves next. */
export function OpenNow({ hall, now }: { hall: ReplyOf<typeof readHalls>['halls'][number]; now: string }): ReactNode {
  const { openToday, nextRestday } = hall
  const { open, until, from } = serving(openToday, minuteOf(now))
  const state =
    openToday.length === 0
      ? words.closedToday
      : open
        ? words.openUntil(until!)
        : from
          ? words.opensAt(from)
          : words.doneToday
  return (
    <span className="spans">
      <span>{state}</span>
      {nextRestday && (
        <span>
          {words.nextRest(
            dayWithWeekday(nextRestday.day),
            nextRestday.spans.map((span) => `${span.from}—${span.to}`).join('，'),
          )}
        </span>
      )}
    </span>
  )
}
