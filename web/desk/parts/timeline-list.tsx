import type { TimelineEntry } from '#contracts/cases.ts'
import { copy } from '../copy.ts'

/** What happened and what is awaited, from the first to the last. */
export function TimelineList({
  entries,
  paperHref,
}: {
  entries: readonly TimelineEntry[]
  paperHref: (paper: string) => string
}) {
  return (
    <ol className="timeline">
      {entries.map((entry) => (
        <li key={entry.key} className={`timeline-${entry.state}`}>
          <div className="timeline-day num">{entry.day ?? ''}</div>
          <div>
            <b>{entry.title}</b>
            {entry.who && <span className="quiet"> {entry.who}</span>}
            {entry.usedDays !== null && (
              <>
                {' '}
                <span className="quiet nowrap">{copy.clock.usedDays(entry.usedDays)}</span>
              </>
            )}
            {entry.note && <p>{entry.note}</p>}
            {entry.paper && (
              <p>
                <a href={paperHref(entry.paper)} target="_blank" rel="noreferrer">
                  {copy.case.viewPaper}
                </a>
              </p>
            )}
          </div>
        </li>
      ))}
    </ol>
  )
}
