import { useId, type ReactNode } from 'react'
import { copy } from '../copy.ts'

type Props = {
  label: ReactNode
  required?: boolean
  hint?: string
  error?: string | null
  children: (props: { id: string; 'aria-describedby': string | undefined; 'aria-invalid': boolean }) => ReactNode
}

/** Label, control, hint and error of one question, tied together for screen readers. */
export function Field({ label, required = true, hint, error, children }: Props) {
  const id = useId()
  const about = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div className={error ? 'field field-wrong' : 'field'}>
      <label htmlFor={id}>
        {label}
        {!required && <span className="quiet"> {copy.common.optional}</span>}
      </label>
      {children({ id, 'aria-describedby': about || undefined, 'aria-invalid': Boolean(error) })}
      {hint && (
        <div className="field-hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {error && (
        <div className="field-error" id={`${id}-error`} role="alert">
          {error}
        </div>
      )}
    </div>
  )
}
