import type { ReactNode } from 'react'
import type { OwnCredential } from '#contracts/credentials.ts'
import { dayText } from '#web/shared/words.ts'
import { StatusTag, type Tone } from '#web/ui/status-tag/StatusTag.tsx'
import { addresses } from '../addresses.ts'
import { copy } from '../copy.ts'
import type { PageProps } from '../pages.ts'
import { pageAt, Paging } from '../parts/Paging.tsx'

const words = copy.licences

export const licencesTitle = (): string => words.title

/** 我的证照: what a party holds, how long, and what it may ask of it now. */
export function LicencesPage({ frame: { region }, licences, next, first }: PageProps<'licences'>): ReactNode {
  return (
    <>
      <p className="above-title">
        <a href={addresses.cases(region)}>{copy.cases.title}</a>
      </p>
      <h1>{words.title}</h1>
      <div role="alert" data-outcome="" className="outcome" />
      {licences.length === 0 && first ? (
        <div className="empty">
          <p className="empty__what">{words.empty}</p>
          <p>{words.emptyHint}</p>
        </div>
      ) : (
        <>
          <p className="lead">{words.lead}</p>
          <ul className="items">
            {licences.map((licence) => (
              <Licence key={licence.identifier} licence={licence} region={region} />
            ))}
          </ul>
        </>
      )}
      <Paging href={addresses.licences(region)} first={first} next={pageAt(next)} further={words.next} />
    </>
  )
}

/** From when on it is said how many days a licence has left. */
const soonDays = 180

const tones: Record<OwnCredential['status'], Tone> = {
  valid: 'good',
  suspended: 'waiting',
  expired: 'bad',
  revoked: 'bad',
  retracted: 'bad',
  forfeited: 'bad',
  cancelled: 'calm',
  replaced: 'calm',
}

function Licence({ licence, region }: { licence: OwnCredential; region: string }): ReactNode {
  const { identifier, title, issuer, issuedDay, validUntil, underWay, can, item } = licence
  return (
    <li className="item">
      <div className="item__head">
        <h2>
          <a href={addresses.verify(region, identifier)}>{title}</a>
        </h2>
        <StatusTag tone={tones[licence.status]}>{licence.statusText}</StatusTag>
      </div>
      <dl>
        <div>
          <dt>{copy.case.identifier}</dt>
          <dd className="code">{identifier}</dd>
        </div>
        <div>
          <dt>{words.issuer}</dt>
          <dd>{issuer}</dd>
        </div>
        <div>
          <dt>{words.issued}</dt>
          <dd>{dayText(issuedDay)}</dd>
        </div>
        <div>
          <dt>{words.until}</dt>
          <dd>
            {validUntil ? dayText(validUntil) : words.forever}
            {licence.daysLeft !== null && licence.daysLeft <= soonDays && (
              <span className="due-left">{words.left(licence.daysLeft)}</span>
            )}
          </dd>
        </div>
      </dl>
      <Renewal licence={licence} />
      {underWay && (
        <p>
          <a className="tap" href={addresses.case(region, underWay.case)}>
            {underWay.text}
            <span className="visually-hidden">：{title}</span>
          </a>{' '}
          <span className="code">{underWay.number}</span>
        </p>
      )}
      {item !== null && can.length > 0 && (
        <p className="acts">
          {can.map(({ matter, title: act }) => (
            <button
              key={matter}
              type="button"
              className="button button--quiet"
              data-open-draft={item}
              data-matter={matter}
              data-licence={identifier}
            >
              {words.ask(act)}
              <span className="visually-hidden">：{title}</span>
            </button>
          ))}
        </p>
      )}
    </li>
  )
}

/** By when a renewal is asked for in time, or that this day has passed. */
function Renewal({ licence: { renewBy, renewLate } }: { licence: OwnCredential }): ReactNode {
  if (renewBy === null) return null
  const day = dayText(renewBy)
  return <p className={renewLate ? 'notice' : 'field__hint'}>{renewLate ? words.late(day) : words.renewBy(day)}</p>
}
