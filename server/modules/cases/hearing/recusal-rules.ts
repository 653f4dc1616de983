import type { CaseEvent } from '#contracts/case-events.ts'
import type { RecusalAsker, RecusalOutcome, RecusalWay } from '#contracts/hearing-events.ts'
import { leastRecusal, recusalDays } from '#contracts/hearing-recusals.ts'
import { hearingTask } from '#contracts/hearings.ts'
import { saysAtLeast } from '#contracts/text-length.ts'
import { addWorkingDays } from '#kernel/calendar.ts'
import { dayText } from '#kernel/day.ts'
import { demand } from '#kernel/rule-violation.ts'
import type { CaseEnv } from '../case-env.ts'
import type { CaseState } from '../case-state.ts'
import { drawnTask } from '../review/open-task.ts'

export type RecusalCommand =
  /** `sealed`: commitment to why. `here`: as at the choice of a delivery. `receivedOn`: of a letter; absent: on the day itself. */
  | { type: 'ask-chair-recusal'; by: RecusalAsker; way: RecusalWay; sealed: string; here: boolean; receivedOn?: string }
  | { type: 'answer-chair-recusal'; by: RecusalAsker; outcome: RecusalOutcome; reason: string }

/** 申请回避 of one asker against the chair behind `code`. */
export type Recusal = {
  code: string
  by: RecusalAsker
  way: RecusalWay
  day: string
  /** Last day to decide it; null where none was set. */
  decideBy: string | null
  decided: { outcome: RecusalOutcome; reason: string | null; day: string } | null
}

type Heard = Pick<CaseState, 'hearing' | 'phase' | 'tasks' | 'thirdParties'>

/** Of the chair who is drawn and has not held the hearing yet. */
function chairOf({ hearing, phase, tasks }: Heard): string | null {
  const task = tasks[hearingTask]
  return hearing && !hearing.held && phase === 'review' && task?.verdict === null ? (task.code ?? null) : null
}

/** Those that wait for their decision, oldest first; where another chair was drawn meanwhile none does. */
export function openRecusals(state: Heard): Recusal[] {
  const chair = chairOf(state)
  return state.hearing?.recusals.filter(({ code, decided }) => code === chair && !decided) ?? []
}

/** Who may ask: the applicant, and 利害关系人 who were told; each once for each chair. */
export function mayRecuse(state: Heard): RecusalAsker[] {
  const chair = chairOf(state)
  if (chair === null) return []
  const askers = ['applicant', ...(state.thirdParties?.told.map(({ party }) => party) ?? [])]
  return askers.filter((asker) => !state.hearing?.recusals.some(({ code, by }) => code === chair && by === asker))
}

/**
 * 申请回避: the applicant, or somebody whom the matter bears on, finds that the chair has an interest of their own in it; the supervision
 * decides it before the hearing is held, and where it agrees another chair is drawn. After the day of the hearing nobody asks any more, though its
 * minutes are not written yet; a letter that was received in time counts, whenever it is written down.
 *
 * @source 行政许可法 第四十八条第一款第三项
 */
export function decideRecusal(command: RecusalCommand, state: CaseState, env: CaseEnv): CaseEvent[] {
  const { by } = command
  const asker = by === 'applicant' ? {} : { by }
  switch (command.type) {
    case 'ask-chair-recusal': {
      const { way, sealed, here, receivedOn = env.day } = command
      const code = chairOf(state)
      demand(code !== null, 'hearing.no-chair')
      demand(by === 'applicant' || state.thirdParties?.told.some(({ party }) => party === by), 'others.not-told')
      demand(receivedOn <= env.day, 'hearing.recusal-not-received')
      const { heldOn = receivedOn } = state.hearing?.appointed ?? {}
      demand(receivedOn <= heldOn, 'hearing.recusal-late', { held: dayText(heldOn) })
      demand(mayRecuse(state).includes(by), 'hearing.recusal-asked')
      demand(by !== 'applicant' || way !== 'window' || here, 'window.nobody-here')
      const decideBy = addWorkingDays(env.day, recusalDays, env.calendar)
      const received = receivedOn < env.day ? { receivedDay: receivedOn } : {}
      return [{ type: 'chair-recusal-asked', code, ...asker, way, sealed, decideBy, ...received, day: env.day }]
    }

    case 'answer-chair-recusal': {
      const open = openRecusals(state).find((one) => one.by === by)
      demand(open, 'hearing.no-recusal')
      const { outcome } = command
      const granted = outcome === 'granted'
      demand(granted || saysAtLeast(command.reason, leastRecusal.decline), 'hearing.recusal-needs-reason')
      const reason = command.reason.trim() || null
      const said = { code: open.code, ...asker, outcome, reason, day: env.day }
      const answered: CaseEvent = { type: 'chair-recusal-answered', ...said }
      if (!granted) return [answered]
      const { ref, code } = drawnTask(state, hearingTask)
      const back = { task: hearingTask, ref, next: env.newRef(), code, ground: 'recusal' as const, day: env.day }
      return [answered, { type: 'assignee-returned', ...back }]
    }
  }
}

/** Which answer it is, from 1, and to whom: what its paper is called after the kind. */
export function answerName(
  recusals: readonly Recusal[],
  { code, by = 'applicant' }: Pick<Recusal, 'code'> & { by?: string | undefined },
): string {
  const place = recusals.findIndex((one) => one.code === code && one.by === by) + 1
  return by === 'applicant' ? String(place) : `${place}-${by}`
}

type RecusalEvent = Extract<CaseEvent, { type: 'chair-recusal-asked' | 'chair-recusal-answered' }>

export function foldRecusal(state: CaseState, event: RecusalEvent): CaseState {
  const { hearing } = state
  if (!hearing) return state
  const { code, by = 'applicant', day } = event
  const recusals: readonly Recusal[] =
    event.type === 'chair-recusal-asked'
      ? [
          ...hearing.recusals,
          { code, by, way: event.way ?? 'online', day, decideBy: event.decideBy ?? null, decided: null },
        ]
      : hearing.recusals.map((one) =>
          one.code === code && one.by === by
            ? { ...one, decided: { outcome: event.outcome, reason: event.reason, day } }
            : one,
        )
  return { ...state, hearing: { ...hearing, recusals } }
}
