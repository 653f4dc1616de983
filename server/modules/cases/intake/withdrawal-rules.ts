import { saysAtLeast } from '#contracts/text-length.ts'
import type { CaseEvent, Due } from '#contracts/case-events.ts'
import { withdrawalDays, type WithdrawalRefusal } from '#contracts/withdrawals.ts'
import { parseDay, type Day } from '#kernel/day.ts'
import { demand } from '#kernel/rule-violation.ts'
import type { CaseEnv } from '../case-env.ts'
import type { CaseState } from '../case-state.ts'
import { due } from '../due.ts'
import { demandNotSilent } from '../matters/silence.ts'

export type WithdrawalCommand =
  /** `reason` is the commitment to the words; null when none were given. `here`: as at the choice of a delivery. */
  | { type: 'withdraw'; reason: string | null; confirmed: boolean; here: boolean }
  | { type: 'confirm-withdrawal' }
  | { type: 'decline-withdrawal'; ground: WithdrawalRefusal; reason: string }
  | { type: 'recall-withdrawal'; here: boolean }
  | { type: 'withdrawal-clock-ran-out' }

/** 撤件 after the acceptance: what waits for the office, and what it declined before. */
export type WithdrawingState = {
  asked: { day: string; due: Due; sealed: string } | null
  declined: readonly { ground: WithdrawalRefusal; reason: string; day: string }[]
  /** Of a whole: asked for on a day, and left without an answer as its last part was decided. */
  lapsed: { askedDay: string; day: string } | null
}

export const notWithdrawing: WithdrawingState = { asked: null, declined: [], lapsed: null }

/**
 * 撤回: free before the acceptance; afterwards the office that took the case in confirms it, for it alone knows who applied and ends what it
 * began, while whoever decides must not know. No law says how: the application is the applicant's own, so the office may decline on few
 * grounds, silence is consent, the request can be taken back, and the limits run on meanwhile.
 */
export function decideWithdrawal(command: WithdrawalCommand, state: CaseState, env: CaseEnv): CaseEvent[] {
  const { asked } = state.withdrawing
  switch (command.type) {
    case 'withdraw':
      demand(state.phase !== 'none' && state.phase !== 'closed', 'case.ended')
      demand(!state.decision, 'case.decided-already')
      demandNotSilent(state, env)
      demand(command.here, 'window.nobody-to-give-up')
      if (!state.acceptedDay)
        return [{ type: 'withdrawn', reason: null, sealed: command.reason, consent: 'not-needed', day: env.day }]
      demand(!asked, 'case.withdrawal-waits')
      demand(command.reason !== null, 'case.withdrawal-needs-reason')
      demand(command.confirmed, 'case.withdrawal-unconfirmed')
      return [
        { type: 'withdrawal-requested', sealed: command.reason, due: answerDue(state, env, env.day), day: env.day },
      ]

    case 'confirm-withdrawal':
      demand(asked, 'case.withdrawal-not-asked')
      return [{ type: 'withdrawn', reason: null, sealed: asked.sealed, consent: 'given', day: env.day }]

    case 'decline-withdrawal':
      demand(asked, 'case.withdrawal-not-asked')
      // Past the limit it is withdrawn, whether the clock has said so already or not.
      demand(env.day <= parseDay(asked.due.day), 'case.withdrawal-answer-late')
      demand(saysAtLeast(command.reason, 20), 'case.withdrawal-refusal-needs-reason')
      return [{ type: 'withdrawal-declined', ground: command.ground, reason: command.reason, day: env.day }]

    case 'recall-withdrawal':
      demand(asked, 'case.withdrawal-not-asked')
      demand(command.here, 'window.nobody-here')
      return [{ type: 'withdrawal-recalled', day: env.day }]

    case 'withdrawal-clock-ran-out':
      return asked && env.day > parseDay(asked.due.day)
        ? [{ type: 'withdrawn', reason: null, sealed: asked.sealed, consent: 'silence', day: env.day }]
        : []
  }
}

/** Three working days, and never past the legal limit of the case: waiting for an answer must not make a decision late.
 *
 * @param askedDay on which the applicant asked
 */
export function answerDue(state: Pick<CaseState, 'statutoryDue'>, env: Pick<CaseEnv, 'calendar'>, askedDay: Day): Due {
  const usual = due(env, askedDay, { unit: 'working', days: withdrawalDays })
  const legal = state.statutoryDue
  return legal && legal.day < usual.day && legal.day >= askedDay ? legal : usual
}

type WithdrawalEvent = Extract<
  CaseEvent,
  { type: 'withdrawal-requested' | 'withdrawal-declined' | 'withdrawal-recalled' | 'withdrawn' }
>

export function foldWithdrawal(state: CaseState, event: WithdrawalEvent): CaseState {
  const { withdrawing } = state
  switch (event.type) {
    case 'withdrawal-requested': {
      const { day, due: until, sealed } = event
      return { ...state, withdrawing: { ...withdrawing, asked: { day, due: until, sealed } } }
    }
    case 'withdrawal-declined': {
      const { ground, reason, day } = event
      return {
        ...state,
        withdrawing: { ...withdrawing, asked: null, declined: [...withdrawing.declined, { ground, reason, day }] },
      }
    }
    case 'withdrawal-recalled':
      return { ...state, withdrawing: { ...withdrawing, asked: null } }
    case 'withdrawn':
      return {
        ...state,
        phase: 'closed',
        ending: 'withdrawn',
        endedDay: event.day,
        intakeDue: null,
        withdrawal: {
          reason: event.reason ?? null,
          day: event.day,
          askedDay: withdrawing.asked?.day ?? null,
          consent: event.consent ?? 'not-needed',
        },
        withdrawing: { ...withdrawing, asked: null },
      }
  }
}
