import { hearingTask } from '#contracts/hearings.ts'
import type { CaseState } from '../case-state.ts'
import type { HearingState } from './hearing-rules.ts'

/** A hearing that another one followed: whoever was told of the right only after it was held had no part in it, and may ask for theirs. */
export type EarlierHearing = Pick<HearingState, 'ordered' | 'appointments'> & {
  appointed: NonNullable<HearingState['appointed']>
  requestedDay: string
  /** Of the task under which it was reported; absent for every task. */
  ref?: string
  minutes: string
  report: string
  /** On which it was held. */
  day: string
}

/** The hearing that a notice announced: the last that was called when it was published. */
export const hearingOf = (
  { hearing }: Pick<CaseState, 'hearing'>,
  { published }: { published: string },
): HearingState | EarlierHearing | null =>
  hearing
    ? ([...hearing.earlier, hearing].findLast(
        ({ requestedDay }) => requestedDay !== null && requestedDay <= published,
      ) ?? null)
    : null

/** Whether a notice is of a hearing to which the public is not admitted. */
export const isShut = (state: Pick<CaseState, 'hearing'>, task: string, notice: { published: string }): boolean =>
  task === hearingTask && (hearingOf(state, notice)?.appointed?.closed ?? null) !== null

/**
 * Whether one of 利害关系人 was told only after the hearing was held. On the same day too: who is told earlier is told seven days before it.
 *
 * @source 行政许可法 第四十七条、第四十八条
 */
export const wasToldAfter = (held: { day: string } | null | undefined, told: { day: string }): boolean =>
  held !== null && held !== undefined && told.day >= held.day

/** The task under which the last report was handed in: another hearing may have opened the next one in the same act. */
export function reportedRef({ hearing, tasks }: CaseState): string {
  const { ref, verdict } = tasks[hearingTask]!
  return verdict === null ? (hearing?.earlier.at(-1)?.ref ?? ref) : ref
}

/** Whether the hearing was asked for by whoever its notice goes to, who alone gives it up by staying away; without a party, the applicant. */
export function asksForIt({ hearing, thirdParties }: CaseState, party?: string): boolean {
  if (!party) return hearing?.askedBy === 'applicant'
  const told = thirdParties?.told.find((one) => one.party === party)
  const before = hearing?.earlier.at(-1)
  return told?.hearing?.choice === 'requested' && (!before || wasToldAfter(before, told))
}
