import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { CaseId, DayText, Instant, LogPosition, RegionId, StreamId } from './ids.ts'
import { Receipt } from './receipt.ts'

/** 自助取证柜: how many days a result lies in a locker before it goes back to the window. */
export const lockerDays = 5

/** What a locker reports of one cell: the door was shut on the result, or opened with the code and emptied. */
export const LockerNews = z.object({
  ref: z.string().min(1).max(80).meta({ description: 'the locker’s own id of it' }),
  state: z.enum(['stored', 'taken-out']),
  at: Instant,
})
export type LockerNews = z.infer<typeof LockerNews>

/** How a stay in a locker ends: 已取出, 逾期未取, 没有放入, 没有空格. */
export const DepositEnd = z.enum(['taken-out', 'not-fetched', 'not-stored', 'no-cell'])
export type DepositEnd = z.infer<typeof DepositEnd>

const event = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.object({ type: z.literal(type), ...shape })
const place = { locker: z.string(), cell: z.string() }

/** 入柜的事实, one stream per result in a locker. The one-time code stands in none of them. */
export const DepositEvent = z.discriminatedUnion('type', [
  event('begun', {
    case: StreamId,
    number: z.string(),
    papers: z.int(),
    hall: z.string(),
    office: z.string(),
    day: DayText,
  }),
  event('cell-given', { ticket: z.string(), ...place, day: DayText }),
  event('stored', { case: StreamId, ...place, at: Instant, until: DayText, day: DayText }),
  event('recall-asked', { ticket: z.string(), day: DayText }),
  event('ended', {
    case: StreamId,
    state: DepositEnd,
    locker: z.string().nullable(),
    cell: z.string().nullable(),
    at: Instant,
    day: DayText.meta({ description: 'civil day of the end, at the latest the day it was learnt' }),
  }),
])
export type DepositEvent = z.input<typeof DepositEvent>

/** 入柜 as the window sees it; locker and cell are null until the locker has given one. */
export const DepositView = z
  .object({
    deposit: StreamId,
    state: z.enum(['asking', 'cell-given', 'stored', 'recalling', ...DepositEnd.options]),
    stateText: z.string(),
    locker: z.string().nullable(),
    cell: z.string().nullable(),
    begunDay: DayText,
    until: DayText.nullable().meta({ description: 'last day on which it can be fetched' }),
  })
  .meta({ id: 'Deposit' })
export type DepositView = z.infer<typeof DepositView>

const ofCase = z.object({ region: RegionId, case: CaseId })

export const depositResult = endpoint('POST /api/:region/cases/:case/deposit', {
  summary: '放入取证柜',
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
      .meta({ description: '放入的文书' }),
    expects: z.int().min(0).optional(),
  }),
  reply: z.object({ receipt: Receipt }),
})

export const listDeskDeposits = endpoint('GET /api/:region/desk/cases/:case/deposits', {
  summary: '取证柜（工作台）',
  can: 'case.read-desk',
  zones: ['desk'],
  reads: [],
  kind: 'query',
  params: ofCase,
  query: z.object({ after: LogPosition.optional() }),
  reply: z.object({ deposits: z.array(DepositView) }),
})
