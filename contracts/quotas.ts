import { z } from 'zod'

/** Most places of one register; those who stand before somebody are counted as far as this and no further. */
export const mostPlaces = 10_000

/**
 * 数量限制 as an item provides for it: so many are granted and no more, in the order in which applications were taken in.
 *
 * @source 行政许可法 第五十七条
 */
export const QuotaRule = z.strictObject({
  total: z.int().min(1).max(mostPlaces),
  period: z.literal('year').meta({ description: 'anew with each year of decision' }),
  basis: z.string().min(4).meta({ description: 'the plan or rule that sets the number' }),
})
export type QuotaRule = z.infer<typeof QuotaRule>

/** What the guide says where as many are granted as there are. */
export const unlimited = '无数量限制'

/** The register whose numbers are the places of an item in the year of a day; a number stands there once. */
export const quotaRegister = (item: string, day: string): string => `quota/${item}/${day.slice(0, 4)}`

/** 名额 as everybody may know them. */
export const QuotaLeft = z
  .object({ total: z.int(), left: z.int(), period: QuotaRule.shape.period, basis: z.string() })
  .meta({ id: 'QuotaLeft' })
export type QuotaLeft = z.infer<typeof QuotaLeft>

/** 名额 as whoever decides a case needs to know them. */
export const QuotaOfTask = QuotaLeft.extend({
  ahead: z.int().meta({ description: 'applications that were taken in before this one and are not decided yet' }),
})
export type QuotaOfTask = z.infer<typeof QuotaOfTask>
