import { closureGround, type ClosureGround, type ClosureWay } from '#contracts/closure-events.ts'
import { filedOnPromise } from '#contracts/commitment-events.ts'
import type { Item } from '#contracts/item.ts'
import { actOf, licensingActs } from '#contracts/outcome.ts'
import { endsElsewhere } from '#contracts/credential-life.ts'
import { dayText, parseDay } from '#kernel/day.ts'
import type { ClosureState, KnownProof } from './closure-state.ts'

export const closureWays: Record<ClosureWay, string> = { revocation: '撤销', retraction: '撤回', cancellation: '注销' }

/** What a check of a filing finds: a filing is no licence, and the article on licences is not its ground. */
const filingGrounds: Partial<Record<ClosureGround, string>> = {
  fraud: '以虚假承诺取得备案',
  unqualified: '不符合承诺的条件，逾期未整改或者整改后仍不符合',
}

/** The ground of a proceeding, with what it rests on. */
export function groundOf(
  { way, ground, check }: Pick<ClosureState, 'way' | 'ground' | 'check'>,
  { filing }: Pick<Item, 'filing'>,
): { text: string; basis: string } {
  const ofFiling = check && filing ? filingGrounds[ground] : undefined
  return ofFiling ? { text: ofFiling, basis: filedOnPromise } : closureGround(way, ground)!
}

/** 拟撤销行政许可告知书 …: what the holder is told by is named as it is printed. */
export const closureNoticeTitle = ({ way }: Pick<ClosureState, 'way'>, item: Item): string =>
  `拟${closureWays[way]}${ofLicence(item)}告知书`

/** 撤销行政许可决定书、不予注销决定书 …. */
export const closureDecisionTitle = (closure: Pick<ClosureState, 'way' | 'decided'>, item: Item): string =>
  `${closureOutcome(closure)}${ofLicence(item)}决定书`

const ofLicence = (item: Item): string => (licensingActs.has(actOf(item)) ? '行政许可' : '')

/** 撤销、不予撤销、撤回、不予撤回、注销、不予注销. */
export const closureOutcome = ({ way, decided }: Pick<ClosureState, 'way' | 'decided'>): string =>
  `${decided?.outcome === 'kept' ? '不予' : ''}${closureWays[way]}`

/** 终结证明 in one sentence: which authority, when, under which number, and what it decided. */
export function proofText({ end, authority, day }: KnownProof, number: string | null): string {
  const said = `${authority}，${dayText(parseDay(day))}${number ? `，${number}` : ''}`
  return end ? `${said}：${endsElsewhere[end].text}` : said
}
