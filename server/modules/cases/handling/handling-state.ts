import type { SendBackGround, UrgedBy } from '#contracts/handling-events.ts'
import type { AddedTask } from './added-tasks.ts'

/** 环节操作 as they stand, by task. */
export type HandlingState = {
  /** 挂起: what is put aside now, and for how many days it has been so far. */
  asides: Readonly<Record<string, { days: number; times: number; until: string | null }>>
  /** 催办, oldest first. */
  urged: readonly { by: UrgedBy; tasks: readonly string[]; day: string }[]
  /** 退回上一环节, by the task whose answer is given again. */
  sentBack: Readonly<Record<string, { from: string; ground: SendBackGround; reason: string; day: string }>>
  /** 拿回: tasks whose answers were taken back. */
  takenBack: readonly string[]
  /** 加签、委派, oldest first. */
  added: readonly AddedTask[]
}

export const notHandled: HandlingState = { asides: {}, urged: [], sentBack: {}, takenBack: [], added: [] }

/** Whether a task is put aside on that day: past the days that were asked for it runs on by itself. */
export const isAside = ({ handling }: { handling: HandlingState }, task: string, day: string): boolean =>
  (handling.asides[task]?.until ?? '') >= day

type Known = { handling: HandlingState; tasks: Readonly<Record<string, { verdict: unknown }>> }

/** What a task waits for: answers that it sent back, and reviews that were added before it. */
export const awaitedBack = ({ handling, tasks }: Known, from: string): string[] => [
  ...Object.keys(handling.sentBack).filter((to) => handling.sentBack[to]!.from === from && tasks[to]?.verdict === null),
  ...handling.added
    .filter(({ beside, how, removed }) => beside === from && how === 'before' && !removed)
    .flatMap(({ task }) => (tasks[task]?.verdict ? [] : [task])),
]
