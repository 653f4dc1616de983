import type { CaseAction, TimelineEntry } from '#contracts/cases.ts'
import { supervisionShare, type ItemSupervision } from '#contracts/item-supervision.ts'
import type { Due } from '#contracts/due.ts'
import { mayEver, type Role } from '#contracts/permissions.ts'
import { inspectionFindings, type InspectorGone, type SupervisionEnd } from '#contracts/supervision-events.ts'
import { inspectionCauses, type SupervisionView } from '#contracts/supervision.ts'
import { byDay } from '#kernel/day.ts'
import type { CaseState } from '../case-state.ts'
import { closureUnderWay } from '../closures/closure-state.ts'
import { officersOf } from './inspectors-reader.ts'
import { isLookedAt, mayOrderInspection } from './supervision-rules.ts'
import {
  inspectionDue,
  openInspection,
  waitsForClosure,
  type InspectionState,
  type SupervisionState,
} from './supervision-state.ts'

type Reader = { role: Role; person: string }
type Entries = ReadonlyMap<string, unknown>

/** Draws and inspections that the page of a case tells; older ones stand in the timeline and in the public records. */
const mostShown = 8

/** Who knows of an inspection before anybody went, and of what gave cause to look: never whom it is said of, nor who serves them. */
const knowsBefore: ReadonlySet<Role> = new Set<Role>(['inspector', 'supervisor'])

const redrawn: Record<InspectorGone, string> = {
  left: '检查人员离职或者调离，已重新随机抽取',
  away: '检查人员离岗，已重新随机抽取',
}

const endings: Record<SupervisionEnd, string> = {
  expired: '证照有效期已经届满，不再抽查。',
  revoked: '证照已经撤销，不再抽查。',
  retracted: '证照已经撤回，不再抽查。',
  forfeited: '证照已经吊销，不再抽查。',
  cancelled: '证照已经注销，不再抽查。',
  erased: '个人信息已经销毁，不再抽查。',
  undeclared: '本事项不再公布抽查安排，不再抽查。',
}

/** 许可后监督检查 as the page of the case tells it. @param rule as `ruleShown` gives it */
export function supervisionView(
  state: CaseState,
  rule: ItemSupervision | null,
  reader: Reader,
  entries: Entries,
): SupervisionView | null {
  const { supervision, papers } = state
  if (!supervision || !rule) return null
  const { draws, inspections, ended } = told(supervision, reader.role)
  return {
    every: supervisionShare(rule),
    basis: rule.basis,
    handleBy: handedNow(state)?.day ?? null,
    draws: draws.slice(-mostShown).map(({ day, percent, drawn }) => ({ day, percent, drawn })),
    endedText: ended && endings[ended.why],
    points: rule.points,
    inspections: inspections.slice(-mostShown).map((one) => ({
      inspection: one.inspection,
      cause: one.cause,
      causeText: inspectionCauses[one.cause],
      reason: knowsBefore.has(reader.role) ? one.reason : null,
      day: one.day,
      due: one.ended || one.rectifyBy ? null : one.due.day,
      rectifyBy: one.ended ? null : (one.rectifyBy?.day ?? null),
      mine: isMine(one, reader, entries),
      redrawn: knowsBefore.has(reader.role) ? one.redrawn.map(({ why, day }) => ({ text: redrawn[why], day })) : [],
      officers: isMine(one, reader, entries) ? officersOf(entries, one).map(({ name }) => name) : [],
      records: one.records.map(({ finding, report, day }, place) => ({
        findingText: inspectionFindings[finding].text,
        report,
        day,
        paper: papers.find(({ paper }) => paper === recordName(one.inspection, place + 1))?.paper ?? null,
      })),
    })),
    settled: [...supervision.settled],
  }
}

/** The paper of one record of an inspection. */
export const recordName = (inspection: string, place: number): string => `check-record-${inspection}-${place}`

const isMine = (one: InspectionState, { role, person }: Reader, entries: Entries): boolean =>
  role === 'inspector' && officersOf(entries, one).some((officer) => officer.person === person)

/** What the session may do; whether the licence is in force the register is asked when it does. */
export function supervisionActions(reader: Reader, state: CaseState, entries: Entries): CaseAction[] {
  if (mayEver(reader.role, 'closure.conduct'))
    return waitsForClosure(state) && !closureUnderWay(state) ? ['settle-hand-over'] : []
  if (reader.role === 'supervisor' && mayOrderInspection(state) && !isLookedAt(state)) return ['order-inspection']
  const open = openInspection(state)
  return open && isMine(open, reader, entries) ? ['record-inspection'] : []
}

/** The last day of what waits handed over. */
const handedNow = (state: CaseState): Due | null =>
  waitsForClosure(state) && !closureUnderWay(state) ? (state.supervision?.takeUp?.by ?? null) : null

/** What somebody may know of: an inspection from its first record on. */
function told(
  supervision: SupervisionState,
  role: Role | null,
): Pick<SupervisionState, 'draws' | 'inspections' | 'ended'> {
  if (role && knowsBefore.has(role)) return supervision
  const { draws, inspections, ended } = supervision
  return {
    draws: draws.filter((one) => one.told),
    inspections: inspections.filter(({ records }) => records.length > 0),
    ended,
  }
}

/** 监督检查 in the timeline of the case that led to the licence; `role` of whoever reads. */
export function supervisionEntries(
  { supervision, papers }: Pick<CaseState, 'supervision' | 'papers'>,
  role: Role | null,
): TimelineEntry[] {
  if (!supervision) return []
  const entry = (key: string, title: string, day: string | null, rest: Partial<TimelineEntry>): TimelineEntry => ({
    key,
    title,
    state: day ? 'done' : 'awaited',
    day,
    who: null,
    note: null,
    usedDays: null,
    paper: null,
    ...rest,
  })
  const paperOf = (name: string) => papers.find(({ paper }) => paper === name)?.paper ?? null
  const settled = supervision.settled.map(({ reason, day }, place) =>
    entry(`hand-over-${place + 1}`, '移送事项已处理', day, { who: '许可机关', note: reason }),
  )
  const inspected = told(supervision, role).inspections.flatMap((one) => [
    entry(one.inspection, one.cause === 'drawn' ? '被抽中监督检查' : '要求监督检查', one.day, {
      who: one.cause === 'drawn' ? '系统' : '监督人员',
      note: one.cause === 'drawn' ? '按公布的比例随机抽取' : '有因检查',
    }),
    ...one.records.map(({ finding, day }, place) =>
      entry(`${one.inspection}-${place + 1}`, place === 0 ? '监督检查' : '复查改正情况', day, {
        who: '检查人员',
        note: inspectionFindings[finding].text,
        paper: paperOf(recordName(one.inspection, place + 1)),
      }),
    ),
    ...(one.ended
      ? []
      : [
          entry(`${one.inspection}-next`, one.rectifyBy ? '复查改正情况' : '监督检查', null, {
            note: `应于${byDay(inspectionDue(one).day)}${one.rectifyBy ? '改正完毕' : '完成'}`,
          }),
        ]),
  ])
  return [...inspected, ...settled]
}
