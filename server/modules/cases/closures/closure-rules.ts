import { saysAtLeast } from '#contracts/text-length.ts'
import type { CaseEvent } from '#contracts/case-events.ts'
import {
  closureGround,
  keptReasons,
  mostClosures,
  type ClosureGround,
  type ClosureWay,
  type KeptFor,
} from '#contracts/closure-events.ts'
import { closureDays, leastClosureWords } from '#contracts/closures.ts'
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
import { closuresAfter, closureUnderWay, type ClosureEvent, type ClosureState } from './closure-state.ts'
import { groundOf } from './closure-words.ts'

type ClosureOpened = Extract<ClosureEvent, { type: 'closure-opened' }>

export type ClosureOpening = {
  way: ClosureWay
  ground: ClosureGround
  facts: string
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
 * 依职权撤销、注销: opened by the office on a ground of the law, the holder heard where there is something to be heard about, decided by whoever
 * is drawn for it and knows no name. Revocation stays undone where it would gravely harm the public; what was got by fraud is not kept for
 * the sake of whoever got it.
 *
 * @source 行政许可法 第七条、第六十九条、第七十条
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
      const { closure, stateBy, statedDay } = found
      demand(!found.forward, 'closure.forwarded')
      demand(!stateBy || statedDay || env.day > stateBy, 'closure.still-heard', {
        last: dayText(stateBy ?? env.day),
      })
      demand(!statedDay || saysAtLeast(command.summary, 10), 'closure.needs-summary')
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
  const { way, ground } = opening
  demand(state.credential && !isErased(state), 'closure.no-licence')
  demand(state.decision?.made !== 'superior', 'closure.decided-above')
  demand(!closureUnderWay(state), 'closure.under-way')
  demand(closureGround(way, ground), 'closure.other-ground')
  demandGround(opening, state, env)
  demand(saysAtLeast(opening.facts, leastClosureWords), 'closure.needs-facts')
  const stateBy = isHeard(way, ground) ? due(env, env.day, { unit: 'working', days: closureDays.state }) : null
  return {
    type: 'closure-opened',
    closure: `closure${state.closures.length + 1}`,
    way,
    ground,
    facts: opening.facts.trim(),
    stateBy,
    putForwardBy: officeDue('put-forward', env, stateBy?.day ?? env.day),
    day: env.day,
  }
}

/** Nobody needs to be heard of a term that ran out or of a holder that is no more. */
const isHeard = (way: ClosureWay, ground: ClosureGround): boolean =>
  way === 'revocation' || ground === 'force-majeure' || ground === 'other-by-law'

function open(state: CaseState, closure: string): ClosureState {
  const found = state.closures.find((one) => one.closure === closure && !one.decided)
  demand(found, 'closure.not-open')
  return found
}

/** What the register knows already is not asserted against it. */
function demandGround({ way, ground, licence }: ClosureOpening, state: CaseState, env: CaseEnv): void {
  demand(licence && licence.status !== 'cancelled', 'closure.licence-ended')
  const past = licence.validUntil !== null && env.day > parseDay(licence.validUntil)
  if (way === 'revocation') return demand(licence.status !== 'revoked', 'closure.licence-ended')
  switch (ground) {
    case 'expired':
      return demand(past, 'credential.not-expired')
    case 'licence-ended':
      return demand(licence.status === 'revoked', 'credential.not-revoked')
    case 'death':
      return demand(state.applicantKind === 'person', 'credential.other-holder-kind')
    case 'dissolved':
      return demand(state.applicantKind === 'enterprise', 'credential.other-holder-kind')
    default:
      return demand(licence.status !== 'revoked', 'closure.licence-ended')
  }
}

export function foldClosure(state: CaseState, event: ClosureEvent): CaseState {
  const closures = closuresAfter(state.closures, event)
  if (event.type !== 'closure-decided') return { ...state, closures }
  const next = { ...state, closures, commitment: promiseAfter(state.commitment, event) }
  const task = state.tasks[event.task]!
  const answered = {
    ...task,
    verdict: event.outcome === 'ended' ? ('pass' as const) : ('fail' as const),
    reasons: event.reasons,
    closedDay: event.day,
  }
  return { ...next, tasks: { ...state.tasks, [event.task]: answered } }
}
