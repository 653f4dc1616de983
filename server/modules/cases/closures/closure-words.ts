import type { ClosureWay } from '#contracts/closure-events.ts'
import type { ClosureState } from './closure-state.ts'

export const closureWays: Record<ClosureWay, string> = { revocation: '撤销', cancellation: '注销' }

/** 撤销、不予撤销、注销、不予注销. */
export const closureOutcome = ({ way, decided }: Pick<ClosureState, 'way' | 'decided'>): string =>
  `${decided?.outcome === 'kept' ? '不予' : ''}${closureWays[way]}`
