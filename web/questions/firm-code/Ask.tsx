import type { ReactNode } from 'react'
import { AskLine } from '../AskLine.tsx'
import { copy } from '../copy.ts'
import type { AskProps } from '../question.ts'
import { readCode } from '../resident-id/model.ts'

export function AskFirmCode(props: AskProps): ReactNode {
  return <AskLine {...props} read={readCode} width="medium" hint={copy.firmCodeHint} />
}
