import { useState, type HTMLAttributes, type ReactNode } from 'react'
import { describedBy, FieldFrame, type FieldParts } from '../field/FieldFrame.tsx'

type TextBoxProps = FieldParts & {
  name: string
  /** The answer as typed text. */
  initial: string
  kind?: 'text' | 'tel' | 'date'
  inputMode?: HTMLAttributes<HTMLInputElement>['inputMode']
  width?: 'short' | 'medium' | 'full'
  unit?: string | undefined
  required: boolean
  autoComplete?: string
  onType: (typed: string) => void
  /** Returns the text to show once the field is left, for instance in capitals. */
  onLeave: (typed: string) => string
}

/** One line of text with its label. It keeps what was typed, so that half a number stays as it is while one types. */
export function TextBox(props: TextBoxProps): ReactNode {
  const {
    id,
    name,
    initial,
    kind = 'text',
    inputMode,
    width = 'full',
    unit,
    required,
    autoComplete = 'off',
    onType,
    onLeave,
  } = props
  const [typed, setTyped] = useState(initial)
  return (
    <FieldFrame {...props}>
      <span className="text-box">
        <input
          id={id}
          name={name}
          type={kind}
          inputMode={inputMode}
          className={`input input--${width}`}
          value={typed}
          aria-required={required}
          aria-invalid={props.error ? true : undefined}
          aria-describedby={describedBy(props)}
          autoComplete={autoComplete}
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            onType(event.currentTarget.value)
          }}
          onBlur={() => setTyped(onLeave(typed))}
        />
        {unit && <span className="text-box__unit">{unit}</span>}
      </span>
    </FieldFrame>
  )
}
