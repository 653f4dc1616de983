import { useEffect, useEffectEvent, useState, type FormEvent, type ReactNode } from 'react'
import { checkAnswers, missingMaterials, withComputed, type AnswerProblem } from '#contracts/answers.ts'
import type { Field, Item } from '#contracts/item.ts'
import { isPrefilled } from '#contracts/prefill.ts'
import { FileSlot } from '#web/questions/file/slot.ts'
import { heldBack } from '#web/questions/file/waiting.ts'
import { Ask } from '#web/questions/questions.tsx'
import { sessionEnding } from '#web/shared/session-end.ts'
import { momentText } from '#web/shared/words.ts'
import { ErrorSummary } from '#web/ui/error-summary/ErrorSummary.tsx'
import { copy } from '../copy.ts'
import { decidesRoute, DraftRoute } from '../parts/Route.tsx'
import type { StepProps } from './ApplyForm.tsx'
import { NewerContent } from './NewerContent.tsx'
import { useHash } from './hash.ts'
import { useSaving, type SavingState } from './saving.ts'
import { MaterialBlock, useBrought } from './MaterialBlock.tsx'
import { deferrableOf, fieldsOf, presentMaterials } from './steps.ts'

/** Without a key pressed, after which what stands in a field is saved though it was not left. */
const pauseMs = 3_000

