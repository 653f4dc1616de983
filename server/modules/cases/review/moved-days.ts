import type { Due } from '#contracts/case-events.ts'
import type { Row } from '#platform/db.ts'
import { eventFrom } from '#platform/stream.ts'
import type { Moved } from '../clocks/beside-limits.ts'

/** 期限重新计算, as far as the database lets a task know of it: days that the task is shown, and where a notice on holidays moved them to. */
export type MovedDays = { type: 'limits-recomputed'; moved: readonly { limit: string; to: Due }[] }

const movesOf =
  ({ moved }: MovedDays): Moved =>
  (limit) =>
    moved.find((one) => one.limit === limit)?.to

/** The fold of facts that have days, by that of their own events and by what moves the days. */
export const withMoves =
  <State, Fact extends { type: string }>(
    after: (before: State, fact: Fact) => State,
    moved: (before: State, to: Moved) => State,
  ) =>
  (before: State, fact: Fact | MovedDays): State =>
    isMovedDays(fact) ? moved(before, movesOf(fact)) : after(before, fact)

const isMovedDays = (fact: { type: string }): fact is MovedDays => fact.type === 'limits-recomputed'

/** What the database lets through, as facts. */
export const factsOf = <Fact extends { type: string }>(rows: readonly Row[]): (Fact | MovedDays)[] =>
  rows.map((row) => eventFrom<Fact | MovedDays>(row['type'] as string, row['data'] as string))
