import type { ReactNode } from 'react'
import { AskLine } from '../AskLine.tsx'
import { copy } from '../copy.ts'
import type { AskProps } from '../question.ts'
import { readNumber } from './model.ts'

export function AskNumber(props: AskProps): ReactNode {
  return <AskLine {...props} read={readNumber} inputMode="decimal" width="short" hint={copy.between(props.field)} />
}
