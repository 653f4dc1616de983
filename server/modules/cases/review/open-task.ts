import type { Verdict } from '#contracts/case-events.ts'
import type { TaskDefinition } from '#contracts/item.ts'
import { demand } from '#kernel/rule-violation.ts'
import type { CaseEnv } from '../case-env.ts'
import type { CaseState } from '../case-state.ts'
import { closureUnderWay } from '../closures/closure-state.ts'
import { awaitedBack, isAside } from '../handling/handling-state.ts'
import { partClosings } from '../parts/part-state.ts'
import { signingsOf } from '../signing/signers.ts'
import { signingOutcome } from '../signing/signing-outcome.ts'
import { unmetOf } from './grant-conditions.ts'
import { vetoesOf } from './opinion-rules.ts'

/** @param kind of the answer that is given; any, when none is */
export function openTask(state: CaseState, env: CaseEnv, key: string, kind?: 'review' | 'merge' | 'decide') {
  const definition = env.item.tasks.find((candidate) => candidate.key === key)
  demand(definition && (!kind || definition.kind === kind), 'task.not-open')
  const task = drawnTask(state, key)
  demand(!isAside(state, key, env.day), 'aside.still')
  demand(!kind || awaitedBack(state, key).length === 0, 'task.waits')
  return { task, definition }
}

/** A task that waits for the one who was drawn. */
export function drawnTask(state: CaseState, key: string) {
  const task = state.tasks[key]
  demand(task, 'task.not-open')
  demand(!task.silent, 'task.silence-stands')
  demand(task.verdict === null, 'task.answered')
  demand(state.phase === 'review' || closureUnderWay(state)?.closure === key, 'task.not-open')
  const { code } = task
  demand(code, 'task.not-open')
  return { ...task, code }
}

/** Whether somebody is still to be drawn or to answer: tasks of the plan during the review, that of a closure after it. */
export const isAwaited = (state: CaseState, key: string): boolean =>
  state.tasks[key]?.verdict === null && (state.phase === 'review' || closureUnderWay(state)?.closure === key)

/** Steps that find something: of a visit the one verdict that everybody who went has signed. */
export const isFinding = (kind: TaskDefinition['kind']): boolean =>
  kind === 'review' || kind === 'expert' || kind === 'site-visit'

/**
 * A failed review, a panel of experts that did not pass it, a visit that found a point not met, or a veto element that is not met: none of
 * them can be outvoted.
 *
 * @source 行政许可法 第三十四条第三款, 第三十八条第一款
 */
export function reviewFailed(state: CaseState, env: CaseEnv): boolean {
  if (signingFailed(state, env)) return true
  return env.item.tasks.some((definition) => {
    // One who signs is counted with the others of the step.
    if (definition.awaits) return false
    const task = state.tasks[definition.key]
    // 拟办意见 of a helper: the opinion is the one that was signed.
    if (state.handling.added.some((one) => one.task === definition.key && one.draft)) return false
    if (!isFinding(definition.kind) || !task) return false
    const sheet = env.item.sheets.find((candidate) => candidate.key === definition.sheet)
    return task.verdict === 'fail' || (sheet !== undefined && vetoesOf(sheet, task.scores).length > 0)
  })
}

/**
 * Whether anything was found that a 不通过 of the whole may rest on: what failed, an element of a sheet that is not met, a part that was not
 * granted. The lead sums up and finds nothing of its own.
 *
 * @source 行政许可法 第三十八条第一款: 符合法定条件、标准的，应当准予
 */
export const mayFail = (state: CaseState, env: CaseEnv): boolean =>
  reviewFailed(state, env) || unmetOf(state, env.item).length > 0 || Object.values(partClosings(state)).includes('fail')

/** 会签、或签、票签 that did not pass. */
const signingFailed = (state: CaseState, { item }: CaseEnv): boolean =>
  signingsOf(item).some(({ awaits, tasks }) => {
    const answers = tasks.map(({ key }) => state.tasks[key]?.verdict ?? null)
    return signingOutcome(awaits, answers) === 'failed'
  })

/** What each task and each part that has ended came to. */
export function closings(state: CaseState): Record<string, Verdict> {
  return {
    ...partClosings(state),
    ...Object.fromEntries(
      Object.entries(state.tasks).flatMap(([key, task]) => (task.verdict ? [[key, task.verdict]] : [])),
    ),
  }
}
