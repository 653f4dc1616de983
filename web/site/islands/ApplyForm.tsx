import { useState, type ReactNode } from 'react'
import type { DraftView, submitCase } from '#contracts/cases.ts'
import type { ReplyOf } from '#contracts/endpoint.ts'
import type { Item } from '#contracts/item.ts'
import { matterTitles } from '#contracts/matters.ts'
import type { PrecaseView } from '#contracts/precases.ts'
import { dayText } from '#web/shared/words.ts'
import { addresses } from '../addresses.ts'
import { copy } from '../copy.ts'
import { CheckStep } from './CheckStep.tsx'
import { FiledReceipt } from './FiledReceipt.tsx'
import { GroupStep } from './GroupStep.tsx'
import { MaterialsStep } from './MaterialsStep.tsx'
import { PreReviewNotes } from './PreReview.tsx'
import { prefilled, stepsOf } from './steps.ts'

export type ApplyData = {
  region: string
  item: Item
  draft: DraftView
  step: string
  returnToCheck: boolean
  preReview: PrecaseView | null
}

/** The answer to the submission, or word that it follows. */
export type Filed = ReplyOf<typeof submitCase> | 'follows'

/** What every step is given. */
export type StepProps = ApplyData & {
  answers: Record<string, unknown>
  title: string
  nextHref: string
  backHref: string
  onFiled: (filed: Filed) => void
}

/** One step of an application; the same on the server and in the browser. */
export function ApplyForm(data: ApplyData): ReactNode {
  const { region, item, draft, step, returnToCheck } = data
  const [filed, setFiled] = useState<Filed | null>(null)
  if (filed)
    return (
      <FiledReceipt
        region={region}
        filed={filed}
        pledge={draft.drawPledge}
        atOnce={draft.commitment === 'chosen' ? (item.filing ? 'filing' : 'commitment') : null}
      />
    )
  const answers = prefilled(item, draft)
  const steps = stepsOf(item, answers)
  const at = steps.findIndex((each) => each.key === step)
  const here = steps[at] ?? { key: step, title: copy.apply.check }
  const hrefOf = (key: string | undefined): string => addresses.apply(region, draft.case, key ?? 'check')
  const props: StepProps = {
    ...data,
    answers,
    onFiled: setFiled,
    title: here.title,
    nextHref: hrefOf(returnToCheck ? 'check' : steps[at + 1]?.key),
    backHref: at > 0 ? hrefOf(steps[at - 1]?.key) : addresses.item(region, item.code),
  }
  return (
    <>
      <p className="above-title">{copy.apply.title(item.name)}</p>
      <nav aria-label={copy.apply.steps}>
        <ol className="steps">
          {steps.map((each, place) => (
            <li key={each.key} className={place < at ? 'steps__done' : undefined}>
              <a href={hrefOf(each.key)} aria-current={each.key === step ? 'step' : undefined}>
                {each.title}
              </a>
            </li>
          ))}
        </ol>
      </nav>
      <p className="step-count">{copy.apply.stepOf(at + 1, steps.length)}</p>
      <PreReviewNotes region={region} preReview={data.preReview} />
      {draft.from && <p className="notice">{copy.apply.earlier(draft.from.number, dayText(draft.from.day))}</p>}
      {draft.bar && (
        <p className="notice" role="note">
          {copy.bars.draft(draft.bar.groundText, dayText(draft.bar.until), draft.bar.basis, draft.bar.part)}
        </p>
      )}
      {draft.about && (
        <p className="notice">
          {copy.licences.about(matterTitles[draft.about.matter], draft.about.identifier)}
          {draft.about.timely === false && copy.licences.aboutLate}
        </p>
      )}
      <StepOf {...props} />
      <Discard draft={draft.case} />
    </>
  )
}

function StepOf(props: StepProps): ReactNode {
  if (props.step === 'materials') return <MaterialsStep {...props} />
  if (props.step === 'check') return <CheckStep {...props} />
  return <GroupStep {...props} />
}

function Discard({ draft }: { draft: string }): ReactNode {
  return (
    <details className="aside">
      <summary>{copy.apply.discard}</summary>
      <p>{copy.apply.discardSure}</p>
      <button type="button" className="button button--danger" data-discard-draft={draft}>
        {copy.apply.discardYes}
      </button>
    </details>
  )
}
