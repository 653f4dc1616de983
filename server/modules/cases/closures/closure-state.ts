import type { CaseEvent } from '#contracts/case-events.ts'
import type { Due } from '#contracts/due.ts'
import type { ClosureGround, ClosureWay, EndProof, KeptFor } from '#contracts/closure-events.ts'
import type { CaseState } from '../case-state.ts'

/** 终结证明 as its readers know it: whoever decides is told neither of the scan nor of the commitments. */
export type KnownProof = Pick<EndProof, 'end' | 'authority' | 'day'> & Partial<Pick<EndProof, 'file'>>

/** 依职权撤销、撤回、注销 as it stands; null parts have not happened. */
export type ClosureState = {
  closure: string
  way: ClosureWay
  ground: ClosureGround
  /** Whether a 承诺核查 opened it. */
  check: boolean
  facts: string
  proof: KnownProof | null
  openedDay: string
  stateBy: string | null
  /** Until when it is put forward, once the holder was heard; null where no day was set. */
  putForwardBy: Due | null
  statedDay: string | null
  forward: { summary: string | null; interest: string | null; day: string } | null
  decided: { outcome: 'ended' | 'kept'; kept: KeptFor | null; reasons: string; basis: string; day: string } | null
}

/** The proceeding that is not decided yet. */
export const closureUnderWay = ({ closures }: Pick<CaseState, 'closures'>): ClosureState | null =>
  closures.find(({ decided }) => !decided) ?? null

/** Under which key the next one is opened. */
export const nextClosure = ({ closures }: Pick<CaseState, 'closures'>): string => `closure${closures.length + 1}`

/** Whether what was granted has ended by a decision in one of its proceedings. */
export const isClosed = ({ closures }: Pick<CaseState, 'closures'>): boolean =>
  closures.some(({ decided }) => decided?.outcome === 'ended')

export type ClosureEvent = Extract<CaseEvent, { type: `closure-${string}` }>

/** The proceedings after an event of one of them. */
export function closuresAfter(before: readonly ClosureState[], event: ClosureEvent): readonly ClosureState[] {
  if (event.type === 'closure-opened') {
    const { closure, way, ground, facts, proof, stateBy, putForwardBy = null, day } = event
    const check = event.check === true
    const told = { closure, way, ground, check, facts, proof: proof ?? null }
    const opened = { ...told, openedDay: day, stateBy: stateBy?.day ?? null, putForwardBy }
    return [...before, { ...opened, statedDay: null, forward: null, decided: null }]
  }
  const change = changeBy(event)
  return before.map((one) => (one.closure === event.closure ? { ...one, ...change } : one))
}

function changeBy(event: Exclude<ClosureEvent, { type: 'closure-opened' }>): Partial<ClosureState> {
  switch (event.type) {
    case 'closure-stated':
      return { statedDay: event.day, ...(event.putForwardBy ? { putForwardBy: event.putForwardBy } : {}) }
    case 'closure-put-forward': {
      const { summary, interest, day } = event
      return { forward: { summary, interest, day } }
    }
    case 'closure-decided': {
      const { outcome, kept, reasons, basis, day } = event
      return { decided: { outcome, kept, reasons, basis, day } }
    }
  }
}
