import type { ReactNode } from 'react'

export type FieldParts = {
  id: string
  label: string
  optional?: string | undefined
  hint?: string | undefined
  error?: string | null
}

/** Ids that describe an input, for `aria-describedby`. */
export function describedBy({ id, hint, error }: FieldParts): string | undefined {
  return [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ') || undefined
}

/** Label, hint and error around one input whose id is the frame's. */
export function FieldFrame({ children, ...parts }: FieldParts & { children: ReactNode }): ReactNode {
  const { id, label, optional, hint, error } = parts
  return (
    <div className={error ? 'field field--wrong' : 'field'}>
      <label className="field__label" htmlFor={id}>
        {label}
        {optional && <span className="field__optional">{optional}</span>}
      </label>
      <HintAndError id={id} hint={hint} error={error} />
      {children}
    </div>
  )
}

/** The same around a group of inputs, such as radio buttons. The first of them carries the id, so that an error can lead there. */
export function FieldsetFrame({ children, ...parts }: FieldParts & { children: ReactNode }): ReactNode {
  const { id, label, optional, hint, error } = parts
  return (
    <fieldset className={error ? 'field field--wrong' : 'field'} aria-describedby={describedBy(parts)}>
      <legend className="field__label">
        {label}
        {optional && <span className="field__optional">{optional}</span>}
      </legend>
      <HintAndError id={id} hint={hint} error={error} />
      {children}
    </fieldset>
  )
}

function HintAndError({
  id,
  hint,
  error,
}: {
  id: string
  hint?: string | undefined
  error?: string | null | undefined
}): ReactNode {
  return (
    <>
      {hint && (
        <p className="field__hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p className="field__error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </>
  )
}
