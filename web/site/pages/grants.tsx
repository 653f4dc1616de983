import type { ReactNode } from 'react'
import { dayText } from '#web/shared/words.ts'
import { Facts } from '#web/ui/facts/Facts.tsx'
import { describedBy, FieldFrame } from '#web/ui/field/FieldFrame.tsx'
import { StatusTag } from '#web/ui/status-tag/StatusTag.tsx'
import { addresses } from '../addresses.ts'
import { copy } from '../copy.ts'
import type { PageProps } from '../pages.ts'
import { Paging } from '../parts/Paging.tsx'

const words = copy.grants

export const grantsTitle = (): string => words.title

/** 行政许可决定公开: every licence that was granted, the latest first. */
export function GrantsPage({ frame: { region }, grants, next, month, unread, first }: PageProps<'grants'>): ReactNode {
  const more = new URLSearchParams({ ...(month && { month }), ...(next && { after: next }) })
  const field = {
    id: 'month',
    label: words.month,
    hint: words.monthHint,
    error: unread === null ? null : words.monthWrong,
  }
  return (
    <>
      <h1>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      <form method="get" action={addresses.grants(region)} className="verify">
        <FieldFrame {...field}>
          <input
            id={field.id}
            name="month"
            type="month"
            className="input"
            min="2020-01"
            max="2099-12"
            pattern="20[0-9]{2}-(0[1-9]|1[0-2])"
            title={words.monthHint}
            defaultValue={month ?? unread ?? ''}
            aria-invalid={unread !== null || undefined}
            aria-describedby={describedBy(field)}
          />
        </FieldFrame>
        <button className="button" type="submit">
          {words.show}
        </button>
        {month && (
          <a className="tap" href={addresses.grants(region)}>
            {words.all}
          </a>
        )}
      </form>
      <h2>{words.table(month)}</h2>
      {grants.length === 0 && (
        <div className="empty">
          <p className="empty__what">{words.empty(month)}</p>
          <p>{words.emptyHint}</p>
        </div>
      )}
      <ul className="items">
        {grants.map((grant) => (
          <li key={grant.identifier} className="item">
            <div className="item__head">
              <h3>
                <a href={addresses.verify(region, grant.identifier)}>{grant.title}</a>
              </h3>
              <StatusTag tone={grant.status === 'valid' ? 'good' : 'calm'}>{grant.statusText}</StatusTag>
            </div>
            <Facts
              facts={[
                { label: words.holder, value: grant.holder },
                { label: words.issuer, value: grant.issuer },
                { label: words.day, value: `${dayText(grant.issuedDay)} · ${words.version(grant.version)}` },
                { label: words.until, value: grant.validUntil === null ? words.forEver : dayText(grant.validUntil) },
                { label: words.identifier, value: grant.identifier },
              ]}
            />
          </li>
        ))}
      </ul>
      <Paging href={addresses.grants(region)} first={first} next={next && `?${more.toString()}`} further={words.next} />
    </>
  )
}
