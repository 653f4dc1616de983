import type { ReactNode } from 'react'
import type { CaseView } from '#contracts/cases.ts'
import { dayText } from '#web/shared/words.ts'
import { addresses } from '../addresses.ts'
import { copy } from '../copy.ts'
import { CommandForm } from './CaseActions.tsx'

const words = copy.ruled

/** 自动审批 of a case: that rules decided, why, and how one asks for a person instead. */
export function Ruled({ view, region }: { view: CaseView; region: string }): ReactNode {
  const { rules } = view
  if (!rules) return null
  return (
    <section aria-labelledby="ruled">
      <h2 id="ruled">{words.title}</h2>
      <p>{rules.askedDay ? words.setAside(dayText(rules.day), dayText(rules.askedDay)) : words.lead(rules.version)}</p>
      <p>
        <a className="solo" href={addresses.why(region, view.case)}>
          {words.why}
        </a>
      </p>
      {rules.askUntil && <p>{words.until(dayText(rules.askUntil))}</p>}
      {view.can.includes('ask-for-person') && (
        <details className="aside">
          <summary>{words.ask}</summary>
          <p>{words.askLead}</p>
          <CommandForm view={view} command="ask-for-person">
            <button className="button" type="submit">
              {words.askSend}
            </button>
          </CommandForm>
        </details>
      )}
    </section>
  )
}
