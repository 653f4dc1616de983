import type { CaseEvent } from '#contracts/case-events.ts'
import type { CaseEnv } from '../case-env.ts'
import type { CaseState } from '../case-state.ts'
import { officeWaits } from './office-waits.ts'

export type OfficeClockCommand = { type: 'office-clock-ran-out' }

/** 单位逾期未办 by limit; `closed` once it was done, or nobody waits for it any more. */
export type OfficeOverdueState = Readonly<
  Record<string, { due: string; day: string; closed: { day: string; done: boolean } | null }>
>

/** 单位逾期未办: past its last day the supervision is told, once for each and only by the clock; what waits goes on waiting. */
export const decideOfficeClock = (_command: OfficeClockCommand, state: CaseState, { day }: CaseEnv): CaseEvent[] =>
  officeWaits(state)
    .filter(({ limit, due }) => due.day < day && !state.officeOverdue[limit])
    .map(({ limit, due }) => ({ type: 'office-overdue', limit, due, day }))

/** The acts by which an office does what was waited for; with any other end it is moot. */
const does = new Set<CaseEvent['type']>([
  'chair-recusal-answered',
  'third-party-told',
  'third-parties-announced',
  'statement-recorded',
  'comment-answered',
  'closure-put-forward',
  'closure-opened',
  'hand-over-settled',
])

/** @param state after the event, but for this */
export function officeOverdueAfter(state: CaseState, event: CaseEvent): OfficeOverdueState {
  const { officeOverdue: before } = state
  if (event.type === 'office-overdue') {
    const { limit, due, day } = event
    return { ...before, [limit]: { due: due.day, day, closed: null } }
  }
  if (!('day' in event) || !event.day || Object.values(before).every(({ closed }) => closed)) return before
  const { day, type } = event
  const waits = new Set(officeWaits(state).map(({ limit }) => limit))
  return Object.fromEntries(
    Object.entries(before).map(([limit, one]) => [
      limit,
      one.closed || waits.has(limit) ? one : { ...one, closed: { day, done: does.has(type) } },
    ]),
  )
}
