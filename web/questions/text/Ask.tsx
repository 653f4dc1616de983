import type { ReactNode } from 'react'
import { AskLine } from '../AskLine.tsx'
import type { AskProps } from '../question.ts'
import { readText } from './model.ts'

export function AskText(props: AskProps): ReactNode {
  return <AskLine {...props} read={readText} autoComplete={props.field.prefill === 'name' ? 'name' : 'off'} />
}
