import { comparableAnswers } from '#contracts/answers.ts'
import type { CaseEvent } from '#contracts/case-events.ts'
import type { TaskDefinition } from '#contracts/item.ts'
import { isComposite } from '#contracts/item-parts.ts'
import { openTasks } from '#kernel/plan.ts'
import type { CaseEnv } from '../case-env.ts'
import { evolve } from '../case-fold.ts'
import type { CaseState } from '../case-state.ts'
import { stepDue } from '../due.ts'
import { orderedByLaw } from '../hearing/hearing-rules.ts'
import { calledExperts } from '../experts/called.ts'
import { isPanel } from '../experts/panel-members.ts'
import { isReferral, referredUp } from '../referrals/referral-rules.ts'
import { withPausesOver } from '../parts/part-pauses.ts'
import { calledFor } from '../parts/part-plan.ts'
import { leftToThemselves, openedParts, settled } from '../parts/part-state.ts'
import { closings } from './open-task.ts'
import { endedByPlan } from './special-procedures.ts'
import { onLastDay } from '../public-notice/notice-state.ts'
import { calledOfficers } from '../visits/called.ts'
import { isVisit } from '../visits/visit-members.ts'

/** The event and what the plan opens after it: tasks, or the parts of a whole, which is settled when its plan is done. */
export function withOpened(state: CaseState, env: CaseEnv, event: CaseEvent): CaseEvent[] {
  const next = evolve(state, event)
  if (isComposite(env.item)) return [event, ...partsOpened(next, env, event)]
  const released = releasedNow(next, env)
  return [event, ...released, ...openedNow(released.reduce(evolve, next), env)]
}

/** Reviews that were asked for and that their group closed without. */
function releasedNow(state: CaseState, env: CaseEnv): CaseEvent[] {
  const { skipped } = openTasks(env.item.plan, closings(state), comparableAnswers(env.item, state.plain))
  return env.item.tasks.flatMap(({ key, kind }): CaseEvent[] => {
    const task = state.tasks[key]
    return kind === 'review' && task?.verdict === null && skipped.includes(key)
      ? [
          // What it waited for is waited for no more, and the limits run on.
          ...endedByPlan(state, env, key, '该环节不再需要，为它进行的特别程序随之结束。'),
          { type: 'task-released', task: key, ref: task.ref, day: env.day },
        ]
      : []
  })
}

/** The parts that the plan of a whole opens, or the end of the whole. */
function partsOpened(state: CaseState, env: CaseEnv, event: CaseEvent): CaseEvent[] {
  const { open, done } = openTasks(env.item.plan, closings(state), comparableAnswers(env.item, state.plain))
  if (done) {
    const left = withPausesOver(
      leftToThemselves(state, env, () => true),
      state,
      env,
    )
    return [...left, settled(left.reduce(evolve, state), env)]
  }
  const called = event.type === 'accepted' ? calledFor(env.item, state.plain) : null
  return [
    ...withPausesOver(
      leftToThemselves(state, env, (key) => called !== null && !called.includes(key)),
      state,
      env,
    ),
    ...openedParts(
      open.filter((key) => (state.parts[key]?.openedDay ?? null) === null),
      state,
      env,
      event,
    ),
  ]
}

/** The tasks that the plan opens as the case stands. */
export function openedNow(state: CaseState, env: CaseEnv): CaseEvent[] {
  const answers = comparableAnswers(env.item, state.plain)
  const { open } = openTasks(env.item.plan, closings(state), answers)
  const events: CaseEvent[] = []
  let now = state
  for (const key of [...open, ...draftedNow(state, env, answers)].filter((one) => !state.tasks[one])) {
    const definition = env.item.tasks.find((task) => task.key === key)
    if (!definition) throw new RangeError(`the plan of ${env.item.code} names a task that is not defined: ${key}`)
    const made = openedOne(now, env, definition)
    events.push(...made)
    now = made.reduce(evolve, now)
  }
  return events
}

/** 公示期满当日: what decides opens on the last day of a notice, so that the decision is drafted when it is over. */
function draftedNow(state: CaseState, { item }: CaseEnv, answers: ReturnType<typeof comparableAnswers>): string[] {
  const passed = Object.fromEntries(onLastDay(state).map((key) => [key, 'pass' as const]))
  if (Object.keys(passed).length === 0) return []
  const decides = item.tasks.filter(({ kind }) => kind === 'decide').map(({ key }) => key)
  const { open } = openTasks(item.plan, { ...closings(state), ...passed }, answers)
  return open.filter((key) => decides.includes(key) && !state.tasks[key])
}

function openedOne(state: CaseState, env: CaseEnv, definition: TaskDefinition): CaseEvent[] {
  if (isVisit(definition)) return calledOfficers(state, env, definition)
  if (isReferral(definition)) return referredUp(state, env, definition)
  if (isPanel(definition)) return calledExperts(state, env, definition)
  const due = stepDue(state, env, { ...definition, openedDay: env.day })
  const late = definition.whenLate && { late: definition.whenLate }
  const opened: CaseEvent = { type: 'task-opened', task: definition.key, ref: env.newRef(), due, ...late, day: env.day }
  // What must be heard is heard before it is decided.
  if (definition.kind === 'decide') return [opened, ...orderedByLaw(evolve(state, opened), env)]
  if (!definition.notice) return [opened]
  // What lies open has an address of its own, which leads to no task and no case.
  return [opened, { type: 'notice-published', task: definition.key, notice: env.newRef(), until: due, day: env.day }]
}
