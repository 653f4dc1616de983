import { saysAtLeast } from '#contracts/text-length.ts'
import type { CaseEvent } from '#contracts/case-events.ts'
import type { Due } from '#contracts/due.ts'
import type { ChoiceWay, HearingChoice } from '#contracts/third-party-events.ts'
import { mostKnown, mostToldOne, othersTask, statementDays } from '#contracts/third-parties.ts'
import { dayText } from '#kernel/day.ts'
import { demand } from '#kernel/rule-violation.ts'
import type { CaseEnv } from '../case-env.ts'
import type { CaseState } from '../case-state.ts'
import { due } from '../due.ts'
import { officeDue } from '../late/office-due.ts'
import { isSentUp } from '../referrals/referral-state.ts'
import { openTask } from '../review/open-task.ts'
import { ownStatementsAfter } from './own-statement-rules.ts'
import { decideHearingChoice, hearingRightOf, type HearingChoiceCommand } from './hearing-choice-rules.ts'

export type ThirdPartyCommand =
  | { type: 'find-third-parties'; task: string; reason: string }
  /** `sealed`: commitment to name and address. */
  | { type: 'tell-third-party'; sealed: string }
  /** 公告: `whom` says without names who is told by it. */
  | { type: 'announce-third-parties'; count: number; whom: string }
  /** `sealed`: commitment to the words; `summary` is what may be known of them. */
  | { type: 'record-statement'; party: string; sealed: string; summary: string; waives?: boolean }
  | HearingChoiceCommand

/** 利害关系人 as they stand: that there are some, who was told until when, and what was passed on of what they said. */
export type ThirdPartiesState = {
  reason: string
  day: string
  /** Until when the first of them is to be told; null where no day was set. */
  tellBy: Due | null
  told: readonly ToldParty[]
  /** 公告, where more are concerned than are told one by one; `whom` is absent for every task. */
  announced: { count: number; whom?: string; day: string; due: string } | null
}

export type ToldParty = {
  party: string
  day: string
  due: string
  summary: string | null
  statedDay: string | null
  /** 放弃陈述申辩: heard, and nothing was said. */
  waived?: true
  /** 要求听证的权利: until when, and what they answered; absent where they were told of none. */
  hearing?: {
    by: Due
    choice: HearingChoice | null
    way: ChoiceWay | null
    day: string | null
    /** Commitment to their words; absent where nothing was answered, and for every task. */
    sealed?: string
  }
}

const long = (text: string) => saysAtLeast(text, 10)

/** Key of the next one who is told. */
export const nextParty = ({ thirdParties }: Pick<CaseState, 'thirdParties'>): string =>
  `party-${(thirdParties?.told.length ?? 0) + 1}`

/**
 * 利害关系人: who reviews finds that the matter bears on others’ weighty interests; the office that took the case in, which alone may know
 * names, tells them and passes on what they say.
 *
 * @source 行政许可法 第三十六条、第四十七条
 */
export function decideThirdParty(command: ThirdPartyCommand, state: CaseState, env: CaseEnv): CaseEvent[] {
  const { thirdParties } = state
  demand(!isSentUp(state), 'statement.decided-elsewhere')
  switch (command.type) {
    case 'find-third-parties': {
      const { task } = openTask(state, env, command.task)
      demand(!thirdParties, 'others.found-already')
      demand(long(command.reason), 'others.needs-reason')
      const { task: key, reason } = command
      const applicantDue = due(env, env.day, { unit: 'working', days: statementDays })
      const tellBy = officeDue('tell', env, env.day)
      const found = { task: key, code: task.code, reason: reason.trim(), applicantDue, tellBy, day: env.day }
      return [{ type: 'third-parties-found', ...found }]
    }

    case 'tell-third-party':
      demand(thirdParties && state.phase === 'review', 'others.not-found')
      demandRoom(thirdParties)
      return [
        {
          type: 'third-party-told',
          party: nextParty(state),
          sealed: command.sealed,
          due: due(env, env.day, { unit: 'working', days: statementDays }),
          ...hearingRightOf(state, env),
          day: env.day,
        },
      ]

    case 'announce-third-parties': {
      const { count } = command
      demand(thirdParties && state.phase === 'review', 'others.not-found')
      demand(!thirdParties.announced, 'others.announced-already')
      demand(count > mostToldOne, 'others.few', { most: String(mostToldOne) })
      demand(long(command.whom), 'others.needs-whom')
      const until = due(env, env.day, { unit: 'working', days: statementDays })
      const whom = command.whom.trim()
      return [
        { type: 'third-parties-announced', count, whom, due: until, day: env.day },
        { type: 'notice-published', task: othersTask, notice: env.newRef(), until, day: env.day },
      ]
    }

    case 'record-statement': {
      const told = thirdParties?.told.find(({ party }) => party === command.party)
      demand(told && state.phase === 'review', 'others.not-told')
      demand(!told.statedDay, 'others.stated-already')
      demand(long(command.summary), 'others.needs-summary')
      const { party, sealed, summary } = command
      const waives = command.waives ? { waives: true as const } : {}
      return [{ type: 'statement-recorded', party, sealed, summary: summary.trim(), ...waives, day: env.day }]
    }

    case 'record-hearing-choice':
      return decideHearingChoice(command, state, env)
  }
}

