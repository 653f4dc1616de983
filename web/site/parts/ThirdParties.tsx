import type { ReactNode } from 'react'
import type { CaseView } from '#contracts/cases.ts'
import { dayText } from '#web/shared/words.ts'
import { copy } from '../copy.ts'

const words = copy.thirdParties

/** 利害关系人: that others were told, and what they said in substance, so that the applicant can answer it. */
export function ThirdParties({ view: { thirdParties } }: { view: CaseView }): ReactNode {
  if (!thirdParties) return null
  return (
    <section aria-labelledby="third-parties">
      <h2 id="third-parties">{words.title}</h2>
      <p>{words.lead}</p>
      <p className="lines">
        {words.reason}：{thirdParties.reason}
      </p>
      {thirdParties.announced && (
        <p>
          {words.announced(
            dayText(thirdParties.announced.day),
            thirdParties.announced.whom ?? '',
            dayText(thirdParties.announced.due),
          )}
        </p>
      )}
      <ul>
        {thirdParties.parties.map(({ party, toldDay, due, summary, hearing }, place) => (
          <li key={party}>
            {words.told(place + 1, dayText(toldDay), dayText(due))}
            {hearing && words.hearing[hearing.standing](dayText(hearing.by))}
            {summary && (
              <span className="lines">
                {words.summary}：{summary}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
