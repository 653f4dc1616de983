import type { FieldType } from '#contracts/item.ts'
import { EditArea } from '#web/questions/area/Edit.tsx'
import { EditChoice } from '#web/questions/choice/Edit.tsx'
import { EditDeclaration } from '#web/questions/declaration/Edit.tsx'
import type { Edit, EditProps } from '#web/questions/edit/edit.ts'
import { EditLongText } from '#web/questions/long-text/Edit.tsx'
import { EditMany } from '#web/questions/many/Edit.tsx'
import { EditMoney } from '#web/questions/money/Edit.tsx'
import { EditNumber } from '#web/questions/number/Edit.tsx'
import { EditPerson } from '#web/questions/person/Edit.tsx'
import { EditTable } from '#web/questions/table/Edit.tsx'
import { EditText } from '#web/questions/text/Edit.tsx'

/** What each type has to be designed, from its folder; null for one that is asked the same everywhere. */
const edits: Record<FieldType, Edit | null> = {
  text: EditText,
  'long-text': EditLongText,
  number: EditNumber,
  money: EditMoney,
  choice: EditChoice,
  many: EditMany,
  person: EditPerson,
  area: EditArea,
  table: EditTable,
  declaration: EditDeclaration,
  date: null,
  'yes-no': null,
  phone: null,
  'resident-id': null,
  'firm-code': null,
  'project-code': null,
  address: null,
  firm: null,
}

/** What belongs to the type of a question. */
export function TypeEdit(props: EditProps) {
  const Of = edits[props.field.type]
  return Of && <Of {...props} />
}
