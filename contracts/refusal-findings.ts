import { z } from 'zod'

/**
 * 据以不予许可的事实 beside what reviews, experts and visits found: what was said at a hearing, by 利害关系人 or of a public notice, and the result of a
 * special procedure that whoever decides had held.
 *
 * @source 行政许可法 第三十六条, 第三十八条, 第四十五条, 第四十八条第二款
 */
export const RefusalFinding = z.enum(['hearing', 'statement', 'notice-comment', 'procedure'])
export type RefusalFinding = z.infer<typeof RefusalFinding>

/** As pages and papers say it. */
export const refusalFindingTexts: Record<RefusalFinding, string> = {
  hearing: '听证笔录记载的事实',
  statement: '利害关系人的陈述、申辩',
  'notice-comment': '公示期间提出的意见',
  procedure: '决定环节的特别程序结果',
}
