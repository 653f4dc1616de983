import type { ReactNode } from 'react'
import { momentText } from '#web/shared/words.ts'
import { Facts } from '#web/ui/facts/Facts.tsx'
import { addresses } from '../addresses.ts'
import { copy } from '../copy.ts'
import type { PageProps } from '../pages.ts'
import { pageAt, Paging } from '../parts/Paging.tsx'

const words = copy.reads

export const readsTitle = (): string => words.title

/** 谁看过我的信息: office and post, when, what, in which case, or at a window apart from any. */
export function ReadsPage({ frame: { region }, reads, next, first }: PageProps<'reads'>): ReactNode {
  return (
    <>
      <p className="above-title">
        <a href={addresses.cases(region)}>{copy.case.back}</a>
      </p>
      <h1>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      {reads.length === 0 && (
        <div className="empty">
          <p className="empty__what">{first ? words.empty : words.noMore}</p>
          <p>{words.emptyHint}</p>
        </div>
      )}
      <ul className="items">
        {reads.map((read) => (
          <li key={read.id} className="item">
            <h2 className="item__title">{read.who}</h2>
            <Facts
              facts={[
                { label: words.at, value: momentText(read.at) },
                { label: words.what, value: read.what.map((each) => words.kinds[each]).join('、') },
                { label: words.purpose, value: words.purposes[read.purpose] ?? read.purpose },
                ...(read.case
                  ? [
                      {
                        label: words.case,
                        value: (
                          <>
                            <a className="solo" href={addresses.case(region, read.case.id)}>
                              {read.case.itemName}
                            </a>
                            <br />
                            <span className="code">{read.case.number}</span>
                          </>
                        ),
                      },
                    ]
                  : []),
              ]}
            />
          </li>
        ))}
      </ul>
      <Paging href={addresses.reads(region)} first={first} next={pageAt(next, 'before')} />
    </>
  )
}
