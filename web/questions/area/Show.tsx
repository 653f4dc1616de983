import type { ReactNode } from 'react'
import { answerText } from '#contracts/answer.ts'
import type { Field } from '#contracts/item.ts'
import { Plan } from './Plan.tsx'

export function ShowArea({ field, value }: { field: Field; value: unknown }): ReactNode {
  return (
    <>
      {answerText(field, value)}
      <Plan value={value} />
    </>
  )
}
