import { useState, type FormEvent, type ReactNode } from 'react'
import { checkAnswer } from '#contracts/answer.ts'
import { correctionEntries, materialsByForm, type CorrectionEntry } from '#contracts/answers.ts'
import { correctCase, type CaseView } from '#contracts/cases.ts'
import type { DataCheckOffer } from '#contracts/data-checks.ts'
import { supplyDeferred } from '#contracts/deferrals.ts'
import { handInRevision } from '#contracts/expert-panel.ts'
import type { Field, Item, Material } from '#contracts/item.ts'
import { licensedMaterials, type MaterialSource } from '#contracts/sources.ts'
import { AskFiles } from '#web/questions/file/Ask.tsx'
import type { Staged } from '#web/questions/file/uploads.ts'
import { withWaiting, type Waiting, type Waits } from '#web/questions/file/waiting.ts'
import { copy as questions } from '#web/questions/copy.ts'
import { Ask } from '#web/questions/questions.tsx'
import { call } from '#web/shared/call.ts'
import { intentId, intentOf, settleIntent } from '#web/shared/intent.ts'
import { explain, ReceiptPending, Refused } from '#web/shared/refused.ts'
import { ErrorSummary, type SummaryError } from '#web/ui/error-summary/ErrorSummary.tsx'
import { addresses } from '../addresses.ts'
import { copy } from '../copy.ts'
import { AtHand, withChecked, withChosen } from './AtHand.tsx'
import type { Answers } from './steps.ts'

export type CorrectData = {
  region: string
  item: Item
  /** 补正, 容缺后补, or 专家评审后的修改. */
  mode: 'correct' | 'supply' | 'revise'
  view: Pick<CaseView, 'case' | 'answers' | 'defects' | 'version' | 'materials' | 'staged' | 'sources'>
}

/** The words of the page by what is handed in on it. */
export const correctWords: Record<CorrectData['mode'], { title: string; lead: string; send: string }> = {
  correct: { title: copy.correct.title, lead: copy.correct.lead, send: copy.correct.submit },
  supply: { title: copy.deferral.supplyTitle, lead: copy.deferral.supplyLead, send: copy.deferral.supplySend },
  revise: { title: copy.experts.reviseTitle, lead: copy.experts.reviseLead, send: copy.experts.reviseSend },
}

/** 补正: one block for each thing the notice names or the new answers call for, and one submission for all of them. */
export function CorrectForm({ region, item, view, mode }: CorrectData): ReactNode {
  const before: Answers = Object.fromEntries(view.answers.map((answer) => [answer.key, answer.value]))
  const [answers, setAnswers] = useState<Answers>(before)
  const [files, setFiles] = useState<Staged[]>([...view.staged])
  const [sources, setSources] = useState<readonly MaterialSource[]>(view.sources)
  const [waits, setWaits] = useState<Waits>({})
  const [attempt, setAttempt] = useState(0)
  const [sending, setSending] = useState(false)
  const [refusals, setRefusals] = useState<SummaryError[]>([])

  const entries = correctionEntries(view.defects, item, before, answers, view.materials)
  const errorOf = (entry: CorrectionEntry): string | null => {
    if (entry.about === 'material') {
      const waiting = waits[entry.key]
      if (waiting) return questions.file.waiting[waiting](entry.name)
      const arrived =
        files.some((file) => file.material === entry.key) ||
        licensedMaterials(sources).includes(entry.key) ||
        materialsByForm(item).includes(entry.key)
      if (mode === 'revise') return files.length > 0 ? null : copy.experts.reviseMissing
      const optional = entry.added && materialOf(item, entry.key)?.need !== 'required'
      return arrived || optional ? null : copy.correct.missing(entry.name)
    }
    const field = fieldOf(item, entry.key)
    const value = answers[entry.key]
    if (!field) return null
    return (
      checkAnswer(field, value) ??
      (!entry.added && JSON.stringify(value) === JSON.stringify(before[entry.key])
        ? copy.correct.unchanged(field.label)
        : null)
    )
  }
  const faults =
    attempt === 0
      ? []
      : entries.flatMap((entry) => {
          const message = errorOf(entry)
          return message === null ? [] : [{ message, href: `#${anchorOf(entry)}` }]
        })

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (sending) return
    setRefusals([])
    setAttempt(attempt + 1)
    if (entries.some((entry) => errorOf(entry) !== null)) return
    setSending(true)
    const changed = entries.filter((entry) => entry.about === 'field').map((entry) => [entry.key, answers[entry.key]])
    const intent = intentOf(`${mode}:${view.case}:${view.version}`, changed)
    const to = { params: { region, case: view.case }, commandId: intentId(intent) }
    try {
      const body = { expects: view.version }
      const { receipt } =
        mode === 'supply'
          ? await call(supplyDeferred, { ...to, body })
          : mode === 'revise'
            ? await call(handInRevision, { ...to, body })
            : await call(correctCase, { ...to, body: { ...body, answers: Object.fromEntries(changed) } })
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
      <h1>{correctWords[mode].title}</h1>
      <p className="lead">{correctWords[mode].lead}</p>
      {entries.map((entry) => (
        <section key={`${entry.about}.${entry.key}`} className="material">
          <h2>{entry.name}</h2>
          <p className="notice">
            {'reasonText' in entry ? (
              <>
                <strong>
                  {mode === 'correct' ? `${copy.correct.asked}：${entry.reasonText}` : entry.reasonText}。
                </strong>
                {entry.remark}
              </>
            ) : (
              copy.correct.added
            )}
          </p>
          <Mend
            {...{ region, item, view, mode, entry, answers, files, sources }}
            waits={waits[entry.key] !== undefined}
            error={attempt === 0 ? null : errorOf(entry)}
            onAnswer={(answer) => setAnswers((now) => ({ ...now, [entry.key]: answer }))}
            onFiles={setFiles}
            onWaiting={(waiting) => setWaits((before) => withWaiting(before, entry.key, waiting))}
            onChosen={(material, chosen) => setSources((now) => withChosen(now, material, chosen))}
            onChecked={(material, check) => setSources((now) => withChecked(now, material, check))}
          />
        </section>
      ))}
      <div className="form-end">
        <button className="button button--start" type="submit" aria-disabled={sending}>
          {correctWords[mode].send}
        </button>
        <a className="form-end__back" href={addresses.case(region, view.case)}>
          {copy.correct.back}
        </a>
        <output className="saving">{sending && copy.apply.submitting}</output>
      </div>
    </form>
  )
}

