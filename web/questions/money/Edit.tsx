import { ComputedEdit } from '../computed/Edit.tsx'
import type { EditProps } from '../edit/edit.ts'
import { RangeEdit } from '../edit/RangeEdit.tsx'

export function EditMoney(props: EditProps) {
  return (
    <>
      <RangeEdit {...props} factor={100} />
      <ComputedEdit {...props} />
    </>
  )
}
