import { saysAtLeast } from '#contracts/text-length.ts'
import type { CaseEvent } from '#contracts/case-events.ts'
import { isTakenAway } from '#contracts/credential-life.ts'
import type { CheckSummary } from '#contracts/commitments.ts'
import { groundOfFinding, type CheckFinding } from '#contracts/commitment-events.ts'
import { parseDay } from '#kernel/day.ts'
import { demand } from '#kernel/rule-violation.ts'
import type { CaseEnv } from '../case-env.ts'
import type { CaseState } from '../case-state.ts'
import type { CommitmentState, PromiseEnd } from './commitment-rules.ts'
import { isClosed } from '../closures/closure-state.ts'
import { openedClosure, type ClosureOpening } from '../closures/closure-rules.ts'
import { due } from '../due.ts'

export type CheckCommand =
  | {
      type: 'check-promise'
      finding: CheckFinding
      report: string
      /** How many went. */
      officers: number
      /** Commitment to their names. */
      sealed: string
      rectifyDays: number | null
      /** Whether everybody who went has signed the record. */
      signed: boolean
      /** As the register has it on the day; null too where the finding leaves it alone. */
      licence: ClosureOpening['licence']
    }
  /** `sealed`: commitment to the reason. */
  | { type: 'take-back-promise'; sealed: string; here: boolean }
  | { type: 'repair-promise'; reason: string }

/**
 * 核查: by two officers; what is not as promised is first to be put right. What was promised falsely, or was not put right, opens the proceeding in
 * which the holder is heard and somebody who is drawn decides; the office that checks is the one that granted, which may begin it. Whoever promised
 * falsely may promise again when what was false was put right and the office has confirmed it.
 *
 * @source 国办发〔2020〕42号; 行政许可法 第七条、第三十四条第三款、第六十一条、第六十九条
 */
export function decideCheck(command: CheckCommand, state: CaseState, env: CaseEnv): CaseEvent[] {
  const given = state.commitment
  if (command.type === 'repair-promise') {
    demand(given && mayRepair(state), 'commitment.not-barred')
    demand(saysAtLeast(command.reason, 20), 'commitment.repair-needs-reason')
    return [{ type: 'promise-repaired', reason: command.reason, day: env.day }]
  }
  // Not before the licence is there that a finding may end, nor after it has ended.
  demand(given && stands(state), 'commitment.not-waiting')
  switch (command.type) {
    case 'check-promise': {
      const { finding, report, officers, sealed, rectifyDays, signed, licence } = command
      demand(given.check, 'commitment.not-waiting')
      demand(officers >= 2, 'commitment.two-officers')
      demand(saysAtLeast(report, 20), 'commitment.needs-report')
      demand(signed, 'commitment.record-unsigned')
      demand(finding !== 'to-rectify' || given.rectifyBy === null, 'commitment.rectified-once')
      const over = !!licence && (licence.status === 'cancelled' || isTakenAway(licence.status))
      demand(finding !== 'to-rectify' || over || rectifyDays !== null, 'commitment.needs-rectify-days')
      if (finding === 'not-rectified') {
        demand(given.rectifyBy, 'commitment.rectify-first')
        demand(env.day > parseDay(given.rectifyBy.day), 'commitment.rectification-runs', { day: given.rectifyBy.day })
      }
      const ground = groundOfFinding(finding)
      // Whoever ends the licence first is found out all the same: what was promised falsely bars, though nothing is left to revoke or to put right.
      const lapsed = over && finding !== 'true'
      const revokes = lapsed ? null : ground
      demand(!revokes || given.office === env.item.office, 'commitment.other-office')
      const opened =
        revokes && openedClosure({ way: 'revocation', ground: revokes, facts: report, licence }, state, env)
      const checked: CheckEvent = {
        type: 'promise-checked',
        finding,
        report,
        sealed,
        signed,
        rectifyBy:
          finding === 'to-rectify' && !lapsed ? due(env, env.day, { unit: 'working', days: rectifyDays ?? 1 }) : null,
        ...(opened ? { closure: opened.closure } : {}),
        ...(lapsed ? { lapsed } : {}),
        day: env.day,
      }
      return opened ? [checked, { ...opened, check: true }] : [checked]
    }

    case 'take-back-promise':
      demand(given.check ?? given.sample, 'commitment.not-waiting')
      demand(given.checks.length === 0, 'commitment.checked-already')
      demand(command.here, 'window.nobody-to-give-up')
      return [{ type: 'promise-taken-back', sealed: command.sealed, day: env.day }]
  }
}

