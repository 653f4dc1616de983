import { isDeepStrictEqual } from 'node:util'
import type { HallEvent, Hours, Span } from '#contracts/halls.ts'
import { spansFault } from '#contracts/service-hours.ts'
import type { Decider } from '#kernel/decider.ts'
import { demand } from '#kernel/rule-violation.ts'
import type { StreamKind } from '#platform/stream.ts'
import { readers, table, upsert } from '#platform/table.ts'
import { v5 } from '#platform/uuid.ts'

/** Hours as they were set, by counter; the empty name is the whole hall, null gives back what is published. */
export type HallState = { hall: string; hours: Readonly<Record<string, Hours | null>> }
export type HallCommand = { type: 'set-hours'; hall: string; counter: string | null; hours: Hours | null; day: string }
export type HallEnv = { counters: readonly string[] }

const decider: Decider<HallState, HallCommand, HallEvent, HallEnv> = {
  initial: { hall: '', hours: {} },
  decide({ hall, counter, hours, day }, state, { counters }) {
    demand(counter === null || counters.includes(counter), 'hall.unknown-counter')
    for (const { when, spans } of hours ? spansOf(hours) : [])
      demand(spansFault(spans) === null, 'hall.hours-out-of-order', { when })
    if (isDeepStrictEqual(state.hours[counter ?? ''] ?? null, hours)) return []
    return [{ type: 'hours-set', hall, counter, hours, day }]
  },
  evolve: ({ hours }, event) => ({ hall: event.hall, hours: { ...hours, [event.counter ?? '']: event.hours ?? null } }),
}

const spansOf = ({ workday, restday, saturday, sunday, holiday, days }: Hours): { when: string; spans: Span[] }[] => [
  { when: '工作日', spans: workday },
  { when: '休息日', spans: restday },
  { when: '星期六', spans: saturday ?? [] },
  { when: '星期日', spans: sunday ?? [] },
  { when: '法定节假日', spans: holiday ?? [] },
  ...(days ?? []).map(({ day, spans }) => ({ when: day, spans })),
]

const hallHours = table('catalogue.hall_hours', ['region', 'hall', 'counter'], ['hours'])

/** 服务日历 of one hall, read by the region's operators and its supervision. */
export const hallStream: StreamKind<HallState, HallCommand, HallEvent, HallEnv> = {
  name: 'hall',
  decider,
  project: ({ region, stream }, state, events) => [
    upsert(readers, ...[`operate@${region}`, `supervise@${region}`].map((subject) => ({ region, stream, subject }))),
    ...events.map(({ hall, counter, hours }) =>
      upsert(hallHours, { region, hall, counter: counter ?? '', hours: hours ?? null }),
    ),
  ],
  effects: () => [],
}

export const hallStreamOf = (region: string, hall: string): string => v5('hall', region, hall)
