import type { ReactNode } from 'react'
import type { ItemCommitment } from '#contracts/item-commitment.ts'
import { copy } from '../copy.ts'

const words = copy.commitment

/** 告知书 and 承诺书, each in its version. */
export function CommitmentTexts({ rule, level }: { rule: ItemCommitment; level: 3 | 4 }): ReactNode {
  const Heading = level === 3 ? 'h3' : 'h4'
  return (
    <>
      <Heading>{words.notice(rule.notice.version)}</Heading>
      <p className="lines">{rule.notice.text}</p>
      <Heading>{words.promise(rule.promise.version)}</Heading>
      <p className="lines">{rule.promise.text}</p>
    </>
  )
}
