import type { CaseEvent } from '#contracts/case-events.ts'
import type { PartPause } from '#contracts/part-events.ts'
import type { CaseEnv } from '../case-env.ts'
import { evolve } from '../case-fold.ts'
import type { CaseState } from '../case-state.ts'
import { duesOf } from '../due.ts'

type PartPaused = Extract<CaseEvent, { type: 'part-paused' }>
type PartEnded = Extract<CaseEvent, { type: 'part-ended' }>

/** The special procedures of a part as its whole is told of them. */
export const pausesOfPart = ({ procedures }: Pick<CaseState, 'procedures'>): PartPause[] =>
  procedures.flatMap(({ procedure, kind, from, through }) =>
    through === null ? [] : [{ procedure, kind, from, through }],
  )

/**
 * The time that a part's special procedure takes is counted neither in the limit of the part nor in that of the whole, whatever else goes on
 * beside it; a day that several take is left out once. What is heard only when the part has ended counts as if it had been heard before.
 *
 * @source 行政许可法 第四十五条 (所需时间不计算在本节规定的期限内), of which 第四十二条第二款 is one
 */
export function notedPauses(
  { part, pauses }: { part: string; pauses: readonly PartPause[] },
  state: CaseState,
  env: CaseEnv,
): CaseEvent[] {
  const known = state.parts[part]
  if (state.phase === 'closed' || state.decision || !known) return []
  const held = known.ended ? pausesUntil(known.ended.day, pauses) : pauses
  if (isSame(known.pauses, held)) return []
  const paused = (dues: PartPaused['dues']): PartPaused => ({
    type: 'part-paused',
    part,
    pauses: [...held],
    dues,
    day: env.day,
  })
  if (state.phase !== 'review') return [paused(null)]
  const { statutoryDue: statutory, promisedDue: promised } = duesOf(evolve(state, paused(null)), env)
  return [paused({ statutory, promised })]
}

/** The ends of parts: what one still waited for holds the whole back no longer than the day on which it ends. */
export function withPausesOver(ends: readonly PartEnded[], state: CaseState, env: CaseEnv): CaseEvent[] {
  const events: CaseEvent[] = []
  let now = state
  for (const ended of ends) {
    const { part, day } = ended
    const pauses = pausesUntil(day, now.parts[part]!.pauses)
    const made = [...notedPauses({ part, pauses }, now, env), ended]
    events.push(...made)
    now = made.reduce(evolve, now)
  }
  return events
}

/** Of the days that a part waits, those up to its end. */
export const pausesUntil = (day: string, pauses: readonly PartPause[]): PartPause[] =>
  pauses.flatMap((one) => (one.from > day ? [] : [one.through > day ? { ...one, through: day } : one]))

const isSame = (some: readonly PartPause[], others: readonly PartPause[]): boolean =>
  some.length === others.length &&
  some.every(({ procedure, through }, at) => procedure === others[at]!.procedure && through === others[at]!.through)
