import type { ReactNode } from 'react'
import { outcomeText } from '#contracts/outcome.ts'
import { dayText } from '#web/shared/words.ts'
import { Facts } from '#web/ui/facts/Facts.tsx'
import { addresses } from '../addresses.ts'
import { copy } from '../copy.ts'
import type { PageProps, Pages } from '../pages.ts'

const words = copy.ruled

export const whyTitle = ({ view }: Pages['why']): string => `${words.pageTitle} ${view.number}`

/** 决定说明 of a decision by rules, to be read and printed: by which rules in which version, and what each looked at. */
export function WhyPage({ frame: { region }, view, rules }: PageProps<'why'>): ReactNode {
  const decided = rules.looked.at(-1)
  return (
    <>
      <p className="above-title">
        <a href={addresses.case(region, view.case)}>{words.back}</a>
      </p>
      <h1>{words.pageTitle}</h1>
      <p className="lead">{words.pageLead}</p>
      <Facts
        facts={[
          { label: words.item, value: view.itemName },
          { label: copy.case.number, value: <span className="code">{view.number}</span> },
          { label: copy.case.applicant, value: view.applicant.name },
          { label: words.result, value: outcomeText(view.act, rules.outcome) },
          { label: copy.case.decidedDay, value: dayText(rules.day) },
          { label: words.version, value: rules.version },
          ...(decided ? [{ label: words.deciding, value: `${decided.title}（${decided.basis}）` }] : []),
        ]}
      />
      <h2>{words.looked}</h2>
      <p>{words.lookedLead}</p>
      <ol>
        {rules.looked.map(({ title, outcome, holds, parts }) => (
          <li key={title}>
            <strong>{title}</strong>：{holds ? words.holds(outcomeText(view.act, outcome)) : words.holdsNot}
            <ul>
              {parts.map((part) => (
                <li key={part.text}>
                  {part.text}：{part.holds ? words.met : words.notMet}
                  <br />
                  <small>{words.answered(part.answers)}</small>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
      <h2>{words.rights}</h2>
      <p>{words.rightsText}</p>
      {rules.askedDay && <p>{words.setAside(dayText(rules.day), dayText(rules.askedDay))}</p>}
      {rules.askUntil && <p>{words.until(dayText(rules.askUntil))}</p>}
    </>
  )
}
