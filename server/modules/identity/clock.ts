import type { ClockEvent } from '#contracts/identity.ts'
import type { Decider } from '#kernel/decider.ts'
import type { StreamKind } from '#platform/stream.ts'
import { readers, table, upsert } from '#platform/table.ts'
import { v5 } from '#platform/uuid.ts'

/** 演示时钟: how far the demonstration has moved its clock. It only ever goes forward. */
type Clock = { offsetMs: number }
type MoveClock = { type: 'move'; forwardDays: number }

const dayMs = 86_400_000

const decider: Decider<Clock, MoveClock, ClockEvent> = {
  initial: { offsetMs: 0 },
  decide: ({ forwardDays }, { offsetMs }) => [{ type: 'moved', forwardDays, offsetMs: offsetMs + forwardDays * dayMs }],
  evolve: (_state, { offsetMs }) => ({ offsetMs }),
}

// Regions share one clock; a move in one never takes back what another has moved.
const clock = table('platform.clock', ['only_row'], ['offset_ms'], {
  offset_ms: 'greatest(clock.offset_ms, excluded.offset_ms)',
})

export const clockStream: StreamKind<Clock, MoveClock, ClockEvent, void> = {
  name: 'platform-clock',
  decider,
  project: ({ region, stream }, { offsetMs }) => [
    upsert(clock, { only_row: true, offset_ms: offsetMs }),
    upsert(readers, { region, stream, subject: operators(region) }),
  ],
  effects: () => [],
}

/** The operators of a region, as a reader of streams. */
export const operators = (region: string): string => `operate@${region}`

export const clockOf = (region: string): string => v5('platform-clock', region)
