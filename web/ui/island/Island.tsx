import type { ReactNode } from 'react'
import { renderToString } from 'react-dom/server'

/**
 * A part of a page that a script takes over. Its data stands beside it in a data block, which is no script and passes a policy
 * that forbids inline scripts. Only this part carries React's marks for hydration; the page around it is plain.
 */
export function Island({ name, data, children }: { name: string; data: unknown; children: ReactNode }): ReactNode {
  return (
    <>
      <div data-island={name} dangerouslySetInnerHTML={{ __html: renderToString(children) }} />
      <script type="application/json" data-island-data={name} dangerouslySetInnerHTML={{ __html: safeJson(data) }} />
    </>
  )
}

/** JSON that can't close the element it stands in. Half a character becomes what a document makes of it, so that both draw the same. */
export function safeJson(data: unknown): string {
  return JSON.stringify(data, (_key, value: unknown) => (typeof value === 'string' ? value.toWellFormed() : value))
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029')
}
