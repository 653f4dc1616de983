import type { ReactNode } from 'react'
import { copy } from '../copy.ts'

/** The address of the page that begins at a cursor; null after the last. `by`: what the address calls it. */
export const pageAt = (cursor: string | null, by = 'after'): string | null =>
  cursor === null ? null : `?${by}=${encodeURIComponent(cursor)}`

/** 翻页 of a list: back to its first page, on to the next; nothing for a list of one page. */
export function Paging({
  href,
  first,
  next,
  further = copy.cases.next,
}: {
  /** Address of the first page. */
  href: string
  /** Whether this is the first page. */
  first: boolean
  /** Address of the next page; null on the last. */
  next: string | null
  further?: string
}): ReactNode {
  if (next === null && first) return null
  return (
    <p className="paging">
      {!first && <a href={href}>{copy.cases.firstPage}</a>}
      {next !== null && (
        <a className="button button--quiet" href={next} rel="next">
          {further}
        </a>
      )}
    </p>
  )
}
