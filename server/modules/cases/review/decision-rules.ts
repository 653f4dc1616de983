import { namesArticle } from '#contracts/legal-basis.ts'
import { saysAtLeast } from '#contracts/text-length.ts'
import type { CaseEvent, Line } from '#contracts/case-events.ts'
import type { Item } from '#contracts/item.ts'
import { internalDaysOf, type OverInternal } from '#contracts/internal-limit.ts'
import type { NamedComment, RefusalFinding } from '#contracts/refusal-findings.ts'
import { demand } from '#kernel/rule-violation.ts'
import type { CaseEnv } from '../case-env.ts'
import type { CaseState } from '../case-state.ts'
import { demandHeard } from '../hearing/hearing-rules.ts'
import { demandDecidable } from '../deferral/deferral-rules.ts'
import { demandRightToHearing } from '../third-parties/hearing-choice-rules.ts'
import { demandApplicantHeard } from '../third-parties/own-statement-rules.ts'
import { demandOthersHeard } from '../third-parties/third-party-rules.ts'
import { deliveredBy } from '../papers/paper-rules.ts'
import { barFrom } from '../intake/bar-rules.ts'
import { untrueIn } from '../intake/lines.ts'
import { demandNotSilent } from '../matters/silence.ts'
import { demandNoMeeting } from '../meetings/meeting-rules.ts'
import { demandNoticesOver } from '../public-notice/notice-state.ts'
import { placeOf, type QuotaStanding } from '../quotas/quota-rules.ts'
import { openTask, reviewFailed } from './open-task.ts'
import { commentsNamed, demandFinding } from './refusal-rules.ts'
import { isUnderWay } from './special-procedures.ts'

export type DecisionCommand = {
  type: 'decide'
  task: string
  outcome: 'granted' | 'refused'
  reasons: string
  basis: string
  /** 根据听证笔录: required where a hearing was held. */
  onMinutes?: boolean
  /** 隐瞒有关情况或者提供虚假材料: why it is refused. */
  falseMaterial?: boolean
  /** What of it: materials and answers, by the item’s keys; with false material alone. */
  untrue?: readonly Line[]
  /** 名额已满: why it is refused. */
  noPlace?: boolean
  /** Why it is refused although every review passed it. */
  finding?: RefusalFinding | null
  /** Which of what was said of its notices, where it rests on that. */
  comments?: readonly NamedComment[]
  /** Why only now; required where the internal limit is over. */
  overInternal?: OverInternal | null
  /** How the places stand; only, and always, where the item limits their number. */
  quota?: QuotaStanding | null
  /** Of a part: a withdrawal asked of its whole waits for an answer. */
  wholeWithdrawing?: boolean
}

/**
 * 决定: only when every opinion is in, never against a failure nor refused without one, always with basis and remedies.
 *
 * @source 行政许可法 第三十八条
 */
export function decideOutcome(command: DecisionCommand, state: CaseState, env: CaseEnv): CaseEvent[] {
  const { task } = openTask(state, env, command.task, 'decide')
  demandNotSilent(state, env)
  demandNoMeeting(state)
  demandOthersHeard(state, env.day)
  demandApplicantHeard(state, env.day)
  demandRightToHearing(state, env)
  demandHeard(state, env.day, command.onMinutes ?? false)
  demandNoticesOver(state)
  demand(reviewsAreIn(state, env), 'decision.reviews-open')
  demand(!isUnderWay(state), 'special.still-open')
  demand(!withdrawalWaits(command, state, env), 'decision.withdrawal-waits')
  demand(namesArticle(command.basis), 'decision.needs-basis')
  demand(command.outcome === 'granted' || saysAtLeast(command.reasons, 20), 'decision.needs-reasons')
  demand(hasRemedies(env.item), 'decision.needs-remedies')
  if (command.outcome === 'refused') demandStandard(command, state, env.item)
  const place = placeOf(command, command.quota ?? null, env)
  const falseMaterial = command.falseMaterial ?? false
  demand(!falseMaterial || command.outcome === 'refused', 'decision.false-material')
  const untrue = falseMaterial ? untrueIn(command.untrue ?? [], state, env.item) : null
  demandFinding(command, state, env)
  const comments = commentsNamed(command, state)
  demand(
    command.outcome === 'refused' || (state.feedback?.verdict !== 'fail' && !reviewFailed(state, env)),
    'decision.against-failure',
  )
  const deferred = command.outcome === 'granted' ? demandDecidable(state, env.item) : {}
  const overInternal = whyOverInternal(command, state, env)
  return [
    {
      type: 'decided',
      task: command.task,
      code: task.code,
      outcome: command.outcome,
      reasons: command.reasons,
      basis: command.basis,
      ...(state.hearing?.reported && command.onMinutes ? { onMinutes: true } : {}),
      ...(untrue ? { falseMaterial: true, untrue } : {}),
      ...(place ? { place } : {}),
      ...(command.noPlace ? { noPlace: true } : {}),
      ...(overInternal ? { overInternal } : {}),
      ...(command.finding ? { finding: command.finding } : {}),
      ...(comments.length > 0 ? { comments } : {}),
      ...deferred,
      deliverDue: deliveredBy(env, env.day),
      day: env.day,
    },
    ...(untrue ? barFrom('false-material', env.item, env.day) : []),
  ]
}

/** Asked of the whole, it keeps its parts waiting too: each until the last day that the law gives for it, which may come before the answer to the whole. */
function withdrawalWaits(
  { wholeWithdrawing = false }: DecisionCommand,
  { withdrawing, whole, statutoryDue }: CaseState,
  { day }: CaseEnv,
): boolean {
  return withdrawing.asked !== null || (wholeWithdrawing && whole !== null && (!statutoryDue || day < statutoryDue.day))
}

/**
 * 技术标准、技术规范: a refusal after 检验、检测、检疫 by the authority itself that was not passed names the one it rests on.
 *
 * @source 行政许可法 第五十五条第三款
 */
function demandStandard({ reasons, basis }: DecisionCommand, { visits }: CaseState, { tasks }: Item): void {
  const said = reasons + basis
  for (const { key, visit } of tasks) {
    if (!visit?.inspects || visits[key]?.verdict !== 'fail') continue
    const { way, standards } = visit.inspects
    const named = standards.some((standard) => said.includes(standard))
    demand(named, 'decision.needs-standard', { way, standards: standards.join('；') })
  }
}

/**
 * 内部办理时限 is no ground to refuse anything: past it whoever decides gives a reason from the list, in words too. What was said before it was over is
 * not kept.
 *
 * @source 连政办传〔2023〕8号 (原则上不超过5个工作日)
 */
function whyOverInternal(
  { overInternal }: DecisionCommand,
  { internalDue }: CaseState,
  { day, item }: CaseEnv,
): OverInternal | null {
  if (!internalDue || day <= internalDue.day) return null
  const told = overInternal && saysAtLeast(overInternal.words, 10)
  demand(told, 'decision.over-internal', { limit: internalDaysOf(item) ?? '', due: internalDue.day })
  return overInternal ?? null
}

/** 救济途径: without them no decision is made. */
export function hasRemedies({ remedies }: Item): boolean {
  const { reconsiderationOffice, reconsiderationUrl, court } = remedies
  return [reconsiderationOffice, reconsiderationUrl, court].every((text) => text.trim() !== '')
}

function reviewsAreIn(state: CaseState, env: CaseEnv): boolean {
  return env.item.tasks.every(
    (definition) =>
      definition.kind === 'decide' || !state.tasks[definition.key] || state.tasks[definition.key]!.verdict !== null,
  )
}
