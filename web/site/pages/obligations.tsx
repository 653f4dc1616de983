import type { ReactNode } from 'react'
import type { ObligationSummary } from '#contracts/obligations.ts'
import { dayText } from '#web/shared/words.ts'
import { StatusTag, type Tone } from '#web/ui/status-tag/StatusTag.tsx'
import { addresses } from '../addresses.ts'
import { copy } from '../copy.ts'
import type { PageProps } from '../pages.ts'
import { OwnList } from '../parts/OwnList.tsx'

const words = copy.obligations

export const obligationsTitle = (): string => words.title

/** 应办义务: what this person or firm still owes, or owed, the latest first. */
export function ObligationsPage({ frame: { region }, obligations, next, first }: PageProps<'obligations'>): ReactNode {
  return (
    <OwnList region={region} words={words} href={addresses.obligations(region)} first={first} next={next}>
      {obligations.map((each) => (
        <Line key={each.obligation} one={each} region={region} />
      ))}
    </OwnList>
  )
}

const tones: Record<ObligationSummary['state'], Tone> = {
  open: 'waiting',
  answered: 'calm',
  kept: 'good',
  defaulted: 'bad',
  waived: 'calm',
  enforced: 'bad',
}

function Line({ one, region }: { one: ObligationSummary; region: string }): ReactNode {
  return (
    <li className="item">
      <div className="item__head">
        <h2>
          <a href={addresses.case(region, one.case)}>
            {one.title}：{one.what.join('、')}
          </a>
        </h2>
        <StatusTag tone={tones[one.state]}>{one.statusText}</StatusTag>
      </div>
      <dl>
        <div>
          <dt>{words.item}</dt>
          <dd>{one.itemName}</dd>
        </div>
        <div>
          <dt>{copy.cases.number}</dt>
          <dd className="code">{one.number}</dd>
        </div>
        <div>
          <dt>{words.owedTo}</dt>
          <dd>{one.owedTo}</dd>
        </div>
        <div>
          <dt>{words.due}</dt>
          <dd>
            {dayText(one.due)}
            {one.overdue ? (
              <strong className="overdue">{words.overdue(one.overdueDays)}</strong>
            ) : (
              one.left !== null && <span className="due-left">{copy.cases.left(one.left)}</span>
            )}
            {one.extended && <span className="due-left">{words.extended}</span>}
          </dd>
        </div>
        {(one.state === 'open' || one.state === 'defaulted') && (
          <div>
            <dt>{words.consequence}</dt>
            <dd>{one.consequenceText}</dd>
          </div>
        )}
      </dl>
    </li>
  )
}
