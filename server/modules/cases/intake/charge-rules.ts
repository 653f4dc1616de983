import type { CaseEvent } from '#contracts/case-events.ts'
import { demand } from '#kernel/rule-violation.ts'
import type { CaseEnv } from '../case-env.ts'
import type { CaseState } from '../case-state.ts'

/** The hall at whose window somebody acts; null for the office itself. */
export type ActsAt = { hall: string } | null

/** 授权综合窗口受理: who else may take a case in, and what such a window has done in it. */
export type ChargeState = {
  /** The hall whose windows may; null: the office alone. */
  hall: string | null
  /** The hall of each 补正告知, oldest first, and of the acceptance or refusal; null: the office did it, or silence. */
  notices: readonly (string | null)[]
  ended: string | null
}

export const notCharged: ChargeState = { hall: null, notices: [], ended: null }

/**
 * What the filing says: a case that was filed at a window of a hall, of an item whose authority has charged the windows. What rules decide at
 * once on a promise is taken in by nobody.
 */
export const chargedWith = (
  { atWindow, hall, promise }: { atWindow?: boolean; hall: string | null; promise?: unknown },
  { item }: Pick<CaseEnv, 'item'>,
): { chargedHall?: string } => (atWindow && hall !== null && item.acceptance && !promise ? { chargedHall: hall } : {})

/**
 * A window accepts, asks for corrections and refuses only where the authority has charged it, and only what was filed with its own hall.
 *
 * @source 行政许可法 第三十二条: it is the authority that accepts; 第二十四条: whom it has charged does so in its name
 */
export function demandCharged(at: ActsAt | undefined, { charge }: Pick<CaseState, 'charge'>): void {
  if (!at) return
  demand(charge.hall !== null, 'window.not-charged')
  demand(charge.hall === at.hall, 'window.other-hall')
}

/** What an act of the intake says of where it was done. */
export const doneAt = (at: ActsAt | undefined): { chargedHall?: string } => (at ? { chargedHall: at.hall } : {})

export function foldCharge(charge: ChargeState, event: CaseEvent): ChargeState {
  switch (event.type) {
    case 'submitted':
      return { ...notCharged, hall: event.chargedHall ?? null }
    case 'deficiency-notified':
      return { ...charge, notices: [...charge.notices, event.chargedHall ?? null] }
    case 'accepted':
    case 'refused-at-intake':
      return { ...charge, ended: event.chargedHall ?? null }
    default:
      return charge
  }
}
