import { z } from 'zod'
import { DayCursor } from './ids.ts'

/** How many lines of a list are answered at once. */
export const PageLimit = z.coerce.number().int().min(1).max(100).default(20)

/** What is asked of a list that lies in boxes and is ordered by day and id; without a box the first is read. */
export const boxed = <const Boxes extends readonly [string, ...string[]]>(boxes: Boxes) =>
  z.object({ box: z.enum(boxes).default(boxes[0]), limit: PageLimit, after: DayCursor.optional() })
