import type { ReactNode } from 'react'
import type { PrecaseSummary } from '#contracts/precases.ts'
import { dayText } from '#web/shared/words.ts'
import { StatusTag, type Tone } from '#web/ui/status-tag/StatusTag.tsx'
import { addresses } from '../addresses.ts'
import { copy } from '../copy.ts'
import type { PageProps } from '../pages.ts'
import { OwnList } from '../parts/OwnList.tsx'

const words = copy.precases

export const precasesTitle = (): string => words.title

/** What this person or firm asked before filing, newest first. */
export function PrecasesPage({ frame: { region }, precases, next, first }: PageProps<'precases'>): ReactNode {
  return (
    <OwnList region={region} words={words} href={addresses.precases(region)} first={first} next={next} finds>
      {precases.map((each) => (
        <Line key={each.precase} summary={each} region={region} />
      ))}
    </OwnList>
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
