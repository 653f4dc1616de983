import type { CaseEvent } from '#contracts/case-events.ts'
import { hearingDays } from '#contracts/hearings.ts'
import type { Item } from '#contracts/item.ts'
import type { ChoiceWay, HearingChoice } from '#contracts/third-party-events.ts'
import { dayText } from '#kernel/day.ts'
import { demand } from '#kernel/rule-violation.ts'
import type { CaseEnv } from '../case-env.ts'
import type { CaseState } from '../case-state.ts'
import { due } from '../due.ts'
import { wasToldAfter } from '../hearing/another-hearing.ts'
import { askedFor } from '../hearing/hearing-rules.ts'
import type { ToldParty } from './third-party-rules.ts'

export type HearingChoiceCommand = {
  type: 'record-hearing-choice'
  party: string
  choice: HearingChoice
  way: ChoiceWay
  /** Commitment to their words. */
  sealed: string
}

/** Whether those concerned are asked: not where the item provides for no hearing, nor where its law says that one is held anyway. */
export const asksThem = ({ hearing }: Pick<Item, 'hearing'>): boolean => hearing !== undefined && !hearing.required

type Right = Pick<Extract<CaseEvent, { type: 'third-party-told' }>, 'hearingBy'>

/**
 * With the notice to somebody who is concerned runs the time in which they may ask for a hearing; where the day of one that the law orders has
 * come before they were told, they may ask for another.
 */
export const hearingRightOf = ({ hearing }: CaseState, env: CaseEnv): Right =>
  asksThem(env.item) || (hearing?.appointed && env.day >= hearing.appointed.heldOn)
    ? { hearingBy: due(env, env.day, { unit: 'working', days: hearingDays.ask }) }
    : {}

/** Whether they may still ask for it, or declare to do without. */
export const mayStillChoose = (party: ToldParty, day: string): boolean =>
  party.hearing?.choice === null && day <= party.hearing.by.day

/**
 * 利害关系人 ask for a hearing or do without it; the office writes it down, since they have no account here. What the first of them asks for
 * is held for all of them and for the applicant; who was told only after it was held may ask for another, which follows its report.
 *
 * @source 行政许可法 第四十七条
 */
export function decideHearingChoice(command: HearingChoiceCommand, state: CaseState, env: CaseEnv): CaseEvent[] {
  const { party: key, choice, way, sealed } = command
  const told = state.thirdParties?.told.find(({ party }) => party === key)
  demand(told?.hearing && state.phase === 'review', 'others.no-hearing-right')
  const { by } = told.hearing
  demand(told.hearing.choice === null, 'others.hearing-chosen')
  demand(env.day <= by.day, 'hearing.request-late', { last: dayText(by.day) })
  demand(choice === 'requested' || way !== 'telephone', 'others.hearing-waiver-form')
  const answered: CaseEvent = { type: 'third-party-answered', party: key, choice, way, sealed, day: env.day }
  if (choice === 'waived' || isStillToCome(state, told)) return [answered]
  const third = { reason: state.thirdParties!.reason, requestBy: by }
  return [answered, ...askedFor(state, env, { sealed, third })]
}

/** Whether a hearing that was called is one they may still take part in, or is one whose report another one follows. */
const isStillToCome = ({ hearing }: CaseState, told: ToldParty): boolean =>
  hearing?.requestedDay ? !hearing.reported || !wasToldAfter(hearing.held, told) : false

/**
 * Where the matter bears on others, no decision before the applicant was told of the right to a hearing, and none while one of the others
 * may still ask for one; once one is to be held nobody has to ask but who is told after it was held.
 *
 * @throws RuleViolation `decision.…`
 * @source 行政许可法 第四十七条第一款
 */
export function demandRightToHearing({ thirdParties, hearing }: CaseState, { item, day }: CaseEnv): void {
  if (!thirdParties) return
  demand(hearing || !asksThem(item), 'decision.hearing-untold')
  const last = thirdParties.told
    .filter((party) => mayStillChoose(party, day) && (!hearing?.requestedDay || wasToldAfter(hearing.held, party)))
    .map((party) => party.hearing!.by.day)
    .toSorted()
    .at(-1)
  demand(last === undefined, 'decision.others-hearing-open', { last: dayText(last ?? day) })
}
