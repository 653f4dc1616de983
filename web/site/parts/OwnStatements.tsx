import type { ReactNode } from 'react'
import type { CaseView } from '#contracts/cases.ts'
import { dayText } from '#web/shared/words.ts'
import { copy } from '../copy.ts'
import { CommandForm, Waiver } from './CaseActions.tsx'

const words = copy.ownStatements

/** 申请人的陈述申辩: what was said and what became of it; asked for while the decision waits, else offered to whoever looks for it. */
export function OwnStatements({ view }: { view: CaseView }): ReactNode {
  const { ownStatements: own } = view
  const may = view.can.includes('state-own')
  if (!own && !may) return null
  const said = (own?.said ?? []).map(({ day, words: text, passedDay }, place) => (
    <li key={place}>
      {passedDay ? words.passed(dayText(day), dayText(passedDay)) : words.waits(dayText(day))}
      {text && <span className="lines">{text}</span>}
    </li>
  ))
  const asked = own?.by != null
  return (
    <section className={asked ? 'call' : undefined} aria-labelledby="own-statements">
      <h2 id="own-statements">{words.title}</h2>
      <p>{own?.by ? words.asked(dayText(own.by)) : words.lead}</p>
      {own?.waivedDay && <p>{words.waived(dayText(own.waivedDay))}</p>}
      {said.length > 0 && <ul>{said}</ul>}
      {may && asked && <State view={view} />}
      {may && !asked && (
        <details>
          <summary>{words.open}</summary>
          <State view={view} />
        </details>
      )}
      {view.can.includes('waive-statement') && <Waiver view={view} command="waive-statement" words={words} />}
    </section>
  )
}

function State({ view }: { view: CaseView }): ReactNode {
  return (
    <CommandForm view={view} command="state-own">
      <div className="field">
        <label className="field__label" htmlFor="statement-words">
          {words.words}
        </label>
        <p className="field__hint" id="statement-words-hint">
          {words.wordsHint}
        </p>
        <textarea
          id="statement-words"
          name="words"
          className="input input--full"
          rows={5}
          maxLength={5000}
          required
          aria-describedby="statement-words-hint"
        />
      </div>
      <button className="button" type="submit">
        {words.send}
      </button>
    </CommandForm>
  )
}
