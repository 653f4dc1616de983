import type { CaseEvent } from '#contracts/case-events.ts'
import type { TaskDefinition } from '#contracts/item.ts'
import type { ReferralRule } from '#contracts/referral-events.ts'
import { parseDay } from '#kernel/day.ts'
import { demand } from '#kernel/rule-violation.ts'
import type { CaseEnv } from '../case-env.ts'
import type { CaseState } from '../case-state.ts'
import { countedFrom, due, stepDue } from '../due.ts'
import { silenceOf } from '../matters/silence.ts'
import { deliveredBy } from '../papers/paper-rules.ts'
import { stillHeard } from '../third-parties/still-heard.ts'

export type ReferralCommand =
  | { type: 'note-referral-received'; task: string; receipt: string }
  /** The authority above confirms that it decides no more, or says that it had decided before. */
  | { type: 'note-referral-recalled'; task: string; receipt: string; confirmed: boolean }
  | {
      type: 'note-referral-answer'
      task: string
      receipt: string
      outcome: 'granted' | 'refused'
      document: string
      decidedOn: string
      sealed: string
      hasReasons: boolean
    }

type Referral = TaskDefinition & { referral: ReferralRule }

/** 上报: the step that waits for the authority above and for nobody here. */
export const isReferral = (task: TaskDefinition): task is Referral => task.referral !== undefined

/**
 * The plan sends it up: opinions and all materials at once, by an effect. Whoever reviews hears, so what is still to be heard is heard before.
 *
 * @throws RuleViolation `referral.still-heard`
 * @source 行政许可法 第三十五条、第三十六条、第四十三条
 */
export function referredUp(state: CaseState, env: CaseEnv, definition: Referral): CaseEvent[] {
  const { key, referral } = definition
  const open = stillHeard(state, env.day)
  demand(open === null, 'referral.still-heard', { what: open ?? '' })
  const accepted = parseDay(countedFrom(state).acceptedDay)
  const answerBy = stepDue(state, env, { ...definition, openedDay: env.day })
  const late = definition.whenLate && { late: definition.whenLate }
  return [
    { type: 'task-opened', task: key, ref: env.newRef(), due: answerBy, ...late, day: env.day },
    {
      type: 'referred',
      task: key,
      package: env.newRef(),
      to: referral.to,
      firstDue: due(env, accepted, { unit: 'working', days: referral.firstDays }),
      day: env.day,
    },
  ]
}

/**
 * 上级行政机关的决定 is the decision on the case: the office here adds nothing to it and delivers it. Taken in once, whatever comes again;
 * nothing once the case is over, and not yet while the applicant has asked to withdraw.
 *
 * @source 行政许可法 第三十五条、第三十八条
 */
export function decideReferral(command: ReferralCommand, state: CaseState, env: CaseEnv): CaseEvent[] {
  const { task: key, receipt } = command
  const referral = state.referrals[key]
  if (!referral || referral.answer) return []
  if (command.type === 'note-referral-recalled') {
    const isDue = state.withdrawal !== null && referral.recalledDay === null && referral.decidedBeforeDay === null
    return isDue ? [{ type: 'referral-recalled', task: key, receipt, confirmed: command.confirmed, day: env.day }] : []
  }
  if (state.phase !== 'review') return []
  const received: CaseEvent[] =
    referral.receipt === null ? [{ type: 'referral-received', task: key, receipt, day: env.day }] : []
  if (command.type === 'note-referral-received' || state.withdrawing.asked) return received
  const { outcome, document, decidedOn, sealed } = command
  demand(decidedOn >= referral.sentDay && decidedOn <= env.day, 'referral.wrong-day')
  // What silence had decided by then, the authority above decided too late.
  if (silenceOf(state, { day: parseDay(decidedOn) })) return received
  demand(outcome === 'granted' || command.hasReasons, 'referral.needs-reasons')
  const definition = env.item.tasks.find((one) => one.key === key)
  const decides = env.item.tasks.find(({ kind }) => kind === 'decide')
  if (!decides || !definition?.referral) throw new RangeError(`${env.item.code} refers nothing by ${key}`)
  return [
    ...received,
    { type: 'referral-answered', task: key, outcome, document, decidedOn, sealed, day: env.day },
    {
      type: 'decided',
      task: decides.key,
      code: 'superior',
      outcome,
      // Its own reasons may name the applicant; they stand in the vault and on the paper.
      reasons: `${referral.to}作出决定（${document}），理由载明于决定书。`,
      basis: definition.referral.basis,
      made: 'superior',
      deliverDue: deliveredBy(env, env.day),
      day: env.day,
    },
  ]
}
