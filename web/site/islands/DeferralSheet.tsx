import type { ReactNode } from 'react'
import type { ItemDeferral } from '#contracts/item-deferral.ts'
import { Choice } from '#web/ui/field/Choice.tsx'
import { FieldsetFrame } from '#web/ui/field/FieldFrame.tsx'
import { copy } from '../copy.ts'

const words = copy.deferral

type Props = {
  rule: ItemDeferral
  /** Names of the materials that come later. */
  later: readonly string[]
  agreed: boolean
  error: string | null
  onAgree: (agreed: boolean) => void
}

/** 容缺受理: what it means, and the promise for what is not brought today. */
export function DeferralSheet({ rule, later, agreed, error, onAgree }: Props): ReactNode {
  return (
    <section className="call" aria-labelledby="deferral-title">
      <h2 id="deferral-title">{words.title}</h2>
      <p>{words.lead(later.join('、'), rule.days)}</p>
      <h3>{words.notice}</h3>
      {rule.notice.text.split('\n').map((line) => (
        <p key={line}>{line}</p>
      ))}
      <h3>{words.promise}</h3>
      <p>{words.promiseLead}</p>
      <ul>
        {rule.promise.text.split('\n').map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <FieldsetFrame id="deferral" label={words.sign} error={error}>
        <Choice
          kind="checkbox"
          id="deferral"
          name="deferral"
          value="true"
          label={words.agree(rule.days)}
          checked={agreed}
          onChange={onAgree}
        />
      </FieldsetFrame>
    </section>
  )
}
