import type { ReactNode } from 'react'

export type Fact = { label: string; value: ReactNode; action?: ReactNode }

/** Pairs of a name and what it says; a row may end with a link that changes it. */
export function Facts({ facts }: { facts: readonly Fact[] }): ReactNode {
  return (
    <dl className="facts">
      {facts.map(({ label, value, action }) => (
        <div className="facts__row" key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
          {action && <dd className="facts__action">{action}</dd>}
        </div>
      ))}
    </dl>
  )
}
