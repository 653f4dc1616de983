import type { CaseEvent } from '#contracts/case-events.ts'
import type { Effect, Place } from '#platform/stream.ts'
import { upsert, type RowChange } from '#platform/table.ts'
import type { CaseState } from '../case-state.ts'
import { referrals } from '../tables.ts'

const touches = new Set<CaseEvent['type']>([
  'referred',
  'referral-received',
  'referral-recalled',
  'referral-answered',
  'withdrawn',
  'ended-for-default',
  'deemed-renewed',
  'deemed-agreed',
])

/** 上报: which packages the authority above is still asked about. */
export function referralRows({ region, stream }: Place, state: CaseState, events: readonly CaseEvent[]): RowChange[] {
  if (!events.some(({ type }) => touches.has(type))) return []
  return Object.entries(state.referrals).map(([task, { package: id, receipt, answer }]) =>
    upsert(referrals, {
      region,
      package: id,
      stream,
      task,
      receipt,
      ended: answer !== null || state.phase !== 'review',
    }),
  )
}

/** 报送 of the package, outside the command. */
export const referUp = (task: string): Effect => ({ kind: 'refer-up', key: task, payload: { task } })

/** The authority above is told of what was withdrawn before it answered, so that nobody decides it. */
export const referralsWithdrawn = ({ referrals: sent }: CaseState): Effect[] =>
  Object.entries(sent).flatMap(([task, { package: withdrawn, answer }]) =>
    answer ? [] : { kind: 'refer-up', key: `${task}-withdrawn`, payload: { task, withdrawn } },
  )