const anchorOf = (entry: CorrectionEntry): string =>
  entry.about === 'field' ? `field-${entry.key}` : `material-${entry.key}`
const fieldOf = (item: Item, key: string): Field | undefined =>
  item.form.flatMap((group) => group.fields).find((field) => field.key === key)
const materialOf = (item: Item, key: string): Material | undefined =>
  item.materials.find((material) => material.key === key)

type MendProps = CorrectData & {
  entry: CorrectionEntry
  answers: Answers
  files: readonly Staged[]
  sources: readonly MaterialSource[]
  /** Something waits on the page to be sent for it. */
  waits: boolean
  error: string | null
  onAnswer: (answer: unknown) => void
  onFiles: (change: (files: Staged[]) => Staged[]) => void
  onWaiting: (waiting: Waiting | null) => void
  onChosen: (material: string, chosen: MaterialSource['chosen']) => void
  onChecked: (material: string, check: DataCheckOffer) => void
}

/** The question again, with the old answer in it, or a place for new files beside the names of the old. */
function Mend({
  region,
  item,
  view,
  entry,
  answers,
  files,
  sources,
  waits,
  error,
  onAnswer,
  onFiles,
  onWaiting,
  onChosen,
  onChecked,
}: MendProps): ReactNode {
  const [asking, setAsking] = useState(false)
  if (entry.about === 'field') {
    const field = fieldOf(item, entry.key)
    return field ? (
      <Ask
        field={field}
        id={anchorOf(entry)}
        value={answers[entry.key]}
        error={error}
        onAnswer={onAnswer}
        onLeave={() => undefined}
      />
    ) : null
  }
  const material = materialOf(item, entry.key)
  if (!material) return null
  const old = view.materials.filter((each) => each.material === entry.key).flatMap((each) => each.fileName ?? [])
  return (
    <>
      {old.length > 0 && (
        <p className="field__hint">
          {copy.correct.before}：{old.join('、')}
        </p>
      )}
      <AtHand
        place={{ region, case: view.case }}
        source={sources.find((source) => source.material === entry.key)}
        brought={waits || files.some((file) => file.material === entry.key)}
        wanting={'reasonText' in entry}
        onAsking={setAsking}
        onChosen={(chosen) => onChosen(entry.key, chosen)}
        onChecked={(check) => onChecked(entry.key, check)}
        onFile={(file) => onFiles((now) => [...now, file])}
      />
      {material.ways.includes('form') && <p className="notice">{copy.correct.byForm}</p>}
      {!licensedMaterials(sources).includes(entry.key) && (
        <AskFiles
          place={{ region, case: view.case }}
          material={material}
          id={anchorOf(entry)}
          files={files.filter((file) => file.material === entry.key)}
          error={error}
          held={asking}
          onWaiting={onWaiting}
          onFiles={(change) =>
            onFiles((now) => [
              ...now.filter((file) => file.material !== entry.key),
              ...change(now.filter((file) => file.material === entry.key)),
            ])
          }
        />
      )}
    </>
  )
}
