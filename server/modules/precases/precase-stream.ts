import type { PrecaseEvent } from '#contracts/precase-events.ts'
import type { Entry } from '#platform/envelope.ts'
import type { Effect, Place, StreamKind } from '#platform/stream.ts'
import { readers, upsert, type RowChange } from '#platform/table.ts'
import { precaseDecider, type PrecaseCommand, type PrecaseEnv, type PrecaseState } from './precase.ts'
import { askers, boxes, precases } from './tables.ts'

/** 咨询、预审 as a kind of stream, beside cases and not among them: nothing here starts or stops a clock of the law. */
export const precaseStream: StreamKind<PrecaseState, PrecaseCommand, PrecaseEvent, PrecaseEnv> = {
  name: 'precase',
  decider: precaseDecider,
  project,
  effects,
}

/** Whose desks it lies on: the office that would take the application in, and the region's supervision. */
const deskSubjects = (region: string, { office }: PrecaseState) => [`intake@${office}`, `supervise@${region}`]

function project(
  { region, stream }: Place,
  state: PrecaseState,
  events: readonly PrecaseEvent[],
  entries: readonly Entry[],
): RowChange[] {
  const subjects = deskSubjects(region, state)
  return [
    upsert(precases, {
      region,
      stream,
      kind: state.kind,
      number: state.number,
      item: state.item,
      revision: state.revision,
      phase: state.phase,
      outcome: outcomeOf(state),
      asked_day: state.openedDay,
      due_day: state.phase === 'waiting' ? state.rounds.at(-1)!.due.day : null,
      draft: state.draft,
      case_stream: state.case,
    }),
    upsert(
      boxes,
      ...subjects.map((subject) => ({ region, stream, subject, box: boxOf(state), due_day: dayOfBox(state) })),
    ),
    ...events.flatMap((event, index): RowChange[] => {
      if (event.type !== 'opened') return []
      const { onBehalfOf, actor, recordedAt } = entries[index]!
      const asker = onBehalfOf ?? actor
      return [
        upsert(askers, { region, stream, asker, asked_at: recordedAt }),
        upsert(readers, ...[`party:${asker}`, ...subjects].map((subject) => ({ region, stream, subject }))),
      ]
    }),
  ]
}

/** The last that was said, for the line of a list. */
export function outcomeOf(state: PrecaseState): string | null {
  if (state.phase === 'closed' && state.kind === 'pre-review') return 'filed'
  if (state.satisfied !== null) return state.satisfied ? 'satisfied' : 'unsatisfied'
  return state.rounds.at(-1)?.finding ?? null
}

function boxOf({ phase, kind }: PrecaseState): string {
  switch (phase) {
    case 'waiting':
      return kind
    case 'answered':
      return 'answered'
    case 'closed':
    case 'none':
      return 'closed'
  }
}

/** What waits stands by the day it is due, what is answered by the day it was. */
function dayOfBox(state: PrecaseState): string {
  const last = state.rounds.at(-1)
  if (state.phase === 'waiting' && last) return last.due.day
  return state.closedDay ?? last?.answeredDay ?? state.openedDay
}

/** Each answer is told to the telephone of whoever asked. */
function effects(_place: Place, state: PrecaseState, events: readonly PrecaseEvent[]): Effect[] {
  return events
    .filter((event) => event.type === 'answered')
    .map(() => ({ kind: 'notify-precase', payload: { kind: state.kind, number: state.number } }))
}
