import type { CaseEvent } from '#contracts/case-events.ts'
import type { Entry } from '#platform/envelope.ts'
import type { Place } from '#platform/stream.ts'
import { readers, upsert, type RowChange } from '#platform/table.ts'
import type { CaseState } from '../case-state.ts'
import { listed } from '../supervision/supervision-rows.ts'
import { openInspection } from '../supervision/supervision-state.ts'
import { checkRecords, checks, checksOfPromises } from '../tables.ts'
import { isFalse, mayRepair, promiseStateOf } from './check-rules.ts'

/** 核查 that an office is to make: in its list, with the case to read. */
export const promiseRows = ({ region, stream }: Place, office: string, due_day: string): RowChange[] => [
  upsert(checks, { region, stream, office, state: 'made', due_day }),
  upsert(readers, { region, stream, subject: `check@${office}` }),
]

/** What has come of a promise, in the list of the office that checks; an inspection of the same licence that is to be made stays there. */
export function promiseRow({ region, stream }: Place, state: CaseState): RowChange[] {
  const { commitment } = state
  // 抽查: of what was not drawn nobody keeps a list, but where it was found false without a check.
  if (!commitment || (!commitment.check && !isFalse(state))) return []
  const inspection = openInspection(state)
  const shown = inspection
    ? listed(inspection)
    : {
        office: commitment.office,
        state: promiseStateOf(commitment, state),
        due_day: (commitment.rectifyBy ?? commitment.check)?.day ?? state.closures.at(-1)!.openedDay,
      }
  return [upsert(checksOfPromises, { region, stream, ...shown, found_false: mayRepair(state) })]
}

/** What a decision on the licence makes of the promise that it was given on. */
export function promiseDecided(
  place: Place,
  state: CaseState,
  { closure, outcome }: Extract<CaseEvent, { type: 'closure-decided' }>,
): RowChange[] {
  const { commitment } = state
  if (!commitment || (outcome !== 'ended' && commitment.closure !== closure)) return []
  const unlisted = commitment.check === null && isFalse(state)
  const office = `check@${commitment.office}`
  return [...(unlisted ? [upsert(readers, { ...place, subject: office })] : []), ...promiseRow(place, state)]
}

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
    lapsed: event.lapsed === true,
  })
}
