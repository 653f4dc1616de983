import type { ReactNode } from 'react'
import { AskLine } from '../AskLine.tsx'
import { copy } from '../copy.ts'
import type { AskProps } from '../question.ts'
import { readCode } from './model.ts'

export function AskResidentId(props: AskProps): ReactNode {
  return <AskLine {...props} read={readCode} width="medium" hint={copy.residentIdHint} />
}
