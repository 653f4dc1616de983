import type { ReactNode } from 'react'
import { Choice } from '#web/ui/field/Choice.tsx'
import { FieldsetFrame } from '#web/ui/field/FieldFrame.tsx'
import { Facts } from '#web/ui/facts/Facts.tsx'
import { StatusTag } from '#web/ui/status-tag/StatusTag.tsx'
import { dayText } from '#web/shared/words.ts'
import { addresses } from '../addresses.ts'
import { copy } from '../copy.ts'
import type { PageProps, Pages } from '../pages.ts'
import { PrecaseForm, QuestionField } from '../parts/PrecaseForm.tsx'
import { Rounds } from '../parts/Rounds.tsx'
import { toneOfPrecase } from './precases.tsx'

const words = copy.precases

export const precaseTitle = ({ view }: Pages['precase']): string => `${words.kind[view.kind]} ${view.number}`

/** One enquiry or pre-review: what was asked and answered, and what can be done now. */
export function PrecasePage({ frame: { region }, view }: PageProps<'precase'>): ReactNode {
  const target = { precase: view.precase, version: view.rounds.length }
  const fit = view.rounds.at(-1)?.finding === 'fit'
  return (
    <>
      <p className="above-title">
        <a href={addresses.precases(region)}>{words.back}</a>
      </p>
      <h1>
        {words.kind[view.kind]}：{view.itemName}
      </h1>
      <section className="status" aria-label={words.status}>
        <p className="status__line">
          <StatusTag tone={toneOfPrecase(view)}>{view.statusText}</StatusTag>
        </p>
        <Facts
          facts={[
            { label: words.number, value: <span className="code">{view.number}</span> },
            { label: words.askedDay, value: dayText(view.askedDay) },
            ...(view.due ? [{ label: words.due, value: dayText(view.due) }] : []),
            {
              label: words.item,
              value: view.itemName,
              action: <a href={addresses.item(region, view.item)}>{words.toItem}</a>,
            },
          ]}
        />
        <p>
          {view.can.includes('change-draft') && view.draft && (
            <a className="button" href={addresses.apply(region, view.draft, fit ? 'check' : undefined)}>
              {fit ? words.toFile : words.toDraft}
            </a>
          )}
          {view.case && (
            <a className="button button--quiet" href={addresses.case(region, view.case)}>
              {words.toCase}
            </a>
          )}
        </p>
      </section>
      <section aria-labelledby="rounds">
        <h2 id="rounds">{words.progress}</h2>
        <Rounds rounds={view.rounds} kind={view.kind} closed={view.phase === 'closed'} />
      </section>
      {view.can.includes('close') && (
        <section className="call" aria-labelledby="close">
          <h2 id="close">{words.close}</h2>
          <PrecaseForm command="close" {...target}>
            <FieldsetFrame id="satisfied" label={words.closeLead}>
              <Choice kind="radio" id="satisfied" name="satisfied" value="yes" label={words.satisfied} required />
              <Choice kind="radio" id="satisfied-no" name="satisfied" value="no" label={words.unsatisfied} required />
            </FieldsetFrame>
            <button className="button" type="submit">
              {words.closeSend}
            </button>
          </PrecaseForm>
        </section>
      )}
      {view.can.includes('ask-again') && (
        <section aria-labelledby="more">
          <h2 id="more">{words.more}</h2>
          <PrecaseForm command="ask-again" {...target}>
            <QuestionField rows={4} />
            <button className="button button--quiet" type="submit">
              {words.moreSend}
            </button>
          </PrecaseForm>
        </section>
      )}
    </>
  )
}
