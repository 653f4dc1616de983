import type { ReactNode } from 'react'
import type { CaseSummary } from '#contracts/cases.ts'
import { dayText, momentText } from '#web/shared/words.ts'
import { StatusTag, type Tone } from '#web/ui/status-tag/StatusTag.tsx'
import { addresses } from '../addresses.ts'
import { copy } from '../copy.ts'
import type { ObligationSummary } from '#contracts/obligations.ts'
import { OwnDue } from '../parts/OwnDue.tsx'
import { Bars } from '../parts/Bars.tsx'
import type { Draft, PageProps } from '../pages.ts'
import { pageAt, Paging } from '../parts/Paging.tsx'

export const casesTitle = (): string => copy.cases.title

export function CasesPage({
  frame: { region },
  cases,
  next,
  drafts,
  first,
  bars = [],
  owed = [],
}: PageProps<'cases'>): ReactNode {
  const nothing = cases.length === 0 && drafts.length === 0 && first
  return (
    <>
      <h1>{copy.cases.title}</h1>
      <div role="alert" data-outcome="" className="outcome" />
      <Bars bars={bars} region={region} />
      {nothing && (
        <div className="empty">
          <p className="empty__what">{copy.cases.empty}</p>
          <p>{copy.cases.emptyHint}</p>
          <p>
            <a className="button" href={addresses.home(region)}>
              {copy.cases.find}
            </a>
          </p>
        </div>
      )}
      {drafts.length > 0 && <Drafts drafts={drafts} region={region} />}
      {cases.length > 0 && (
        <section aria-labelledby="submitted">
          <h2 id="submitted">{copy.cases.submitted}</h2>
          <ul className="items">
            {cases.map((each) => (
              <Case
                key={each.case}
                summary={each}
                owed={owed.filter((one) => one.case === each.case)}
                region={region}
              />
            ))}
          </ul>
        </section>
      )}
      <Paging href={addresses.cases(region)} first={first} next={pageAt(next)} />
      <p className="signpost">
        <a className="solo" href={addresses.obligations(region)}>
          {copy.obligations.title}
        </a>
        <span className="field__hint">{copy.obligations.hint}</span>
      </p>
      <p className="signpost">
        <a className="solo" href={addresses.projects(region)}>
          {copy.projects.title}
        </a>
        <span className="field__hint">{copy.projects.linkHint}</span>
      </p>
      <p className="signpost">
        <a className="solo" href={addresses.licences(region)}>
          {copy.licences.title}
        </a>
        <span className="field__hint">{copy.licences.linkHint}</span>
      </p>
      <p className="signpost">
        <a className="solo" href={addresses.precases(region)}>
          {copy.precases.link}
        </a>
        <span className="field__hint">{copy.precases.linkHint}</span>
      </p>
      <p className="signpost">
        <a className="solo" href={addresses.reads(region)}>
          {copy.cases.reads}
        </a>
        <span className="field__hint">{copy.cases.readsHint}</span>
      </p>
      <p className="signpost">
        <a className="solo" href={addresses.notices(region)}>
          {copy.notices.title}
        </a>
        <span className="field__hint">{copy.notices.hint}</span>
      </p>
    </>
  )
}

function Drafts({ drafts, region }: { drafts: readonly Draft[]; region: string }): ReactNode {
  return (
    <section aria-labelledby="drafts">
      <h2 id="drafts">{copy.cases.drafts}</h2>
      <ul className="items">
        {drafts.map((draft) => (
          <li key={draft.case} className="item">
            <h3>
              <a href={addresses.apply(region, draft.case)}>{draft.itemName}</a>
            </h3>
            <p className="item__tags">
              {copy.cases.draftSaved(momentText(draft.updatedAt))}（{copy.cases.draftAge(draft.untouchedDays)}）
            </p>
            {draft.atWindow && <p className="field__hint">{copy.cases.draftAtWindow}</p>}
            <p className="field__hint">{copy.cases.draftKept(dayText(draft.keptUntil))}</p>
            <p>
              <a className="button button--quiet" href={addresses.apply(region, draft.case)}>
                {copy.cases.resume}
                <span className="visually-hidden">：{draft.itemName}</span>
              </a>
            </p>
            <details className="aside">
              <summary>
                {copy.apply.discard}
                <span className="visually-hidden">：{draft.itemName}</span>
              </summary>
              <p>{copy.apply.discardSure}</p>
              <button type="button" className="button button--danger" data-discard-draft={draft.case}>
                {copy.apply.discardYes}
              </button>
            </details>
          </li>
        ))}
      </ul>
    </section>
  )
}

export function toneOf({ phase, ending }: Pick<CaseSummary, 'phase' | 'ending'>): Tone {
  if (phase === 'correcting') return 'waiting'
  if (phase === 'ready' || ending === 'granted') return 'good'
  return ending === 'refused' || ending === 'refused-at-intake' ? 'bad' : 'calm'
}

type CaseProps = { summary: CaseSummary; owed: readonly ObligationSummary[]; region: string }

function Case({ summary, owed, region }: CaseProps): ReactNode {
  return (
    <li className="item">
      <div className="item__head">
        <h3>
          <a href={addresses.case(region, summary.case)}>{summary.itemName}</a>
        </h3>
        <StatusTag tone={toneOf(summary)}>{summary.statusText}</StatusTag>
        {summary.unread > 0 && <span className="unread">{copy.cases.unread(summary.unread)}</span>}
      </div>
      <dl>
        <div>
          <dt>{copy.cases.number}</dt>
          <dd className="code">{summary.number}</dd>
        </div>
        <div>
          <dt>{copy.cases.submittedDay}</dt>
          <dd>{dayText(summary.submittedDay)}</dd>
        </div>
        {summary.due && summary.phase !== 'closed' && (
          <div>
            <dt>{copy.cases.due}</dt>
            <dd>
              {dayText(summary.due)}
              {summary.overdue ? (
                <strong className="overdue">{copy.cases.overdue}</strong>
              ) : (
                summary.left !== null && (
                  <span className="due-left">
                    {summary.held ? copy.cases.held : copy.cases.left(summary.left, summary.unit)}
                  </span>
                )
              )}
            </dd>
          </div>
        )}
      </dl>
      <OwnDue summary={summary} owed={owed} />
      {summary.phase === 'closed' && (
        <p>
          <Again summary={summary} />
        </p>
      )}
    </li>
  )
}

/** 再办一件: a new draft with the answers of this case. */
function Again({ summary }: { summary: CaseSummary }): ReactNode {
  return (
    <button type="button" className="button button--quiet" data-open-draft={summary.item} data-from={summary.case}>
      {copy.cases.again}
      <span className="visually-hidden">
        ：{summary.itemName} {summary.number}
      </span>
    </button>
  )
}
