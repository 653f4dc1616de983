import type { ReactNode } from 'react'
import { AskParts } from '../AskParts.tsx'
import { AskMenu } from '../choice/AskMenu.tsx'
import type { AskProps } from '../question.ts'
import { AskText } from '../text/Ask.tsx'
import { withAddressPart } from './model.ts'

/** 地址: the county, then its towns, then the rest in words. */
export function AskAddress(props: AskProps): ReactNode {
  return (
    <AskParts {...props} field={{ ...props.field, type: 'address' }} AskPart={AskPart} withPart={withAddressPart} />
  )
}

const AskPart = (props: AskProps): ReactNode =>
  props.field.type === 'choice' ? <AskMenu {...props} /> : <AskText {...props} />
