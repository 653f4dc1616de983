import { saysAtLeast } from '#contracts/text-length.ts'
import type { CaseEvent } from '#contracts/case-events.ts'
import {
  closureGround,
  isProvedElsewhere,
  keepsFor,
  keptReasons,
  mostClosures,
  type ClosureGround,
  type ClosureWay,
  type EndProof,
  type KeptFor,
} from '#contracts/closure-events.ts'
import { closureDays, leastClosureWords } from '#contracts/closures.ts'
import { isTakenAway } from '#contracts/credential-life.ts'
import { dayText, parseDay } from '#kernel/day.ts'
import { demand } from '#kernel/rule-violation.ts'
import type { CaseEnv } from '../case-env.ts'
import type { CaseState } from '../case-state.ts'
import { due } from '../due.ts'
import { isErased } from '../erasure/erasure-rules.ts'
import { officeDue } from '../late/office-due.ts'
import { promiseAfter } from '../ways/promise-end.ts'
import type { FiledLicence } from '../matters/matter-rules.ts'
import { drawnTask } from '../review/open-task.ts'
import { handledAnew, waitsWithDay } from '../supervision/supervision-state.ts'
import { closuresAfter, closureUnderWay, nextClosure, type ClosureEvent, type ClosureState } from './closure-state.ts'
import { groundOf } from './closure-words.ts'

type ClosureOpened = Extract<ClosureEvent, { type: 'closure-opened' }>

export type ClosureOpening = {
  way: ClosureWay
  ground: ClosureGround
  facts: string
  /** 终结证明 of an authority elsewhere; null where there is none. */
  proof?: EndProof | null
  /** As the register has it on the day. */
  licence: Pick<FiledLicence, 'status' | 'validUntil'> | null
}

export type ClosureCommand =
  | ({ type: 'open-closure' } & ClosureOpening)
  /** `sealed`: commitment to the words. */
  | { type: 'state-on-closure'; closure: string; sealed: string }
  | { type: 'put-closure-forward'; closure: string; summary: string; interest: string }
  | { type: 'decide-closure'; task: string; outcome: 'ended' | 'kept'; kept: KeptFor | null; reasons: string }

/**
 * 依职权撤销、撤回、注销: opened by the office on a ground of the law, the holder heard where there is something to be heard about, decided by
 * whoever is drawn for it and knows no name. Revocation stays undone where it would gravely harm the public; what was got by fraud is not kept
 * for the sake of whoever got it; what was rightly given is retracted only where the public needs it.
 *
 * @source 行政许可法 第七条、第八条、第六十九条、第七十条
 */
export function decideClosing(command: ClosureCommand, state: CaseState, env: CaseEnv): CaseEvent[] {
  switch (command.type) {
    case 'open-closure': {
      // What a check finds opens a proceeding whatever the office has opened before, or a false promise could no longer be recorded.
      const own = state.closures.filter(({ check }) => !check)
      demand(own.length < mostClosures, 'closure.too-many', { most: String(mostClosures) })
      return [openedClosure(command, state, env)]
    }

    case 'state-on-closure': {
      const found = open(state, command.closure)
      demand(found.stateBy && !found.forward, 'closure.nothing-to-state')
      demand(!found.statedDay, 'closure.stated-already')
      demand(env.day <= found.stateBy, 'closure.statement-late', { last: dayText(found.stateBy) })
      return [
        {
          type: 'closure-stated',
          closure: found.closure,
          sealed: command.sealed,
          putForwardBy: officeDue('put-forward', env, env.day),
          day: env.day,
        },
      ]
    }

    case 'put-closure-forward': {
      const found = open(state, command.closure)
      const { closure, way, stateBy, statedDay } = found
      demand(!found.forward, 'closure.forwarded')
      demand(!stateBy || statedDay || env.day > stateBy, 'closure.still-heard', {
        last: dayText(stateBy ?? env.day),
      })
      demand(!statedDay || saysAtLeast(command.summary, 10), 'closure.needs-summary')
      demand(way !== 'retraction' || saysAtLeast(command.interest, leastClosureWords), 'closure.needs-interest')
      return [
        {
          type: 'closure-put-forward',
          closure,
          summary: statedDay ? command.summary.trim() : null,
          interest: command.interest.trim() || null,
          day: env.day,
        },
        {
          type: 'task-opened',
          task: closure,
          ref: env.newRef(),
          due: due(env, env.day, { unit: 'working', days: closureDays.decide }),
          day: env.day,
        },
      ]
    }

    case 'decide-closure': {
      const found = open(state, command.task)
      const { code } = drawnTask(state, command.task)
      const { closure, way, ground } = found
      const { outcome } = command
      const kept = outcome === 'kept' ? command.kept : null
      demand(saysAtLeast(command.reasons, leastClosureWords), 'closure.needs-reasons')
      if (outcome === 'kept' && way === 'cancellation') demand(kept === 'not-established', 'closure.cancellation-kept')
      demand(outcome === 'ended' || kept, 'closure.kept-for-what')
      demand(kept !== 'reliance' || ground !== 'fraud', 'closure.fraud-not-protected')
      demand(!kept || keepsFor(way, ground).includes(kept), 'closure.kept-otherwise')
      const basis = (kept && keptReasons[kept].basis) ?? groundOf(found, env.item).basis
      const reasons = command.reasons.trim()
      return [
        {
          type: 'closure-decided',
          closure,
          task: closure,
          code,
          way,
          ground,
          outcome,
          kept,
          reasons,
          basis,
          ...(outcome === 'kept' && waitsWithDay(state) ? { handleBy: officeDue('hand-over', env, env.day) } : {}),
          day: env.day,
        },
      ]
    }
  }
}

