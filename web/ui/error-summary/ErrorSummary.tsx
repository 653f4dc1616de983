import { useEffect, useRef, type ReactNode } from 'react'

export type SummaryError = { message: string; href?: string }

/** Everything that is wrong on the page, at its top, each line leading to its field. Takes the focus when `attempt` changes. */
export function ErrorSummary({
  title,
  errors,
  attempt,
}: {
  title: string
  errors: readonly SummaryError[]
  attempt: number
}): ReactNode {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (attempt > 0) box.current?.focus()
  }, [attempt])
  if (errors.length === 0) return null
  return (
    <div className="error-summary" role="alert" tabIndex={-1} ref={box} aria-labelledby="error-summary-title">
      <h2 id="error-summary-title">{title}</h2>
      <ul>
        {errors.map((error) => (
          <li key={error.message}>{error.href ? <a href={error.href}>{error.message}</a> : error.message}</li>
        ))}
      </ul>
    </div>
  )
}
