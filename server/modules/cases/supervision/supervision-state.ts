import type { CaseEvent, Due } from '#contracts/case-events.ts'
import type {
  InspectionFinding,
  InspectionPoint,
  InspectorGone,
  SupervisionEnd,
} from '#contracts/supervision-events.ts'
import type { InspectionCause } from '#contracts/supervision.ts'
import type { Day } from '#kernel/day.ts'
import type { CaseState } from '../case-state.ts'
import { isClosed } from '../closures/closure-state.ts'

/** One 监督检查 of the licence. */
export type InspectionState = {
  inspection: string
  cause: InspectionCause
  /** 线索, of one that was ordered. */
  reason: string | null
  office: string
  /** Of the item, by whose rule it is made; null: the one that the case was filed under. */
  revision: number | null
  day: string
  due: Due
  /** Whether its two inspectors were drawn. */
  officers: boolean
  /** 检查人员更换: each time somebody else was drawn instead of who was gone. */
  redrawn: readonly { why: InspectorGone; day: string }[]
  records: readonly { finding: InspectionFinding; points: readonly InspectionPoint[]; report: string; day: string }[]
  /** 改正期限, after a record that found something to put right. */
  rectifyBy: Due | null
  /** `dropped`: the licence was no more before anything was concluded. */
  ended: { finding: Exclude<InspectionFinding, 'to-rectify'> | 'dropped'; day: string } | null
}

type Draw = Extract<CaseEvent, { type: 'inspection-drawn' }>['draw']

/** 许可后监督检查 of the licence that a case led to. */
export type SupervisionState = {
  office: string
  /** Of the item, whose rule it began with; null: the one that the case was filed under. */
  revision: number | null
  /** Last day of the period that runs: once it is over, the draw is made. */
  drawAfter: string
  /** `told`: whether the holder may know of it, and everybody run it again. */
  draws: readonly { percent: number; day: string; drawn: boolean; told: boolean }[]
  /** Draws of licences and inspectors that nobody may know of before somebody went. */
  held: readonly Draw[]
  /** What the latest of these events made public. */
  published: readonly Draw[]
  inspections: readonly InspectionState[]
  /** 移送: how many proceedings about the licence there had been by then; null where nothing was handed over. */
  handedOver: number | null
  /** Until when the office takes up what was handed over, and from which day on that counts; null where it was handed over without a day. */
  takeUp: { inspection: string; from: string; by: Due } | null
  /** 处理情况 of what was handed over, where it led to no proceeding. */
  settled: readonly { reason: string; day: string }[]
  ended: { why: SupervisionEnd; day: string } | null
}

/** The inspection that has no conclusion yet; a licence has one at most. */
export const openInspection = ({ supervision }: Pick<CaseState, 'supervision'>): InspectionState | null =>
  supervision?.inspections.find(({ ended }) => ended === null) ?? null

/** Of the item, by whose rule an inspection is made. */
export const revisionOf = (
  { revision, supervision }: Pick<CaseState, 'revision' | 'supervision'>,
  inspection: string,
): number => supervision?.inspections.find((one) => one.inspection === inspection)?.revision ?? revision

/** Whether somebody is still to come for the first time: until then nothing says that anybody will. */
export const isUnannounced = ({ ended, records }: InspectionState): boolean => ended === null && records.length === 0

/** Until when the open inspection is made, or what it found is put right. */
export const inspectionDue = (one: InspectionState): Due => one.rectifyBy ?? one.due

/** What was handed over and waits for the office that granted to open the proceeding; of what one has ended nothing does. */
export const waitsForClosure = ({ supervision, closures }: Pick<CaseState, 'supervision' | 'closures'>): boolean =>
  supervision !== null && supervision.handedOver === closures.length && !isClosed({ closures })

/** And has a last day. */
export const waitsWithDay = (state: Pick<CaseState, 'supervision' | 'closures'>): boolean =>
  waitsForClosure(state) && state.supervision?.takeUp != null

/** While another proceeding was under way nobody could take it up: its days count from the end of that one. */
export function handledAnew(
  before: SupervisionState | null,
  { handleBy, day }: Extract<CaseEvent, { type: 'closure-decided' }>,
): SupervisionState | null {
  if (!before?.takeUp || !handleBy) return before
  return { ...before, takeUp: { ...before.takeUp, from: day, by: handleBy } }
}

/** With the licence ends what is looked at of it: nobody goes, nothing is owed, and nothing that was handed over waits. */
export function supervisionEnds(state: Pick<CaseState, 'supervision'>, why: SupervisionEnd, day: Day): CaseEvent[] {
  const { supervision } = state
  if (!supervision || supervision.ended) return []
  return [{ type: 'supervision-ended', why, dropped: openInspection(state)?.inspection ?? null, day }]
}

export type SupervisionEvent = Extract<
  CaseEvent,
  {
    type:
      | 'supervision-begun'
      | 'supervision-ended'
      | 'inspection-drawn'
      | 'inspection-passed-over'
      | 'inspection-ordered'
      | 'inspectors-drawn'
      | 'inspected'
      | 'hand-over-settled'
  }
