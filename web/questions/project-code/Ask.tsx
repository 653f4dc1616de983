import type { ReactNode } from 'react'
import { AskLine } from '../AskLine.tsx'
import { copy } from '../copy.ts'
import type { AskProps } from '../question.ts'
import { readProjectCode } from './model.ts'

export function AskProjectCode(props: AskProps): ReactNode {
  return <AskLine {...props} read={readProjectCode} width="medium" hint={copy.projectCodeHint} />
}
