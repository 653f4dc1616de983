import type { ReactNode } from 'react'

export function ShowLongText({ value }: { value: unknown }): ReactNode {
  return <span className="lines">{typeof value === 'string' ? value : ''}</span>
}
