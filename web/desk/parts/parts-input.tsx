import type { ComponentType } from 'react'
import { memberOf, partsOf, type PartsType } from '#contracts/answer-parts.ts'
import type { Field } from '#contracts/item.ts'
import { withMember } from '#web/questions/members.ts'
import type { Props } from './answer-input.tsx'

type PartsProps = Omit<Props, 'field'> & { field: Field & { type: PartsType }; Input: ComponentType<Props> }

/** Address, person, firm: their parts side by side. */
export function PartsInput({ field, value, control, onChange, onLeave, Input }: PartsProps) {
  return (
    <fieldset className="parts" aria-label={field.label}>
      {partsOf(field, value).map((part, place) => (
        <div key={part.key} className="part" data-part={part.key}>
          <span className="part-name" aria-hidden="true">
            {part.label}
          </span>
          <Input
            field={part}
            value={memberOf(value, part.key)}
            control={{
              ...control,
              id: place === 0 ? control.id : `${control.id}-${part.key}`,
              'aria-label': `${field.label}的${part.label}`,
            }}
            onChange={(answer) => onChange(withMember(field, value, part.key, answer))}
            onLeave={onLeave}
          />
        </div>
      ))}
    </fieldset>
  )
}
