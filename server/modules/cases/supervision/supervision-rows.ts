import type { CaseEvent } from '#contracts/case-events.ts'
import { endOfDay, parseDay } from '#kernel/day.ts'
import type { Entry } from '#platform/envelope.ts'
import type { Place } from '#platform/stream.ts'
import { deadlines, readers, remove, upsert, type RowChange } from '#platform/table.ts'
import type { CaseState } from '../case-state.ts'
import { drawRow } from '../review/draw-row.ts'
import { checkRecords, checks } from '../tables.ts'
import { inspectionDue, revisionOf, type InspectionState, type SupervisionEvent } from './supervision-state.ts'

/** The clock of the draws of one licence. */
export const supervisionClock = 'supervision'

/** The draw is made once the period is over, for as long as the licence is in force. */
export function supervisionDeadline(
  { region, stream }: Place,
  state: CaseState,
  events: readonly CaseEvent[],
): RowChange[] {
  const { supervision } = state
  if (!supervision || !events.some(({ type }) => movesDraw.has(type))) return []
  const key = { region, stream, name: supervisionClock }
  // Whose key is destroyed cannot be gone to by anybody.
  return supervision.ended || state.erasure?.erasedDay
    ? [remove(deadlines, key)]
    : [upsert(deadlines, { ...key, kind: 'case', due_at: endOfDay(parseDay(supervision.drawAfter)) })]
}

const movesDraw = new Set<CaseEvent['type']>([
  'supervision-begun',
  'supervision-ended',
  'inspection-drawn',
  'inspection-passed-over',
  'erased',
])

/** What inspectors find in their list, and everybody in the public records and draws. */
export const supervisionRows = (place: Place, state: CaseState, event: SupervisionEvent, entry: Entry): RowChange[] => [
  ...(state.supervision?.published ?? []).map((draw) => drawRow(place.region, draw, entry.recordedAt)),
  ...changedRows(place, state, event, entry),
]

function changedRows(place: Place, state: CaseState, event: SupervisionEvent, entry: Entry): RowChange[] {
  switch (event.type) {
    case 'supervision-ended':
      return event.dropped ? [listRow(place, inspectionOf(state, event.dropped))] : []
    case 'supervision-begun':
    case 'hand-over-settled':
    case 'inspection-passed-over':
    case 'inspectors-drawn':
      return []
    case 'inspection-drawn':
      return event.inspection ? toInspect(place, inspectionOf(state, event.inspection.inspection)) : []
    case 'inspection-ordered':
      return toInspect(place, inspectionOf(state, event.inspection))
    case 'inspected': {
      const one = inspectionOf(state, event.inspection)
      return [listRow(place, one), recordRow(state, event, one, entry)]
    }
  }
}

const inspectionOf = ({ supervision }: CaseState, key: string): InspectionState =>
  supervision!.inspections.find(({ inspection }) => inspection === key)!

/** 监督检查 that an office is to make: in its list, with the case to read. */
const toInspect = (place: Place, one: InspectionState): RowChange[] => [
  listRow(place, one),
  upsert(readers, { region: place.region, stream: place.stream, subject: `check@${one.office}` }),
]

/** The inspection as the list of the office has it. */
export const listRow = ({ region, stream }: Place, one: InspectionState): RowChange =>
  upsert(checks, { region, stream, ...listed(one) })

/** What the list tells of an inspection. */
export const listed = (one: InspectionState) => ({
  office: one.office,
  state: one.ended?.finding ?? (one.rectifyBy ? ('to-put-right' as const) : ('to-inspect' as const)),
  due_day: inspectionDue(one).day,
})

/** 监督检查记录 as it is published: of the case it names nothing, and of whose licence it was the identifier alone. */
const recordRow = (
  state: CaseState,
  event: Extract<SupervisionEvent, { type: 'inspected' }>,
  { office, cause }: InspectionState,
  { region, id }: Entry,
): RowChange =>
  upsert(checkRecords, {
    region,
    record: id,
    day: event.day,
    item: state.item,
    revision: revisionOf(state, event.inspection),
    licence: state.credential!.identifier,
    office,
    way: cause,
    checked: event.points.map(({ point }) => point),
    finding: event.finding,
    rectify_by: event.rectifyBy?.day ?? null,
    signed: true,
    lapsed: false,
  })
