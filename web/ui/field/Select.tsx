import type { ReactNode } from 'react'
import { describedBy, FieldFrame, type FieldParts } from './FieldFrame.tsx'

type SelectProps = FieldParts & {
  name: string
  /** '' for none. */
  value: string
  options: readonly { value: string; label: string }[]
  /** Stands where nothing was chosen. */
  nothing: string
  required: boolean
  onChange: (value: string) => void
  onBlur: () => void
}

/** A menu: for more options than fit on a page as buttons. */
export function Select({
  name,
  value,
  options,
  nothing,
  required,
  onChange,
  onBlur,
  ...parts
}: SelectProps): ReactNode {
  return (
    <FieldFrame {...parts}>
      <select
        id={parts.id}
        name={name}
        className="input input--medium"
        value={value}
        aria-required={required}
        aria-invalid={parts.error ? true : undefined}
        aria-describedby={describedBy(parts)}
        onChange={(event) => onChange(event.currentTarget.value)}
        onBlur={onBlur}
      >
        <option value="">{nothing}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  )
}
