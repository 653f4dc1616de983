import type { ReactNode } from 'react'
import type { Lead } from '#contracts/directory.ts'
import { addresses } from '../addresses.ts'
import { directoryCopy } from '../directory-copy.ts'
import type { Guidance, PageProps, Pages } from '../pages.ts'
import { SearchForm } from '../parts/SearchForm.tsx'

const words = directoryCopy.lead

const asked = ({ guidance, key }: Pages['lead']): Lead | undefined => guidance.leads.find((lead) => lead.key === key)

export const leadTitle = (props: Pages['lead']): string => asked(props)?.question ?? words.title

/** 智能导引: one question a page; every answer is a link or leads to items. */
export function LeadPage(props: PageProps<'lead'>): ReactNode {
  const { frame, guidance } = props
  const lead = asked(props)
  return (
    <>
      {lead && (
        <p className="above-title">
          <a href={addresses.lead(frame.region)}>{words.back}</a>
        </p>
      )}
      <h1>{lead?.question ?? words.title}</h1>
      <p className="lead">{lead ? (lead.hint ?? words.hint) : words.hint}</p>
      {lead ? (
        <Answers lead={lead} guidance={guidance} region={frame.region} />
      ) : (
        <ul className="ways ways--tall">
          {guidance.leads
            .filter((one) => one.first)
            .map((one) => (
              <li key={one.key}>
                <a href={addresses.lead(frame.region, one.key)}>{one.question}</a>
              </li>
            ))}
        </ul>
      )}
      <h2>{words.elsewhere}</h2>
      <p>{words.elsewhereHint}</p>
      <SearchForm region={frame.region} />
    </>
  )
}

function Answers({ lead, guidance, region }: { lead: Lead; guidance: Guidance; region: string }): ReactNode {
  return (
    <ul className="answers">
      {lead.answers.map((answer) => (
        <li key={answer.text}>
          {answer.next ? (
            <a className="answers__on" href={addresses.lead(region, answer.next)}>
              {answer.text}
            </a>
          ) : (
            <>
              <h2>{answer.text}</h2>
              <ul aria-label={words.items}>
                {answer.items.map((item) => (
                  <li key={item}>
                    <a className="solo" href={addresses.item(region, item)}>
                      {guidance.names[item] ?? item}
                    </a>
                  </li>
                ))}
              </ul>
            </>
          )}
        </li>
      ))}
    </ul>
  )
}
