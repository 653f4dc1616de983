import { saysAtLeast } from '#contracts/text-length.ts'
import type { CaseEvent } from '#contracts/case-events.ts'
import { extensionTask } from '#contracts/extensions.ts'
import { isComposite } from '#contracts/item-parts.ts'
import { workingDaysBetween } from '#kernel/calendar.ts'
import { daysBetween, parseDay, type Day } from '#kernel/day.ts'
import { demand } from '#kernel/rule-violation.ts'
import type { CaseEnv } from '../case-env.ts'
import type { CaseState } from '../case-state.ts'
import { countedFrom, duesOf } from '../due.ts'
import { drawnTask, openTask } from '../review/open-task.ts'
import { endsWithLicence } from './licence-end.ts'

export type ExtensionCommand =
  | { type: 'propose-extension'; task: string; reason: string }
  /** By the office that took the whole in, which knows who applies. */
  | { type: 'extend-whole'; reason: string }
  | { type: 'answer-extension'; task: string; approves: boolean; reason: string }

/** 延长期限 as it stands: asked for once, answered by the head who was drawn. */
export type ExtensionState = {
  reason: string
  days: number
  /** Days by which the promise was extended too. */
  promisedDays: number
  /** Days by which the limit did move, where the end of the licence to be renewed left fewer; absent: all of them. */
  gained?: number
  proposedDay: string
  /** The last day if it is approved, as things stood when it was asked for. */
  until: string
  /** Null until the head has answered. */
  granted: boolean | null
  answer: string | null
  answeredDay: string | null
}

const long = (text: string) => saysAtLeast(text, 10)

/**
 * 延长期限: proposed before the limit ends by who merges or decides, approved by the head whom the law names, once, and the applicant is
 * told why. One that would move nothing is not asked for. The head is asked by a task of its own, so that a draw finds one who holds no other duty in the case. For a whole the office asks
 * that took it in, for nobody merges or decides there; each part keeps its own limits, which its own office may ask to extend.
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
      return proposed({ task: command.task, code: task.code }, command.reason, state, env)
    }

    case 'extend-whole':
      demand(isComposite(env.item), 'extension.not-yours')
      demand(rule, 'extension.not-allowed')
      demand(state.phase === 'review', 'extension.not-running')
      return proposed({ task: null, code: null }, command.reason, state, env)

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
      const gained = gainedBy(next, state, env)
      demand(gained > 0, 'extension.without-effect')
      const { internalDue: _softer, ...dues } = duesOf(next, env)
      return [
        {
          type: 'limit-extended',
          task: extensionTask,
          code,
          days,
          ...(gained < days ? { gained } : {}),
          promisedDays,
          ...dues,
          day: env.day,
        },
      ]
    }
  }
}

/** Days that the extension gives: fewer than were asked for where the limit ends with the licence that is to be renewed. */
function gainedBy(next: CaseState, before: CaseState, env: CaseEnv): number {
  const { days } = next.extension!
  const [from, to] = [before, next].map((state) => parseDay(duesOf(state, env).statutoryDue.day)) as [Day, Day]
  if (endsWithLicence(next, countedFrom(next).acceptedDay) !== to) return days
  const more =
    env.item.statutory.unit === 'working' ? workingDaysBetween(from, to, env.calendar) : daysBetween(from, to)
  return Math.min(more, days)
}

function proposed(
  by: { task: string | null; code: string | null },
  words: string,
  state: CaseState,
  env: CaseEnv,
): CaseEvent[] {
  demand(!state.extension, 'extension.once')
  demand(long(words), 'extension.needs-reason')
  demand(isInTime(state, env), 'extension.too-late')
  const { days } = env.item.extension!
  const reason = words.trim()
  const asIfGranted = {
    ...state,
    extension: { ...asked({ reason, days, until: state.statutoryDue!, day: env.day }), granted: true },
  }
  demand(gainedBy(asIfGranted, state, env) > 0, 'extension.without-effect')
  const until = duesOf(asIfGranted, env).statutoryDue
  return [
    { type: 'extension-proposed', ...by, reason, days, until, day: env.day },
    { type: 'task-opened', task: extensionTask, ref: env.newRef(), due: state.statutoryDue!, day: env.day },
  ]
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
      const { statutoryDue, promisedDue, promisedDays, gained, day } = event
      return {
        ...answered(state, { granted: true, answer: null, promisedDays, gained, day }),
        statutoryDue,
        promisedDue,
      }
    }
    case 'extension-declined':
      return answered(state, { granted: false, answer: event.reason, promisedDays: 0, day: event.day })
  }
}

const asked = ({
  reason,
  days,
  until,
  day,
}: Pick<Extract<CaseEvent, { type: 'extension-proposed' }>, 'reason' | 'days' | 'until' | 'day'>): ExtensionState => ({
  reason,
  days,
  until: until.day,
  promisedDays: 0,
  proposedDay: day,
  granted: null,
  answer: null,
  answeredDay: null,
})

type Answer = {
  granted: boolean
  answer: string | null
  promisedDays: number
  gained?: number | undefined
  day: string
}

function answered(state: CaseState, { granted, answer, promisedDays, gained, day }: Answer): CaseState {
  const task = state.tasks[extensionTask]!
  return {
    ...state,
    extension: {
      ...state.extension!,
      granted,
      answer,
      promisedDays,
      ...(gained === undefined ? {} : { gained }),
      answeredDay: day,
    },
    tasks: {
      ...state.tasks,
      [extensionTask]: { ...task, verdict: granted ? 'pass' : 'fail', reasons: answer, closedDay: day },
    },
  }
}