/**
 * The beginning of a proceeding: by the office, or by the finding of a check that the office has made.
 *
 * @throws RuleViolation where the licence has ended, the ground is not of the law, or another proceeding is under way
 */
export function openedClosure(opening: ClosureOpening, state: CaseState, env: CaseEnv): ClosureOpened {
  const { way, ground, proof } = opening
  demand(state.credential && !isErased(state), 'closure.no-licence')
  demand(state.decision?.made !== 'superior', 'closure.decided-above')
  demand(!closureUnderWay(state), 'closure.under-way')
  demand(closureGround(way, ground), 'closure.other-ground')
  demandGround(opening, state, env)
  demand(saysAtLeast(opening.facts, leastClosureWords), 'closure.needs-facts')
  const stateBy = isHeard(way, ground) ? due(env, env.day, { unit: 'working', days: closureDays.state }) : null
  return {
    type: 'closure-opened',
    closure: nextClosure(state),
    way,
    ground,
    facts: opening.facts.trim(),
    ...(proof ? { proof } : {}),
    stateBy,
    putForwardBy: officeDue('put-forward', env, stateBy?.day ?? env.day),
    day: env.day,
  }
}

/** Nobody needs to be heard of a term that ran out, of a holder that is no more, or of what another authority has decided. */
const isHeard = (way: ClosureWay, ground: ClosureGround): boolean =>
  way !== 'cancellation' || ground === 'force-majeure' || ground === 'other-by-law'

function open(state: CaseState, closure: string): ClosureState {
  const found = state.closures.find((one) => one.closure === closure && !one.decided)
  demand(found, 'closure.not-open')
  return found
}

/** What the register knows already is not asserted against it, and what it can't know is proved by whoever does. */
function demandGround({ way, ground, licence, proof }: ClosureOpening, state: CaseState, env: CaseEnv): void {
  demand(licence && licence.status !== 'cancelled', 'closure.licence-ended')
  const past = licence.validUntil !== null && env.day > parseDay(licence.validUntil)
  const gone = isTakenAway(licence.status)
  demand(!proof || isProvedElsewhere(ground), 'closure.proof-of-nothing')
  demand(!proof || parseDay(proof.day) <= env.day, 'closure.proof-ahead')
  demand(!proof || (ground === 'licence-ended') === (proof.end !== null), 'closure.proof-of-what')
  // What a matter is about was given before; its own version may begin after what ended it.
  const given = state.about ? null : state.credential?.validFrom
  demand(!proof?.end || !given || proof.day >= given, 'closure.proof-too-early')
  switch (ground) {
    case 'expired':
      return demand(past, 'credential.not-expired')
    case 'licence-ended':
      demand(gone || proof, 'credential.not-revoked')
      return demand(!gone || !proof, 'closure.licence-ended')
    case 'death':
      demand(state.applicantKind === 'person', 'credential.other-holder-kind')
      return demand(proof, 'closure.needs-proof')
    case 'dissolved':
      demand(state.applicantKind === 'enterprise', 'credential.other-holder-kind')
      return demand(proof, 'closure.needs-proof')
    default:
      demand(!gone, 'closure.licence-ended')
      return demand(way !== 'retraction' || !past, 'closure.nothing-to-retract')
  }
}

export function foldClosure(state: CaseState, event: ClosureEvent): CaseState {
  const closures = closuresAfter(state.closures, event)
  if (event.type !== 'closure-decided') return { ...state, closures }
  const { commitment, supervision } = state
  const next = {
    ...state,
    closures,
    commitment: promiseAfter(commitment, event),
    supervision: handledAnew(supervision, event),
  }
  const task = state.tasks[event.task]!
  const answered = {
    ...task,
    verdict: event.outcome === 'ended' ? ('pass' as const) : ('fail' as const),
    reasons: event.reasons,
    closedDay: event.day,
  }
  return { ...next, tasks: { ...state.tasks, [event.task]: answered } }
}
