import type { ReactNode } from 'react'
import type { PrecaseSummary } from '#contracts/precases.ts'
import { dayText } from '#web/shared/words.ts'
import { StatusTag, type Tone } from '#web/ui/status-tag/StatusTag.tsx'
import { addresses } from '../addresses.ts'
import { copy } from '../copy.ts'
import type { PageProps } from '../pages.ts'

const words = copy.precases

export const precasesTitle = (): string => words.title

/** What this person or firm asked before filing, newest first. */
export function PrecasesPage({ frame: { region }, precases, next, first }: PageProps<'precases'>): ReactNode {
  return (
    <>
      <p className="above-title">
        <a href={addresses.cases(region)}>{copy.cases.title}</a>
      </p>
      <h1>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      {precases.length === 0 && first && (
        <div className="empty">
          <p className="empty__what">{words.empty}</p>
          <p>{words.emptyHint}</p>
          <p>
            <a className="button" href={addresses.home(region)}>
              {copy.cases.find}
            </a>
          </p>
        </div>
      )}
      {precases.length > 0 && (
        <ul className="items">
          {precases.map((each) => (
            <Line key={each.precase} summary={each} region={region} />
          ))}
        </ul>
      )}
      {(next !== null || !first) && (
        <p className="paging">
          {!first && <a href={addresses.precases(region)}>{copy.cases.firstPage}</a>}
          {next !== null && (
            <a className="button button--quiet" href={`?after=${encodeURIComponent(next)}`} rel="next">
              {copy.cases.next}
            </a>
          )}
        </p>
      )}
    </>
  )
}

export function toneOfPrecase({ phase }: Pick<PrecaseSummary, 'phase'>): Tone {
  return phase === 'answered' ? 'good' : phase === 'waiting' ? 'waiting' : 'calm'
}

function Line({ summary, region }: { summary: PrecaseSummary; region: string }): ReactNode {
  return (
    <li className="item">
      <div className="item__head">
        <h2>
          <a href={addresses.precase(region, summary.precase)}>
            {words.kind[summary.kind]}：{summary.itemName}
          </a>
        </h2>
        <StatusTag tone={toneOfPrecase(summary)}>{summary.statusText}</StatusTag>
      </div>
      <dl>
        <div>
          <dt>{words.number}</dt>
          <dd className="code">{summary.number}</dd>
        </div>
        <div>
          <dt>{words.askedDay}</dt>
          <dd>{dayText(summary.askedDay)}</dd>
        </div>
        {summary.due && (
          <div>
            <dt>{words.due}</dt>
            <dd>
              {dayText(summary.due)}
              {summary.overdue ? (
                <strong className="overdue">{copy.cases.overdue}</strong>
              ) : (
                summary.left !== null && <span className="due-left">{copy.cases.left(summary.left)}</span>
              )}
            </dd>
          </div>
        )}
      </dl>
    </li>
  )
}
