import type { ReactNode } from 'react'
import type { CaseView } from '#contracts/cases.ts'
import { dayText } from '#web/shared/words.ts'
import { addresses } from '../addresses.ts'
import { copy } from '../copy.ts'

const words = copy.supervision

/** 许可后监督检查 as the holder of the licence reads it: how it is drawn, what was found, what is to be put right. */
export function Supervised({ view, region }: { view: CaseView; region: string }): ReactNode {
  const { supervision, credential } = view
  if (!supervision) return null
  const recorded = supervision.inspections.some(({ records }) => records.length > 0)
  return (
    <section aria-labelledby="supervised">
      <h2 id="supervised">{words.title}</h2>
      <p>{words.lead(supervision.every)}</p>
      {supervision.endedText && <p className="notice">{supervision.endedText}</p>}
      {supervision.inspections.map((one) => (
        <div key={one.inspection}>
          {one.rectifyBy && <p className="notice notice--warning">{words.rectify(dayText(one.rectifyBy))}</p>}
          {one.records.length > 0 && (
            <ul>
              {one.records.map(({ findingText, report, day }) => (
                <li key={`${day}:${findingText}`}>
                  {words.found(dayText(day), one.causeText, findingText)}
                  <br />
                  <span className="lines">{report}</span>
                </li>
              ))}
            </ul>
          )}
        </div>
      ))}
      {recorded && (
        <p>
          <a className="tap" href={addresses.checks(region, credential?.identifier)}>
            {copy.checks.own}
          </a>
        </p>
      )}
    </section>
  )
}
