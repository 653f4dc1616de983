import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { LateAct } from './late-events.ts'
import { CaseId, DayText, RegionId } from './ids.ts'
import { boxed } from './lists.ts'

/** How a step that ran out of time stands: nobody has answered, somebody did later, silence stood for 无意见, or its case ended. */
export const LateState = z.enum(['open', 'answered', 'no-opinion', 'moot'])
export type LateState = z.infer<typeof LateState>

/** 环节超期 in the list of the supervision: the office, never a person or a code. */
export const LateStep = z
  .object({
    case: CaseId,
    number: z.string(),
    itemName: z.string(),
    step: z.string().meta({ description: '环节' }),
    office: z.string(),
    due: DayText,
    late: z.int().min(0).meta({ description: '超期工作日, until it was answered or today' }),
    state: LateState,
    acted: LateAct.meta({ description: '提醒、督办 or 视为无意见: the last of what was done' }),
    nextAfter: DayText.nullable().meta({ description: 'last day before what is done next; null where nothing is' }),
    closedDay: DayText.nullable(),
  })
  .meta({ id: 'LateStep' })
export type LateStep = z.infer<typeof LateStep>

/** Boxes of the list: still waited for, and settled in some way. */
export const lateBoxes = ['open', 'settled'] as const

export const listLateSteps = endpoint('GET /api/:region/desk/late-steps', {
  summary: '环节超期台账',
  can: 'step.supervise',
  zones: ['desk'],
  reads: [],
  kind: 'query',
  params: z.object({ region: RegionId }),
  query: boxed(lateBoxes),
  reply: z.object({ steps: z.array(LateStep), next: z.string().nullable() }),
})
