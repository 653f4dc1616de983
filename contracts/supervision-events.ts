import { z } from 'zod'
import { TakenAway } from './credential-life.ts'
import { DrawRecord } from './draw-record.ts'
import { Due } from './due.ts'
import { DayText, Key } from './ids.ts'
import { Commitment } from './material-facts.ts'

/** 监督检查 of one licence, in the order in which they were begun. */
export const InspectionKey = z.string().regex(/^inspection[1-9][0-9]{0,3}$/)

/** 检查结论: nothing was found; it is to be put right by a day; it goes to the office that granted, which deals with it by law. */
export const InspectionFinding = z.enum(['clear', 'to-rectify', 'handed-over'])
export type InspectionFinding = z.infer<typeof InspectionFinding>

/** Each finding in the words of pages and papers, with what it rests on. */
export const inspectionFindings: Record<InspectionFinding, { text: string; basis: string }> = {
  clear: { text: '未发现问题', basis: '《中华人民共和国行政许可法》第六十一条' },
  'to-rectify': {
    text: '发现问题，责令限期改正',
    basis: '《中华人民共和国行政许可法》第六十一条；《中华人民共和国行政处罚法》第二十八条',
  },
  'handed-over': {
    text: '发现问题，移送许可机关处理',
    basis: '《中华人民共和国行政许可法》第六十一条、第八十条',
  },
}

/** What was seen of one point of the item's list. */
export const InspectionPoint = z.object({ point: Key, met: z.boolean(), seen: z.string() })
export type InspectionPoint = z.infer<typeof InspectionPoint>

/** Why a draw was not made in a period. */
export const PassedOver = z.enum(['suspended', 'checked-already', 'closing'])
/** Why no draw is made any more. */
export const SupervisionEnd = z.enum(['expired', ...TakenAway.options, 'cancelled', 'erased', 'undeclared'])
export type SupervisionEnd = z.infer<typeof SupervisionEnd>

/** 检查人员更换: why somebody else goes instead of one who was drawn: 离职、调离, or 离岗. */
export const InspectorGone = z.enum(['left', 'away'])
export type InspectorGone = z.infer<typeof InspectorGone>

/** Of the item, whose published points and days the inspection follows. */
const RuleRevision = z.int().optional().meta({ description: 'absent: the revision that the case was filed under' })

/**
 * 许可后监督检查 as facts of the case that led to the licence. Who inspected and whose it is stand in the vault.
 *
 * @source 行政许可法 第六十一条、第六十二条、第六十五条
 */
export const supervisionEvents = [
  z.object({
    type: z.literal('supervision-begun'),
    office: z.string(),
    drawAfter: DayText.meta({ description: 'last day of the first period: once it is over, the draw is made' }),
    revision: RuleRevision,
    day: DayText,
  }),
  z.object({
    type: z.literal('inspection-drawn'),
    percent: z.int().meta({ description: '抽查比例 of the item when it was drawn' }),
    draw: DrawRecord.meta({ description: 'over `check` and `spare`, with the share as their weights' }),
    inspection: z
      .object({ inspection: InspectionKey, office: z.string(), due: Due, revision: RuleRevision })
      .nullable()
      .meta({ description: 'null where the licence was not drawn' }),
    drawAfter: DayText.meta({ description: 'last day of the next period' }),
    day: DayText,
  }),
  z.object({
    type: z.literal('inspection-passed-over'),
    why: PassedOver,
    drawAfter: DayText,
    day: DayText,
  }),
  z.object({
    type: z.literal('supervision-ended'),
    why: SupervisionEnd,
    dropped: InspectionKey.nullish().meta({
      description: 'the inspection that is not gone on with; null where none was open',
    }),
    day: DayText,
  }),
  z.object({
    type: z.literal('inspection-ordered'),
    inspection: InspectionKey,
    reason: z.string().meta({ description: '线索: what gave cause to look, without whoever told it' }),
    office: z.string(),
    due: Due,
    revision: RuleRevision,
    day: DayText,
  }),
  z.object({
    type: z.literal('inspectors-drawn'),
    inspection: InspectionKey,
    officers: z
      .array(z.object({ person: Commitment, draw: DrawRecord }))
      .min(1)
      .max(2)
      .meta({ description: '检查人员: each by a draw of their own; who they are is in the vault' }),
    instead: InspectorGone.optional().meta({
      description: 'of those who go instead of whoever is gone; absent: both, the first time',
    }),
    day: DayText,
  }),
  z.object({
    type: z.literal('inspected'),
    inspection: InspectionKey,
    place: z.int().min(1).meta({ description: 'which record of the inspection: 1, and 2 of what was put right' }),
    finding: InspectionFinding,
    points: z.array(InspectionPoint).min(1),
    report: z.string().meta({ description: '检查情况, told to the holder, without names' }),
    sealed: Commitment.meta({ description: 'commitment to the names of those who went' }),
    rectifyBy: Due.nullable().meta({ description: '改正期限' }),
    handleBy: Due.optional().meta({
      description:
        'until when what is handed over is taken up; absent: nothing is, or it was handed over without a day',
    }),
    revision: RuleRevision,
    day: DayText,
  }),
  z.object({
    type: z.literal('hand-over-settled'),
    reason: z
      .string()
      .meta({ description: '处理情况 of what was handed over, without a proceeding about the licence; without names' }),
    day: DayText,
  }),
] as const
