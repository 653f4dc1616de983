import type { ReactNode } from 'react'
import { memberOf } from '#contracts/answer-parts.ts'
import { copy } from '../copy.ts'

/** What was agreed to, as it read then. */
export function ShowDeclaration({ value }: { value: unknown }): ReactNode {
  return (
    <details>
      <summary>
        {copy.agreed}（{copy.version(String(memberOf(value, 'version')))}）
      </summary>
      <p className="pre">{String(memberOf(value, 'text'))}</p>
    </details>
  )
}
