import { z } from 'zod'
import { DeliverBy, ParcelSigner } from './case-events.ts'
import { endpoint } from './endpoint.ts'
import { CaseId, DayCursor, DayText, Instant, Key, LogPosition, RegionId, StreamId } from './ids.ts'
import { agentCode, agentRules } from './pick-up-agent.ts'
import { Receipt } from './receipt.ts'
import { recipientRules } from './recipient.ts'

export { DeliverBy, ParcelSigner }

/** 收件人 of a parcel: identity, kept in the vault of the case. */
export const Recipient = z
  .strictObject({
    name: z.string().trim().min(2, recipientRules.name.message).max(50),
    phone: z
      .string()
      .trim()
      .regex(/^1[3-9]\d{9}$/, recipientRules.phone.message),
    address: z.string().trim().min(8, recipientRules.address.message).max(200),
  })
  .meta({ id: 'Recipient' })
export type Recipient = z.infer<typeof Recipient>

/** 代领人 as the choice of the way names them: identity, kept in the vault of the case. */
export const NamedAgent = z
  .strictObject({
    name: z.string().trim().min(2, agentRules.name.message).max(50),
    code: z
      .string()
      .max(40)
      .transform(agentCode)
      .refine((code) => agentRules.code.fits(code), agentRules.code.message),
  })
  .meta({ id: 'NamedAgent' })
export type NamedAgent = z.infer<typeof NamedAgent>

/** The field a signature is drawn in, in its own units. */
export const signatureField = { width: 1000, height: 400 } as const

/** 签名: strokes on a pad, or who can't draw types the name and declares the receipt. Kept in the vault of the case. */
export const Signature = z.discriminatedUnion('how', [
  z.strictObject({
    how: z.literal('drawn'),
    strokes: z
      .array(
        z
          .array(z.tuple([z.int().min(0).max(signatureField.width), z.int().min(0).max(signatureField.height)]))
          .min(1)
          .max(600),
      )
      .min(1)
      .max(80),
  }),
  z.strictObject({
    how: z.literal('typed'),
    name: z.string().trim().min(2).max(50),
    declared: z.literal(true).meta({ description: '声明已收到办理结果' }),
  }),
])
export type Signature = z.infer<typeof Signature>

/** 代领人: who fetches the result under a mandate that the clerk has seen. */
export const PickUpAgent = z.strictObject({
  name: z.string().trim().min(2).max(50),
  code: z.string().trim().toUpperCase().max(24),
  mandateSeen: z.boolean().meta({ description: '已核验并留存授权委托书' }),
})
export type PickUpAgent = z.infer<typeof PickUpAgent>

/* ---------------------------------------------------------------- 快递 */

/** States a courier reports. 签收, 拒收, 无法投递 and 丢失 end a parcel's way. */
export const ParcelState = z.enum([
  'collected',
  'in-transit',
  'out-for-delivery',
  'signed',
  'refused',
  'undeliverable',
  'lost',
])
export type ParcelState = z.infer<typeof ParcelState>

/** The states after which a courier reports nothing more. */
export const ParcelEnd = ParcelState.extract(['signed', 'refused', 'undeliverable', 'lost'])
export type ParcelEnd = z.infer<typeof ParcelEnd>

/** 物流轨迹: one line of the courier's track. `ref` is the courier's own id of it. No person stands in it. */
export const TrackEntry = z.object({
  ref: z.string().min(1).max(80),
  state: ParcelState,
  at: Instant,
  place: z.string().max(60).nullable().meta({ description: 'town or depot, never a door' }),
  signer: ParcelSigner.nullable(),
})
export type TrackEntry = z.infer<typeof TrackEntry>

const event = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.object({ type: z.literal(type), ...shape })

