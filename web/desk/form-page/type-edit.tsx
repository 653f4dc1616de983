import type { FieldType } from '#contracts/item.ts'
import { EditArea } from '#web/questions/area/Edit.tsx'
import { EditChoice } from '#web/questions/choice/Edit.tsx'
import { EditDeclaration } from '#web/questions/declaration/Edit.tsx'
import { EditAddress } from '#web/questions/address/Edit.tsx'
import { EditDate } from '#web/questions/date/Edit.tsx'
import { EditFile } from '#web/questions/file/Edit.tsx'
import { EditFirm } from '#web/questions/firm/Edit.tsx'
import { EditFirmCode } from '#web/questions/firm-code/Edit.tsx'
import { EditPhone } from '#web/questions/phone/Edit.tsx'
import { EditProjectCode } from '#web/questions/project-code/Edit.tsx'
import { EditResidentId } from '#web/questions/resident-id/Edit.tsx'
import { EditYesNo } from '#web/questions/yes-no/Edit.tsx'
import type { Edit, EditProps } from '#web/questions/edit/edit.ts'
import { EditLongText } from '#web/questions/long-text/Edit.tsx'
import { EditMany } from '#web/questions/many/Edit.tsx'
import { EditMoney } from '#web/questions/money/Edit.tsx'
import { EditNumber } from '#web/questions/number/Edit.tsx'
import { EditPerson } from '#web/questions/person/Edit.tsx'
import { EditTable } from '#web/questions/table/Edit.tsx'
import { EditText } from '#web/questions/text/Edit.tsx'

/** What each type has to be designed, from its folder. */
const edits: Record<FieldType, Edit> = {
  text: EditText,
  'long-text': EditLongText,
  number: EditNumber,
  money: EditMoney,
  choice: EditChoice,
  many: EditMany,
  person: EditPerson,
  area: EditArea,
  table: EditTable,
  file: EditFile,
  declaration: EditDeclaration,
  date: EditDate,
  'yes-no': EditYesNo,
  phone: EditPhone,
  'resident-id': EditResidentId,
  'firm-code': EditFirmCode,
  'project-code': EditProjectCode,
  address: EditAddress,
  firm: EditFirm,
}

/** What belongs to the type of a question. */
export function TypeEdit(props: EditProps) {
  const Of = edits[props.field.type]
  return <Of {...props} />
}
