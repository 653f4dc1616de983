import type { CaseEvent } from '#contracts/case-events.ts'
import type { AsideGround } from '#contracts/handling-events.ts'
import { mostAsideDays } from '#contracts/handling.ts'
import { addWorkingDays } from '#kernel/calendar.ts'
import { demand } from '#kernel/rule-violation.ts'
import type { CaseEnv } from '../case-env.ts'
import type { CaseState, HoldState } from '../case-state.ts'
import { stepDue } from '../due.ts'
import { rungsRecounted } from '../late/rung-due.ts'
import { drawnTask } from '../review/open-task.ts'
import { isUnderWay } from '../review/special-procedures.ts'
import { isAside, type HandlingState } from './handling-state.ts'

export type AsideCommand =
  | { type: 'put-aside'; task: string; ground: AsideGround; days: number }
  | { type: 'take-up'; task: string }

/**
 * 挂起、恢复: a task waits for what the office itself has to bring; its step stands still meanwhile, a few days at most, and every limit
 * that the applicant was told runs on. What stops those is a special procedure, with a notice.
 *
 * @source 行政许可法 第四十二、四十五条
 */
export function decideAside(command: AsideCommand, state: CaseState, env: CaseEnv): CaseEvent[] {
  const definition = env.item.tasks.find(({ key }) => key === command.task)
  demand(definition, 'task.not-open')
  const { code, openedDay } = drawnTask(state, command.task)
  const dueWith = (holds: readonly HoldState[]) =>
    stepDue({ ...state, holds: [...holds] }, env, { ...definition, openedDay })
  switch (command.type) {
    case 'put-aside': {
      const { task, ground, days } = command
      const before = state.handling.asides[task]
      demand(!isAside(state, task, env.day), 'aside.already')
      demand(!isUnderWay(state, task), 'special.still-open')
      demand((before?.days ?? 0) + days <= mostAsideDays, 'aside.too-long', {
        limit: mostAsideDays,
        used: before?.days ?? 0,
      })
      const through = addWorkingDays(env.day, days, env.calendar)
      demand(state.statutoryDue && through <= state.statutoryDue.day, 'aside.past-limit')
      const hold = holdOf(task, before?.times ?? 0, env.day, through)
      const due = dueWith([...state.holds, hold])
      return [{ type: 'task-put-aside', task, code, ground, days, from: env.day, through, due, day: env.day }]
    }

    case 'take-up': {
      const { task } = command
      demand(isAside(state, task, env.day), 'aside.not')
      const holds = endedBy(state, task, env.day)
      return [
        { type: 'task-taken-up', task, code, through: env.day, due: dueWith(holds), day: env.day },
        ...rungsRecounted({ ...state, holds }, env),
      ]
    }
  }
}

const holdOf = (task: string, times: number, from: string, through: string): HoldState => ({
  hold: `aside-${task}-${times + 1}`,
  task,
  from,
  through,
})

const endedBy = ({ holds, handling }: CaseState, task: string, day: string): HoldState[] =>
  holds.map((one) =>
    one.hold === `aside-${task}-${handling.asides[task]?.times ?? 0}` ? { ...one, through: day } : one,
  )

export type AsideEvent = Extract<CaseEvent, { type: 'task-put-aside' | 'task-taken-up' }>

export function foldAside(state: CaseState, event: AsideEvent): CaseState {
  const { task, due } = event
  const { days, times } = state.handling.asides[task] ?? { days: 0, times: 0 }
  const tasks = { ...state.tasks, [task]: { ...state.tasks[task]!, due } }
  switch (event.type) {
    case 'task-put-aside':
      return {
        ...state,
        tasks,
        holds: [...state.holds, holdOf(task, times, event.from, event.through)],
        handling: withAside(state.handling, task, { days: days + event.days, times: times + 1, until: event.through }),
      }
    case 'task-taken-up':
      return {
        ...state,
        tasks,
        holds: endedBy(state, task, event.through),
        handling: withAside(state.handling, task, { days, times, until: null }),
      }
  }
}

/** Whoever is drawn next finds nothing put aside; the days that were not counted stay so. */
export function asideEnded(handling: HandlingState, task: string): HandlingState {
  const aside = handling.asides[task]
  return aside ? withAside(handling, task, { ...aside, until: null }) : handling
}

const withAside = (handling: HandlingState, task: string, aside: HandlingState['asides'][string]): HandlingState => ({
  ...handling,
  asides: { ...handling.asides, [task]: aside },
})
