import type { ReactNode } from 'react'
import type { ClockView } from '#contracts/cases.ts'
import { dayText } from '#web/shared/words.ts'
import { copy } from '../copy.ts'

/** 时限读数: what is used, left and paused, in numbers with a bar that says the same. */
export function Clocks({ clocks }: { clocks: readonly ClockView[] }): ReactNode {
  return (
    <ul className="clocks">
      {clocks.map((clock) => (
        <Clock key={clock.key} clock={clock} />
      ))}
    </ul>
  )
}

function Clock({ clock }: { clock: ClockView }): ReactNode {
  const words = copy.case
  const unit = clock.unit === 'working' ? words.day : words.calendarDay
  const share = clock.limitDays === 0 ? 100 : Math.min(100, (clock.used / clock.limitDays) * 100)
  const tone = clock.overdueDays > 0 ? 'clock clock--late' : clock.stopped ? 'clock clock--stopped' : 'clock'
  return (
    <li className={tone}>
      <h3>
        {clock.title}
        <small>
          {clock.limitDays} {unit}
          {clock.extendedBy > 0 && words.extended(clock.extendedBy, unit)}
        </small>
      </h3>
      <svg
        className="clock__bar"
        viewBox="0 0 100 6"
        preserveAspectRatio="none"
        role="img"
        aria-label={words.clockPicture(clock.used, clock.limitDays)}
      >
        <rect className="clock__all" width="100" height="6" />
        <rect className="clock__used" width={share} height="6" />
      </svg>
      <dl className="clock__numbers">
        <Reading label={words.used} days={clock.used} unit={unit} />
        <Reading label={words.left} days={Math.max(0, clock.left)} unit={unit} />
        {clock.paused > 0 && <Reading label={words.paused} days={clock.paused} unit={unit} />}
      </dl>
      <p className="clock__due">{dueSentence(clock, unit)}</p>
    </li>
  )
}

function Reading({ label, days, unit }: { label: string; days: number; unit: string }): ReactNode {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <strong>{days}</strong> {unit}
      </dd>
    </div>
  )
}

function dueSentence(clock: ClockView, unit: string): ReactNode {
  if (clock.overdueDays > 0) return <strong className="overdue">{copy.case.overdueBy(clock.overdueDays, unit)}</strong>
  if (clock.stopped) return copy.case.stopped
  if (clock.due === null) return copy.case.pausedNow
  if (clock.pausedUntil !== null) return `${copy.case.pausedUntil(dayText(clock.pausedUntil), dayText(clock.due))}。`
  return `${copy.case.due(dayText(clock.due))}${clock.provisional ? copy.case.provisional : ''}`
}
