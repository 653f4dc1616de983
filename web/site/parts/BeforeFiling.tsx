import type { ReactNode } from 'react'
import { StatusTag } from '#web/ui/status-tag/StatusTag.tsx'
import { addresses } from '../addresses.ts'
import { copy } from '../copy.ts'
import type { Before } from '../pages.ts'
import { toneOfPrecase } from '../pages/precases.tsx'
import { Rounds } from './Rounds.tsx'

/** 申报前的咨询和预审: their answers stay with the case, folded away. */
export function BeforeFiling({ region, before }: { region: string; before: Before }): ReactNode {
  if (before.length === 0) return null
  return (
    <details className="aside">
      <summary>{copy.precases.before}</summary>
      {before.map((one) => (
        <section key={one.precase}>
          <h3>
            <a className="solo" href={addresses.precase(region, one.precase)}>
              {copy.precases.kind[one.kind]} <span className="code">{one.number}</span>
            </a>{' '}
            <StatusTag tone={toneOfPrecase(one)}>{one.statusText}</StatusTag>
          </h3>
          <Rounds rounds={one.rounds} kind={one.kind} closed={one.phase === 'closed'} />
        </section>
      ))}
    </details>
  )
}
