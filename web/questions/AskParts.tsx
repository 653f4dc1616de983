import type { ReactNode } from 'react'
import { checkAnswer, isUnanswered } from '#contracts/answer.ts'
import { memberOf, partsOf, type PartsType } from '#contracts/answer-parts.ts'
import type { Field } from '#contracts/item.ts'
import { FieldsetFrame } from '#web/ui/field/FieldFrame.tsx'
import { copy } from './copy.ts'
import { hintOf } from './hint.ts'
import type { withMember } from './members.ts'
import type { AskProps } from './question.ts'

type AskPartsProps = AskProps & {
  field: Field & { type: PartsType }
  AskPart: (props: AskProps) => ReactNode
  /** The answer after one of its parts was answered. */
  withPart: typeof withMember
}

/** A question whose answer has parts, each asked by itself under the label of the whole; what is wrong stands at the part. */
export function AskParts({ field, id, value, error, onAnswer, onLeave, AskPart, withPart }: AskPartsProps): ReactNode {
  const parts = partsOf(field, value)
  const blank = isUnanswered(value)
  return (
    <FieldsetFrame
      id={id}
      label={field.label}
      optional={field.required ? undefined : copy.optional}
      hint={hintOf(field)}
      error={error !== null && blank ? error : null}
    >
      <div className="parts">
        {parts.map((part, place) => (
          <AskPart
            key={part.key}
            field={{ ...part, key: `${field.key}-${part.key}` }}
            id={place === 0 ? id : `${id}-${part.key}`}
            value={memberOf(value, part.key)}
            error={error === null || blank ? null : checkAnswer(part, memberOf(value, part.key))}
            onAnswer={(answer) => onAnswer(withPart(field, value, part.key, answer))}
            onLeave={onLeave}
          />
        ))}
      </div>
    </FieldsetFrame>
  )
}
