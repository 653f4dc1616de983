import type { ReactNode } from 'react'
import { AskLine } from '../AskLine.tsx'
import type { AskProps } from '../question.ts'
import { readDate } from './model.ts'

export function AskDate(props: AskProps): ReactNode {
  return <AskLine {...props} read={readDate} kind="date" width="medium" />
}
