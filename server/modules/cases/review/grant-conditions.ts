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

/** The same of all opinions of a case; what somebody only drafts for another is none. */
export function unmetOf(state: Pick<CaseState, 'tasks' | 'handling'>, item: Item): Unmet[] {
  const { added } = state.handling
  const drafts = new Set(added.filter(({ draft }) => draft).map(({ task }) => task))
  return withAdded(item, added).tasks.flatMap(({ key, kind, sheet }) => {
    const task = state.tasks[key]
    if (kind !== 'review' || !task || drafts.has(key)) return []
    return unmetOn(
      item.sheets.find((one) => one.key === sheet),
      task.scores,
    )
  })
}

/**
 * 被许可人应当遵守的要求 of a 修改后通过: the elements of the published sheets that were found not met, each with its basis and what was found.
 * Nobody can write another.
 *
 * @source 连政办传〔2023〕8号: 坚持一套审批标准，杜绝私设条件门槛
 */
export const conditionsOf = (state: CaseState, item: Item): string[] =>
  state.feedback?.verdict === 'pass-after-revision'
    ? unmetOf(state, item).map(
        ({ criterion: { title, basis }, finding }) =>
          `“${title}”（依据：${basis}）不符合，应当改正：${finding.trim().replace(/[。；]+$/, '')}。`,
      )
    : []
