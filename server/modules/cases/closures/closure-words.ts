import type { ClosureWay } from '#contracts/closure-events.ts'
import type { Item } from '#contracts/item.ts'
import { actOf, licensingActs } from '#contracts/outcome.ts'
import type { ClosureState } from './closure-state.ts'

export const closureWays: Record<ClosureWay, string> = { revocation: '撤销', cancellation: '注销' }

/** 拟撤销行政许可告知书 …: what the holder is told by is named as it is printed. */
export const closureNoticeTitle = ({ way }: Pick<ClosureState, 'way'>, item: Item): string =>
  `拟${closureWays[way]}${ofLicence(item)}告知书`

/** 撤销行政许可决定书、不予注销决定书 …. */
export const closureDecisionTitle = (closure: Pick<ClosureState, 'way' | 'decided'>, item: Item): string =>
  `${closureOutcome(closure)}${ofLicence(item)}决定书`

const ofLicence = (item: Item): string => (licensingActs.has(actOf(item)) ? '行政许可' : '')

/** 撤销、不予撤销、注销、不予注销. */
export const closureOutcome = ({ way, decided }: Pick<ClosureState, 'way' | 'decided'>): string =>
  `${decided?.outcome === 'kept' ? '不予' : ''}${closureWays[way]}`
