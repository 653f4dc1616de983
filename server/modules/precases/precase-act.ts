import type { PrecaseEvent } from '#contracts/precase-events.ts'
import type { Act } from '#platform/execute.ts'
import type { Day } from '#kernel/day.ts'
import type { PrecasesNeeds } from './ask.ts'
import type { PrecaseCommand, PrecaseEnv, PrecaseState } from './precase.ts'
import { precaseStream } from './precase-stream.ts'

type PrecaseAct = Act<PrecaseState, PrecaseCommand, PrecaseEvent, PrecaseEnv>

/** One act on an enquiry or a pre-review. */
export const precaseAct = (act: Omit<PrecaseAct, 'kind'>): PrecaseAct => ({ kind: precaseStream, ...act })

/** What the rules need beside the state: the item as it was when it was asked about, the calendar, the day. */
export async function precaseEnv(
  ask: PrecasesNeeds,
  region: string,
  { item, revision }: { item: string; revision?: number },
  day: Day,
): Promise<PrecaseEnv> {
  const [found, calendar] = await Promise.all([
    ask.catalogue.item(region, item, revision),
    ask.catalogue.calendar(region),
  ])
  return { item: found, calendar, day }
}
