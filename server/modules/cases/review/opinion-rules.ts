import { saysAtLeast } from '#contracts/text-length.ts'
import type { Score, Verdict } from '#contracts/case-events.ts'
import type { ScoringSheet } from '#contracts/item.ts'
import { demand } from '#kernel/rule-violation.ts'

/**
 * 量化评分: every criterion of the sheet once, nothing beside it, and a verdict that follows from the scores.
 *
 * @returns the total of points, or null for a task without a sheet
 * @throws RuleViolation `task.…`
 * @source 行政许可法 第三十八条第一款; 连政办传〔2023〕8号 三(一)2, 三(二)1: 量化评审得分指标，坚持一套审批标准，杜绝私设条件门槛
 */
export function checkOpinion(
  sheet: ScoringSheet | null,
  opinion: { verdict: Verdict; scores: readonly Score[]; reasons: string },
): number | null {
  demand(opinion.verdict === 'pass' || saysAtLeast(opinion.reasons, 10), 'task.reasons-required')
  if (!sheet) {
    demand(opinion.scores.length === 0, 'task.criterion-unknown')
    return null
  }
  const known = new Map(sheet.criteria.map((criterion) => [criterion.key, criterion]))
  for (const score of opinion.scores) {
    const criterion = known.get(score.criterion)
    demand(criterion, 'task.criterion-unknown')
    demand(score.points <= criterion.points, 'task.score-out-of-range', { criterion: criterion.title })
  }
  const scored = new Map(opinion.scores.map((score) => [score.criterion, score]))
  demand(scored.size === opinion.scores.length, 'task.criterion-unknown')
  const missing = sheet.criteria.filter((criterion) => !scored.has(criterion.key)).map((criterion) => criterion.title)
  demand(missing.length === 0, 'task.scores-incomplete', { missing: missing.join('、') })

  const total = opinion.scores.reduce((sum, score) => sum + score.points, 0)
  const vetoed = vetoesOf(sheet, opinion.scores)
  demand(opinion.verdict === 'fail' || vetoed.length === 0, 'task.veto-failed', { criteria: vetoed.join('、') })
  demand(opinion.verdict !== 'pass' || total >= sheet.passMark, 'task.verdict-contradicts-scores', {
    why: `总分 ${total} 低于通过线 ${sheet.passMark}`,
  })
  // Points alone, which are free beside 符合, would be a threshold of the reviewer's own.
  const shown = opinion.scores.some(({ met }) => !met)
  demand(opinion.verdict !== 'fail' || shown, 'task.verdict-contradicts-scores', {
    why: `审查要点均评为“符合”，总分 ${total}（通过线 ${sheet.passMark}），不能评为“不通过”；有要点不符合的，先评为“不符合”并写明，都符合的，核对得分`,
  })
  return total
}

/** 否决项 that were found not met, by title. */
export function vetoesOf(sheet: ScoringSheet, scores: readonly Score[]): string[] {
  const unmet = new Set(scores.filter((score) => !score.met).map((score) => score.criterion))
  return sheet.criteria.filter((criterion) => criterion.veto && unmet.has(criterion.key)).map(({ title }) => title)
}
