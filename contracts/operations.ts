import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { DayText, Instant, RegionId, StreamId } from './ids.ts'
import { Receipt } from './receipt.ts'

export const readHealth = endpoint('GET /api/health', {
  summary: '健康检查',
  can: 'site.read',
  zones: ['public', 'desk', 'review'],
  reads: [],
  kind: 'query',
  reply: z.object({
    status: z.enum(['ok', 'degraded']),
    database: z.boolean(),
    tailLagSeconds: z.number().nullable(),
    outboxWaiting: z.int(),
    deadJobs: z
      .int()
      .meta({ description: 'work that was tried as often as it may be and was given up, counted to 1000' }),
    idleTransaction: z.string().nullable().meta({ description: 'the backend that holds readers of the log back' }),
  }),
})

const inRegion = z.object({ region: RegionId })

/** What the platform does beside the log, each kind with its performer in a module. */
export const effectKinds = [
  'notify',
  'notify-precase',
  'refer-up',
  'render-paper',
  'render-pages',
  'announce-parcel',
  'print-transfer-sheet',
  'forget-files',
  'announce-expiry',
  'reserve-cell',
  'recall-deposit',
  'begin-supervision',
  'announce-phone',
] as const
/** One kind of work beside the log. */
export type EffectKind = (typeof effectKinds)[number]

/** An effect that was given up; of the case it belongs to nothing is told. */
export const DeadEffect = z.object({
  effect: StreamId,
  kind: z.string(),
  attempts: z.int(),
  error: z.string().meta({ description: 'what was said at the last try, cut short and without digits' }),
  failedAt: Instant,
})

export const listDeadEffects = endpoint('GET /api/:region/desk/operations/dead-effects', {
  summary: '失败任务',
  can: 'operations.repair',
  zones: ['desk'],
  reads: [],
  kind: 'query',
  params: inRegion,
  reply: z.object({
    effects: z.array(DeadEffect).max(50),
    more: z.boolean().meta({ description: 'there are more than the latest fifty' }),
    unsentMessages: z.int().meta({
      description: 'short messages that nobody could take over, for no operator is connected; counted to 1000',
    }),
  }),
})

export const resendEffect = endpoint('POST /api/:region/desk/operations/dead-effects/:effect/resend', {
  summary: '重新执行失败任务',
  can: 'operations.repair',
  zones: ['desk'],
  reads: [],
  kind: 'command',
  params: inRegion.extend({ effect: StreamId }),
  body: z.strictObject({}),
  reply: z.object({ receipt: Receipt }),
})

/** What operators do with effects; streams of kind `effect`, whose id is the effect's. */
export const EffectEvent = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('resent'),
    kind: z.string(),
    attempts: z.int().meta({ description: 'tries before it was given up' }),
    day: DayText,
  }),
])
export type EffectEvent = z.infer<typeof EffectEvent>