/** The questions of one group. Saved as one leaves a field or pauses in it, after each click that answers one, and again on the way to the next step. */
export function GroupStep(props: StepProps): ReactNode {
  const { region, item, draft, step, title, nextHref, backHref } = props
  const [typed, setAnswers] = useState(props.answers)
  const answers = withComputed(item, typed)
  // Which fields show what is wrong with them: those that were left after a failed attempt, not those one is still to reach.
  const [attempt, setAttempt] = useState(0)
  const hash = useHash()
  const [trouble, setTrouble] = useState<string | null>(null)
  // A text box keeps what is typed by itself: where an answer was taken in from elsewhere it is begun anew.
  const [taken, setTaken] = useState<Record<string, number>>({})
  const { state, save, settle } = useSaving({ region, case: draft.case }, draft, (changed) => {
    setAnswers((now) => ({ ...now, ...changed }))
    setTaken((now) => ({
      ...now,
      ...Object.fromEntries(Object.keys(changed).map((key) => [key, (now[key] ?? 0) + 1])),
    }))
  })
  const fields = fieldsOf(item, answers, Number(step) - 1)
  const brought = useBrought(draft)
  const materials = item.materials.filter(({ key }) => fields.some((field) => field.material === key))
  const there = [...presentMaterials(item, { ...draft, ...brought }), ...deferrableOf(item, draft)]
  const problems: AnswerProblem[] = [
    ...checkAnswers(item, answers).filter(({ path }) => fields.some((field) => field.key === path)),
    ...heldBack(materials, brought.waits, missingMaterials({ ...item, materials }, answers, there)),
  ]
  const faults = attempt === 0 && !/^#(field|material)-/.test(hash) ? [] : problems

  // Whoever comes from the error list of the last step sees the error again and stands in its field.
  useEffect(() => {
    if (/^#(field|material)-/.test(hash)) document.getElementById(hash.slice(1))?.focus()
  }, [hash])

  // The box of a chosen answer may have been begun anew, so it is entered once it stands.
  const [landing, setLanding] = useState<{ id: string } | null>(null)
  useEffect(() => {
    if (landing) document.getElementById(landing.id)?.focus()
  }, [landing])

  const saveTyped = useEffectEvent(() => void save(typed))
  // Counted, so that what is saved is what stands after the click that answered, and not before it.
  const [left, setLeft] = useState(0)
  useEffect(() => {
    if (left > 0) saveTyped()
  }, [left])

  // Who pauses within a long answer has it saved too; while one types nothing is sent.
  useEffect(() => {
    if (typed === props.answers) return
    const pause = setTimeout(saveTyped, pauseMs)
    return () => clearTimeout(pause)
  }, [typed, props.answers])

  // Before the session ends what was typed reaches the draft, though the field was not left.
  useEffect(() => {
    const onEnding = () => saveTyped()
    addEventListener(sessionEnding, onEnding)
    return () => removeEventListener(sessionEnding, onEnding)
  }, [])

  async function goOn(event: FormEvent): Promise<void> {
    event.preventDefault()
    setTrouble(null)
    if (problems.length > 0) {
      setAttempt(attempt + 1)
      return
    }
    const why = await save(typed)
    if (why === null) location.assign(nextHref)
    else {
      setTrouble(why)
      setAttempt(attempt + 1)
    }
  }

  async function choose(keep: 'newer' | 'typed'): Promise<void> {
    const first = state.kind === 'stale' ? state.clashes[0]?.key : undefined
    const settled = settle(typed, keep)
    setLanding(first ? { id: `field-${first}` } : null)
    setTrouble(await settled)
  }

  const slotOf = (field: Field): ReactNode => {
    const material = materials.find(({ key }) => key === field.material)
    return (
      material && (
        <MaterialBlock
          {...{ region, item, draft, material, brought }}
          label={field.label}
          hint={field.hint}
          error={faults.find(({ path }) => path === `materials.${material.key}`)?.message ?? null}
        />
      )
    )
  }

  const errors = [
    ...(trouble && state.kind === 'stale' ? [{ message: copy.apply.newer.title, href: '#newer' }] : []),
    ...(trouble && state.kind !== 'stale' ? [{ message: `${copy.apply.unsaved}${trouble}` }] : []),
    ...faults.map(({ path, message }) => ({
      message,
      href: path.startsWith('materials.') ? `#${path.replace('materials.', 'material-')}` : `#field-${path}`,
    })),
  ]
  return (
    <form onSubmit={(event) => void goOn(event)} noValidate>
      <ErrorSummary title={copy.apply.errors} errors={errors} attempt={attempt} />
      <h1>{title}</h1>
      <Purpose item={item} place={Number(step) - 1} />
      {state.kind === 'stale' && (
        <NewerContent item={item} clashes={state.clashes} onChosen={(keep) => void choose(keep)} />
      )}
      <FileSlot value={slotOf}>
        {fields.map((field) => (
          <Ask
            key={`${field.key} ${taken[field.key] ?? 0}`}
            field={isPrefilled(field, answers[field.key], draft.applicant) ? fromAccount(field) : field}
            id={`field-${field.key}`}
            value={answers[field.key]}
            error={faults.find((fault) => fault.path === field.key)?.message ?? null}
            onAnswer={(answer) => setAnswers((before) => ({ ...before, [field.key]: answer }))}
            onLeave={() => setLeft((times) => times + 1)}
          />
        ))}
      </FileSlot>
      {decidesRoute(item, fields) && <DraftRoute item={item} answers={answers} />}
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

/** 为什么要填写: the published conditions that the answers serve, or the article that asks for them. */
function Purpose({ item, place }: { item: Pick<Item, 'form' | 'conditions'>; place: number }): ReactNode {
  const { forConditions = [], forBasis } = item.form[place] ?? {}
  if (forConditions.length === 0 && forBasis === undefined) return null
  return (
    <details className="aside">
      <summary>{copy.apply.purpose}</summary>
      {forConditions.length > 0 && (
        <>
          <p>{copy.apply.forConditions}</p>
          <ul>
            {forConditions.map((one) => (
              <li key={one}>{item.conditions[one - 1]}</li>
            ))}
          </ul>
        </>
      )}
      {forBasis !== undefined && <p>{copy.apply.forBasis(forBasis)}</p>}
    </details>
  )
}

/** The question with word of where its answer comes from. */
const fromAccount = (field: Field): Field => ({
  ...field,
  hint: [field.hint?.replace(/[^。]$/, '$&。'), copy.apply.fromAccount].filter(Boolean).join(''),
})

function Saving({ state }: { state: SavingState }): ReactNode {
  return (
    <output className="saving">
      {state.kind === 'saving' && copy.apply.saving}
      {state.kind === 'saved' && copy.apply.saved(momentText(state.at).slice(-5))}
      {state.kind === 'failed' && `${copy.apply.unsaved}${state.why}`}
    </output>
  )
}
