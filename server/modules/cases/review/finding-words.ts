import type { Item } from '#contracts/item.ts'
import { commentTitle, refusalFindingTexts, sameComment } from '#contracts/refusal-findings.ts'
import type { CaseState } from '../case-state.ts'
import { everyComment } from '../public-notice/notice-state.ts'
import { titleOf } from '../public-notice/published.ts'

/** 据以不予许可的事实 of a refusal that no review carries, with what it names of it; null for every other decision. */
export function findingWords(
  { decision, notices }: Pick<CaseState, 'decision' | 'notices'>,
  item: Item,
): string | null {
  if (!decision?.finding) return null
  const { finding, comments = [] } = decision
  const said = everyComment({ notices }).filter((one) => comments.some((named) => sameComment(one, named)))
  // The gist is the office's: without quotation marks, lest it read as the words of whoever said it.
  const named = said.map(
    ({ notice, number, said: { answered } }) =>
      `${commentTitle(titleOf(item, notice), number)}（要点：${(answered?.gist ?? '').replace(/[。；]$/, '')}）`,
  )
  return refusalFindingTexts[finding] + (named.length > 0 ? `，即${named.join('、')}` : '')
}
