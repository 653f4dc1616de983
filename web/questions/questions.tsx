import type { ReactNode } from 'react'
import { answerText } from '#contracts/answer.ts'
import type { Field } from '#contracts/item.ts'
import { AskAddress } from './address/Ask.tsx'
import { ShowAddress } from './address/Show.tsx'
import { AskArea } from './area/Ask.tsx'
import { ShowArea } from './area/Show.tsx'
import { AskChoice } from './choice/Ask.tsx'
import { ShowChoice } from './choice/Show.tsx'
import { AskComputed } from './computed/Ask.tsx'
import { ShowComputed } from './computed/Show.tsx'
import { AskDate } from './date/Ask.tsx'
import { ShowDate } from './date/Show.tsx'
import { AskDeclaration } from './declaration/Ask.tsx'
import { ShowDeclaration } from './declaration/Show.tsx'
import { AskFile } from './file/Ask.tsx'
import { ShowFiles } from './file/Show.tsx'
import { AskFirm } from './firm/Ask.tsx'
import { ShowFirm } from './firm/Show.tsx'
import { AskFirmCode } from './firm-code/Ask.tsx'
import { ShowFirmCode } from './firm-code/Show.tsx'
import { AskLongText } from './long-text/Ask.tsx'
import { ShowLongText } from './long-text/Show.tsx'
import { AskMany } from './many/Ask.tsx'
import { ShowMany } from './many/Show.tsx'
import { AskMoney } from './money/Ask.tsx'
import { ShowMoney } from './money/Show.tsx'
import { AskNumber } from './number/Ask.tsx'
import { ShowNumber } from './number/Show.tsx'
import { AskPerson } from './person/Ask.tsx'
import { ShowPerson } from './person/Show.tsx'
import { AskPhone } from './phone/Ask.tsx'
import { ShowPhone } from './phone/Show.tsx'
import { AskProjectCode } from './project-code/Ask.tsx'
import { ShowProjectCode } from './project-code/Show.tsx'
import { AskResidentId } from './resident-id/Ask.tsx'
import { ShowResidentId } from './resident-id/Show.tsx'
import { AskTable } from './table/Ask.tsx'
import { ShowTable } from './table/Show.tsx'
import { AskText } from './text/Ask.tsx'
import { ShowText } from './text/Show.tsx'
import { AskYesNo } from './yes-no/Ask.tsx'
import { ShowYesNo } from './yes-no/Show.tsx'
import type { AskProps, Question } from './question.ts'

/** Every type of field has its folder; checking an answer is `#contracts/answer.ts`, for server and page alike. */
const questions: Record<Field['type'], Question> = {
  text: { Ask: AskText, Show: ShowText },
  'long-text': { Ask: AskLongText, Show: ShowLongText },
  number: { Ask: AskNumber, Show: ShowNumber },
  date: { Ask: AskDate, Show: ShowDate },
  choice: { Ask: AskChoice, Show: ShowChoice },
  many: { Ask: AskMany, Show: ShowMany },
  'yes-no': { Ask: AskYesNo, Show: ShowYesNo },
  phone: { Ask: AskPhone, Show: ShowPhone },
  'resident-id': { Ask: AskResidentId, Show: ShowResidentId },
  'firm-code': { Ask: AskFirmCode, Show: ShowFirmCode },
  'project-code': { Ask: AskProjectCode, Show: ShowProjectCode },
  money: { Ask: AskMoney, Show: ShowMoney },
  address: { Ask: AskAddress, Show: ShowAddress },
  person: { Ask: AskPerson, Show: ShowPerson },
  firm: { Ask: AskFirm, Show: ShowFirm },
  area: { Ask: AskArea, Show: ShowArea },
  file: { Ask: AskFile, Show: ShowFiles },
  table: { Ask: (props) => <AskTable {...props} AskCell={Ask} />, Show: ShowTable },
  declaration: { Ask: AskDeclaration, Show: ShowDeclaration },
}

export function Ask(props: AskProps): ReactNode {
  if (props.field.computed) return <AskComputed {...props} />
  const { Ask: Asked } = questions[props.field.type]
  return <Asked {...props} />
}

/** The answer as text; `unanswered` stands where there is none. */
export function Show({ field, value, unanswered }: { field: Field; value: unknown; unanswered: string }): ReactNode {
  const text = answerText(field, value)
  if (text === '') return <span className="unanswered">{unanswered}</span>
  const Shown = field.computed ? ShowComputed : questions[field.type].Show
  return <Shown field={field} value={value} />
}
