import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { DayText, RegionId } from './ids.ts'
import { LateStep } from './late-steps.ts'
import { boxed } from './lists.ts'

/** 超过内部时限的办件 in the list of the supervision: the office, never a person or a code. */
export const OverInternalCase = LateStep.pick({ case: true, number: true, itemName: true, office: true })
  .extend({
    due: DayText.meta({ description: '内部办理时限届满日' }),
    late: z.int().min(0).meta({ description: '超过的工作日, until the decision or today' }),
    decidedDay: DayText.nullable(),
    reason: z.string().nullable().meta({ description: 'why it came later, from the list' }),
    words: z.string().nullable().meta({ description: 'the same in words' }),
  })
  .meta({ id: 'OverInternalCase' })
export type OverInternalCase = z.infer<typeof OverInternalCase>

/** Boxes of the list: not decided yet, and decided for a reason that was given. */
export const overInternalBoxes = ['open', 'decided'] as const

/** What is not decided longest past its last day first; what was decided latest first. */
export const listOverInternal = endpoint('GET /api/:region/desk/over-internal', {
  summary: '超过内部时限的办件',
  can: 'step.supervise',
  zones: ['desk'],
  reads: [],
  kind: 'query',
  params: z.object({ region: RegionId }),
  query: boxed(overInternalBoxes),
  reply: z.object({ cases: z.array(OverInternalCase), next: z.string().nullable() }),
})
