import type { ReactNode } from 'react'
import type { ShowProps } from '../question.ts'
import { sizeText } from '#web/shared/words.ts'

/** What was brought for a question for files, by name. */
export function ShowFiles({ value }: Pick<ShowProps, 'value'>): ReactNode {
  return (
    <ul className="plain">
      {(Array.isArray(value) ? value.map(String) : []).map((name) => (
        <li key={name}>{name}</li>
      ))}
    </ul>
  )
}

/** A file that was handed in, by its name and size; `href` opens it, `reused` says when it was handed in before. */
export function ShowFile({
  name,
  bytes,
  href,
  reused = null,
}: {
  name: string
  bytes: number | null
  href: string
  reused?: string | null
}): ReactNode {
  return (
    <>
      <a href={href}>{name}</a>
      {reused !== null && <small>{reused}</small>}
      {bytes !== null && <small>{sizeText(bytes)}</small>}
    </>
  )
}
