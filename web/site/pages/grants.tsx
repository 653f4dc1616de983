import type { ReactNode } from 'react'
import { dayText } from '#web/shared/words.ts'
import { Facts } from '#web/ui/facts/Facts.tsx'
import { describedBy } from '#web/ui/field/FieldFrame.tsx'
import { StatusTag } from '#web/ui/status-tag/StatusTag.tsx'
import { addresses } from '../addresses.ts'
import { copy } from '../copy.ts'
import type { PageProps } from '../pages.ts'
import { PublicList } from '../parts/PublicList.tsx'

const words = copy.grants

export const grantsTitle = (): string => words.title

/** 行政许可决定公开: every licence that was granted, the latest first. */
export function GrantsPage({ frame: { region }, grants, next, month, unread, first }: PageProps<'grants'>): ReactNode {
  const field = {
    id: 'month',
    label: words.month,
    hint: words.monthHint,
    error: unread === null ? null : words.monthWrong,
  }
  return (
    <PublicList
      href={addresses.grants(region)}
      words={words}
      field={field}
      input={
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
      }
      by={month}
      first={first}
      next={next}
    >
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
              ...(grant.holderCode ? [{ label: words.code, value: grant.holderCode }] : []),
              ...(grant.document ? [{ label: words.document, value: grant.document }] : []),
              ...(grant.category ? [{ label: words.category, value: grant.category }] : []),
              { label: words.serial, value: grant.serial },
              { label: words.issuer, value: grant.issuer },
              { label: words.day, value: `${dayText(grant.issuedDay)} · ${words.version(grant.version)}` },
              {
                label: words.until,
                value: words.term(
                  grant.validFrom && dayText(grant.validFrom),
                  grant.validUntil === null ? words.forEver : dayText(grant.validUntil),
                ),
              },
              { label: words.identifier, value: grant.identifier },
            ]}
          />
        </li>
      ))}
    </PublicList>
  )
}
