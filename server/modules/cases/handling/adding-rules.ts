import { saysAtLeast } from '#contracts/text-length.ts'
import type { CaseEvent } from '#contracts/case-events.ts'
import type { AddedHow } from '#contracts/handling-events.ts'
import { mostAdded } from '#contracts/handling.ts'
import { demand } from '#kernel/rule-violation.ts'
import type { CaseEnv } from '../case-env.ts'
import { evolve } from '../case-fold.ts'
import type { CaseState } from '../case-state.ts'
import { openedNow } from '../review/opened.ts'
import { openTask } from '../review/open-task.ts'
import { demandOwnHand } from '../signing/signing-outcome.ts'
import { endedByPlan } from '../review/special-procedures.ts'
import { withAdded } from './added-tasks.ts'

export type AddingCommand =
  /** `known`: whether the section is one from which reviews are drawn. */
  | { type: 'add-review'; task: string; how: AddedHow; office: string; section: string; reason: string; known: boolean }
  | { type: 'ask-draft'; task: string; reason: string }
  | { type: 'remove-review'; task: string; added: string }

const leastReason = 10

/**
 * 加签: who reviews or leads has another section review too, before, beside or after; a draw says who. 委派: a helper of the same section,
 * drawn as well, drafts what the one who was drawn signs. 减签: as long as it was not answered. None of it adds a day to a limit of the case.
 *
 * @source 行政许可法 第四十二条; 连政办传〔2023〕8号 三(一)2 (随机抽取)
 */
export function decideAdding(command: AddingCommand, state: CaseState, env: CaseEnv): CaseEvent[] {
  const { task, definition } = openTask(state, env, command.task)
  const { added } = state.handling
  if (command.type === 'remove-review') {
    const one = added.find((other) => other.task === command.added && other.beside === command.task && !other.removed)
    demand(one, 'added.unknown')
    demand(!state.tasks[one.task]?.verdict, 'added.answered')
    const removed: CaseEvent = {
      type: 'review-removed',
      task: one.task,
      ref: state.tasks[one.task]?.ref ?? null,
      beside: command.task,
      code: task.code,
      day: env.day,
    }
    // What it waited for is waited for no more, and the limits run on.
    const ended = endedByPlan(state, env, one.task, '加签已经减去，为它进行的特别程序随之结束。')
    const done = [...ended, removed]
    return [...done, ...openedWith(done.reduce(evolve, state), env)]
  }

  const reason = command.reason.trim()
  demand(saysAtLeast(reason, leastReason), 'added.needs-reason')
  const own = added.filter(({ beside }) => beside === command.task)
  demand(!added.some((one) => one.task === command.task), 'added.not-beside-added')
  demand(own.length < mostAdded, 'added.too-many', { limit: mostAdded })
  const draft = command.type === 'ask-draft'
  if (command.type === 'ask-draft') {
    demand(definition.kind === 'review', 'added.not-yours')
    demandOwnHand(definition.awaits)
  } else {
    demand(definition.kind === 'review' || definition.kind === 'merge', 'added.not-yours')
    demand(command.known, 'added.unknown-section')
  }
  const place = own.filter((one) => one.draft === draft).length + 1
  const event: CaseEvent = {
    type: 'review-added',
    task: `${command.task}${draft ? 'Draft' : 'Added'}${place}`,
    beside: command.task,
    how: draft ? 'before' : command.how,
    draft,
    office: draft ? definition.office : command.office,
    section: draft ? (definition.section ?? null) : command.section,
    limitDays: definition.limitDays,
    code: task.code,
    reason,
    day: env.day,
  }
  return [event, ...openedWith(evolve(state, event), env)]
}

/** What the plan opens as it is now. */
const openedWith = (state: CaseState, env: CaseEnv): CaseEvent[] =>
  openedNow(state, { ...env, item: withAdded(env.item, state.handling.added) })
