import type { DepositEvent } from '#contracts/lockers.ts'
import { endOfDay, parseDay } from '#kernel/day.ts'
import type { Effect, StreamKind } from '#platform/stream.ts'
import { deadlines, readers, remove, upsert } from '#platform/table.ts'
import { depositDecider, standing, type DepositCommand, type DepositEnv, type DepositState } from './deposit.ts'
import { deposits } from './tables.ts'

/** 入柜 as a kind of stream: read by the hall whose locker it is, the office whose case it is, and the supervision. */
export const depositStream: StreamKind<DepositState, DepositCommand, DepositEvent, DepositEnv> = {
  name: 'deposit',
  decider: depositDecider,
  project({ region, stream }, state, events) {
    const { facts, given } = state
    if (!facts) return []
    const row = upsert(deposits, {
      region,
      stream,
      case_stream: facts.case,
      number: facts.number,
      ticket: given?.ticket ?? null,
      locker: given?.locker ?? null,
      cell: given?.cell ?? null,
      state: standing(state),
      ended: state.end !== null,
      begun_day: state.begunDay,
      until_day: state.until,
    })
    const timer = { region, stream, name: 'fetch' }
    return [
      row,
      ...events.flatMap((event) => {
        if (event.type === 'begun')
          return [
            upsert(
              readers,
              ...[`window@${facts.hall}`, `intake@${facts.office}`, `supervise@${region}`].map((subject) => ({
                region,
                stream,
                subject,
              })),
            ),
          ]
        // A cell that nobody fills is asked back in the evening.
        if (event.type === 'cell-given' || event.type === 'stored') {
          const day = event.type === 'stored' ? event.until : event.day
          return [upsert(deadlines, { ...timer, kind: 'deposit', due_at: endOfDay(parseDay(day)) })]
        }
        return event.type === 'ended' && given ? [remove(deadlines, timer)] : []
      }),
    ]
  },
  effects: (_place, state, events) =>
    events.flatMap((event): Effect[] => {
      if (event.type === 'begun')
        return [
          {
            kind: 'reserve-cell',
            payload: { case: state.facts!.case, number: state.facts!.number, papers: state.facts!.papers },
          },
        ]
      return event.type === 'recall-asked' ? [{ kind: 'recall-deposit', payload: { ticket: event.ticket } }] : []
    }),
}
