import { useState, type FormEvent, type ReactNode } from 'react'
import { checkAnswer } from '#contracts/answer.ts'
import { correctCase, type CaseView } from '#contracts/cases.ts'
import type { Field, Item, Material } from '#contracts/item.ts'
import { AskFiles } from '#web/questions/file/Ask.tsx'
import type { Staged } from '#web/questions/file/uploads.ts'
import { Ask } from '#web/questions/questions.tsx'
import { call } from '#web/shared/call.ts'
import { intentId, settleIntent } from '#web/shared/intent.ts'
import { explain, ReceiptPending, Refused } from '#web/shared/refused.ts'
import { ErrorSummary, type SummaryError } from '#web/ui/error-summary/ErrorSummary.tsx'
import { addresses } from '../addresses.ts'
import { copy } from '../copy.ts'
import type { Answers } from './steps.ts'

type Defect = CaseView['defects'][number]
export type CorrectData = {
  region: string
  item: Item
  view: Pick<CaseView, 'case' | 'answers' | 'defects' | 'version' | 'materials' | 'staged'>
}

/** 补正: one block for each thing the notice names, and one submission for all of them. */
export function CorrectForm({ region, item, view }: CorrectData): ReactNode {
  const before: Answers = Object.fromEntries(view.answers.map((answer) => [answer.key, answer.value]))
  const [answers, setAnswers] = useState<Answers>(before)
  const [files, setFiles] = useState<Staged[]>([...view.staged])
  const [attempt, setAttempt] = useState(0)
  const [sending, setSending] = useState(false)
  const [refusals, setRefusals] = useState<SummaryError[]>([])

  const errorOf = (defect: Defect): string | null => {
    if (defect.about === 'material') {
      const arrived = files.some((file) => file.material === defect.key)
      return arrived ? null : copy.correct.missing(defect.name)
    }
    const field = fieldOf(item, defect.key)
    const value = answers[defect.key]
    if (!field) return null
    return (
      checkAnswer(field, value) ??
      (JSON.stringify(value) === JSON.stringify(before[defect.key]) ? copy.correct.unchanged(field.label) : null)
    )
  }
  const faults =
    attempt === 0
      ? []
      : view.defects.flatMap((defect) => {
          const message = errorOf(defect)
          return message === null ? [] : [{ message, href: `#${anchorOf(defect)}` }]
        })

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (sending) return
    setRefusals([])
    setAttempt(attempt + 1)
    if (view.defects.some((defect) => errorOf(defect) !== null)) return
    setSending(true)
    const intent = `correct:${view.case}:${view.version}`
    const changed = view.defects
      .filter((defect) => defect.about === 'field')
      .map((defect) => [defect.key, answers[defect.key]])
    try {
      const { receipt } = await call(correctCase, {
        params: { region, case: view.case },
        body: { answers: Object.fromEntries(changed), expects: view.version },
        commandId: intentId(intent),
      })
      settleIntent(intent)
      location.assign(
        `${addresses.case(region, view.case)}${receipt.position === null ? '' : `?after=${receipt.position}`}`,
      )
    } catch (error) {
      if (error instanceof ReceiptPending) return location.assign(addresses.case(region, view.case))
      if (error instanceof Refused) settleIntent(intent)
      setSending(false)
      setRefusals([{ message: explain(error) }])
      setAttempt((now) => now + 1)
    }
  }

  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <ErrorSummary title={copy.apply.errors} errors={[...refusals, ...faults]} attempt={attempt} />
      <h1>{copy.correct.title}</h1>
      <p className="lead">{copy.correct.lead}</p>
      {view.defects.map((defect) => (
        <section key={`${defect.about}.${defect.key}`} className="material">
          <h2>{defect.name}</h2>
          <p className="notice">
            <strong>
              {copy.correct.asked}：{defect.reasonText}。
            </strong>
            {defect.remark}
          </p>
          <Mend
            {...{ region, item, view, defect, answers, files }}
            error={attempt === 0 ? null : errorOf(defect)}
            onAnswer={(answer) => setAnswers((now) => ({ ...now, [defect.key]: answer }))}
            onFiles={setFiles}
          />
        </section>
      ))}
      <div className="form-end">
        <button className="button button--start" type="submit" aria-disabled={sending}>
          {copy.correct.submit}
        </button>
        <a className="form-end__back" href={addresses.case(region, view.case)}>
          {copy.correct.back}
        </a>
        <output className="saving">{sending && copy.apply.submitting}</output>
      </div>
    </form>
  )
}

const anchorOf = (defect: Defect): string =>
  defect.about === 'field' ? `field-${defect.key}` : `material-${defect.key}`
const fieldOf = (item: Item, key: string): Field | undefined =>
  item.form.flatMap((group) => group.fields).find((field) => field.key === key)
const materialOf = (item: Item, key: string): Material | undefined =>
  item.materials.find((material) => material.key === key)

type MendProps = CorrectData & {
  defect: Defect
  answers: Answers
  files: readonly Staged[]
  error: string | null
  onAnswer: (answer: unknown) => void
  onFiles: (change: (files: Staged[]) => Staged[]) => void
}

/** The question again, with the old answer in it, or a place for new files beside the names of the old. */
function Mend({ region, item, view, defect, answers, files, error, onAnswer, onFiles }: MendProps): ReactNode {
  if (defect.about === 'field') {
    const field = fieldOf(item, defect.key)
    return field ? (
      <Ask
        field={field}
        id={anchorOf(defect)}
        value={answers[defect.key]}
        error={error}
        onAnswer={onAnswer}
        onLeave={() => undefined}
      />
    ) : null
  }
  const material = materialOf(item, defect.key)
  if (!material) return null
  const old = view.materials.filter((each) => each.material === defect.key).flatMap((each) => each.fileName ?? [])
  return (
    <>
      {old.length > 0 && (
        <p className="field__hint">
          {copy.correct.before}：{old.join('、')}
        </p>
      )}
      <AskFiles
        place={{ region, case: view.case }}
        material={material}
        id={anchorOf(defect)}
        files={files.filter((file) => file.material === defect.key)}
        error={error}
        onFiles={(change) =>
          onFiles((now) => [
            ...now.filter((file) => file.material !== defect.key),
            ...change(now.filter((file) => file.material === defect.key)),
          ])
        }
      />
    </>
  )
}
