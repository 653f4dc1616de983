import { Input } from 'antd'
import type { ReactNode } from 'react'
import { Field } from './field.tsx'

type Props = {
  label: ReactNode
  required?: boolean
  hint?: string
  error?: string | null
  placeholder?: string
  /** The most characters. */
  most: number
  /** Lines that it shows while empty; it grows to three times as many. */
  rows?: number
  value: string
  onChange: (text: string) => void
}

/** A question that is answered in sentences: a reason, a finding, a remark. */
export function WordsField({ label, required, hint, error, placeholder, most, rows = 3, value, onChange }: Props) {
  return (
    <Field
      label={label}
      {...(required === false ? { required } : {})}
      {...(hint ? { hint } : {})}
      error={error ?? null}
    >
      {(control) => (
        <Input.TextArea
          {...control}
          showCount
          maxLength={most}
          autoSize={{ minRows: rows, maxRows: 3 * rows }}
          {...(placeholder ? { placeholder } : {})}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}
