import { Checkbox, Input } from 'antd'
import type { ItemCommitment } from '#contracts/item-commitment.ts'
import type { ItemDeferral } from '#contracts/item-deferral.ts'
import { copy } from '../copy.ts'
import { Field } from './field.tsx'

const { ways, later } = copy.window

/** What the person at the window has signed so far. */
export type Signing = { read: boolean; name: string }

type PromiseProps = {
  rule: ItemCommitment
  applicant: string
  signing: Signing
  onSigning: (signing: Signing) => void
}

/** 告知承诺: both texts in their versions, read and signed by the person who stands here. */
export function SignPromise({ rule, applicant, signing, onSigning }: PromiseProps) {
  const wrong = signing.name !== '' && signing.name.trim() !== applicant
  return (
    <section className="panel promise-texts">
      <h2>{ways.sheet}</h2>
      <p className="quiet">{ways.turn}</p>
      <h3>{ways.notice(rule.notice.version)}</h3>
      <p className="lines">{rule.notice.text}</p>
      <h3>{ways.promise(rule.promise.version)}</h3>
      <p className="lines">{rule.promise.text}</p>
      <Checkbox checked={signing.read} onChange={(event) => onSigning({ ...signing, read: event.target.checked })}>
        {ways.read}
      </Checkbox>
      <Field label={ways.name} hint={ways.nameHint} error={wrong ? ways.nameWrong(applicant) : null}>
        {(control) => (
          <Input
            {...control}
            autoComplete="off"
            maxLength={100}
            value={signing.name}
            onChange={(event) => onSigning({ ...signing, name: event.target.value })}
          />
        )}
      </Field>
    </section>
  )
}

type LaterProps = {
  rule: ItemDeferral
  /** Names of the materials that come later. */
  names: readonly string[]
  agreed: boolean
  onAgree: (agreed: boolean) => void
}

/** 容缺受理: what it means, and the promise for what is not brought today. */
export function PromiseLater({ rule, names, agreed, onAgree }: LaterProps) {
  return (
    <section className="panel promise-texts">
      <h2>{later.title}</h2>
      <p>{later.lead(names.join('、'), rule.days)}</p>
      <h3>{later.notice}</h3>
      <p className="lines">{rule.notice.text}</p>
      <h3>{later.promise}</h3>
      <p className="lines">{rule.promise.text}</p>
      <Checkbox checked={agreed} onChange={(event) => onAgree(event.target.checked)}>
        {later.agree(rule.days)}
      </Checkbox>
    </section>
  )
}
