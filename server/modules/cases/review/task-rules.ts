import { saysAtLeast } from '#contracts/text-length.ts'
import type { CaseEvent, DrawRecord, ReturnCause, ReturnGround, Score, Verdict } from '#contracts/case-events.ts'
import type { SpecialProcedureKind } from '#contracts/special-procedures.ts'
import { demand } from '#kernel/rule-violation.ts'
import type { CaseEnv } from '../case-env.ts'
import type { CaseState } from '../case-state.ts'
import { drawnTask, isAwaited, mayFail, openTask, reviewFailed } from './open-task.ts'
import { deputed, type DeputyCommand } from '../handling/deputy-rules.ts'
import { demandNoMeeting } from '../meetings/meeting-rules.ts'
import { withOpened } from './opened.ts'
import { demandAnswer } from '../signing/signing-outcome.ts'
import { revisionAsked, unmetOf, unmetOn } from './grant-conditions.ts'
import { checkOpinion } from './opinion-rules.ts'
import { begun, ended, isUnderWay } from './special-procedures.ts'

export type TaskCommand =
  | {
      type: 'assign'
      drawn: readonly { task: string; code: string; label: string; person: string; draw: DrawRecord }[]
    }
  | { type: 'return-task'; task: string; ground: ReturnGround }
  /** `ref`: of the task as it lay on the desk that is left; one that went on since is somebody else's. */
  | { type: 'redraw-task'; task: string; ref: string; cause: 'left' | 'away' }
  | DeputyCommand
  | { type: 'give-opinion'; task: string; verdict: Verdict; scores: readonly Score[]; reasons: string }
  | { type: 'merge-feedback'; task: string; verdict: Verdict; summary: string }
  | { type: 'begin-procedure'; task: string; kind: SpecialProcedureKind; expectedDays: number; reason: string }
  | { type: 'end-procedure'; task: string; procedure: string; result: string }

/** 修改后通过 without an element of the sheet that is not met would be a condition that somebody made up. */
const condition = 'task.condition-beside-sheet'

/** 回避 is a duty, and the end of a post or an absence no choice of whoever had the task. */
const unchosen: ReadonlySet<ReturnCause> = new Set(['recusal', 'left', 'away', 'back'])

/** How often one task may go back to the draw for other grounds than 回避. */
export const mostReturns = 2

/**
 * 环节: who is drawn, what they find, and the lead's one feedback.
 *
 * @source 行政许可法 第三十四、四十五条; 连政办传〔2023〕8号 (不对应、一次反馈、量化评分)
 */
export function decideTask(command: TaskCommand, state: CaseState, env: CaseEnv): CaseEvent[] {
  switch (command.type) {
    case 'assign':
      return command.drawn
        .filter(({ task }) => isAwaited(state, task) && !state.tasks[task]?.code)
        .map((drawn) => ({ type: 'assignee-drawn', ref: state.tasks[drawn.task]!.ref, ...drawn, day: env.day }))

    case 'return-task': {
      // 回避 is a duty, so it has no limit; the other grounds have one, or a drawn task could be picked by giving back the rest.
      const task = drawnTask(state, command.task)
      const chosen = task.returns.filter(({ ground }) => !unchosen.has(ground)).length
      demand(command.ground === 'recusal' || chosen < mostReturns, 'task.return-limit', {
        limit: String(mostReturns),
      })
      const { ref, code } = task
      const next = env.newRef()
      return [{ type: 'assignee-returned', task: command.task, ref, next, code, ground: command.ground, day: env.day }]
    }

    case 'redraw-task': {
      // 离职转办: whoever holds the post no more answers nothing; what is answered or drawn anew by now stays.
      const task = state.tasks[command.task]
      const { ref } = command
      if (!task?.code || task.ref !== ref || !isAwaited(state, command.task)) return []
      const { code } = task
      return [
        {
          type: 'assignee-returned',
          task: command.task,
          ref,
          next: env.newRef(),
          code,
          ground: command.cause,
          day: env.day,
        },
      ]
    }

    case 'depute':
      return deputed(command, state, env)

    case 'give-opinion': {
      const { task, definition } = openTask(state, env, command.task, 'review')
      demand(!isUnderWay(state, command.task), 'special.still-open')
      demandAnswer(definition.awaits, command.verdict)
      const sheet = env.item.sheets.find((candidate) => candidate.key === definition.sheet) ?? null
      const total = checkOpinion(sheet, command)
      demand(command.verdict !== 'pass-after-revision' || unmetOn(sheet, command.scores).length > 0, condition)
      const given: CaseEvent = {
        type: 'opinion-given',
        task: command.task,
        code: task.code,
        verdict: command.verdict,
        scores: [...command.scores],
        total,
        reasons: command.reasons,
        day: env.day,
      }
      return withOpened(state, env, given)
    }

    case 'merge-feedback': {
      // 一次反馈: one written list from the lead (连政办传〔2023〕8号)
      const { task } = openTask(state, env, command.task, 'merge')
      demandNoMeeting(state)
      demand(!isUnderWay(state, command.task), 'special.still-open')
      demand(saysAtLeast(command.summary, 10), 'task.merge-needs-summary')
      demand(command.verdict === 'fail' || !reviewFailed(state, env), 'task.merge-against-failure')
      demand(command.verdict !== 'pass-after-revision' || unmetOf(state, env.item).length > 0, condition)
      demand(command.verdict !== 'fail' || mayFail(state, env), 'task.merge-without-failure')
      demand(command.verdict !== 'pass' || !revisionAsked(state, env.item), 'task.merge-drops-conditions')
      const merged: CaseEvent = {
        type: 'feedback-merged',
        task: command.task,
        code: task.code,
        verdict: command.verdict,
        summary: command.summary,
        day: env.day,
      }
      return withOpened(state, env, merged)
    }

    case 'begin-procedure': {
      const { task } = openTask(state, env, command.task)
      return begun(state, env, command, task.code)
    }

    case 'end-procedure': {
      const { task } = openTask(state, env, command.task)
      return ended(state, env, command, task.code)
    }
  }
}
