import type { CaseEvent } from '#contracts/case-events.ts'
import type { Entry } from '#platform/envelope.ts'
import type { Place } from '#platform/stream.ts'
import { readers, upsert, type RowChange } from '#platform/table.ts'
import type { CaseState } from '../case-state.ts'
import { checkRecords, checks } from '../tables.ts'

/** 核查 that an office is to make: in its list, with the case to read. */
export const promiseRows = ({ region, stream }: Place, office: string, due_day: string): RowChange[] => [
  upsert(checks, { region, stream, office, state: 'made', due_day }),
  upsert(readers, { region, stream, subject: `check@${office}` }),
]

type Checked = Extract<CaseEvent, { type: 'promise-checked' }>

/** 监督检查记录 as it is published: of the case it names nothing, and of whose licence it was the identifier alone. */
export function checkRecordRow(state: CaseState, event: Checked, { region, id }: Entry): RowChange {
  const { commitment, credential, item, revision } = state
  return upsert(checkRecords, {
    region,
    record: id,
    day: event.day,
    item,
    revision,
    licence: credential!.identifier,
    office: commitment!.office,
    way: 'promise',
    checked: [...commitment!.dispensed],
    finding: event.finding,
    rectify_by: event.rectifyBy?.day ?? null,
    signed: event.signed === true,
  })
}
