import type { ReactNode } from 'react'
import { sizeText } from '#web/shared/words.ts'

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
