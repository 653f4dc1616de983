import { z } from 'zod'
import { ClosureGround, ClosureKey, ClosureWay, EndProof, KeptFor } from './closure-events.ts'
import { endpoint } from './endpoint.ts'
import { CaseId, DayText, FileId, RegionId, TaskId, UploadId } from './ids.ts'
import { Receipt } from './receipt.ts'

/** 工作日 of the proceeding; the law sets none, the platform publishes these. */
export const closureDays = { state: 5, putForward: 5, decide: 20 } as const

/** Characters that facts and reasons against a holder have at least. */
export const leastClosureWords = 20

/** 终结证明扫描件: how it is brought; of `waiting` scans of one person the one that a proceeding names is kept. */
export const endProofFile = {
  material: 'end-proof',
  formats: ['pdf', 'png', 'jpeg'] as const,
  maxBytes: 20_000_000,
  waiting: 5,
}

/** 终结证明 as whoever opens the proceeding tells it. */
export const OpenedProof = EndProof.pick({ end: true, file: true }).extend({
  authority: z.string().trim().min(4).max(80),
  number: z
    .string()
    .trim()
    .min(2)
    .max(80)
    .meta({ description: '文号 or number of the certificate; kept in the vault' }),
  day: DayText,
})
export type OpenedProof = z.infer<typeof OpenedProof>

/** 依职权撤销、撤回、注销 as its holder, the desk and whoever decides may see it. */
export const ClosureView = z
  .object({
    closure: ClosureKey,
    way: ClosureWay,
    title: z.string(),
    ground: ClosureGround,
    groundText: z.string(),
    basis: z.string(),
    facts: z.string(),
    proof: z
      .object({
        text: z.string().meta({ description: 'authority, day, number and what it decided' }),
        file: FileId.nullable().meta({ description: 'the scan; null for every review role' }),
      })
      .nullable()
      .meta({ description: '终结证明; null where no authority elsewhere was needed' }),
    openedDay: DayText,
    stateBy: DayText.nullable(),
    putForwardBy: DayText.nullable()
      .default(null)
      .meta({ description: '报请决定期限; null where none was set, and once it was put forward' }),
    statedDay: DayText.nullable(),
    words: z.string().nullable().meta({ description: '陈述申辩原文; null for every review role' }),
    summary: z.string().nullable().meta({ description: '陈述要点, without names' }),
    interest: z.string().nullable(),
    forwardedDay: DayText.nullable(),
    decision: z
      .object({
        outcome: z.enum(['ended', 'kept']),
        text: z.string(),
        reasons: z.string(),
        basis: z.string(),
        day: DayText,
      })
      .nullable(),
    can: z.array(z.enum(['state', 'put-forward', 'decide'])),
  })
  .meta({ id: 'Closure' })
export type ClosureView = z.infer<typeof ClosureView>

const inRegion = z.object({ region: RegionId })
const ofCase = inRegion.extend({ case: CaseId })
const reply = z.object({ receipt: Receipt })
const Expects = z.int().min(0).optional()

export const openClosure = endpoint('POST /api/:region/desk/cases/:case/closures', {
  summary: '依职权启动撤销、撤回或者注销',
  can: 'closure.conduct',
  zones: ['desk'],
  reads: [],
  kind: 'command',
  params: ofCase,
  body: z.strictObject({
    way: ClosureWay,
    ground: ClosureGround,
    facts: z.string().trim().max(3000).meta({ description: '认定的事实和证据, told to the holder, without names' }),
    proof: OpenedProof.nullable().default(null).meta({ description: '终结证明, where an authority elsewhere decided' }),
    expects: Expects,
  }),
  reply,
})
export const uploadEndProof = endpoint('POST /api/:region/desk/cases/:case/end-proofs', {
  summary: '上传终结证明扫描件',
  can: 'closure.conduct',
  zones: ['desk'],
  reads: [],
  kind: 'action',
  params: ofCase,
  query: z.object({ name: z.string().min(1).max(200), upload: UploadId.optional() }),
  raw: { mediaTypes: ['application/octet-stream'], maxBytes: 50_000_000 },
  reply: z.object({ file: FileId }),
})
export const stateOnClosure = endpoint('POST /api/:region/cases/:case/closures/:closure/statement', {
  summary: '对拟撤销、撤回或者注销陈述申辩',
  can: 'closure.state',
  zones: ['public', 'desk'],
  reads: [],
  kind: 'command',
  params: ofCase.extend({ closure: ClosureKey }),
  body: z.strictObject({ words: z.string().trim().min(2).max(5000), expects: Expects }),
  reply,
})
export const putClosureForward = endpoint('POST /api/:region/desk/cases/:case/closures/:closure/proposal', {
  summary: '报请决定撤销、撤回或者注销',
  can: 'closure.conduct',
  zones: ['desk'],
  reads: [],
  kind: 'command',
  params: ofCase.extend({ closure: ClosureKey }),
  body: z.strictObject({
    summary: z.string().trim().max(2000).default('').meta({ description: '陈述要点, without names' }),
    interest: z
      .string()
      .trim()
      .max(2000)
      .default('')
      .meta({ description: '对公共利益的影响; of a 撤回 why the public needs it' }),
    expects: Expects,
  }),
  reply,
})
export const decideClosure = endpoint('POST /api/:region/review/tasks/:task/closure', {
  summary: '决定撤销、撤回或者注销',
  can: 'task.decide',
  zones: ['review'],
  reads: [],
  kind: 'command',
  params: inRegion.extend({ task: TaskId }),
  body: z.strictObject({
    outcome: z.enum(['ended', 'kept']),
    kept: KeptFor.nullable()
      .default(null)
      .meta({ description: '不予撤销、撤回或者注销的理由; null where the licence ends' }),
    reasons: z.string().trim().max(3000),
  }),
  reply,
})
