import { saysAtLeast } from '#contracts/text-length.ts'
import type { CaseEvent } from '#contracts/case-events.ts'
import { extensionTask } from '#contracts/extensions.ts'
import { demand } from '#kernel/rule-violation.ts'
import type { CaseEnv } from '../case-env.ts'
import type { CaseState } from '../case-state.ts'
import { duesOf } from '../due.ts'
import { drawnTask, openTask } from '../review/open-task.ts'

export type ExtensionCommand =
  | { type: 'propose-extension'; task: string; reason: string }
  | { type: 'answer-extension'; task: string; approves: boolean; reason: string }

/** 延长期限 as it stands: asked for once, answered by the head who was drawn. */
export type ExtensionState = {
  reason: string
  days: number
  /** Days by which the promise was extended too. */
  promisedDays: number
  proposedDay: string
  /** Null until the head has answered. */
  granted: boolean | null
  answer: string | null
  answeredDay: string | null
}

const long = (text: string) => saysAtLeast(text, 10)

/**
 * 延长期限: proposed before the limit ends by who merges or decides, approved by the head whom the law names, once, and the applicant is
 * told why. The head is asked by a task of its own, so that a draw finds one who holds no other duty in the case.
 *
 * @source 行政许可法 第四十二条
 */
export function decideExtension(command: ExtensionCommand, state: CaseState, env: CaseEnv): CaseEvent[] {
  const rule = env.item.extension
  switch (command.type) {
    case 'propose-extension': {
      demand(rule, 'extension.not-allowed')
      const { task, definition } = openTask(state, env, command.task)
      demand(definition.kind !== 'review', 'extension.not-yours')
      demand(!state.extension, 'extension.once')
      demand(long(command.reason), 'extension.needs-reason')
      demand(isInTime(state, env), 'extension.too-late')
      const { days } = rule
      const reason = command.reason.trim()
      const asIfGranted = { ...asked({ reason, days, day: env.day }), granted: true }
      const until = duesOf({ ...state, extension: asIfGranted }, env).statutoryDue
      return [
        { type: 'extension-proposed', task: command.task, code: task.code, reason, days, until, day: env.day },
        { type: 'task-opened', task: extensionTask, ref: env.newRef(), due: state.statutoryDue!, day: env.day },
      ]
    }

    case 'answer-extension': {
      demand(command.task === extensionTask && state.extension, 'extension.not-yours')
      const { code } = drawnTask(state, extensionTask)
      if (!command.approves) {
        demand(long(command.reason), 'extension.answer-needs-reason')
        const reason = command.reason.trim()
        return [{ type: 'extension-declined', task: extensionTask, code, reason, day: env.day }]
      }
      demand(isInTime(state, env), 'extension.too-late')
      const { days } = state.extension
      // A promise that has run out is broken; nothing mends it.
      const promisedDays = rule?.promised && env.day <= state.promisedDue!.day ? days : 0
      const next = answered(state, { granted: true, answer: null, promisedDays, day: env.day })
      return [
        { type: 'limit-extended', task: extensionTask, code, days, promisedDays, ...duesOf(next, env), day: env.day },
      ]
    }
  }
}

/** A limit that has run out is extended no more. */
const isInTime = (state: CaseState, env: CaseEnv) => state.statutoryDue !== null && env.day <= state.statutoryDue.day

export type ExtensionEvent = Extract<
  CaseEvent,
  { type: 'extension-proposed' | 'limit-extended' | 'extension-declined' }
>

export function foldExtension(state: CaseState, event: ExtensionEvent): CaseState {
  switch (event.type) {
    case 'extension-proposed': {
      return { ...state, extension: asked(event) }
    }
    case 'limit-extended': {
      const { statutoryDue, promisedDue, promisedDays, day } = event
      return { ...answered(state, { granted: true, answer: null, promisedDays, day }), statutoryDue, promisedDue }
    }
    case 'extension-declined':
      return answered(state, { granted: false, answer: event.reason, promisedDays: 0, day: event.day })
  }
}

const asked = ({ reason, days, day }: { reason: string; days: number; day: string }): ExtensionState => ({
  reason,
  days,
  promisedDays: 0,
  proposedDay: day,
  granted: null,
  answer: null,
  answeredDay: null,
})

type Answer = { granted: boolean; answer: string | null; promisedDays: number; day: string }

function answered(state: CaseState, { granted, answer, promisedDays, day }: Answer): CaseState {
  const task = state.tasks[extensionTask]!
  return {
    ...state,
    extension: { ...state.extension!, granted, answer, promisedDays, answeredDay: day },
    tasks: {
      ...state.tasks,
      [extensionTask]: { ...task, verdict: granted ? 'pass' : 'fail', reasons: answer, closedDay: day },
    },
  }
}
