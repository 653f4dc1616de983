import { saysAtLeast } from '#contracts/text-length.ts'
import type { CaseEvent, Defect, MaterialFact } from '#contracts/case-events.ts'
import type { DeferralTerms, PromisedLater } from '#contracts/deferral-events.ts'
import type { Item } from '#contracts/item.ts'
import { demand } from '#kernel/rule-violation.ts'
import type { CaseEnv } from '../case-env.ts'
import type { CaseState } from '../case-state.ts'
import { due } from '../due.ts'
import { demandNotSilent } from '../matters/silence.ts'

/** What an acceptor found of one material that was supplied later; `remark` says how to mend it. */
export type FoundLater = { material: string; inOrder: boolean; remark: string | null }

export type DeferralCommand =
  | { type: 'supply-deferred'; materials: MaterialFact[] }
  | { type: 'check-deferred'; found: readonly FoundLater[] }
  /** The obligation to supply ran out. */
  | { type: 'note-default' }
  | { type: 'end-for-default'; reason: string }

/** 容缺 as it stands: promised with the application, in force with the acceptance. */
export type DeferralState = {
  promised: Pick<PromisedLater, 'materials' | 'notice' | 'promise'>
  /** Null before the acceptance. */
  terms: DeferralTerms | null
  /** Supplied and not yet checked. */
  supplied: readonly string[]
  suppliedDay: string | null
  confirmed: readonly string[]
  /** What was found wanting when it was last checked. */
  returned: readonly { material: string; remark: string; day: string }[]
  completeDay: string | null
  defaultedDay: string | null
  ended: { reason: string; basis: string; day: string } | null
}

/** 确认补齐: nothing is left. */
export const outstandingOf = ({ deferral }: Pick<CaseState, 'deferral'>): string[] =>
  deferral ? deferral.promised.materials.filter((material) => !deferral.confirmed.includes(material)) : []

/** Whether the applicant may hand in now what was promised; late is better than never. */
export function takesDeferred(state: CaseState): boolean {
  return (
    state.deferral?.terms !== undefined &&
    state.deferral?.terms !== null &&
    state.deferral.supplied.length === 0 &&
    outstandingOf(state).length > 0 &&
    (state.phase !== 'closed' || state.ending === 'granted')
  )
}

/** Whether the office may end the case for what was not supplied: before the decision, and not while something waits to be checked. */
export function endsForDefault(state: CaseState): boolean {
  return (
    state.phase === 'review' &&
    state.deferral !== null &&
    state.deferral.defaultedDay !== null &&
    state.deferral.supplied.length === 0 &&
    outstandingOf(state).length > 0
  )
}

/**
 * 容缺后补: what was promised is supplied, checked against the published standard, and confirmed; default ends an undecided case by a person's
 * hand, never by the clock alone.
 *
 * @source 《广东省政务服务数字化条例》第三十二条
 */
export function decideDeferral(command: DeferralCommand, state: CaseState, env: CaseEnv): CaseEvent[] {
  const { deferral } = state
  switch (command.type) {
    case 'supply-deferred': {
      demand(takesDeferred(state), 'deferral.nothing-due')
      demand(command.materials.length > 0, 'deferral.nothing-brought')
      const outstanding = outstandingOf(state)
      for (const { material } of command.materials)
        demand(outstanding.includes(material), 'deferral.not-promised', { name: nameOf(env.item, material) })
      return [{ type: 'deferred-supplied', materials: command.materials, day: env.day }]
    }

    case 'check-deferred': {
      demand(deferral && deferral.supplied.length > 0, 'deferral.nothing-supplied')
      const found = command.found.map(({ material }) => material)
      const missing = deferral.supplied.filter((material) => !found.includes(material))
      const unknown = found.filter((material) => !deferral.supplied.includes(material))
      demand(
        missing.length === 0 && unknown.length === 0 && new Set(found).size === found.length,
        'deferral.check-each',
        {
          names: deferral.supplied.map((material) => nameOf(env.item, material)).join('、'),
        },
      )
      for (const { inOrder, remark } of command.found)
        demand(inOrder || [...(remark ?? '').trim()].length >= 4, 'deferral.return-needs-remark')
      const confirmed = [
        ...deferral.confirmed,
        ...command.found.filter(({ inOrder }) => inOrder).map((one) => one.material),
      ]
      return [
        {
          type: 'deferred-checked',
          found: command.found.map((one) => ({ ...one, remark: one.inOrder ? null : one.remark })),
          complete: deferral.promised.materials.every((material) => confirmed.includes(material)),
          day: env.day,
        },
      ]
    }

    case 'note-default': // what was supplied in the meantime is checked first
      return deferral?.terms && deferral.defaultedDay === null && outstandingOf(state).length > 0
        ? [{ type: 'deferral-defaulted', missing: outstandingOf(state), day: env.day }]
        : []

    case 'end-for-default':
      demandNotSilent(state, env)
      demand(endsForDefault(state), 'deferral.not-defaulted')
      demand(saysAtLeast(command.reason, 20), 'deferral.ending-needs-reason')
      return [
        { type: 'ended-for-default', reason: command.reason, basis: env.item.deferral?.basis ?? '', day: env.day },
      ]
  }
}

