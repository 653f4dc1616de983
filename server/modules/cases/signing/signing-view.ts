import type { Item, TaskDefinition } from '#contracts/item.ts'
import type { TaskView } from '#contracts/review.ts'
import { signingRule, signingTitles, type SigningOutcome, type SigningView } from '#contracts/signing.ts'
import { parseDay } from '#kernel/day.ts'
import type { BriefOpinion, TaskBrief } from '../review/task-brief.ts'
import { signingsOf, stepTitle } from './signers.ts'
import { signingOutcome } from './signing-outcome.ts'

/** 会签、或签、票签 for whoever merges or decides; an answer that is awaited anew counts no more. */
export function signingViews(item: Item, brief: TaskBrief, awaited: ReadonlySet<string>): SigningView[] {
  return signingsOf(item).flatMap(({ step, awaits, tasks }) => {
    const given = tasks.map(({ key }) => (awaited.has(key) ? null : (brief.opinions[key] ?? null)))
    const signed = tasks.flatMap(({ key }, place) => {
      const opinion = given[place]
      return opinion ? [signatureOf(brief.labels[key] ?? '', opinion)] : []
    })
    // A step that the plan never came to.
    if (signed.length === 0 && tasks.every(({ key }) => brief.labels[key] === undefined)) return []
    const outcome = signingOutcome(
      awaits,
      given.map((opinion) => opinion?.verdict ?? null),
    )
    return [
      {
        key: step,
        title: stepTitle(tasks[0]!),
        how: signingTitles[awaits.how],
        rule: signingRule(awaits),
        outcome,
        outcomeText: outcomeTexts[outcome],
        signed,
        missing: outcome === 'open' ? tasks.length - signed.length : 0,
      },
    ]
  })
}

const outcomeTexts: Record<SigningOutcome, string> = { open: '尚未签署完毕', passed: '通过', failed: '不通过' }

const signatureOf = (label: string, { verdict, reasons, day }: BriefOpinion): SigningView['signed'][number] => ({
  label,
  agrees: verdict !== 'fail',
  answerText: verdict === 'fail' ? '不同意' : '同意',
  reasons,
  day: day === undefined ? null : parseDay(day),
})

/** What whoever signs is told of the step. */
export const ownSigning = ({ awaits }: Pick<TaskDefinition, 'awaits'>): TaskView['signing'] =>
  awaits ? { how: signingTitles[awaits.how], rule: signingRule(awaits) } : null
