import type { ReactNode } from 'react'
import type { CaseView } from '#contracts/cases.ts'
import { dayText } from '#web/shared/words.ts'
import { addresses } from '../addresses.ts'
import { copy } from '../copy.ts'

const words = copy.deferral

/** 容缺: what was promised, by when, what came of it, and the way to supply it. */
export function Deferral({ view, region }: { view: CaseView; region: string }): ReactNode {
  const { deferral } = view
  if (!deferral) return null
  const supplies = view.can.includes('supply-deferred')
  const open = deferral.completeDay === null && deferral.ended === null && (view.phase !== 'closed' || supplies)
  return (
    <section className={supplies ? 'call call--warning' : undefined} aria-labelledby="deferral">
      <h2 id="deferral">{words.title}</h2>
      {open && <p>{deferral.due ? words.until(dayText(deferral.due)) : words.afterAcceptance(deferral.limitDays)}</p>}
      {deferral.defaultedDay && open && (
        <p>
          <strong>{words.defaulted(dayText(deferral.defaultedDay))}</strong>
          {words.consequence(deferral.consequenceText)}
        </p>
      )}
      {deferral.completeDay && <p>{words.complete(dayText(deferral.completeDay))}</p>}
      {deferral.ended && (
        <p className="lines">
          {words.ended(dayText(deferral.ended.day))}
          {deferral.ended.reason}
        </p>
      )}
      <ul>
        {deferral.materials.map((one) => (
          <li key={one.material}>
            <strong>{one.name}</strong>：{words.states[one.state]}
            {one.remark && `。${one.remark}`}
          </li>
        ))}
      </ul>
      {supplies && (
        <p>
          <a className="button" href={addresses.correct(region, view.case)}>
            {words.supply}
          </a>
        </p>
      )}
      <p>
        <a href={addresses.obligations(region)}>{copy.obligations.title}</a>
      </p>
    </section>
  )
}
