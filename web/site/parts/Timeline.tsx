import type { ReactNode } from 'react'
import type { TimelineEntry } from '#contracts/cases.ts'
import { dayText } from '#web/shared/words.ts'
import { copy } from '../copy.ts'

/** 进度: what happened, what is going on, what is still to come. */
export function Timeline({
  entries,
  paperHref,
}: {
  entries: readonly TimelineEntry[]
  paperHref: (paper: string) => string | null
}): ReactNode {
  return (
    <ol className="timeline">
      {entries.map((entry) => {
        const href = entry.paper === null ? null : paperHref(entry.paper)
        return (
          <li
            key={entry.key}
            className={`timeline__entry timeline__entry--${entry.state}`}
            aria-current={entry.state === 'current' ? 'step' : undefined}
          >
            <p className="timeline__title">
              {entry.title}
              <span className="timeline__state">{copy.case.states[entry.state]}</span>
            </p>
            {(entry.day !== null || entry.who !== null || entry.usedDays !== null) && (
              <p className="timeline__facts">
                {entry.day !== null && <time dateTime={entry.day}>{dayText(entry.day)}</time>}
                {entry.who !== null && <span>{entry.who}</span>}
                {entry.usedDays !== null && <span>{copy.case.usedDays(entry.usedDays)}</span>}
              </p>
            )}
            {entry.note !== null && <p>{entry.note}</p>}
            {href !== null && (
              <p>
                <a className="solo" href={href}>
                  {copy.case.viewPaper}
                  <span className="visually-hidden">：{entry.title}</span>
                </a>
              </p>
            )}
          </li>
        )
      })}
    </ol>
  )
}