/** 包裹的事实, one stream per parcel. Who receives it and where stands in the vault of the case alone. */
export const ParcelEvent = z.discriminatedUnion('type', [
  event('sent', {
    case: StreamId,
    number: z.string(),
    papers: z.int(),
    hall: z.string(),
    office: z.string(),
    day: DayText,
  }),
  event('waybill-given', { waybill: z.string(), company: z.string(), day: DayText }),
  event('tracked', { entries: z.array(TrackEntry).min(1), day: DayText }),
  event('ended', {
    case: StreamId,
    state: ParcelEnd,
    company: z.string(),
    waybill: z.string(),
    signer: ParcelSigner,
    at: Instant,
    day: DayText.meta({ description: 'civil day of the end, at the latest the day it was learnt' }),
  }),
])
export type ParcelEvent = z.input<typeof ParcelEvent>

/** 快件 with its track; company and waybill are null until the courier has taken the announcement. */
export const ParcelView = z
  .object({
    parcel: StreamId,
    company: z.string().nullable(),
    waybill: z.string().nullable(),
    state: z.enum(['announcing', 'announced', ...ParcelState.options]),
    stateText: z.string(),
    sentDay: DayText,
    track: z.array(TrackEntry.omit({ ref: true }).extend({ text: z.string() })),
  })
  .meta({ id: 'Parcel' })
export type ParcelView = z.infer<typeof ParcelView>

const inRegion = z.object({ region: RegionId })
const ofCase = inRegion.extend({ case: CaseId })
const Expects = z.int().min(0).optional()
const CommandReply = z.object({ receipt: Receipt })

export const chooseDelivery = endpoint('POST /api/:region/cases/:case/delivery-choice', {
  summary: '变更领取方式',
  can: 'delivery.choose',
  zones: ['public', 'desk'],
  reads: [],
  kind: 'command',
  params: ofCase,
  body: z.strictObject({
    deliverBy: DeliverBy,
    recipient: Recipient.nullable().default(null),
    agent: NamedAgent.nullable().default(null),
    expects: Expects,
  }),
  reply: CommandReply,
})

export const dispatchResult = endpoint('POST /api/:region/cases/:case/dispatch', {
  summary: '交寄办理结果',
  can: 'result.hand-over',
  zones: ['desk'],
  reads: [],
  kind: 'command',
  params: ofCase,
  body: z.strictObject({
    packed: z
      .array(z.string().regex(/^[a-z0-9-]{3,60}$/))
      .min(1)
      .max(20)
      .meta({ description: '装箱清单' }),
    expects: Expects,
  }),
  reply: CommandReply,
})

export const listMyParcels = endpoint('GET /api/:region/cases/:case/parcels', {
  summary: '快递进度',
  can: 'case.read-own',
  zones: ['public'],
  reads: [],
  kind: 'query',
  params: ofCase,
  reply: z.object({ parcels: z.array(ParcelView) }),
})
export const listDeskParcels = endpoint('GET /api/:region/desk/cases/:case/parcels', {
  summary: '快递进度（工作台）',
  can: 'case.read-desk',
  zones: ['desk'],
  reads: [],
  kind: 'query',
  params: ofCase,
  reply: z.object({ parcels: z.array(ParcelView) }),
})

/* ---------------------------------------------------------------- 材料交接 */

/** 缺件: an original that the sheet names and the receiver did not find. */
export const MissingPiece = z.strictObject({
  material: Key,
  remark: z.string().trim().min(2).max(200),
})
export type MissingPiece = z.infer<typeof MissingPiece>

/** Where a batch of originals is: 在窗口, 交接中, 在后台, 已退还. */
export const OriginalsPlace = z.enum(['window', 'under-way', 'office', 'returned'])
export type OriginalsPlace = z.infer<typeof OriginalsPlace>

