import type { ReactNode } from 'react'
import type { CaseView } from '#contracts/cases.ts'
import { closedGroundTexts, type HearingView } from '#contracts/hearings.ts'
import { dayText } from '#web/shared/words.ts'
import { Facts } from '#web/ui/facts/Facts.tsx'
import { copy } from '../copy.ts'
import { CommandForm, Waiver } from './CaseActions.tsx'
import { AskRecusal, recusalFacts } from './Recusal.tsx'

const words = copy.hearing

/** 听证: what the right is and until when, time and place, the minutes to confirm, and what came of it. */
export function Hearing({ view }: { view: CaseView }): ReactNode {
  const { hearing } = view
  if (!hearing) return null
  const acts = view.can.some((act) => act === 'request-hearing' || act === 'sign-minutes')
  return (
    <section className={acts ? 'call' : undefined} aria-labelledby="hearing">
      <h2 id="hearing">{words.title}</h2>
      <p>{words.standing[hearing.standing](hearing)}</p>
      <Facts
        facts={[
          { label: words.reason, value: <span className="lines">{hearing.reason}</span> },
          ...(hearing.request
            ? [{ label: words.request, value: <span className="lines">{hearing.request}</span> }]
            : []),
          ...(hearing.chair ? [{ label: words.chair, value: words.chairOf(hearing.chair) }] : []),
          ...(hearing.appointed
            ? [
                { label: words.time, value: `${dayText(hearing.appointed.heldOn)} ${hearing.appointed.time}` },
                { label: words.place, value: hearing.appointed.place },
                { label: words.openness.label, value: openness(hearing.appointed) },
                ...(hearing.appointed.closedWhy
                  ? [{ label: words.openness.why, value: <span className="lines">{hearing.appointed.closedWhy}</span> }]
                  : []),
              ]
            : []),
          ...recusalFacts(hearing),
          ...(hearing.signed ? [{ label: words.signedLabel, value: words.signed[hearing.signed] }] : []),
        ]}
      />
      {hearing.earlier.map(({ day, minutes, report }) => (
        <details key={day}>
          <summary>{words.earlier(dayText(day))}</summary>
          <p className="lines">{minutes}</p>
          <p className="lines">
            {words.report}：{report}
          </p>
        </details>
      ))}
      {hearing.minutes && (
        <details open={view.can.includes('sign-minutes')}>
          <summary>{words.minutes}</summary>
          <p className="lines">{hearing.minutes}</p>
        </details>
      )}
      {hearing.report && (
        <details>
          <summary>{words.report}</summary>
          <p className="lines">{hearing.report}</p>
        </details>
      )}
      {view.can.includes('ask-chair-recusal') && <AskRecusal view={view} />}
      {view.can.includes('request-hearing') && <Choose view={view} />}
      {view.can.includes('sign-minutes') && (
        <CommandForm view={view} command="sign-minutes">
          <p>{words.signLead}</p>
          <button className="button" type="submit">
            {words.sign}
          </button>
        </CommandForm>
      )}
    </section>
  )
}

const openness = ({ closed, announced }: NonNullable<HearingView['appointed']>): string =>
  closed ? words.openness.closed(closedGroundTexts[closed]) : announced ? words.openness.announced : words.openness.open

function Choose({ view }: { view: CaseView }): ReactNode {
  return (
    <>
      <CommandForm view={view} command="request-hearing">
        <div className="field">
          <label className="field__label" htmlFor="hearing-words">
            {words.words}
            <span className="field__optional">{copy.apply.optional}</span>
          </label>
          <p className="field__hint" id="hearing-words-hint">
            {words.wordsHint}
          </p>
          <textarea
            id="hearing-words"
            name="words"
            className="input input--full"
            rows={4}
            maxLength={2000}
            aria-describedby="hearing-words-hint"
          />
        </div>
        <button className="button" type="submit">
          {words.ask}
        </button>
      </CommandForm>
      <Waiver view={view} command="waive-hearing" words={words} />
    </>
  )
}
