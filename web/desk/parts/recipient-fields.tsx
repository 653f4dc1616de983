import { Input } from 'antd'
import { Recipient } from '#contracts/deliveries.ts'
import { copy } from '../copy.ts'
import { Field } from './field.tsx'

export type RecipientDraft = { name: string; phone: string; address: string }
const words = copy.handOver.dispatch

/** What is wrong with where a courier shall bring the result, by field; empty when it may be sent. */
export function recipientFaults(draft: RecipientDraft): Partial<Record<keyof RecipientDraft, string>> {
  const parsed = Recipient.safeParse(draft)
  if (parsed.success) return {}
  return Object.fromEntries(parsed.error.issues.map((issue) => [String(issue.path[0]), issue.message]))
}

/** 收件人: name, telephone and address for the courier. */
export function RecipientFields({
  value,
  onChange,
  shown,
}: {
  value: RecipientDraft
  onChange: (value: RecipientDraft) => void
  /** Whether faults are shown already. */
  shown: boolean
}) {
  const faults = shown ? recipientFaults(value) : {}
  return (
    <>
      {(['name', 'phone', 'address'] as const).map((key) => (
        <Field key={key} label={key === 'name' ? words.recipient : words[key]} error={faults[key] ?? null}>
          {(control) => (
            <Input
              {...control}
              autoComplete="off"
              inputMode={key === 'phone' ? 'tel' : 'text'}
              maxLength={key === 'address' ? 200 : 50}
              value={value[key]}
              onChange={(event) => onChange({ ...value, [key]: event.target.value })}
            />
          )}
        </Field>
      ))}
    </>
  )
}
