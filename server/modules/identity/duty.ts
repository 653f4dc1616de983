import type { DutyEvent } from '#contracts/duty.ts'
import type { Decider } from '#kernel/decider.ts'
import { demand } from '#kernel/rule-violation.ts'
import type { StreamKind } from '#platform/stream.ts'
import { readers, table, upsert } from '#platform/table.ts'
import { v5 } from '#platform/uuid.ts'

type Line = { day: string; person: string | null }
/** Who is on duty, by day. */
export type Duty = { office: string; by: Readonly<Record<string, string | null>> }
export type DutyCommand = { type: 'set-duty'; office: string; days: readonly Line[] }
/** `people`: who may be on duty, the acceptors of the office. */
export type DutyEnv = { today: string; people: readonly string[] }

const decider: Decider<Duty, DutyCommand, DutyEvent, DutyEnv> = {
  initial: { office: '', by: {} },
  decide({ office, days }, state, { today, people }) {
    // Who was on duty answers for it: what has passed is not arranged any more.
    demand(
      days.every(({ day }) => day >= today),
      'duty.day-past',
    )
    demand(
      days.every(({ person }) => person === null || people.includes(person)),
      'duty.not-an-acceptor',
    )
    const changed = days.filter(({ day, person }) => (state.by[day] ?? null) !== person)
    if (changed.length === 0) return []
    return [{ type: 'duty-set', office, days: changed, on: today }]
  },
  evolve: ({ by }, { office, days }) => ({
    office,
    by: { ...by, ...Object.fromEntries(days.map(({ day, person }) => [day, person])) },
  }),
}

const dutyDays = table('identity.duty_days', ['region', 'office', 'day'], ['person'])

/** 值守安排 of one office, read by its acceptors and the supervision. */
export const dutyStream: StreamKind<Duty, DutyCommand, DutyEvent, DutyEnv> = {
  name: 'duty',
  decider,
  project: ({ region, stream }, { office }, events) => [
    upsert(readers, ...[`intake@${office}`, `supervise@${region}`].map((subject) => ({ region, stream, subject }))),
    upsert(dutyDays, ...events.flatMap(({ days }) => days.map(({ day, person }) => ({ region, office, day, person })))),
  ],
  effects: () => [],
}

export const dutyOf = (region: string, office: string): string => v5('duty', region, office)
