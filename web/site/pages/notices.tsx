import type { ReactNode } from 'react'
import { momentText } from '#web/shared/words.ts'
import { Facts } from '#web/ui/facts/Facts.tsx'
import { Choice } from '#web/ui/field/Choice.tsx'
import { FieldsetFrame } from '#web/ui/field/FieldFrame.tsx'
import { addresses } from '../addresses.ts'
import { copy } from '../copy.ts'
import type { PageProps } from '../pages.ts'

const words = copy.notices

export const noticesTitle = (): string => words.title

/** 通知设置: which short messages a person wants; those that the law demands stand here too, with their article, and stay. */
export function NoticesPage({
  frame: { region },
  party,
  notices,
  phone,
  mayChangePhone,
  changes,
  saved,
}: PageProps<'notices'>): ReactNode {
  const fixed = notices.filter((one) => one.must !== null)
  const free = notices.filter((one) => one.must === null)
  return (
    <>
      <p className="above-title">
        <a href={addresses.cases(region)}>{copy.case.back}</a>
      </p>
      <h1>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      {saved && <p className="notice">{saved === 'phone' ? words.phoneSaved : words.saved}</p>}
      <section aria-labelledby="phone-title">
        <h2 id="phone-title">{words.phone}</h2>
        <p>{words.phoneNow(phone)}</p>
        {mayChangePhone ? (
          <form data-phone data-party={party} noValidate>
            <div className="field">
              <label className="field__label" htmlFor="phone">
                {words.phoneNew}
              </label>
              <p className="field__hint" id="phone-about">
                {words.phoneAbout}
              </p>
              <input
                id="phone"
                name="phone"
                type="tel"
                inputMode="numeric"
                className="input"
                maxLength={11}
                autoComplete="tel-national"
                aria-describedby="phone-about"
              />
            </div>
            <div role="alert" data-outcome="" className="outcome" />
            <button className="button button--quiet" type="submit">
              {words.phoneSave}
            </button>
          </form>
        ) : (
          <p className="field__hint">{words.phoneOfPrincipal}</p>
        )}
      </section>
      <form data-notices data-party={party} noValidate>
        <FieldsetFrame id="wanted" label={words.free} hint={words.freeHint}>
          {free.map(({ notice, title, wanted }) => (
            <Choice
              key={notice}
              kind="checkbox"
              id={`wanted-${notice}`}
              name="wanted"
              value={notice}
              label={title}
              initially={wanted}
            />
          ))}
        </FieldsetFrame>
        <div role="alert" data-outcome="" className="outcome" />
        <button className="button" type="submit">
          {words.save}
        </button>
      </form>
      <section aria-labelledby="changes-title">
        <h2 id="changes-title">{words.changes}</h2>
        <p>{changes.length === 0 ? words.noChanges : words.changesHint}</p>
        <ul className="items">
          {changes.map((change, index) => (
            <li key={index} className="item">
              <h3 className="item__title">{words.changed[change.what]}</h3>
              <Facts
                facts={[
                  { label: words.changedAt, value: momentText(change.at) },
                  { label: words.changedBy, value: change.by },
                  { label: words.checked, value: words.checks[change.checked] },
                ]}
              />
            </li>
          ))}
        </ul>
      </section>
      <h2>{words.fixed}</h2>
      <p>{words.fixedHint}</p>
      <ul>
        {fixed.map(({ notice, title, must }) => (
          <li key={notice}>
            {title}
            <br />
            <span className="field__hint">{must}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
