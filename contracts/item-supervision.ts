import { z } from 'zod'
import { Key, OfficeId } from './ids.ts'

/**
 * 监督检查 after the grant: which share of the licences in force a draw chooses in each period, which office goes, and what it looks at.
 *
 * @source 行政许可法 第六十一条、第六十二条; 优化营商环境条例 第五十四条第一款 (双随机、一公开)
 */
export const ItemSupervision = z.strictObject({
  every: z.strictObject({ percent: z.int().min(1).max(99), per: z.enum(['year', 'quarter']) }).meta({
    description:
      '抽查比例 in each period; a period counts from the licence, and its draw is made once its last day is over',
  }),
  office: OfficeId.meta({ description: '检查机关, of whose inspectors two are drawn' }),
  within: z
    .strictObject({ unit: z.enum(['working', 'calendar']), days: z.int().min(1).max(365) })
    .meta({ description: '检查期限, from the draw or the order' }),
  points: z
    .array(
      z.strictObject({
        key: Key,
        title: z.string().min(2).max(60),
        measure: z.string().min(4).max(300).meta({ description: '怎样算符合' }),
      }),
    )
    .min(1)
    .max(30)
    .meta({ description: '检查内容, each answered by every record' }),
  late: z
    .enum(['supervise-office'])
    .default('supervise-office')
    .meta({ description: '逾期未检查的后果: for the office' }),
  notRectified: z
    .enum(['hand-over'])
    .default('hand-over')
    .meta({ description: '逾期未改正的后果: after another look it goes to the office that granted' }),
  basis: z.string().min(4).max(300),
})
export type ItemSupervision = z.infer<typeof ItemSupervision>

/** 抽查频次 in words. */
const supervisionPeriods: Record<ItemSupervision['every']['per'], string> = { year: '每年', quarter: '每季度' }

/** 抽查比例和频次 as a sentence has it. */
export const supervisionShare = ({ every: { percent, per } }: Pick<ItemSupervision, 'every'>): string =>
  `${supervisionPeriods[per]}按 ${percent}% 的比例随机抽查`
