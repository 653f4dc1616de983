import type { ReactNode } from 'react'
import { AskLine } from '../AskLine.tsx'
import { copy } from '../copy.ts'
import type { AskProps } from '../question.ts'
import { readPhone } from './model.ts'

export function AskPhone(props: AskProps): ReactNode {
  return (
    <AskLine
      {...props}
      read={readPhone}
      kind="tel"
      inputMode="tel"
      width="medium"
      autoComplete="tel"
      hint={copy.phoneHint}
    />
  )
}