/** Who comes forward because of a 公告 is written down like somebody who was told. */
function demandRoom({ told, announced }: ThirdPartiesState): void {
  const most = announced ? mostKnown : mostToldOne
  demand(told.length < most, 'others.too-many', { most: String(most) })
}

/**
 * No decision before those whom the matter bears on were told, and none while one of them may still speak.
 *
 * @throws RuleViolation `decision.…`
 */
export function demandOthersHeard({ thirdParties }: Pick<CaseState, 'thirdParties'>, day: string): void {
  if (!thirdParties) return
  demand(thirdParties.told.length > 0 || thirdParties.announced, 'decision.third-parties-untold')
  const last = lastAwaited(thirdParties, day)
  demand(last === null, 'decision.third-parties-unheard', { last: dayText(last ?? day) })
}

/** The last day of those who were told and may still speak; null where nobody may. */
export const lastAwaited = ({ told }: ThirdPartiesState, day: string): string | null =>
  told
    .filter(({ due: until, statedDay }) => !statedDay && day <= until)
    .map((one) => one.due)
    .toSorted()
    .at(-1) ?? null

/** Facts of 陈述申辩: some are of 利害关系人, some of the applicant, and that others are concerned is of both. */
export type HeardEvent = Extract<
  CaseEvent,
  {
    type:
      | 'third-parties-found'
      | 'third-party-told'
      | 'third-parties-announced'
      | 'third-party-answered'
      | 'statement-recorded'
      | 'applicant-stated'
      | 'statement-waived'
  }
>

export function thirdPartiesAfter(before: ThirdPartiesState | null, event: HeardEvent): ThirdPartiesState | null {
  if (event.type === 'third-parties-found') {
    const { reason, day, tellBy = null } = event
    return { reason, day, tellBy, told: [], announced: null }
  }
  if (!before || event.type === 'applicant-stated' || event.type === 'statement-waived') return before
  if (event.type === 'third-parties-announced') {
    const { count, whom, day, due: until } = event
    return { ...before, announced: { count, whom, day, due: until.day } }
  }
  if (event.type === 'third-party-told') {
    const { party, day, due: until, hearingBy: by } = event
    const hearing = by ? { hearing: { by, choice: null, way: null, day: null } } : {}
    return {
      ...before,
      told: [...before.told, { party, day, due: until.day, summary: null, statedDay: null, ...hearing }],
    }
  }
  return { ...before, told: before.told.map((one) => (one.party === event.party ? partyAfter(one, event) : one)) }
}

function partyAfter(
  party: ToldParty,
  event: Extract<HeardEvent, { type: 'third-party-answered' | 'statement-recorded' }>,
): ToldParty {
  if (event.type === 'statement-recorded') {
    const waived = event.waives ? { waived: event.waives } : {}
    return { ...party, summary: event.summary, statedDay: event.day, ...waived }
  }
  const { choice, way, day, sealed } = event
  return party.hearing ? { ...party, hearing: { ...party.hearing, choice, way, day, sealed } } : party
}

export const foldThirdParty = (state: CaseState, event: HeardEvent): CaseState => ({
  ...state,
  thirdParties: thirdPartiesAfter(state.thirdParties, event),
  ownStatements: ownStatementsAfter(state.ownStatements, event),
})
