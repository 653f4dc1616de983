import type { ReactNode } from 'react'
import { answerText } from '#contracts/answer.ts'
import type { Field } from '#contracts/item.ts'
import { AskAddress } from './address/Ask.tsx'
import { AskArea } from './area/Ask.tsx'
import { ShowArea } from './area/Show.tsx'
import { AskChoice } from './choice/Ask.tsx'
import { AskComputed } from './computed/Ask.tsx'
import { AskDate } from './date/Ask.tsx'
import { ShowDate } from './date/Show.tsx'
import { AskDeclaration } from './declaration/Ask.tsx'
import { ShowDeclaration } from './declaration/Show.tsx'
import { AskFirm } from './firm/Ask.tsx'
import { AskFirmCode } from './firm-code/Ask.tsx'
import { AskLongText } from './long-text/Ask.tsx'
import { ShowLongText } from './long-text/Show.tsx'
import { AskMany } from './many/Ask.tsx'
import { ShowMany } from './many/Show.tsx'
import { AskMoney } from './money/Ask.tsx'
import { AskNumber } from './number/Ask.tsx'
import { AskPerson } from './person/Ask.tsx'
import { AskPhone } from './phone/Ask.tsx'
import type { AskProps, Question } from './question.ts'
import { AskProjectCode } from './project-code/Ask.tsx'
import { AskResidentId } from './resident-id/Ask.tsx'
import { AskTable } from './table/Ask.tsx'
import { ShowTable } from './table/Show.tsx'
import { AskText } from './text/Ask.tsx'
import { AskYesNo } from './yes-no/Ask.tsx'

/** Every type of field has its folder; checking an answer is `#contracts/answer.ts`, for server and page alike. */
const questions: Record<Field['type'], Question> = {
  text: { Ask: AskText },
  'long-text': { Ask: AskLongText, Show: ShowLongText },
  number: { Ask: AskNumber },
  date: { Ask: AskDate, Show: ShowDate },
  choice: { Ask: AskChoice },
  many: { Ask: AskMany, Show: ShowMany },
  'yes-no': { Ask: AskYesNo },
  phone: { Ask: AskPhone },
  'resident-id': { Ask: AskResidentId },
  'firm-code': { Ask: AskFirmCode },
  'project-code': { Ask: AskProjectCode },
  money: { Ask: AskMoney },
  address: { Ask: AskAddress },
  person: { Ask: AskPerson },
  firm: { Ask: AskFirm },
  area: { Ask: AskArea, Show: ShowArea },
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
  const { Show: Shown } = questions[field.type]
  return Shown ? <Shown field={field} value={value} /> : text
}
