import type { ReactNode } from 'react'
import type { CaseView } from '#contracts/cases.ts'
import { dayText } from '#web/shared/words.ts'
import { addresses } from '../addresses.ts'
import { copy } from '../copy.ts'
import { CommandForm } from './CaseActions.tsx'

const words = copy.commitment

/** 告知承诺 of a decided case: what was promised, when it is checked, what was found, and how it is taken back before. */
export function Promised({ view, region }: { view: CaseView; region: string }): ReactNode {
  const given = view.commitment
  if (!given || !view.decision) return null
  const barredUntil = view.bar && dayText(view.bar.until)
  return (
    <section aria-labelledby="promised">
      <h2 id="promised">{given.filing ? copy.filing.title : words.title}</h2>
      <p>
        {(given.filing ? copy.filing.viewLead : words.viewLead)(given.dispensed.join('、'))}
        {given.sample?.day && words.sample(given.sample.percent, given.sample.drawn === true)}
        {given.checkDue && !given.rectifyBy && words.check(dayText(given.checkDue))}
      </p>
      {given.rectifyBy && <p className="notice notice--warning">{words.rectify(dayText(given.rectifyBy))}</p>}
      {given.endedText && <p className="notice">{given.endedText}</p>}
      {given.bars && <p className="notice notice--warning">{words.barredNow(barredUntil)}</p>}
      {given.repaired && (
        <p className="notice">{words.repaired(dayText(given.repaired.day), given.repaired.reason, barredUntil)}</p>
      )}
      {given.checks.length > 0 && (
        <ul>
          {given.checks.map(({ findingText, report, day }) => (
            <li key={`${day}:${findingText}`}>
              {words.checked(dayText(day), findingText)}
              <br />
              <span className="lines">{report}</span>
            </li>
          ))}
        </ul>
      )}
      {given.checks.length > 0 && (
        <p>
          <a className="tap" href={addresses.checks(region, given.filing ? undefined : view.credential?.identifier)}>
            {given.filing ? copy.checks.ownFiling : copy.checks.own}
          </a>
        </p>
      )}
      {view.can.includes('take-back-promise') && <TakeBack view={view} />}
    </section>
  )
}

function TakeBack({ view }: { view: CaseView }): ReactNode {
  return (
    <details className="aside">
      <summary>{words.takeBack}</summary>
      <p>{words.takeBackLead}</p>
      <CommandForm view={view} command="take-back-promise">
        <div className="field">
          <label className="field__label" htmlFor="promise-reason">
            {words.takeBackReason}
          </label>
          <textarea id="promise-reason" name="reason" className="input input--full" rows={3} maxLength={500} required />
        </div>
        <button className="button button--danger" type="submit">
          {words.takeBackSend}
        </button>
      </CommandForm>
    </details>
  )
}
