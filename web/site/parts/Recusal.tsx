import type { ReactNode } from 'react'
import type { CaseView } from '#contracts/cases.ts'
import type { HearingView } from '#contracts/hearings.ts'
import { dayText } from '#web/shared/words.ts'
import type { Fact } from '#web/ui/facts/Facts.tsx'
import { copy } from '../copy.ts'
import { CommandForm } from './CaseActions.tsx'

const words = copy.hearing.recusal

/** 申请回避: what was asked against each chair, and how it was decided. */
export const recusalFacts = ({ recusals }: HearingView): Fact[] =>
  recusals.map((one) => ({
    label: words.asked(dayText(one.day), one.by === 'applicant'),
    value: (
      <>
        {one.words && <span className="lines">{one.words}</span>}
        <p>
          {one.outcome ? words.outcome[one.outcome] : words.waits(one.decideBy && dayText(one.decideBy))}
          {one.reason && `：${one.reason}`}
        </p>
      </>
    ),
  }))

export function AskRecusal({ view }: { view: CaseView }): ReactNode {
  return (
    <details>
      <summary>{words.title}</summary>
      <CommandForm view={view} command="ask-chair-recusal">
        <p>{words.lead}</p>
        <div className="field">
          <label className="field__label" htmlFor="recusal">
            {words.words}
          </label>
          <p className="field__hint" id="recusal-hint">
            {words.wordsHint}
          </p>
          <textarea
            id="recusal"
            name="recusal"
            className="input input--full"
            rows={4}
            maxLength={1000}
            aria-describedby="recusal-hint"
          />
        </div>
        <button className="button" type="submit">
          {words.send}
        </button>
      </CommandForm>
    </details>
  )
}
