import { z } from 'zod'

/**
 * 特别程序: the eight whose time a limit does not count, and no others. The applicant must be told in writing how long they take.
 *
 * @source 行政许可法 第四十五条
 */
export const SpecialProcedureKind = z.enum([
  'hearing',
  'tender',
  'auction',
  'inspection',
  'testing',
  'quarantine',
  'appraisal',
  'expert-review',
])
export type SpecialProcedureKind = z.infer<typeof SpecialProcedureKind>

/** The eight procedures in the words of the law. */
export const specialProcedureTitles: Record<SpecialProcedureKind, string> = {
  hearing: '听证',
  tender: '招标',
  auction: '拍卖',
  inspection: '检验',
  testing: '检测',
  quarantine: '检疫',
  appraisal: '鉴定',
  'expert-review': '专家评审',
}

/** One procedure of a case: its kind and which of its kind. */
export const ProcedureId = z.string().regex(/^[a-z]+(-[a-z]+)*-\d{1,2}$/)

/** One special procedure that an item allows. */
export const SpecialProcedure = z.strictObject({
  kind: SpecialProcedureKind,
  maxDays: z.int().min(1).max(250).meta({
    description:
      '工作日, for all of this kind together that are begun under tasks of one case; for each hearing and each panel of experts that the rules begin',
  }),
  basis: z.string().min(4),
  bundled: z
    .boolean()
    .default(false)
    .meta({ description: '捆绑计算: the promised limit runs on, only the statutory one does not count the time' }),
})
export type SpecialProcedure = z.infer<typeof SpecialProcedure>
