import type { ReactNode } from 'react'
import type { CaseSummary } from '#contracts/cases.ts'
import type { ObligationSummary } from '#contracts/obligations.ts'
import { dayText } from '#web/shared/words.ts'
import { copy } from '../copy.ts'

const words = copy.cases.own
/** 工作日 before a last day from which on it is marked as near. */
const near = 3

type Due = { key: string; title: string; day: string; left: number }

/** What the reader has to do about a case, or may still ask for, with the last day; marked when it is near. */
export function OwnDue({
  summary: { mine },
  owed,
}: {
  summary: CaseSummary
  owed: readonly ObligationSummary[]
}): ReactNode {
  const dues: Due[] = [
    ...(mine ? [{ key: mine.what, title: words.titles[mine.what], day: mine.day, left: mine.left }] : []),
    ...owed.flatMap(({ obligation, title, what, due, left }) =>
      left === null ? [] : [{ key: obligation, title: `${title}：${what.join('、')}`, day: due, left }],
    ),
  ].toSorted((a, b) => (a.day < b.day ? -1 : 1))
  if (dues.length === 0) return null
  return (
    <ul className="own-due" aria-label={words.label}>
      {dues.map(({ key, title, day, left }) => (
        <li key={key}>
          {left <= near && <strong className="own-due__near">{words.near}</strong>}
          {words.by(title, dayText(day), left)}
        </li>
      ))}
    </ul>
  )
}
