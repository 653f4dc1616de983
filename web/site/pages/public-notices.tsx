import type { ReactNode } from 'react'
import { StatusTag } from '#web/ui/status-tag/StatusTag.tsx'
import { addresses } from '../addresses.ts'
import { copy } from '../copy.ts'
import type { PageProps } from '../pages.ts'
import { pageAt, Paging } from '../parts/Paging.tsx'
import { period, standing } from './public-notice.tsx'

const words = copy.publicNotices

export const publicNoticesTitle = (): string => words.title

/** 公示: what lies open to everybody, the newest first. */
export function PublicNoticesPage({
  frame: { region },
  notices,
  next,
  first,
  naming,
}: PageProps<'publicNotices'>): ReactNode {
  return (
    <>
      <h1>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      {notices.length === 0 && (
        <div className="empty">
          <p className="empty__what">{words.empty}</p>
          <p>{words.emptyHint}</p>
        </div>
      )}
      <ul className="items">
        {notices.map(({ notice, itemName, title, kind, since, until, open, closed }) => (
          <li key={notice} className="item">
            <div className="item__head">
              <h2>
                <a href={addresses.publicNotice(region, notice)}>{words.of(itemName, title)}</a>
              </h2>
              <StatusTag tone={open ? 'good' : 'calm'}>{standing({ kind, open, closed })}</StatusTag>
            </div>
            {!closed && <p className="field__hint">{period({ kind, since, until })}</p>}
          </li>
        ))}
      </ul>
      <Paging href={addresses.publicNotices(region)} first={first} next={pageAt(next)} further={words.next} />
      {first && naming.length > 0 && (
        <section aria-labelledby="naming">
          <h2 id="naming">{words.naming}</h2>
          <p>{words.namingLead}</p>
          <ul>
            {naming.map(({ item, name, officeName, basis }) => (
              <li key={item}>
                <a className="tap" href={addresses.item(region, item)}>
                  {name}
                </a>
                <br />
                <span className="field__hint">{words.namingBasis(officeName, basis)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
