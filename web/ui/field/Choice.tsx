import type { ReactNode } from 'react'

type ChoiceProps = {
  kind: 'radio' | 'checkbox'
  id: string
  name: string
  value: string
  label: ReactNode
  hint?: string | undefined
  checked?: boolean
  /** Whether it is chosen at first, in a form that keeps its own answers. */
  initially?: boolean
  required?: boolean
  onChange?: (checked: boolean) => void
  onBlur?: () => void
}

/** A radio button or check box with a target large enough for a thumb. */
export function Choice({
  kind,
  id,
  name,
  value,
  label,
  hint,
  checked,
  initially,
  required,
  onChange,
  onBlur,
}: ChoiceProps): ReactNode {
  return (
    <div className="choice">
      <input
        type={kind}
        id={id}
        name={name}
        value={value}
        required={required}
        aria-describedby={hint ? `${id}-hint` : undefined}
        {...(onChange
          ? { checked: checked ?? false, onChange: (event) => onChange(event.currentTarget.checked) }
          : { defaultChecked: initially })}
        onBlur={onBlur}
      />
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p className="field__hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  )
}
