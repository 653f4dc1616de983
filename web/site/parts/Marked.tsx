import type { ReactNode } from 'react'

/** A text with the words of a search marked where they stand in it. */
export function Marked({ text, q }: { text: string; q: string }): ReactNode {
  const terms = q
    .normalize('NFKC')
    .toLowerCase()
    .split(/\s+/)
    .filter((term) => term !== '')
  if (terms.length === 0) return text
  const escaped = terms.map((term) => term.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`))
  return text.split(new RegExp(`(${escaped.join('|')})`, 'iu')).map((part, place) =>
    // Every second part is a hit.
    // oxlint-disable-next-line react/no-array-index-key -- parts never change places
    place % 2 === 1 ? <mark key={place}>{part}</mark> : part,
  )
}
