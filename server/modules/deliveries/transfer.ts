import type { MissingPiece, OriginalsPlace, TransferEvent } from '#contracts/deliveries.ts'
import type { Day } from '#kernel/day.ts'
import type { Decider } from '#kernel/decider.ts'
import { demand } from '#kernel/rule-violation.ts'

export type TransferFacts = Omit<Extract<TransferEvent, { type: 'originals-taken' }>, 'type' | 'day'>

/** A batch of paper originals as the fold of its events. */
export type TransferState = {
  facts: TransferFacts | null
  takenDay: string
  place: OriginalsPlace
  sheet: string | null
  handedOverAt: string | null
  receivedAt: string | null
  missing: readonly MissingPiece[]
  returned: readonly string[]
}

export type TransferCommand =
  | ({ type: 'take' } & TransferFacts)
  | { type: 'hand-over'; sheet: string }
  | { type: 'receive'; missing: readonly MissingPiece[] }
  | { type: 'return'; materials: readonly string[] }

export type TransferEnv = {
  day: Day
  now: string
  /** Where the acting person works. */
  side: 'window' | 'office'
  /** Whoever acts is the natural person who handed the batch over. */
  handedOverBySelf: boolean
}

/** 材料交接: two different people sign for paper originals on their way from the window to the back office, and missing pieces are noted. */
export const transferDecider: Decider<TransferState, TransferCommand, TransferEvent, TransferEnv> = {
  initial: {
    facts: null,
    takenDay: '',
    place: 'window',
    sheet: null,
    handedOverAt: null,
    receivedAt: null,
    missing: [],
    returned: [],
  },
  decide(command, state, { day, now, side, handedOverBySelf }) {
    switch (command.type) {
      case 'take': {
        if (state.facts) return []
        const { type: _type, ...facts } = command
        return [{ type: 'originals-taken', ...facts, materials: [...new Set(facts.materials)], day }]
      }
      case 'hand-over':
        demand(state.facts && state.place === 'window', 'transfer.not-at-window')
        return [{ type: 'handed-over', sheet: command.sheet, at: now, day }]
      case 'receive':
        demand(state.facts && state.place === 'under-way', 'transfer.not-under-way')
        demand(!handedOverBySelf, 'transfer.same-person')
        demand(
          command.missing.every(({ material }) => held(state).includes(material)),
          'transfer.material-unknown',
        )
        return [{ type: 'received', missing: [...command.missing], at: now, day }]
      case 'return':
        demand(
          state.facts &&
            state.place === side &&
            command.materials.length > 0 &&
            command.materials.every((material) => held(state).includes(material)),
          'transfer.not-returnable',
        )
        return [{ type: 'originals-returned', materials: [...new Set(command.materials)], day }]
    }
  },
  evolve(state, event) {
    switch (event.type) {
      case 'originals-taken': {
        const { type: _type, day, ...facts } = event
        return { ...state, facts, takenDay: day }
      }
      case 'handed-over':
        return { ...state, place: 'under-way', sheet: event.sheet, handedOverAt: event.at }
      case 'received': {
        const next = { ...state, missing: event.missing, receivedAt: event.at }
        return { ...next, place: held(next).length > 0 ? 'office' : 'returned' }
      }
      case 'originals-returned': {
        const next = { ...state, returned: [...state.returned, ...event.materials] }
        return { ...next, place: held(next).length > 0 ? state.place : 'returned' }
      }
    }
  },
}

/** Pieces that are still in our hands. */
export function held({ facts, missing, returned }: TransferState): string[] {
  const gone = new Set([...missing.map(({ material }) => material), ...returned])
  return (facts?.materials ?? []).filter((material) => !gone.has(material))
}
