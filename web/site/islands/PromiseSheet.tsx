import type { ReactNode } from 'react'
import type { ItemCommitment } from '#contracts/item-commitment.ts'
import { Choice } from '#web/ui/field/Choice.tsx'
import { FieldsetFrame } from '#web/ui/field/FieldFrame.tsx'
import { TextBox } from '#web/ui/text-box/TextBox.tsx'
import { copy } from '../copy.ts'
import { CommitmentTexts } from '../parts/CommitmentTexts.tsx'

const words = copy.commitment

/** What was typed to sign a promise. */
export type Signing = { name: string; read: boolean }

/** What is missing before the promise counts as signed; null when nothing is. */
export function signingFault(
  { name, read }: Signing,
  applicant: string,
): { at: 'read' | 'name'; message: string } | null {
  if (!read) return { at: 'read', message: words.readMissing }
  return name === applicant ? null : { at: 'name', message: words.nameMissing(applicant) }
}

/** 阅读告知书，签署承诺书. */
export function PromiseSheet({
  title,
  rule,
  signing,
  fault,
  onChange,
}: {
  title: string
  rule: ItemCommitment
  signing: Signing
  fault: ReturnType<typeof signingFault>
  onChange: (change: Partial<Signing>) => void
}): ReactNode {
  return (
    <section aria-labelledby="promise">
      <h2 id="promise">{title}</h2>
      <CommitmentTexts rule={rule} level={3} />
      <FieldsetFrame id="promise-read" label={words.sign} error={fault?.at === 'read' ? fault.message : null}>
        <Choice
          kind="checkbox"
          id="promise-read"
          name="promise-read"
          value="true"
          label={words.read}
          checked={signing.read}
          onChange={(read) => onChange({ read })}
        />
      </FieldsetFrame>
      <TextBox
        id="promise-name"
        name="promise-name"
        label={words.name}
        hint={words.nameHint}
        initial={signing.name}
        required
        error={fault?.at === 'name' ? fault.message : null}
        onType={(typed) => onChange({ name: typed.trim() })}
        onLeave={(typed) => typed.trim()}
      />
    </section>
  )
}
