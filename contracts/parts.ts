import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { CaseId, DayText, Key, RegionId } from './ids.ts'
import { PartEnd } from './part-events.ts'
import { Receipt } from './receipt.ts'

/** One part of a whole as its applicant and the desk that took it in see it. */
export const PartView = z
  .object({
    part: Key,
    title: z.string(),
    officeName: z.string(),
    case: CaseId.nullable().meta({ description: 'null while it is not opened' }),
    number: z.string().nullable(),
    state: z.enum(['awaited', 'running', 'ended', 'dropped']).meta({
      description: '`dropped`: never opened, since what it waited for was not granted',
    }),
    text: z.string().meta({ description: '中文状态' }),
    after: z.array(z.string()).meta({ description: 'titles of the parts that it waits for' }),
    how: PartEnd.nullable(),
    due: DayText.nullable(),
    left: z.int().nullable().meta({ description: 'days left in `unit`; null where nothing is due' }),
    unit: z.enum(['working', 'calendar']),
    overdue: z.boolean(),
    maySplit: z.boolean(),
    joinable: z
      .array(z.object({ case: CaseId, number: z.string() }))
      .default([])
      .meta({ description: 'applications that the applicant filed on their own and may make this part' }),
  })
  .meta({ id: 'CasePart' })
export type PartView = z.infer<typeof PartView>

/** 一件事: the parts of a whole, or the whole of a part. */
export const FamilyView = z.object({
  whole: z
    .object({ case: CaseId, number: z.string(), readable: z.boolean() })
    .nullable()
    .meta({ description: 'of which the case is a part; `readable`: by the asking session' }),
  parts: z.array(PartView),
})
export type FamilyView = z.infer<typeof FamilyView>

/** Whether a case is decided in parts. */
export const isWhole = ({ family }: { family: FamilyView | null }): boolean => (family?.parts.length ?? 0) > 0

const ofCase = z.object({ region: RegionId, case: CaseId })

/** 分出单独办理: a running part goes on alone; its own limits stay as they are, and the whole waits for it no longer. */
export const splitPart = endpoint('POST /api/:region/cases/:case/parts/:part/split', {
  summary: '将一个事项分出单独办理',
  can: 'case.part',
  zones: ['public'],
  reads: [],
  kind: 'command',
  params: ofCase.extend({ part: Key }),
  body: z.strictObject({}),
  reply: z.object({ receipt: Receipt }),
})

/** 并入: a case that the applicant filed on its own becomes a part, before the whole is accepted; its own limits stay as they are. */
export const joinPart = endpoint('POST /api/:region/cases/:case/parts/:part/join', {
  summary: '将单独提出的申请并入',
  can: 'case.part',
  zones: ['public'],
  reads: [],
  kind: 'command',
  params: ofCase.extend({ part: Key }),
  body: z.strictObject({ joins: CaseId }),
  reply: z.object({ receipt: Receipt }),
})