/** Whether nothing has come of a promise yet: it is not decided on either, and what was granted on it has not ended. */
export const isOpen = (state: Pick<CaseState, 'commitment' | 'closures'>): boolean =>
  state.commitment?.ended === null && state.commitment.closure === null && !isClosed(state)

/** An open promise, on which there is a licence. */
export const stands = (state: Pick<CaseState, 'commitment' | 'credential' | 'closures'>): boolean =>
  isOpen(state) && state.credential !== null

/** 信用修复: a promise found false, whose giver has put right what was false. */
export const mayRepair = (state: Pick<CaseState, 'commitment' | 'closures'>): boolean =>
  isFalse(state) && state.commitment?.repaired === null

/**
 * Whether a promise was false: as a check found it, or as the licence was revoked as got by fraud, whoever opened that proceeding and whatever a
 * check had found before.
 *
 * @source 国办发〔2020〕42号: 有较严重的不良信用记录或者存在曾作出虚假承诺等情形的，在信用修复前不适用告知承诺制; 行政许可法 第六十九条第二款
 */
export const isFalse = ({ commitment, closures }: Pick<CaseState, 'commitment' | 'closures'>): boolean =>
  commitment !== null &&
  (commitment.ended?.how === 'false' ||
    closures.some((one) => one.way === 'revocation' && one.ground === 'fraud' && one.decided?.outcome === 'ended'))

type CheckEvent = Extract<CaseEvent, { type: 'promise-checked' | 'promise-taken-back' | 'promise-repaired' }>

export function foldCheck(state: CaseState, event: CheckEvent): CaseState {
  const { commitment } = state
  if (!commitment) return state
  if (event.type === 'promise-taken-back')
    return { ...state, commitment: { ...commitment, ended: { how: 'taken-back', keeps: false, day: event.day } } }
  if (event.type === 'promise-repaired')
    return { ...state, commitment: { ...commitment, repaired: { reason: event.reason, day: event.day } } }
  const { finding, report, rectifyBy, closure, lapsed = false, day } = event
  const checks = [...commitment.checks, { finding, report, lapsed, day }]
  if (finding === 'to-rectify' && !lapsed) return { ...state, commitment: { ...commitment, checks, rectifyBy } }
  if (closure) return { ...state, commitment: { ...commitment, checks, closure } }
  // Where the licence had ended there is no proceeding; older findings ended it themselves.
  const how = finding === 'to-rectify' || (lapsed && finding !== 'false') ? 'lapsed' : finding
  return { ...state, commitment: { ...commitment, checks, ended: { how, keeps: finding === 'true', day } } }
}

const endedStates = {
  true: 'found-true',
  false: 'found-false',
  'not-rectified': 'revoked',
  'not-established': 'kept',
  'taken-back': 'taken-back',
  lapsed: 'dropped',
} as const satisfies Record<PromiseEnd, CheckSummary['state']>

/** How the list of promises tells it. */
export function promiseStateOf(
  { ended, repaired, closure, rectifyBy }: CommitmentState,
  state: Pick<CaseState, 'commitment' | 'closures'>,
): CheckSummary['state'] {
  if (repaired) return 'repaired'
  if (isFalse(state)) return 'found-false'
  if (ended) return ended.how === 'not-rectified' && ended.keeps ? 'kept' : endedStates[ended.how]
  if (closure) return 'closing'
  if (isClosed(state)) return 'dropped'
  return rectifyBy ? 'to-rectify' : 'made'
}
