import { Input } from 'antd'
import { recipientFaults, recipientLines } from '#contracts/recipient.ts'
import { copy } from '../copy.ts'
import { Field } from './field.tsx'

export type RecipientDraft = { name: string; phone: string; address: string }
const words = copy.handOver.dispatch

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
  const faults = new Map(shown ? recipientFaults(value).map(({ line, message }) => [line, message]) : [])
  return (
    <>
      {recipientLines.map((key) => (
        <Field key={key} label={key === 'name' ? words.recipient : words[key]} error={faults.get(key) ?? null}>
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
