import { z } from 'zod'
import { Key } from './ids.ts'

/** 审查意见: 通过, 修改后通过, 不通过. */
export const Verdict = z.enum(['pass', 'pass-after-revision', 'fail'])
export type Verdict = z.infer<typeof Verdict>

/** 评分: points for one criterion of a 评审表, and the finding they rest on. */
export const Score = z.strictObject({
  criterion: Key,
  points: z.int().min(0).max(100),
  met: z.boolean(),
  finding: z.string().trim().min(2).max(500),
})
export type Score = z.infer<typeof Score>
