import { saysAtLeast } from '#contracts/text-length.ts'
import { comparableAnswers } from '#contracts/answers.ts'
import type { CaseEvent } from '#contracts/case-events.ts'
import type { SendBackGround } from '#contracts/handling-events.ts'
import { openTasks } from '#kernel/plan.ts'
import { demand } from '#kernel/rule-violation.ts'
import type { CaseEnv } from '../case-env.ts'
import type { CaseState, TaskState } from '../case-state.ts'
import { closings, openTask } from '../review/open-task.ts'

export type SendBackCommand =
  | { type: 'send-back'; task: string; to: string; ground: SendBackGround; reason: string }
  | { type: 'take-back-answer'; task: string }

const leastReason = 10

/**
 * 退回上一环节: who leads or decides has an answer given once more by the same person, for what is wrong with the answer and never with
 * the form of the application, which was closed with its acceptance; and 拿回: who answered may have the answer back as long as nothing
 * rests on it. No limit stands still for either.
 *
 * @source 连政办传〔2023〕8号 (一次性反馈); 行政许可法 第三十二条 (a want of form that was not told counts as none), 第四十二条
 */
export function decideSendBack(command: SendBackCommand, state: CaseState, env: CaseEnv): CaseEvent[] {
  switch (command.type) {
    case 'send-back': {
      const { to, ground, task: from } = command
      const { task, definition } = openTask(state, env, from)
      const { kind } = definition
      demand(kind === 'merge' || kind === 'decide', 'again.not-yours')
      demand(state.tasks[to]?.verdict && !state.tasks[to].silent, 'again.not-answered')
      demand(isPrevious(state, env, to, kind), 'again.not-previous')
      demand(ground !== 'materials', 'again.not-for-form')
      const reason = command.reason.trim()
      demand(saysAtLeast(reason, leastReason), 'again.needs-reason')
      demand(!state.handling.sentBack[to], 'again.once')
      return [{ type: 'task-sent-back', task: to, from, code: task.code, ground, reason, day: env.day }]
    }

    case 'take-back-answer': {
      const { task: key } = command
      const definition = env.item.tasks.find((one) => one.key === key)
      const task = state.tasks[key]
      demand(definition?.kind === 'review' && task?.code && task.verdict && !task.silent, 'retake.not-answered')
      demand(state.phase === 'review' && !hasGoneOn(state, env, key), 'retake.used')
      demand(!state.handling.takenBack.includes(key), 'retake.once')
      return [{ type: 'answer-taken-back', task: key, code: task.code, day: env.day }]
    }
  }
}

/** The step right before: of a list of opinions the opinions, of a decision the list where there is one. */
function isPrevious(state: CaseState, { item }: CaseEnv, to: string, by: 'merge' | 'decide'): boolean {
  const merges = item.tasks.some(({ key, kind }) => kind === 'merge' && state.tasks[key])
  const previous = by === 'decide' && merges ? 'merge' : 'review'
  return item.tasks.some(({ key, kind }) => key === to && kind === previous)
}

/** Whether a task was opened that would not be open without this answer. */
function hasGoneOn(state: CaseState, { item }: CaseEnv, key: string): boolean {
  const answers = comparableAnswers(item, state.plain)
  const { [key]: _without, ...closed } = closings(state)
  const reached = new Set<string>()
  for (;;) {
    const known = Object.fromEntries(Object.entries(closed).filter(([task]) => reached.has(task)))
    const fresh = openTasks(item.plan, known, answers).open.filter((task) => !reached.has(task))
    if (fresh.length === 0) break
    for (const task of fresh) reached.add(task)
  }
  return item.tasks.some((task) => state.tasks[task.key] && !reached.has(task.key))
}

export type SendBackEvent = Extract<CaseEvent, { type: 'task-sent-back' | 'answer-taken-back' }>

const unanswered: Partial<TaskState> = {
  verdict: null,
  silent: false,
  scores: [],
  total: null,
  reasons: null,
  closedDay: null,
}

export function foldSendBack(state: CaseState, event: SendBackEvent): CaseState {
  const { handling } = state
  const tasks = {
    ...state.tasks,
    [event.task]: { ...state.tasks[event.task]!, ...unanswered, askedAgainDay: event.day },
  }
  switch (event.type) {
    case 'task-sent-back': {
      const { from, ground, reason, day } = event
      const sentBack = { ...handling.sentBack, [event.task]: { from, ground, reason, day } }
      // What was merged is merged anew.
      return { ...state, tasks, feedback: null, handling: { ...handling, sentBack } }
    }
    case 'answer-taken-back': {
      const takenBack = [...handling.takenBack, event.task]
      return { ...state, tasks, handling: { ...handling, takenBack } }
    }
  }
}
