import { useState, type ReactNode } from 'react'
import { askedAnswers } from '#contracts/answers.ts'
import { saveDraft } from '#contracts/cases.ts'
import { handInPreReview, type PrecaseView } from '#contracts/precases.ts'
import { call } from '#web/shared/call.ts'
import { intentId, isIntentOpen, settleIntent } from '#web/shared/intent.ts'
import { explain, ReceiptPending, Refused } from '#web/shared/refused.ts'
import { addresses } from '../addresses.ts'
import { copy } from '../copy.ts'
import { Rounds } from '../parts/Rounds.tsx'
import type { StepProps } from './ApplyForm.tsx'

const words = copy.precases

/** 预审: the draft as it stands is shown to the office before it is filed; free, and no step of the application. */
export function PreReview({ region, item, draft, answers, preReview }: StepProps): ReactNode {
  const [sending, setSending] = useState(false)
  const [problem, setProblem] = useState('')

  async function handIn(): Promise<void> {
    if (sending) return
    setSending(true)
    setProblem('')
    const intent = `pre-review:${draft.case}:${preReview?.rounds.length ?? 0}`
    const params = { region, case: draft.case }
    try {
      if (!isIntentOpen(intent))
        await call(saveDraft, {
          params,
          body: { base: draft.version, answers: askedAnswers(item, answers), paper: draft.paper },
        })
      const { precase, receipt } = await call(handInPreReview, { params, body: {}, commandId: intentId(intent) })
      settleIntent(intent)
      location.assign(`${addresses.precase(region, precase)}?after=${receipt.position}`)
    } catch (error) {
      if (error instanceof ReceiptPending) return location.assign(addresses.precases(region))
      if (error instanceof Refused) settleIntent(intent)
      setProblem(explain(error))
      setSending(false)
    }
  }

  return (
    <section className="call" aria-labelledby="pre-review">
      <h2 id="pre-review">{words.preReview}</h2>
      <p>{words.preReviewLead}</p>
      {preReview?.phase === 'waiting' ? (
        <p>
          <strong>{words.preReviewWaits}</strong>
        </p>
      ) : (
        <button className="button button--quiet" type="button" aria-disabled={sending} onClick={() => void handIn()}>
          {preReview ? words.preReviewAgain : words.preReviewSend}
        </button>
      )}
      <output className="saving">{sending && words.preReviewSending}</output>
      <div role="alert" className="outcome">
        {problem}
      </div>
    </section>
  )
}

/** What the office found in the draft, beside every step while it is being mended. */
export function PreReviewNotes({ region, preReview }: { region: string; preReview: PrecaseView | null }): ReactNode {
  const last = preReview?.rounds.at(-1)
  if (!preReview || !last?.answeredDay) return null
  return (
    <section className="call" aria-labelledby="pre-review-notes">
      <h2 id="pre-review-notes">{words.notes}</h2>
      <Rounds rounds={[last]} kind="pre-review" closed={false} />
      <p>
        <a className="solo" href={addresses.precase(region, preReview.precase)}>
          {words.toRecord}
        </a>
      </p>
    </section>
  )
}