/** What is promised with the application: only minor materials of an item that offers it, by the texts of today, and by nobody who broke a promise. */
export function demandDeferrable(
  item: Item,
  promised: Pick<PromisedLater, 'materials' | 'notice' | 'promise'>,
  given: { unkept: boolean },
): void {
  demand(item.deferral, 'deferral.not-offered')
  demand(!given.unkept, 'deferral.barred')
  demand(
    promised.notice === item.deferral.notice.version && promised.promise === item.deferral.promise.version,
    'deferral.texts-changed',
  )
  const main = promised.materials.filter((key) => item.materials.find((one) => one.key === key)?.importance !== 'minor')
  demand(main.length === 0, 'deferral.main-material', { names: main.map((key) => nameOf(item, key)).join('、') })
}

/** With main materials complete and a promise for the minor ones it must be accepted: what was promised is no defect. */
export function demandNotPromised({ deferral }: CaseState, item: Item, defects: readonly Defect[]): void {
  const promised = defects.filter(
    ({ about, key }) => about === 'material' && deferral?.promised.materials.includes(key),
  )
  demand(promised.length === 0, 'deferral.no-defect', {
    names: promised.map(({ key }) => nameOf(item, key)).join('、'),
  })
}

/** 容缺受理: the terms as the applicant is told them on the day on which the acceptance is recorded. */
export function termsOf({ deferral }: CaseState, env: CaseEnv): { deferral?: DeferralTerms } {
  const offered = env.item.deferral
  if (!deferral || !offered) return {}
  const terms = {
    materials: [...deferral.promised.materials],
    limitDays: offered.days,
    due: due(env, env.day, { unit: 'working', days: offered.days }),
    consequence: offered.consequence,
    since: env.day,
  }
  return { deferral: terms }
}

/** 准予 while something is outstanding: not where the item waits, never after a default. */
export function demandDecidable(state: CaseState, item: Item): { deferred?: string[] } {
  const outstanding = outstandingOf(state)
  if (!state.deferral?.terms || outstanding.length === 0) return {}
  demand(state.deferral.defaultedDay === null, 'deferral.defaulted')
  demand(item.deferral?.decide === 'may-issue', 'deferral.decision-waits')
  return { deferred: outstanding }
}

type DeferralEvent = Extract<
  CaseEvent,
  { type: 'deferred-supplied' | 'deferred-checked' | 'deferral-defaulted' | 'ended-for-default' }
>

export const promisedState = (promised: PromisedLater | null | undefined): DeferralState | null =>
  promised
    ? {
        promised: { materials: promised.materials, notice: promised.notice, promise: promised.promise },
        terms: null,
        supplied: [],
        suppliedDay: null,
        confirmed: [],
        returned: [],
        completeDay: null,
        defaultedDay: null,
        ended: null,
      }
    : null

export function foldDeferral(state: CaseState, event: DeferralEvent): CaseState {
  const deferral = state.deferral!
  switch (event.type) {
    case 'deferred-supplied': {
      const brought = [...new Set(event.materials.map(({ material }) => material))]
      return {
        ...state,
        materials: [...state.materials.filter(({ material }) => !brought.includes(material)), ...event.materials],
        deferral: {
          ...deferral,
          supplied: brought,
          suppliedDay: event.day,
          returned: deferral.returned.filter(({ material }) => !brought.includes(material)),
        },
      }
    }
    case 'deferred-checked':
      return {
        ...state,
        deferral: {
          ...deferral,
          supplied: [],
          confirmed: [...deferral.confirmed, ...event.found.filter((one) => one.inOrder).map((one) => one.material)],
          returned: [
            ...deferral.returned,
            ...event.found
              .filter((one) => !one.inOrder)
              .map((one) => ({ material: one.material, remark: one.remark ?? '', day: event.day })),
          ],
          completeDay: event.complete ? event.day : null,
        },
      }
    case 'deferral-defaulted':
      return { ...state, deferral: { ...deferral, defaultedDay: event.day } }
    case 'ended-for-default':
      return {
        ...state,
        phase: 'closed',
        ending: 'lapsed',
        endedDay: event.day,
        deferral: { ...deferral, ended: { reason: event.reason, basis: event.basis, day: event.day } },
      }
  }
}

const nameOf = (item: Item, key: string): string => item.materials.find((one) => one.key === key)?.name ?? key
