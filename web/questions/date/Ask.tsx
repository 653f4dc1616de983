import type { ReactNode } from 'react'
import { AskLine } from '../AskLine.tsx'
import type { AskProps } from '../question.ts'
import { readDate } from './model.ts'

export function AskDate(props: AskProps): ReactNode {
  const { onAnswer, onLeave } = props
  // A day that is picked from the calendar is there at once, without a field that is left.
  const answer = (day: unknown): void => {
    onAnswer(day)
    onLeave()
  }
  return <AskLine {...props} onAnswer={answer} read={readDate} kind="date" width="medium" />
}
