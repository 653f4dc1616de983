import { EndElsewhere, TakenAway } from '#contracts/credential-life.ts'
import type { CaseEvent, DrawRecord } from '#contracts/case-events.ts'
import type { ItemSupervision } from '#contracts/item-supervision.ts'
import type {
  InspectionFinding,
  InspectionPoint,
  InspectorGone,
  SupervisionEnd,
} from '#contracts/supervision-events.ts'
import { saysAtLeast } from '#contracts/text-length.ts'
import { dayText, monthsAfter, parseDay, yearsAfter, type Day } from '#kernel/day.ts'
import { demand } from '#kernel/rule-violation.ts'
import type { CaseEnv } from '../case-env.ts'
import type { CaseState } from '../case-state.ts'
import { closureUnderWay } from '../closures/closure-state.ts'
import { due } from '../due.ts'
import { isErased } from '../erasure/erasure-rules.ts'
import { officeDue } from '../late/office-due.ts'
import type { FiledLicence } from '../matters/matter-rules.ts'
import type { RuleInForce } from './rule-in-force.ts'
import { sampled } from './share-draw.ts'
import { openInspection, revisionOf, supervisionEnds, waitsForClosure } from './supervision-state.ts'

/** The licence as the register has it on the day; null where it has none. */
export type LicenceNow = Pick<FiledLicence, 'status' | 'validUntil'> | null

export type SupervisionCommand =
  /** A licence that is under none: its item did not declare it before, or it was wrongly noted that the licence had ended elsewhere. */
  | { type: 'begin-supervision'; licence: LicenceNow; rule: RuleInForce | null }
  /** `rule`, here and below: as the item's newest revision has it; null where it has none. The draw is by its share. */
  | { type: 'supervision-clock-ran-out'; licence: LicenceNow; rule: RuleInForce | null; draw: DrawRecord | null }
  /** The register says that it has ended the licence. */
  | { type: 'note-licence-ended'; licence: LicenceNow }
  | { type: 'settle-hand-over'; reason: string }
  | { type: 'order-inspection'; reason: string; licence: LicenceNow; rule: RuleInForce | null }
  /** `person`: commitment to who was drawn; `instead`: why they go instead of others, null for the first draw. */
  | {
      type: 'draw-inspectors'
      inspection: string
      officers: readonly { person: string; draw: DrawRecord }[]
      instead: InspectorGone | null
    }
  | {
      type: 'record-inspection'
      inspection: string
      /** What is looked at, by the revision that the inspection was begun with. */
      asked: readonly string[]
      /** Whether whoever records it was drawn for it. */
      drawn: boolean
      finding: InspectionFinding
      points: readonly InspectionPoint[]
      report: string
      /** How many went. */
      officers: number
      /** Commitment to their names. */
      sealed: string
      rectifyDays: number | null
      signed: boolean
    }

/**
 * 许可后监督检查: in each period a draw says whether the licence is looked at, as long as it is in force and its item, as published now, has it
 * looked at; whoever supervises orders a look for
 * cause at any time. Two drawn inspectors look at what the item publishes, and what they find goes on record: nothing, something to put
 * right by a day, or a case for the office that granted, which alone decides on revocation.
 *
 * @source 行政许可法 第六十一条、第六十二条、第六十五条; 优化营商环境条例 第五十四条
 */
export function decideSupervision(command: SupervisionCommand, state: CaseState, env: CaseEnv): CaseEvent[] {
  switch (command.type) {
    case 'begin-supervision': {
      const { rule, licence } = command
      if (!rule || !mayBeginSupervision(state)) return []
      const { day } = env
      const drawAfter = periodAround(parseDay(state.credential!.validFrom), rule, day)
      const begun: CaseEvent = {
        type: 'supervision-begun',
        office: rule.office,
        drawAfter,
        revision: rule.revision,
        day,
      }
      const why = endOf(licence, day)
      // What is over by now is told as such, and not asked about again.
      return why ? [begun, { type: 'supervision-ended', why, dropped: null, day }] : [begun]
    }

    case 'supervision-clock-ran-out':
      return drawnOrNot(command, state, env)

    case 'note-licence-ended': {
      const why = endOf(command.licence, env.day)
      return why ? supervisionEnds(state, why, env.day) : []
    }

    case 'settle-hand-over':
      demand(waitsForClosure(state) && !closureUnderWay(state), 'inspection.nothing-handed-over')
      demand(saysAtLeast(command.reason, 20), 'inspection.settle-needs-reason')
      return [{ type: 'hand-over-settled', reason: command.reason.trim(), day: env.day }]

    case 'order-inspection': {
      const { rule } = command
      demand(rule && mayOrderInspection(state) && !endOf(command.licence, env.day), 'inspection.not-supervised')
      demand(!isLookedAt(state), 'inspection.under-way')
      demand(saysAtLeast(command.reason, 20), 'inspection.order-needs-reason')
      const reason = command.reason.trim()
      return [{ type: 'inspection-ordered', reason, ...inspectionBy(rule, state, env), day: env.day }]
    }

    case 'draw-inspectors': {
      const { inspection, officers, instead } = command
      const open = openInspection(state)
      const asked = open?.inspection === inspection && open.officers === (instead !== null)
      if (isErased(state) || !asked || officers.length === 0) return []
      const drawn = { type: 'inspectors-drawn' as const, inspection, officers: [...officers], day: env.day }
      return [instead ? { ...drawn, instead } : drawn]
    }

    case 'record-inspection':
      return recorded(command, state, env)
  }
}

/** 许可 that comes under supervision with its grant: by the item as the case was filed under, for whoever applied the first time. */
export function supervisedFrom({ about }: CaseState, env: CaseEnv): CaseEvent[] {
  const rule = env.item.supervision
  if (!rule || about) return []
  return [{ type: 'supervision-begun', office: rule.office, drawAfter: periodAfter(env.day, rule), day: env.day }]
}

