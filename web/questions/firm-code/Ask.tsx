import type { ReactNode } from 'react'
import { AskLine } from '../AskLine.tsx'
import { copy } from '../copy.ts'
import type { AskProps } from '../question.ts'
import { readFirmCode } from './model.ts'

export function AskFirmCode(props: AskProps): ReactNode {
  return <AskLine {...props} read={readFirmCode} width="medium" hint={copy.firmCodeHint} />
}
