import type { ReactNode } from 'react'
import { AskParts } from '../AskParts.tsx'
import { AskMenu } from '../choice/AskMenu.tsx'
import type { AskProps } from '../question.ts'
import { AskText } from '../text/Ask.tsx'

/** 地址: the county, then its towns, then the rest in words. */
export function AskAddress(props: AskProps): ReactNode {
  return <AskParts {...props} field={{ ...props.field, type: 'address' }} AskPart={AskPart} />
}

const AskPart = (props: AskProps): ReactNode =>
  props.field.type === 'choice' ? <AskMenu {...props} /> : <AskText {...props} />
