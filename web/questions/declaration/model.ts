import { memberOf } from '#contracts/answer-parts.ts'
import type { Field } from '#contracts/item.ts'

/** What a tick says: this text in this version, word by word; undefined for no tick. */
export function agreement(field: Pick<Field, 'statement'>, ticked: boolean): unknown {
  return ticked && field.statement ? { agreed: true, ...field.statement } : undefined
}

/** Whether the text as it now stands was agreed to; agreement to another version is none. */
export function isAgreed(field: Pick<Field, 'statement'>, value: unknown): boolean {
  return (
    memberOf(value, 'agreed') === true &&
    memberOf(value, 'version') === field.statement?.version &&
    memberOf(value, 'text') === field.statement?.text
  )
}
