import type { ReactNode } from 'react'
import { grades } from '#contracts/assessments.ts'
import type { CaseView } from '#contracts/cases.ts'
import { isWhole } from '#contracts/parts.ts'
import { dayText } from '#web/shared/words.ts'
import { Choice } from '#web/ui/field/Choice.tsx'
import { FieldsetFrame } from '#web/ui/field/FieldFrame.tsx'
import { copy } from '../copy.ts'

// Plain forms: `behaviour/case-commands.ts` sends them as commands of the contract, so this page needs no React in the browser.
type FormProps = {
  view: CaseView
  command:
    | 'receive'
    | 'rate'
    | 'withdraw'
    | 'recall-withdrawal'
    | 'take-back-promise'
    | 'ask-for-person'
    | 'choose-delivery'
    | 'request-hearing'
    | 'waive-hearing'
    | 'state-own'
    | 'waive-statement'
    | 'sign-minutes'
    | 'ask-chair-recusal'
    | 'state-on-closure'
    | 'urge'
    | 'split-part'
    | 'join-part'
  children: ReactNode
}

export function CommandForm({ view, command, children }: FormProps): ReactNode {
  return (
    <form data-command={command} data-case={view.case} data-version={view.version} noValidate>
      <div role="alert" data-outcome="" className="outcome" />
      {children}
    </form>
  )
}

type SureProps = { id: string; title: string; go: string; not: string; says?: boolean; children: ReactNode }

/** The question before a right is given up, inside the form that gives it up; `says`: the command is told that it was asked. */
export function Sure({ id, title, go, not, says = false, children }: SureProps): ReactNode {
  return (
    <dialog className="dialog" data-confirm="" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
      <div className="form-end">
        <button className="button button--danger" type="submit" {...(says ? { name: 'confirmed', value: 'true' } : {})}>
          {go}
        </button>
        <button className="button button--quiet" type="button" data-close-dialog="">
          {not}
        </button>
      </div>
    </dialog>
  )
}

type WaiverProps = {
  view: CaseView
  command: 'waive-hearing' | 'waive-statement'
  words: { waive: string; waiveSure: string; waiveMeans: string; waiveGo: string; waiveNot: string }
}

/** 放弃: what the law lets the applicant ask for or say. */
export function Waiver({ view, command, words }: WaiverProps): ReactNode {
  return (
    <CommandForm view={view} command={command}>
      <button className="button button--quiet" type="submit">
        {words.waive}
      </button>
      <Sure id={`${command}-sure`} title={words.waiveSure} go={words.waiveGo} not={words.waiveNot}>
        <p>{words.waiveMeans}</p>
      </Sure>
    </CommandForm>
  )
}

export function Receive({ view }: { view: CaseView }): ReactNode {
  return (
    <section className="call" aria-labelledby="receive">
      <h2 id="receive">{copy.case.receive}</h2>
      <p>{copy.case.receiveLead}</p>
      <CommandForm view={view} command="receive">
        <button className="button" type="submit">
          {copy.case.receive}
        </button>
      </CommandForm>
    </section>
  )
}

/** 催办: once a day; who works on it isn't told who urged. */
export function Urge({ view }: { view: CaseView }): ReactNode {
  return (
    <section aria-labelledby="urge">
      <h2 id="urge">{copy.case.urge}</h2>
      <p>{copy.case.urgeLead}</p>
      <CommandForm view={view} command="urge">
        <button className="button button--quiet" type="submit">
          {copy.case.urgeGo}
        </button>
      </CommandForm>
    </section>
  )
}

const stars = [5, 4, 3, 2, 1] as const
const tags = ['efficiency', 'guide-accuracy', 'convenience', 'platform'] as const

