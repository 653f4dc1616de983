import type { ReactNode } from 'react'
import { AskParts } from '../AskParts.tsx'
import { AskFirmCode } from '../firm-code/Ask.tsx'
import type { AskProps } from '../question.ts'
import { AskText } from '../text/Ask.tsx'
import { withFirmPart } from './model.ts'

/** 单位: a firm named by name and code. */
export function AskFirm(props: AskProps): ReactNode {
  return <AskParts {...props} field={{ ...props.field, type: 'firm' }} AskPart={AskPart} withPart={withFirmPart} />
}

const AskPart = (props: AskProps): ReactNode =>
  props.field.type === 'firm-code' ? <AskFirmCode {...props} /> : <AskText {...props} />
