import type { CaseEvent } from '#contracts/case-events.ts'
import type { CaseEnv } from '../case-env.ts'
import type { CaseState } from '../case-state.ts'
import { isAwaited } from '../review/open-task.ts'

/** `ref`: of the task as it lay on the desk that is left; one that went on since is nobody's to take over. */
export type DeputyCommand = {
  type: 'depute'
  task: string
  ref: string
  next: string
  acts: 'for' | 'again'
  code: string
  person: string
}

/**
 * 代理: the deputy of whoever was drawn takes the task over, under a code of its own that says for which one it stands; with the end of the
 * absence it goes back. No draw: who it is follows from the post.
 */
export function deputed(command: DeputyCommand, state: CaseState, env: CaseEnv): CaseEvent[] {
  const { task: key, ref, next, acts, code, person } = command
  const task = state.tasks[key]
  if (!task?.code || task.ref !== ref || !isAwaited(state, key)) return []
  const label = actsFor(task.label ?? '', acts)
  const ground = acts === 'for' ? 'away' : 'back'
  return [
    { type: 'assignee-returned', task: key, ref, next, code: task.code, ground, day: env.day },
    { type: 'assignee-named', task: key, ref: next, code, label, person, acts, of: task.code, day: env.day },
  ]
}

const mark = '代'

/** 代决定人: for whom, in the name of the step. */
export const actsFor = (label: string, acts: 'for' | 'again'): string =>
  acts === 'again' ? label.replace(new RegExp(`^${mark}`), '') : label.startsWith(mark) ? label : mark + label
