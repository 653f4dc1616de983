import type { ReactNode } from 'react'
import type { Field } from '#contracts/item.ts'

export type AskProps = {
  field: Field
  /** id of the input, or of the first of several; errors lead to it */
  id: string
  value: unknown
  error: string | null
  onAnswer: (answer: unknown) => void
  /** The person has left the field, or changed it by an act that is whole in itself, such as a click: what stands now is kept. */
  onLeave: () => void
}

export type ShowProps = { field: Field; value: unknown }

/** One type of question: how it is asked, and how its answer is shown. What a designer sets of it is `desk/form-page/type-edit.tsx`. */
export type Question = {
  Ask: (props: AskProps) => ReactNode
  Show: (props: ShowProps) => ReactNode
}
