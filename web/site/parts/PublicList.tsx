import type { ReactNode } from 'react'
import { FieldFrame } from '#web/ui/field/FieldFrame.tsx'
import { Paging } from './Paging.tsx'

type Props = {
  /** Address of the whole list, which the form asks too. */
  href: string
  words: {
    title: string
    lead: string
    show: string
    all: string
    table: (by: string | null) => string
    empty: (by: string | null) => string
    emptyHint: string
    next: string
  }
  /** The one question that the list is narrowed by, and its input. */
  field: { id: string; label: string; hint: string; error: string | null }
  input: ReactNode
  /** What it is narrowed to; null for the whole list. */
  by: string | null
  first: boolean
  /** Where the next page begins; null on the last. */
  next: string | null
  children: ReactNode[]
}

/** A page that lists what law makes public: narrowed by one question, and its pages. */
export function PublicList({ href, words, field, input, by, first, next, children }: Props): ReactNode {
  const narrowed = new URLSearchParams(by ? { [field.id]: by } : {})
  const further = new URLSearchParams({ ...Object.fromEntries(narrowed), ...(next && { after: next }) })
  return (
    <>
      <h1>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      <form method="get" action={href} className="verify">
        <FieldFrame {...field}>{input}</FieldFrame>
        <button className="button" type="submit">
          {words.show}
        </button>
        {by && (
          <a className="tap" href={href}>
            {words.all}
          </a>
        )}
      </form>
      <h2>{words.table(by)}</h2>
      {children.length === 0 && (
        <div className="empty">
          <p className="empty__what">{words.empty(by)}</p>
          <p>{words.emptyHint}</p>
        </div>
      )}
      <ul className="items">{children}</ul>
      <Paging
        href={by ? `${href}?${narrowed.toString()}` : href}
        first={first}
        next={next && `?${further.toString()}`}
        further={words.next}
      />
    </>
  )
}
