import type { ReactNode } from 'react'
import type { Field } from '#contracts/item.ts'

export type AskProps = {
  field: Field
  /** id of the input, or of the first of several; errors lead to it */
  id: string
  value: unknown
  error: string | null
  onAnswer: (answer: unknown) => void
  /** The person has left the field. */
  onLeave: () => void
}

/** One type of question: how it is asked and, where plain text does not do, how its answer is shown. */
export type Question = {
  Ask: (props: AskProps) => ReactNode
  Show?: (props: { field: Field; value: unknown }) => ReactNode
}
