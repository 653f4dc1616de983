import { saysAtLeast } from '#contracts/text-length.ts'
import type { CaseEvent } from '#contracts/case-events.ts'
import type { CheckFinding } from '#contracts/commitment-events.ts'
import { parseDay } from '#kernel/day.ts'
import { demand } from '#kernel/rule-violation.ts'
import type { CaseEnv } from '../case-env.ts'
import type { CaseState } from '../case-state.ts'
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
      heard: boolean
      /** Whether everybody who went has signed the record. */
      signed: boolean
    }
  /** `sealed`: commitment to the reason. */
  | { type: 'take-back-promise'; sealed: string; here: boolean }
  | { type: 'repair-promise'; reason: string }

/**
 * 核查: by two officers; what is not as promised is first to be put right, what was promised falsely ends the licence at once, and nobody
 * loses a licence unheard. Whoever promised falsely may promise again when what was false was put right and the office has confirmed it.
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
  // Not before the licence is there that a finding may end.
  demand(given && !given.ended && state.credential, 'commitment.not-waiting')
  switch (command.type) {
    case 'check-promise': {
      const { finding, report, officers, sealed, rectifyDays, heard, signed } = command
      demand(given.check, 'commitment.not-waiting')
      demand(officers >= 2, 'commitment.two-officers')
      demand(saysAtLeast(report, 20), 'commitment.needs-report')
      demand(signed, 'commitment.record-unsigned')
      demand(finding !== 'to-rectify' || given.rectifyBy === null, 'commitment.rectified-once')
      demand(finding !== 'to-rectify' || rectifyDays !== null, 'commitment.needs-rectify-days')
      if (finding === 'not-rectified') {
        demand(given.rectifyBy, 'commitment.rectify-first')
        demand(env.day > parseDay(given.rectifyBy.day), 'commitment.rectification-runs', { day: given.rectifyBy.day })
      }
      demand((finding !== 'false' && finding !== 'not-rectified') || heard, 'commitment.unheard')
      return [
        {
          type: 'promise-checked',
          finding,
          report,
          sealed,
          signed,
          rectifyBy: finding === 'to-rectify' ? due(env, env.day, { unit: 'working', days: rectifyDays ?? 1 }) : null,
          day: env.day,
        },
      ]
    }

    case 'take-back-promise':
      demand(given.check ?? given.sample, 'commitment.not-waiting')
      demand(given.rectifyBy === null, 'commitment.checked-already')
      demand(command.here, 'window.nobody-here')
      return [{ type: 'promise-taken-back', sealed: command.sealed, day: env.day }]
  }
}

/** 信用修复: a promise found false, whose giver has put right what was false. */
export const mayRepair = ({ commitment }: Pick<CaseState, 'commitment'>): boolean =>
  commitment?.ended?.how === 'false' && commitment.repaired === null

type CheckEvent = Extract<CaseEvent, { type: 'promise-checked' | 'promise-taken-back' | 'promise-repaired' }>

export function foldCheck(state: CaseState, event: CheckEvent): CaseState {
  const { commitment } = state
  if (!commitment) return state
  if (event.type === 'promise-taken-back')
    return { ...state, commitment: { ...commitment, ended: { how: 'taken-back', day: event.day } } }
  if (event.type === 'promise-repaired')
    return { ...state, commitment: { ...commitment, repaired: { reason: event.reason, day: event.day } } }
  const { finding, report, rectifyBy, day } = event
  const checks = [...commitment.checks, { finding, report, day }]
  if (finding === 'to-rectify') return { ...state, commitment: { ...commitment, checks, rectifyBy } }
  return { ...state, commitment: { ...commitment, checks, ended: { how: finding, day } } }
}

const checkedStates = {
  true: 'found-true',
  'to-rectify': 'to-rectify',
  'not-rectified': 'revoked',
  false: 'found-false',
} as const

/** How the list of promises tells it. */
export function promiseStateOf(event: CheckEvent) {
  if (event.type === 'promise-checked') return checkedStates[event.finding]
  return event.type === 'promise-taken-back' ? 'taken-back' : 'repaired'
}
