import type { OfficeEvent } from '#contracts/office-reminders.ts'
import type { Decider } from '#kernel/decider.ts'
import type { StreamKind } from '#platform/stream.ts'
import { readers, table, upsert } from '#platform/table.ts'
import { v5 } from '#platform/uuid.ts'

/** `days`: working days before a last day; null where each item says it. */
export type OfficeState = { days: number | null }
export type OfficeCommand = { type: 'set-reminder'; office: string; days: number | null; day: string }

const decider: Decider<OfficeState, OfficeCommand, OfficeEvent, null> = {
  initial: { days: null },
  decide: ({ office, days, day }, state) => (state.days === days ? [] : [{ type: 'reminder-set', office, days, day }]),
  evolve: (_state, { days }) => ({ days }),
}

const officeReminders = table('catalogue.office_reminders', ['region', 'office'], ['days'])

/** 单位到期提醒 of one office, read by the region's supervision. */
export const officeStream: StreamKind<OfficeState, OfficeCommand, OfficeEvent, null> = {
  name: 'office',
  decider,
  project: ({ region, stream }, _state, events) => [
    upsert(readers, { region, stream, subject: `supervise@${region}` }),
    ...events.map(({ office, days }) => upsert(officeReminders, { region, office, days })),
  ],
  effects: () => [],
}

export const officeStreamOf = (region: string, office: string): string => v5('office', region, office)
