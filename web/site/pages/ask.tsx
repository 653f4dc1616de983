import type { ReactNode } from 'react'
import { addresses } from '../addresses.ts'
import { copy } from '../copy.ts'
import type { PageProps, Pages } from '../pages.ts'
import { PrecaseForm, QuestionField } from '../parts/PrecaseForm.tsx'

const words = copy.precases

export const askTitle = ({ guide }: Pages['ask']): string => words.askTitle(guide.item.name)

/** 我要咨询: one question about one item. */
export function AskPage({ frame: { region, session }, guide: { item } }: PageProps<'ask'>): ReactNode {
  return (
    <>
      <p className="above-title">
        <a href={addresses.item(region, item.code)}>{item.name}</a>
      </p>
      <h1>{words.askTitle(item.name)}</h1>
      <p className="lead">{words.askLead}</p>
      {session.role === 'applicant' ? (
        <PrecaseForm command="ask" item={item.code}>
          <QuestionField rows={7} />
          <button className="button" type="submit">
            {words.send}
          </button>
        </PrecaseForm>
      ) : (
        <p className="notice">{copy.guide.staff}</p>
      )}
      <p className="after-form">
        {words.orCall}
        <a className="solo" href={`tel:${item.consult.phone}`}>
          {item.consult.phone}
        </a>
      </p>
    </>
  )
}
