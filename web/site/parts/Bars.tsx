import type { ReactNode } from 'react'
import type { CaseView } from '#contracts/cases.ts'
import { dayText } from '#web/shared/words.ts'
import { addresses } from '../addresses.ts'
import { copy } from '../copy.ts'
import type { Pages } from '../pages.ts'

const words = copy.bars

/** 限制再次申请 of the parties that the session speaks for; nothing where there is none. */
export function Bars({ bars, region }: { bars: NonNullable<Pages['cases']['bars']>; region: string }): ReactNode {
  if (bars.length === 0) return null
  return (
    <section className="call call--warning" aria-labelledby="bars">
      <h2 id="bars">{words.title}</h2>
      <ul>
        {bars.map(({ case: id, item, ground, itemName, groundText, until, basis }) => (
          <li key={`${id}:${ground}:${item}`}>
            <strong>{itemName}</strong>：{words.own(groundText, dayText(until), null)}
            {words.basis(basis)}。{' '}
            <a href={addresses.case(region, id)}>
              {words.case}
              <span className="visually-hidden">：{itemName}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** On the page of the case that it follows from. */
export function Bar({ bar }: { bar: CaseView['bar'] }): ReactNode {
  if (!bar) return null
  return (
    <section className="call call--warning" aria-labelledby="bar">
      <h2 id="bar">{words.title}</h2>
      <p>{words.own(bar.groundText, dayText(bar.until), bar.part)}</p>
      <p>
        {words.basis(bar.basis)}。{words.remedies}
      </p>
    </section>
  )
}
