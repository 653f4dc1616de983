import type { ReactNode } from 'react'
import { AskLine } from '../AskLine.tsx'
import type { AskProps } from '../question.ts'
import { readText } from '../text/model.ts'

export function AskDate(props: AskProps): ReactNode {
  return <AskLine {...props} read={readText} kind="date" width="medium" />
}
