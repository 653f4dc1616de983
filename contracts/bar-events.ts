import { z } from 'zod'
import { DayText, ItemCode } from './ids.ts'

/**
 * 不得再次申请: why somebody may not apply for the same licence for a while. Only where the item bears directly on public safety, health,
 * life or property.
 *
 * @source 行政许可法 第七十八条 (false material: one year), 第七十九条 (a licence got by fraud: three years)
 */
export const BarGround = z.enum(['false-material', 'fraud'])
export type BarGround = z.infer<typeof BarGround>

/** Each ground as pages and papers word it, how long it lasts, and its article. */
export const barGrounds: Record<BarGround, { text: string; years: number; basis: string }> = {
  'false-material': {
    text: '隐瞒有关情况或者提供虚假材料申请行政许可',
    years: 1,
    basis: '《中华人民共和国行政许可法》第七十八条',
  },
  fraud: {
    text: '以欺骗、贿赂等不正当手段取得行政许可',
    years: 3,
    basis: '《中华人民共和国行政许可法》第七十九条',
  },
}

/** What begins a bar, as a fact of the case that led to it. It ends by its day alone. */
export const barEvents = [
  z.object({
    type: z.literal('barred'),
    ground: BarGround,
    until: DayText.meta({ description: 'last day on which the same licence may not be applied for' }),
    basis: z.string(),
    items: z
      .array(ItemCode)
      .min(1)
      .optional()
      .meta({ description: 'those of the parts of a whole that it bars from; absent: the item of the case' }),
    day: DayText.meta({ description: 'of the refusal or of the revocation' }),
  }),
] as const
