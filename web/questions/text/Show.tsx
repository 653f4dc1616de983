import type { ReactNode } from 'react'
import { answerText } from '#contracts/answer.ts'
import type { ShowProps } from '../question.ts'

/** The answer as papers and lists write it. */
export function ShowText({ field, value }: ShowProps): ReactNode {
  return answerText(field, value)
}
