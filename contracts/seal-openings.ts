import { z } from 'zod'
import { RefusedOpening, SealDocument, SealGround } from './seal-grounds.ts'
import { endpoint } from './endpoint.ts'
import { CaseId, DayCursor, DayText, Instant, Key, LogPosition, OpeningId, RegionId } from './ids.ts'
import { boxed, PageLimit } from './lists.ts'
import { Receipt } from './receipt.ts'

/**
 * 启封: two persons of the supervision and a legal ground open who stands behind one review code of one case, for a day. The opening is an
 * event of the case; the name stands in none, and each look at it is recorded.
 */
const inRegion = z.object({ region: RegionId })
const ofCase = inRegion.extend({ case: CaseId })
const ofOpening = ofCase.extend({ opening: OpeningId })

/** How long a proposal waits for the second person, in working days. */
export const confirmDays = 5
/** How long the two may read the name, in hours. */
export const openHours = 24

/** `lapsed`: nobody confirmed it in time; `over`: it was opened, and its hours have passed. */
export const OpeningState = z.enum(['proposed', 'lapsed', 'opened', 'over', 'refused'])
export type OpeningState = z.infer<typeof OpeningState>

/** 启封申请 as a line of a list; the name behind the seal is never in it. */
export const OpeningSummary = z
  .object({
    opening: OpeningId,
    case: CaseId,
    number: z.string().meta({ description: '办件编号' }),
    itemName: z.string(),
    title: z.string().meta({ description: '环节' }),
    ground: SealGround,
    groundText: z.string(),
    basis: z.string(),
    document: z.string().meta({ description: '法律文书文号' }),
    proposedDay: DayText,
    due: DayText.meta({ description: 'last day for the second person' }),
    state: OpeningState,
    stateText: z.string(),
    mine: z.boolean().meta({ description: 'proposed by the asking person' }),
  })
  .meta({ id: 'SealOpeningSummary' })
export type OpeningSummary = z.infer<typeof OpeningSummary>

/** 启封申请 in full, still without the name; `refusedFor` and `barredFor` are null where they do not apply. */
export const OpeningView = OpeningSummary.extend({
  until: Instant.nullable().meta({ description: 'until when the name may be read' }),
  refusedFor: z.string().nullable(),
  reads: z.int().meta({ description: 'how often the name was read' }),
  can: z.array(z.enum(['confirm', 'refuse', 'read'])),
  /** Why the asking person may not be the second one. */
  barredFor: z.string().nullable(),
}).meta({ id: 'SealOpening' })
export type OpeningView = z.infer<typeof OpeningView>

const reply = z.object({ receipt: Receipt, opening: OpeningId })

export const proposeOpening = endpoint('POST /api/:region/desk/cases/:case/seal-openings', {
  summary: '提请启封',
  can: 'seal.open',
  zones: ['desk'],
  reads: [],
  kind: 'command',
  params: ofCase,
  body: z.strictObject({ task: Key, ground: SealGround, document: SealDocument }),
  reply,
})
export const confirmOpening = endpoint('POST /api/:region/desk/cases/:case/seal-openings/:opening/confirmation', {
  summary: '同意启封',
  can: 'seal.open',
  zones: ['desk'],
  reads: [],
  kind: 'command',
  params: ofOpening,
  body: z.strictObject({}),
  reply,
})
export const refuseOpening = endpoint('POST /api/:region/desk/cases/:case/seal-openings/:opening/refusal', {
  summary: '不同意启封',
  can: 'seal.open',
  zones: ['desk'],
  reads: [],
  kind: 'command',
  params: ofOpening,
  body: z.strictObject({ reason: RefusedOpening }),
  reply,
})

export const listOpenings = endpoint('GET /api/:region/desk/seal-openings', {
  summary: '启封列表',
  can: 'seal.open',
  zones: ['desk'],
  reads: [],
  kind: 'query',
  params: inRegion,
  query: boxed(['waiting', 'ended']),
  reply: z.object({ openings: z.array(OpeningSummary), next: z.string().nullable() }),
})
export const readOpening = endpoint('GET /api/:region/desk/cases/:case/seal-openings/:opening', {
  summary: '启封详情',
  can: 'seal.open',
  zones: ['desk'],
  reads: [],
  kind: 'query',
  params: ofOpening,
  query: z.object({ after: LogPosition.optional() }),
  reply: OpeningView,
})
export const readOpenedName = endpoint('GET /api/:region/desk/cases/:case/seal-openings/:opening/person', {
  summary: '启封后查看姓名',
  can: 'seal.open',
  zones: ['desk'],
  reads: ['identity'],
  kind: 'query',
  params: ofOpening,
  reply: z.object({
    code: z.string(),
    name: z.string(),
    place: z.string().meta({ description: '单位和处室' }),
    until: Instant,
  }),
})

/** 我的启封记录: what a reviewer is told of it. No case, no applicant, no document: a court's number would name both. */
export const OwnOpening = z.object({
  opening: OpeningId,
  code: z.string(),
  title: z.string(),
  itemName: z.string(),
  groundText: z.string(),
  basis: z.string(),
  openedDay: DayText,
  reads: z.int(),
})
export type OwnOpening = z.infer<typeof OwnOpening>

export const listOwnOpenings = endpoint('GET /api/:region/review/seal-openings', {
  summary: '我的启封记录',
  can: 'task.read',
  zones: ['review'],
  reads: [],
  kind: 'query',
  params: inRegion,
  query: z.object({ limit: PageLimit, after: DayCursor.optional() }),
  reply: z.object({ openings: z.array(OwnOpening), next: z.string().nullable() }),
})
