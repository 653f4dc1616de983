import { checkAnswer } from './answer.ts'
import type { AddressAnswer } from './answer-parts.ts'
import { canonical } from '#kernel/canonical.ts'
import type { Field } from './item.ts'

/** What an account knows of whoever applies; null or absent where it knows nothing. */
export type Known = {
  readonly name: string
  readonly code: string
  readonly phone: string | null
  readonly legalPerson: string | null
  /** 住址 of a person, 注册地址 of a firm. */
  readonly address?: AddressAnswer | null | undefined
}

/** What the account fills in for this question; undefined where it knows nothing that the question takes. */
export function prefillOf(field: Field, known: Known): unknown {
  if (field.prefill === undefined) return undefined
  const value = valueOf(field.prefill, known)
  // An address lies among the divisions of another form perhaps, and what is wrong is not filled in for anybody.
  return value && checkAnswer({ ...field, required: true }, value) === null ? value : undefined
}

/** Whether an answer is what the account filled in, untouched. */
export function isPrefilled(field: Field, value: unknown, known: Known): boolean {
  const own = prefillOf(field, known)
  return own !== undefined && value !== undefined && canonical(own) === canonical(value)
}

function valueOf(what: NonNullable<Field['prefill']>, known: Known): unknown {
  switch (what) {
    case 'name':
      return known.name
    case 'code':
      return known.code
    case 'phone':
      return known.phone
    case 'legal-person':
      return known.legalPerson
    case 'address':
      return known.address
  }
}
