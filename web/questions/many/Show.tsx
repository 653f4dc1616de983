import type { ReactNode } from 'react'
import type { Field } from '#contracts/item.ts'

export function ShowMany({ field, value }: { field: Field; value: unknown }): ReactNode {
  const chosen: unknown[] = Array.isArray(value) ? value : []
  return (
    <ul className="plain">
      {(field.options ?? [])
        .filter((option) => chosen.includes(option.value))
        .map((option) => (
          <li key={option.value}>{option.label}</li>
        ))}
    </ul>
  )
}