/** 材料交接的事实: one stream per batch of paper originals that a window took in. Who signed stands in the envelope. */
export const TransferEvent = z.discriminatedUnion('type', [
  event('originals-taken', {
    case: StreamId,
    number: z.string(),
    item: z.string(),
    revision: z.int(),
    materials: z.array(Key).min(1),
    hall: z.string(),
    office: z.string(),
    day: DayText,
  }),
  event('handed-over', { sheet: z.string().meta({ description: '交接单号' }), at: Instant, day: DayText }),
  event('received', { missing: z.array(MissingPiece), at: Instant, day: DayText }),
  event('originals-returned', { materials: z.array(Key).min(1), day: DayText }),
])
export type TransferEvent = z.input<typeof TransferEvent>

/** What a page may offer on a 交接单: 移交, 签收, 退回. */
export const TransferAction = z.enum(['hand-over', 'receive', 'return'])
const Piece = z.object({
  material: Key,
  name: z.string(),
  missing: z.string().nullable().meta({ description: '缺件说明' }),
  returned: z.boolean(),
})
/** 材料交接单 as a line of a list; `sheet` is the paper, null until it was made. */
export const TransferSummary = z
  .object({
    transfer: StreamId,
    case: CaseId,
    number: z.string(),
    itemName: z.string(),
    pieces: z.int(),
    missing: z.int(),
    place: OriginalsPlace,
    sheet: z.string().nullable(),
    takenDay: DayText,
  })
  .meta({ id: 'Transfer' })
export type TransferSummary = z.infer<typeof TransferSummary>
/** 材料交接单: which originals went from whom to whom, and who has confirmed it. */
export const TransferView = TransferSummary.extend({
  from: z.string().meta({ description: '交出单位' }),
  to: z.string().meta({ description: '接收单位' }),
  materials: z.array(Piece),
  handedOver: z.object({ by: z.string(), at: Instant }).nullable(),
  received: z.object({ by: z.string(), at: Instant }).nullable(),
  papers: z.array(z.object({ paper: z.string(), title: z.string() })),
  can: z.array(TransferAction),
})
export type TransferView = z.infer<typeof TransferView>

const ofTransfer = inRegion.extend({ transfer: StreamId })

export const listTransfers = endpoint('GET /api/:region/desk/transfers', {
  summary: '材料交接',
  can: 'originals.read',
  zones: ['desk'],
  reads: [],
  kind: 'query',
  params: inRegion,
  query: z.object({
    place: OriginalsPlace.default('window'),
    case: CaseId.optional().meta({ description: 'those of one case, wherever they lie' }),
    limit: z.coerce.number().int().min(1).max(100).default(25),
    after: DayCursor.optional(),
  }),
  reply: z.object({ transfers: z.array(TransferSummary), next: z.string().nullable() }),
})
export const readTransfer = endpoint('GET /api/:region/desk/transfers/:transfer', {
  summary: '材料交接详情',
  can: 'originals.read',
  zones: ['desk'],
  reads: [],
  kind: 'query',
  params: ofTransfer,
  query: z.object({ after: LogPosition.optional() }),
  reply: TransferView,
})
export const handOverOriginals = endpoint('POST /api/:region/desk/transfers/:transfer/hand-over', {
  summary: '交出材料原件',
  can: 'originals.hand-over',
  zones: ['desk'],
  reads: [],
  kind: 'command',
  params: ofTransfer,
  body: z.strictObject({}),
  reply: CommandReply,
})
export const receiveOriginals = endpoint('POST /api/:region/desk/transfers/:transfer/reception', {
  summary: '签收材料原件',
  can: 'originals.receive',
  zones: ['desk'],
  reads: [],
  kind: 'command',
  params: ofTransfer,
  body: z.strictObject({ missing: z.array(MissingPiece).max(60).default([]) }),
  reply: CommandReply,
})
export const returnOriginals = endpoint('POST /api/:region/desk/transfers/:transfer/return', {
  summary: '退还材料原件',
  can: 'originals.return',
  zones: ['desk'],
  reads: [],
  kind: 'command',
  params: ofTransfer,
  body: z.strictObject({ materials: z.array(Key).min(1).max(60) }),
  reply: CommandReply,
})
