import type { ReactNode } from 'react'
import { AskParts } from '../AskParts.tsx'
import { AskPhone } from '../phone/Ask.tsx'
import type { AskProps } from '../question.ts'
import { AskResidentId } from '../resident-id/Ask.tsx'
import { AskText } from '../text/Ask.tsx'
import { withPersonPart } from './model.ts'

/** 人员: somebody named by name, number and telephone. */
export function AskPerson(props: AskProps): ReactNode {
  return <AskParts {...props} field={{ ...props.field, type: 'person' }} AskPart={AskPart} withPart={withPersonPart} />
}

function AskPart(props: AskProps): ReactNode {
  if (props.field.type === 'resident-id') return <AskResidentId {...props} />
  return props.field.type === 'phone' ? <AskPhone {...props} /> : <AskText {...props} />
}
