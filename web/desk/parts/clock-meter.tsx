import type { ClockView } from '#contracts/cases.ts'
import { copy } from '../copy.ts'

/** One limit: days used, left and not counted, with the due day. */
export function ClockMeter({ clock }: { clock: ClockView }) {
  const unit = copy.common[clock.unit]
  const share = Math.min(100, (clock.used / Math.max(1, clock.limitDays)) * 100)
  const state = clock.overdue ? 'overdue' : clock.stopped ? 'stopped' : clock.left <= 1 ? 'soon' : 'calm'
  return (
    <div className={`clock clock-${state}`}>
      <div className="clock-title">
        <b>{clock.title}</b>
        <span className="quiet">
          {copy.clock.of(clock.limitDays, unit)}
          {clock.extendedBy > 0 && `，${copy.clock.extended(clock.extendedBy, unit)}`}
        </span>
      </div>
      <div className="clock-bar" aria-hidden="true">
        <span style={{ width: `${share}%` }} />
      </div>
      <div className="clock-figures num">
        <span>
          {copy.clock.used} <b>{clock.used}</b>
        </span>
        <span>
          {copy.clock.left} <b>{clock.left}</b>
        </span>
        {clock.paused > 0 && (
          <span>
            {copy.clock.paused} <b>{clock.paused}</b>
          </span>
        )}
        <span className="clock-due">{dueWords(clock, unit)}</span>
      </div>
      {clock.provisional && !clock.stopped && <div className="quiet">{copy.clock.provisional}</div>}
    </div>
  )
}

function dueWords(clock: ClockView, unit: string): string {
  if (clock.overdue) return copy.clock.overdue(clock.overdueDays, unit)
  if (clock.stopped) return copy.clock.stopped
  if (clock.pausedUntil !== null && clock.due !== null) return copy.clock.heldUntil(clock.pausedUntil, clock.due)
  return clock.due === null ? copy.clock.held : copy.due.on(clock.due)
}
