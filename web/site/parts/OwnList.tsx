import type { ReactNode } from 'react'
import { addresses } from '../addresses.ts'
import { copy } from '../copy.ts'
import { pageAt, Paging } from './Paging.tsx'

/** A page that lists what is a party's own beside its cases: how it came to be empty, and its pages. */
export function OwnList({
  region,
  words,
  href,
  first,
  next,
  finds = false,
  children,
}: {
  region: string
  words: { title: string; lead: string; empty: string; emptyHint: string }
  /** Address of the first page. */
  href: string
  first: boolean
  next: string | null
  /** An empty list leads to what one may apply for. */
  finds?: boolean
  children: ReactNode[]
}): ReactNode {
  return (
    <>
      <p className="above-title">
        <a href={addresses.cases(region)}>{copy.cases.title}</a>
      </p>
      <h1>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      {children.length === 0 && first && (
        <div className="empty">
          <p className="empty__what">{words.empty}</p>
          <p>{words.emptyHint}</p>
          {finds && (
            <p>
              <a className="button" href={addresses.home(region)}>
                {copy.cases.find}
              </a>
            </p>
          )}
        </div>
      )}
      {children.length > 0 && <ul className="items">{children}</ul>}
      <Paging href={href} first={first} next={pageAt(next)} />
    </>
  )
}
