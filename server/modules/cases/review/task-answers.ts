import type { Score, Verdict } from '#contracts/case-events.ts'
import type { TaskExtension } from '#contracts/extensions.ts'
import type { ClosureView } from '#contracts/closures.ts'
import type { HearingView } from '#contracts/hearings.ts'
import type { Item } from '#contracts/item.ts'
import { actOf, outcomeText } from '#contracts/outcome.ts'
import type { ColleagueOpinion, OwnAnswer } from '#contracts/review.ts'
import type { z } from 'zod'
import type { TaskBrief } from './task-brief.ts'
import type { CaseTask } from './task-definitions.ts'

export const verdictTexts: Record<Verdict, string> = {
  pass: '通过',
  'pass-after-revision': '修改后通过',
  fail: '不通过',
}

/** 逾期视为无意见, as an opinion that nobody gave. */
const silence = (basis: string) =>
  ({ verdict: 'pass', verdictText: '逾期未反馈，视为无意见', total: null, reasons: basis }) as const

/** What the reviews said, for the tasks that work with it; an answer that is awaited anew counts no more. */
export function opinionsOf(
  brief: TaskBrief,
  item: Item,
  silent: Readonly<Record<string, string>>,
  awaited: ReadonlySet<string>,
): z.infer<typeof ColleagueOpinion>[] {
  return item.tasks
    .filter((definition) => definition.kind === 'review' && !definition.awaits)
    .flatMap((definition) => {
      const given = brief.opinions[definition.key]
      const label = brief.labels[definition.key] ?? ''
      const basis = silent[definition.key]
      if (awaited.has(definition.key)) return []
      if (!given) return basis === undefined ? [] : [{ title: definition.title, label, ...silence(basis), scores: [] }]
      return [
        {
          title: definition.title,
          label,
          verdict: given.verdict,
          verdictText: verdictTexts[given.verdict],
          total: given.total,
          reasons: given.reasons,
          scores: titled(given.scores, definition, item),
        },
      ]
    })
}

/** What was answered to this very task; null while it is open, and for one that ended without an answer. */
export function ownAnswerOf(
  brief: TaskBrief,
  definition: CaseTask,
  item: Item,
  known: {
    extension: TaskExtension | null
    hearing: HearingView | null
    silent: Readonly<Record<string, string>>
    closure: ClosureView | null
    open: boolean
  },
): OwnAnswer | null {
  const { extension, hearing, silent, closure, open } = known
  const plain = { total: null, basis: null, scores: [] }
  switch (definition.kind) {
    case 'site-visit': // read with the visit itself
      return null
    case 'expert':
    case 'review': {
      const given = brief.opinions[definition.key]
      const basis = silent[definition.key]
      if (!given) return basis === undefined ? null : { ...plain, ...silence(basis) }
      const { verdict, total, reasons } = given
      const scores = titled(given.scores, definition, item)
      const verdictText = definition.awaits ? (verdict === 'fail' ? '不同意' : '同意') : verdictTexts[verdict]
      return { verdict, verdictText, total, reasons, basis: null, scores }
    }
    case 'merge': {
      if (brief.feedback?.task !== definition.key) return null
      const { verdict, summary } = brief.feedback
      return { ...plain, verdict, verdictText: verdictTexts[verdict], reasons: summary }
    }
    case 'decide': {
      if (brief.decision?.task !== definition.key) return null
      const { outcome, reasons, basis } = brief.decision
      return { ...plain, verdict: outcome, verdictText: outcomeText(actOf(item), outcome), reasons, basis }
    }
    case 'extend': {
      if (!extension || extension.state === 'proposed') return null
      const granted = extension.state === 'granted'
      const verdictText = granted ? '同意延长' : '不同意延长'
      return { ...plain, verdict: granted ? 'pass' : 'fail', verdictText, reasons: extension.answer ?? '' }
    }
    case 'close':
      return closure?.decision
        ? {
            ...plain,
            verdict: closure.decision.outcome === 'ended' ? 'pass' : 'fail',
            verdictText: closure.decision.text,
            reasons: closure.decision.reasons,
            basis: closure.decision.basis,
          }
        : null
    case 'hear': {
      // Where another hearing was asked for, the task of the one before keeps its report.
      const report = hearing?.report ?? (open ? null : hearing?.earlier.at(-1)?.report)
      return report ? { ...plain, verdict: 'pass', verdictText: '已提交听证报告', reasons: report } : null
    }
  }
}

export function titled(
  scores: readonly Score[],
  definition: Pick<CaseTask, 'sheet'>,
  item: Item,
): (Score & { title: string })[] {
  const sheet = item.sheets.find((candidate) => candidate.key === definition.sheet)
  return scores.map((score) => ({
    ...score,
    title: sheet?.criteria.find((criterion) => criterion.key === score.criterion)?.title ?? score.criterion,
  }))
}
