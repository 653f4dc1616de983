import type { DeferralView } from '#contracts/deferrals.ts'
import type { CaseAction } from '#contracts/cases.ts'
import type { Item } from '#contracts/item.ts'
import { consequenceWords } from '#contracts/item-deferral.ts'
import type { Day } from '#kernel/day.ts'
import type { Session } from '#platform/session.ts'
import type { CaseState } from '../case-state.ts'
import { silenceOf } from '../matters/silence.ts'
import { endsForDefault, takesDeferred } from './deferral-rules.ts'

/** 容缺 as the page shows it; null where nothing was promised. */
export function deferralView(
  { deferral }: CaseState,
  item: Item,
  entries: ReadonlyMap<string, unknown>,
): DeferralView | null {
  if (!deferral) return null
  const signed = entries.get('deferral-promise') as PromiseSecret | undefined
  return {
    materials: deferral.promised.materials.map((key) => {
      const back = deferral.returned.find(({ material }) => material === key)
      return {
        material: key,
        name: item.materials.find((one) => one.key === key)?.name ?? key,
        state: deferral.confirmed.includes(key)
          ? ('confirmed' as const)
          : deferral.supplied.includes(key)
            ? ('supplied' as const)
            : back
              ? ('returned' as const)
              : ('awaited' as const),
        remark: back?.remark ?? null,
      }
    }),
    due: deferral.terms?.due.day ?? null,
    limitDays: deferral.terms?.limitDays ?? item.deferral?.days ?? 0,
    consequenceText: consequenceWords[deferral.terms?.consequence ?? item.deferral?.consequence ?? 'end-case'],
    promise: signed?.text ?? '',
    completeDay: deferral.completeDay,
    defaultedDay: deferral.defaultedDay,
    ended: deferral.ended && { reason: deferral.ended.reason, day: deferral.ended.day },
  }
}

/** What the vault holds of a promise: the words that were agreed to, for which materials, by whom. */
export type PromiseSecret = { text: string; version: string; materials: readonly string[]; by: string; salt: string }

/** What the session may do about it now; the decider asks all of it again. */
export function deferralActions({ role }: Session, state: CaseState, day: Day): CaseAction[] {
  return [
    ...((role === 'applicant' || role === 'clerk') && takesDeferred(state) ? (['supply-deferred'] as const) : []),
    ...(role === 'acceptor' && state.deferral && state.deferral.supplied.length > 0
      ? (['check-deferred'] as const)
      : []),
    ...(role === 'acceptor' && endsForDefault(state) && !silenceOf(state, { day })
      ? (['end-for-default'] as const)
      : []),
  ]
}
