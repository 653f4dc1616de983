import { useState } from 'react'
import type { Field } from '#contracts/item.ts'
import { words } from '#web/desk/form-page/copy.ts'
import type { EditProps } from '../edit/edit.ts'
import { NumberEdit, withMaybe } from '../edit/NumberEdit.tsx'
import { RangeEdit } from '../edit/RangeEdit.tsx'
import { bothDegrees, withDegrees } from './view.ts'

/** The least and the greatest area, and about which place the map opens. */
export function EditArea({ field, onField }: EditProps) {
  return (
    <>
      <RangeEdit {...{ field, onField }} />
      <EditAround key={field.key} around={field.around} onAround={(at) => onField(withMaybe(field, 'around', at))} />
    </>
  )
}

/** Both degrees or none; the one that is left while the other is blank is kept here. */
function EditAround({ around, onAround }: { around: Field['around']; onAround: (around: Field['around']) => void }) {
  const [left, setLeft] = useState<Partial<NonNullable<Field['around']>>>({})
  const shown = around ?? left
  return (['longitude', 'latitude'] as const).map((of) => (
    <NumberEdit
      key={of}
      label={words.field[of]}
      value={shown[of]}
      onValue={(degrees) => {
        const next = withDegrees(shown, of, degrees)
        setLeft(next)
        onAround(bothDegrees(next))
      }}
    />
  ))
}