/** 好差评: five grades, aspects, and a free word. */
export function Rate({ view }: { view: CaseView }): ReactNode {
  return (
    <section aria-labelledby="rate">
      <h2 id="rate">{copy.case.rate}</h2>
      <p>{copy.case.rateLead}</p>
      <CommandForm view={view} command="rate">
        <FieldsetFrame id="stars" label={copy.case.stars}>
          {stars.map((star, place) => (
            <Choice
              key={star}
              kind="radio"
              id={place === 0 ? 'stars' : `stars-${star}`}
              name="stars"
              value={String(star)}
              label={grades[star]}
              required
            />
          ))}
        </FieldsetFrame>
        <FieldsetFrame id="tags" label={copy.case.tags} optional={copy.apply.optional}>
          {tags.map((tag, place) => (
            <Choice
              key={tag}
              kind="checkbox"
              id={place === 0 ? 'tags' : `tags-${tag}`}
              name="tags"
              value={tag}
              label={copy.case.tag[tag]}
            />
          ))}
        </FieldsetFrame>
        <div className="field">
          <label className="field__label" htmlFor="remark">
            {copy.case.remark}
            <span className="field__optional">{copy.apply.optional}</span>
          </label>
          <textarea id="remark" name="remark" className="input input--full" rows={4} maxLength={500} />
        </div>
        <button className="button" type="submit">
          {copy.case.sendRating}
        </button>
      </CommandForm>
    </section>
  )
}

/** 撤回申请待确认: until when the office answers, and the way back; then what it said when it did not consent. */
export function Withdrawing({ view }: { view: CaseView }): ReactNode {
  const { withdrawing, withdrawalsDeclined: declined } = view
  return (
    <>
      {withdrawing && (
        <section className="call" aria-labelledby="withdrawing">
          <h2 id="withdrawing">{copy.case.withdrawing}</h2>
          <p>{copy.case.withdrawingSince(dayText(withdrawing.day), dayText(withdrawing.due), isWhole(view))}</p>
          <p className="lines">
            {copy.case.withdrawReason}：{withdrawing.reason}
          </p>
          {view.can.includes('recall-withdrawal') && (
            <CommandForm view={view} command="recall-withdrawal">
              <p>{copy.case.recallLead}</p>
              <button className="button" type="submit">
                {copy.case.recall}
              </button>
            </CommandForm>
          )}
        </section>
      )}
      {declined.length > 0 && (
        <section aria-labelledby="withdrawal-declined">
          <h2 id="withdrawal-declined">{copy.case.withdrawalDeclined}</h2>
          {view.phase !== 'closed' && !withdrawing && <p>{copy.case.withdrawalDeclinedLead}</p>}
          <ul>
            {declined.map(({ groundText, basis, reason, day }, place) => (
              <li key={`${day}:${place}`}>
                {dayText(day)}：{groundText}（{basis}）。
                <span className="lines">{reason}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

/** 撤回: free before the acceptance, afterwards asked for; a dialog says what it means before it is done. */
export function Withdraw({ view }: { view: CaseView }): ReactNode {
  const accepted = view.acceptedDay !== null
  return (
    <details className="aside">
      <summary>{copy.case.withdraw}</summary>
      <p>{accepted ? copy.case.withdrawLeadAccepted : copy.case.withdrawLead}</p>
      <CommandForm view={view} command="withdraw">
        <div className="field">
          <label className="field__label" htmlFor="reason">
            {copy.case.withdrawReason}
            {!accepted && <span className="field__optional">{copy.apply.optional}</span>}
          </label>
          <p className="field__hint" id="reason-hint">
            {copy.case.withdrawReasonHint}
          </p>
          <textarea
            id="reason"
            name="reason"
            className="input input--full"
            rows={3}
            maxLength={500}
            required={accepted}
            aria-describedby="reason-hint"
          />
        </div>
        <button className="button button--danger" type="submit">
          {copy.case.withdrawGo}
        </button>
        <Sure id="sure" title={copy.case.withdrawSure} go={copy.case.withdrawButton} not={copy.case.withdrawNot} says>
          <ul>
            {copy.case.withdrawMeans(accepted, isWhole(view)).map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </Sure>
      </CommandForm>
    </details>
  )
}