>

export const foldSupervision = (state: CaseState, event: SupervisionEvent): CaseState => ({
  ...state,
  supervision: toldBy(event, after(state, event)),
})

/**
 * What the draws chose becomes public with the first record, and of whom nobody goes to when the next period is over: by a draw that is
 * missing nobody learns that somebody will come.
 */
function toldBy(event: SupervisionEvent, next: SupervisionState | null): SupervisionState | null {
  if (!next) return null
  switch (event.type) {
    case 'supervision-begun':
    case 'inspection-ordered':
    case 'hand-over-settled':
      return { ...next, published: [] }
    case 'inspectors-drawn':
      return { ...next, held: [...next.held, ...event.officers.map(({ draw }) => draw)], published: [] }
    case 'inspection-drawn': {
      const [latest, ...before] = next.draws.toReversed()
      const draws = [...before.toReversed().map((one) => ({ ...one, told: true })), latest!]
      return { ...next, draws, held: [event.draw], published: next.held }
    }
    case 'inspection-passed-over':
    case 'supervision-ended':
    case 'inspected':
      if (next.inspections.some(isUnannounced)) return { ...next, published: [] }
      return { ...next, draws: next.draws.map((one) => ({ ...one, told: true })), held: [], published: next.held }
  }
}

function after({ supervision: before, closures }: CaseState, event: SupervisionEvent): SupervisionState | null {
  if (event.type === 'supervision-begun') {
    const { office, drawAfter, revision = null } = event
    // Its item declares supervision once more: what was drawn and found before stays.
    if (before) return { ...before, office, revision, drawAfter, ended: null }
    return {
      office,
      revision,
      drawAfter,
      draws: [],
      held: [],
      published: [],
      inspections: [],
      handedOver: null,
      takeUp: null,
      settled: [],
      ended: null,
    }
  }
  if (!before) return null
  switch (event.type) {
    case 'inspection-passed-over':
      return { ...before, drawAfter: event.drawAfter }
    case 'supervision-ended':
      return {
        ...before,
        inspections: event.dropped
          ? changed(before, event.dropped, { ended: { finding: 'dropped', day: event.day } })
          : before.inspections,
        // What is no more needs no proceeding; a licence that is only drawn no more still may.
        handedOver: event.why === 'undeclared' ? before.handedOver : null,
        ended: { why: event.why, day: event.day },
      }
    case 'hand-over-settled':
      return {
        ...before,
        handedOver: null,
        settled: [...before.settled, { reason: event.reason, day: event.day }],
      }
    case 'inspection-drawn': {
      const { percent, inspection, drawAfter, day } = event
      const drawn = inspection ? [begun({ ...inspection, cause: 'drawn', reason: null, day })] : []
      return {
        ...before,
        drawAfter,
        draws: [...before.draws, { percent, day, drawn: inspection !== null, told: false }],
        inspections: [...before.inspections, ...drawn],
      }
    }
    case 'inspection-ordered':
      return { ...before, inspections: [...before.inspections, begun({ ...event, cause: 'ordered' })] }
    case 'inspectors-drawn':
      return { ...before, inspections: changed(before, event.inspection, drawnNow(before, event)) }
    case 'inspected': {
      const { inspection, finding, points, report, rectifyBy, handleBy, day } = event
      const takeUp = handleBy ? { inspection, from: day, by: handleBy } : null
      const one = before.inspections.find((known) => known.inspection === inspection)
      const records = [...(one?.records ?? []), { finding, points, report, day }]
      const inspections = changed(before, inspection, {
        records,
        ...(finding === 'to-rectify' ? { rectifyBy } : { ended: { finding, day } }),
      })
      return { ...before, inspections, ...(finding === 'handed-over' ? { handedOver: closures.length, takeUp } : {}) }
    }
  }
}

function drawnNow(
  { inspections }: SupervisionState,
  { inspection, instead, day }: Extract<CaseEvent, { type: 'inspectors-drawn' }>,
): Partial<InspectionState> {
  const redrawn = inspections.find((one) => one.inspection === inspection)?.redrawn ?? []
  return instead ? { redrawn: [...redrawn, { why: instead, day }] } : { officers: true }
}

const begun = ({
  inspection,
  office,
  revision = null,
  due,
  cause,
  reason,
  day,
}: Pick<InspectionState, 'inspection' | 'office' | 'due' | 'cause' | 'reason' | 'day'> & {
  revision?: number | null | undefined
}): InspectionState => ({
  inspection,
  cause,
  reason,
  office,
  revision,
  day,
  due,
  officers: false,
  redrawn: [],
  records: [],
  rectifyBy: null,
  ended: null,
})

/** The inspections with one of them changed. */
export const changed = (
  { inspections }: SupervisionState,
  inspection: string,
  change: Partial<InspectionState>,
): readonly InspectionState[] => inspections.map((one) => (one.inspection === inspection ? { ...one, ...change } : one))
