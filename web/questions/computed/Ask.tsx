import type { ReactNode } from 'react'
import { answerText } from '#contracts/answer.ts'
import { FieldFrame } from '#web/ui/field/FieldFrame.tsx'
import { copy } from '../copy.ts'
import type { AskProps } from '../question.ts'

/** A value that follows from other answers: shown as it changes, never typed. */
export function AskComputed({ field, id, value, error }: Omit<AskProps, 'onAnswer' | 'onLeave'>): ReactNode {
  const text = answerText(field, value)
  return (
    <FieldFrame
      id={id}
      label={field.label}
      hint={[field.hint, copy.computed.hint].filter(Boolean).join(' ')}
      error={error}
    >
      <output id={id} className={text === '' ? 'computed computed--blank' : 'computed'} tabIndex={-1}>
        {text || copy.computed.blank}
      </output>
    </FieldFrame>
  )
}
