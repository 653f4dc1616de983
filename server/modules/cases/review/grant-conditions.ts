import type { Score } from '#contracts/case-events.ts'
import type { Item, ScoringSheet } from '#contracts/item.ts'
import type { CaseState } from '../case-state.ts'
import { withAdded } from '../handling/added-tasks.ts'

type Unmet = { criterion: ScoringSheet['criteria'][number]; finding: string }

/** Elements of a published sheet that a reviewer found not met. */
export function unmetOn(sheet: ScoringSheet | null | undefined, scores: readonly Score[]): Unmet[] {
  return scores.flatMap(({ criterion: key, met, finding }) => {
    const criterion = met ? undefined : sheet?.criteria.find((one) => one.key === key)
    return criterion ? [{ criterion, finding }] : []
  })
}

type Answered = Pick<CaseState, 'tasks' | 'handling'>

/** The same of all opinions of a case. */
export const unmetOf = (state: Answered, item: Item): Unmet[] =>
  reviewsOf(state, item).flatMap(({ sheet, scores }) =>
    unmetOn(
      item.sheets.find(({ key }) => key === sheet),
      scores,
    ),
  )

/** Whether a review asks for something to be mended: whoever sums the reviews up cannot drop it. */
export const revisionAsked = (state: Answered, item: Item): boolean =>
  reviewsOf(state, item).some(({ verdict }) => verdict === 'pass-after-revision')

/** The reviews that were opened; what somebody only drafts for another is none. */
function reviewsOf(state: Answered, item: Item) {
  const { added } = state.handling
  const drafts = new Set(added.filter(({ draft }) => draft).map(({ task }) => task))
  return withAdded(item, added).tasks.flatMap(({ key, kind, sheet }) => {
    const task = state.tasks[key]
    return kind !== 'review' || !task || drafts.has(key) ? [] : [{ ...task, sheet }]
  })
}

/**
 * 被许可人应当遵守的要求 of a 修改后通过: the elements of the published sheets that were found not met, each with its basis and what was found.
 * Nobody can write another. Where nobody sums the reviews up, the reviews say it themselves.
 *
 * @source 连政办传〔2023〕8号: 坚持一套审批标准，杜绝私设条件门槛
 */
export function conditionsOf(state: CaseState, item: Item): string[] {
  const { feedback } = state
  if (feedback ? feedback.verdict !== 'pass-after-revision' : !revisionAsked(state, item)) return []
  return unmetOf(state, item).map(
    ({ criterion: { title, basis }, finding }) =>
      `“${title}”（依据：${basis}）不符合，应当改正：${finding.trim().replace(/[。；]+$/, '')}。`,
  )
}
