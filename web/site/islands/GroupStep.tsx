import { useEffect, useState, type FormEvent, type ReactNode } from 'react'
import { checkAnswer } from '#contracts/answer.ts'
import { Ask } from '#web/questions/questions.tsx'
import { momentText } from '#web/shared/words.ts'
import { ErrorSummary } from '#web/ui/error-summary/ErrorSummary.tsx'
import { copy } from '../copy.ts'
import type { StepProps } from './ApplyForm.tsx'
import { useHash } from './hash.ts'
import { useSaving, type SavingState } from './saving.ts'
import { fieldsOf } from './steps.ts'

/** The questions of one group. Saved as one leaves a field and again on the way to the next step. */
export function GroupStep(props: StepProps): ReactNode {
  const { region, item, draft, step, title, nextHref, backHref } = props
  const [answers, setAnswers] = useState(props.answers)
  // Which fields show what is wrong with them: those that were left after a failed attempt, not those one is still to reach.
  const [attempt, setAttempt] = useState(0)
  const hash = useHash()
  const [trouble, setTrouble] = useState<string | null>(null)
  const { state, save } = useSaving({ region, case: draft.case }, draft.paper, draft.answers)
  const fields = fieldsOf(item, answers, Number(step) - 1)
  const faults =
    attempt === 0 && !hash.startsWith('#field-')
      ? []
      : fields.flatMap((field) => {
          const message = checkAnswer(field, answers[field.key])
          return message === null ? [] : [{ key: field.key, message }]
        })

  // Whoever comes from the error list of the last step sees the error again and stands in its field.
  useEffect(() => {
    if (hash.startsWith('#field-')) document.getElementById(hash.slice(1))?.focus()
  }, [hash])

  async function goOn(event: FormEvent): Promise<void> {
    event.preventDefault()
    setTrouble(null)
    if (fields.some((field) => checkAnswer(field, answers[field.key]) !== null)) {
      setAttempt(attempt + 1)
      return
    }
    const why = await save(answers)
    if (why === null) location.assign(nextHref)
    else {
      setTrouble(why)
      setAttempt(attempt + 1)
    }
  }

  const errors = [
    ...(trouble ? [{ message: `${copy.apply.unsaved}${trouble}` }] : []),
    ...faults.map((fault) => ({ message: fault.message, href: `#field-${fault.key}` })),
  ]
  return (
    <form onSubmit={(event) => void goOn(event)} noValidate>
      <ErrorSummary title={copy.apply.errors} errors={errors} attempt={attempt} />
      <h1>{title}</h1>
      {fields.map((field) => (
        <Ask
          key={field.key}
          field={field}
          id={`field-${field.key}`}
          value={answers[field.key]}
          error={faults.find((fault) => fault.key === field.key)?.message ?? null}
          onAnswer={(answer) => setAnswers((before) => ({ ...before, [field.key]: answer }))}
          onLeave={() => void save(answers)}
        />
      ))}
      <div className="form-end">
        <button className="button" type="submit">
          {copy.apply.next}
        </button>
        <a className="form-end__back" href={backHref}>
          {copy.apply.back}
        </a>
        <Saving state={state} />
      </div>
    </form>
  )
}

function Saving({ state }: { state: SavingState }): ReactNode {
  return (
    <output className="saving">
      {state.kind === 'saving' && copy.apply.saving}
      {state.kind === 'saved' && copy.apply.saved(momentText(state.at).slice(-5))}
      {state.kind === 'failed' && `${copy.apply.unsaved}${state.why}`}
    </output>
  )
}