/**
 * A licence that is under no supervision and could be: none was declared when its case was filed, or when a period was over, or it had not ended
 * elsewhere as was noted.
 */
export const mayBeginSupervision = (state: CaseState): boolean =>
  state.credential !== null &&
  !state.about &&
  !isErased(state) &&
  (state.supervision === null || state.supervision.ended?.why === 'undeclared' || endedWrongly(state))

/** Its supervision ended by a 终结证明, which whoever decided found not to be so. */
function endedWrongly({ supervision, closures }: CaseState): boolean {
  const end = EndElsewhere.safeParse(supervision?.ended?.why)
  const last = closures.at(-1)
  return end.success && last?.proof?.end === end.data && last.decided?.outcome === 'kept'
}

function drawnOrNot(
  { licence, rule, draw }: Extract<SupervisionCommand, { type: 'supervision-clock-ran-out' }>,
  state: CaseState,
  env: CaseEnv,
): CaseEvent[] {
  const { supervision } = state
  if (!supervision || supervision.ended || isErased(state)) return []
  const { day } = env
  if (day <= supervision.drawAfter) return []
  const why = endOf(licence, day)
  if (why) return supervisionEnds(state, why, day)
  // An inspection that is under way is gone on with.
  if (!rule || !draw) return [{ type: 'supervision-ended', why: 'undeclared', dropped: null, day }]
  const drawAfter = periodAfter(parseDay(supervision.drawAfter), rule)
  const passing = licence!.status === 'suspended' ? 'suspended' : whyNotNow(state)
  if (passing) return [{ type: 'inspection-passed-over', why: passing, drawAfter, day }]
  const inspection = draw.chosen === sampled.check ? inspectionBy(rule, state, env) : null
  return [{ type: 'inspection-drawn', percent: rule.every.percent, draw, inspection, drawAfter, day }]
}

const inspectionBy = ({ office, within, revision }: RuleInForce, state: CaseState, env: CaseEnv) => ({
  inspection: nextInspection(state),
  office,
  due: due(env, env.day, within),
  revision,
})

function recorded(
  command: Extract<SupervisionCommand, { type: 'record-inspection' }>,
  state: CaseState,
  env: CaseEnv,
): CaseEvent[] {
  const { inspection, finding, asked, points, report, sealed, rectifyDays } = command
  const open = openInspection(state)
  demand(open?.inspection === inspection && open.officers, 'inspection.not-waiting')
  demand(command.drawn, 'inspection.not-drawn')
  demand(command.officers === 2, 'inspection.two-officers')
  const said = points.map(({ point }) => point)
  demand(said.length === asked.length && asked.every((key) => said.includes(key)), 'inspection.check-each')
  demand((finding === 'clear') === points.every(({ met }) => met), 'inspection.finding-differs')
  demand(saysAtLeast(report, 20), 'inspection.needs-report')
  demand(command.signed, 'inspection.record-unsigned')
  demand(finding !== 'to-rectify' || open.rectifyBy === null, 'inspection.rectified-once')
  demand(finding !== 'to-rectify' || rectifyDays !== null, 'inspection.needs-rectify-days')
  if (finding === 'handed-over' && open.rectifyBy)
    demand(env.day > open.rectifyBy.day, 'inspection.rectification-runs', { day: dayText(open.rectifyBy.day) })
  return [
    {
      type: 'inspected',
      inspection,
      place: open.records.length + 1,
      finding,
      points: [...points],
      report: report.trim(),
      sealed,
      rectifyBy: finding === 'to-rectify' ? due(env, env.day, { unit: 'working', days: rectifyDays ?? 1 }) : null,
      ...(finding === 'handed-over' ? { handleBy: officeDue('hand-over', env, env.day) } : {}),
      revision: revisionOf(state, inspection),
      day: env.day,
    },
  ]
}

/** Of a licence under supervision; whether it is still in force the register is asked with the order. */
export const mayOrderInspection = (state: CaseState): boolean =>
  state.supervision !== null && state.supervision.ended === null && state.credential !== null && !isErased(state)

/** 不重复检查: somebody looks at it already, or its end is decided on. */
export const isLookedAt = (state: CaseState): boolean => whyNotNow(state) !== null

function whyNotNow(state: CaseState): 'checked-already' | 'closing' | null {
  if (closureUnderWay(state)) return 'closing'
  const { commitment } = state
  // Revoked or taken back, the register is about to end it.
  if (commitment?.ended && !commitment.ended.keeps) return 'closing'
  const promise = commitment && !commitment.ended && (commitment.check !== null || commitment.sample === 'awaited')
  return promise || openInspection(state) ? 'checked-already' : null
}

/** Why a licence is no longer in force; null while it is, or is only suspended. */
function endOf(licence: LicenceNow, day: Day): SupervisionEnd | null {
  if (!licence || licence.status === 'cancelled') return 'cancelled'
  const taken = TakenAway.safeParse(licence.status)
  if (taken.success) return taken.data
  const past = licence.validUntil !== null && day > licence.validUntil
  return past || licence.status === 'expired' ? 'expired' : null
}

const nextInspection = ({ supervision }: CaseState): string => `inspection${supervision!.inspections.length + 1}`

/** Last day of the period of a licence that a day lies in, counted from the licence. */
function periodAround(from: Day, rule: ItemSupervision, day: Day): Day {
  let last = periodAfter(from, rule)
  while (last < day) last = periodAfter(last, rule)
  return last
}

const periodAfter = (day: Day, { every }: ItemSupervision): Day =>
  every.per === 'year' ? yearsAfter(day, 1) : monthsAfter(day, 3)
