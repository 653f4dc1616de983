import type { CaseEvent } from '#contracts/case-events.ts'
import type { RecusalOutcome } from '#contracts/hearing-events.ts'
import { leastRecusal } from '#contracts/hearing-recusals.ts'
import { hearingTask } from '#contracts/hearings.ts'
import { saysAtLeast } from '#contracts/text-length.ts'
import { demand } from '#kernel/rule-violation.ts'
import type { CaseEnv } from '../case-env.ts'
import type { CaseState } from '../case-state.ts'
import { drawnTask } from '../review/open-task.ts'

export type RecusalCommand =
  /** `sealed`: commitment to why. */
  | { type: 'ask-chair-recusal'; sealed: string }
  | { type: 'answer-chair-recusal'; outcome: RecusalOutcome; reason: string }

/** 申请回避 against the chair behind `code`. */
export type Recusal = {
  code: string
  day: string
  decided: { outcome: RecusalOutcome; reason: string | null; day: string } | null
}

type Heard = Pick<CaseState, 'hearing' | 'phase' | 'tasks'>

/** Of the chair who is drawn and has not held the hearing yet. */
function chairOf({ hearing, phase, tasks }: Heard): string | null {
  const task = tasks[hearingTask]
  return hearing && !hearing.held && phase === 'review' && task?.verdict === null ? (task.code ?? null) : null
}

/** The one that waits for its decision; where another chair was drawn meanwhile none does. */
export function openRecusal(state: Heard): Recusal | null {
  const chair = chairOf(state)
  return state.hearing?.recusals.find(({ code, decided }) => code === chair && !decided) ?? null
}

/** Once for each chair. */
export function mayAskRecusal(state: Heard): boolean {
  const chair = chairOf(state)
  return chair !== null && !state.hearing?.recusals.some(({ code }) => code === chair)
}

/**
 * 申请回避: the applicant finds that the chair has an interest of their own in the matter; the supervision decides it before the hearing is
 * held, and where it agrees another chair is drawn.
 *
 * @source 行政许可法 第四十八条第一款第三项
 */
export function decideRecusal(command: RecusalCommand, state: CaseState, env: CaseEnv): CaseEvent[] {
  switch (command.type) {
    case 'ask-chair-recusal': {
      const code = chairOf(state)
      demand(code !== null, 'hearing.no-chair')
      demand(mayAskRecusal(state), 'hearing.recusal-asked')
      return [{ type: 'chair-recusal-asked', code, sealed: command.sealed, day: env.day }]
    }

    case 'answer-chair-recusal': {
      const open = openRecusal(state)
      demand(open, 'hearing.no-recusal')
      const { outcome } = command
      const granted = outcome === 'granted'
      demand(granted || saysAtLeast(command.reason, leastRecusal.decline), 'hearing.recusal-needs-reason')
      const reason = command.reason.trim() || null
      const answered: CaseEvent = { type: 'chair-recusal-answered', code: open.code, outcome, reason, day: env.day }
      if (!granted) return [answered]
      const { ref, code } = drawnTask(state, hearingTask)
      const back = { task: hearingTask, ref, next: env.newRef(), code, ground: 'recusal' as const, day: env.day }
      return [answered, { type: 'assignee-returned', ...back }]
    }
  }
}

type RecusalEvent = Extract<CaseEvent, { type: 'chair-recusal-asked' | 'chair-recusal-answered' }>

export function foldRecusal(state: CaseState, event: RecusalEvent): CaseState {
  const { hearing } = state
  if (!hearing) return state
  const { code, day } = event
  const recusals: readonly Recusal[] =
    event.type === 'chair-recusal-asked'
      ? [...hearing.recusals, { code, day, decided: null }]
      : hearing.recusals.map((one) =>
          one.code === code ? { ...one, decided: { outcome: event.outcome, reason: event.reason, day } } : one,
        )
  return { ...state, hearing: { ...hearing, recusals } }
}
