import { z } from 'zod'
import { Key } from './ids.ts'

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
  'notice-comment': '公示、公告期间提出的意见',
  procedure: '决定环节的特别程序结果',
}

/** 公示、公告意见 by the number that pages tell it under: of the notices of one task, oldest first, counted from 1; never by whose it is. */
export const NamedComment = z.object({ notice: Key, number: z.int().min(1) })
export type NamedComment = z.infer<typeof NamedComment>

/** Whether both name the same one. */
export const sameComment = (one: NamedComment, other: NamedComment): boolean =>
  one.notice === other.notice && one.number === other.number

/** As pages and papers name it. @param notice what the notice is called */
export const commentTitle = (notice: string, number: number): string => `${notice}意见第${number}条`
