import type { ReactNode } from 'react'
import { copy } from '../copy.ts'

type FormProps = {
  command: 'ask' | 'ask-again' | 'close'
  item?: string
  precase?: string
  version?: number
  children: ReactNode
}

/** A plain form; `behaviour/precase-forms.ts` sends it as a command, so the page needs no React in the browser. */
export function PrecaseForm({ command, item, precase, version, children }: FormProps): ReactNode {
  return (
    <form data-precase-command={command} data-item={item} data-precase={precase} data-version={version} noValidate>
      <div role="alert" data-outcome="" className="outcome" />
      {children}
    </form>
  )
}

export function QuestionField({ rows }: { rows: number }): ReactNode {
  return (
    <div className="field">
      <label className="field__label" htmlFor="question">
        {copy.precases.question}
      </label>
      <p className="field__hint" id="question-hint">
        {copy.precases.questionHint}
      </p>
      <textarea
        id="question"
        name="question"
        className="input input--full"
        rows={rows}
        maxLength={2000}
        aria-describedby="question-hint"
        required
      />
    </div>
  )
}
