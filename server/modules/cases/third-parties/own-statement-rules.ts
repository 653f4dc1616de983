import type { CaseEvent } from '#contracts/case-events.ts'
import type { Due } from '#contracts/due.ts'
import type { Item } from '#contracts/item.ts'
import { saysAtLeast } from '#contracts/text-length.ts'
import { dayText } from '#kernel/day.ts'
import { demand } from '#kernel/rule-violation.ts'
import type { CaseEnv } from '../case-env.ts'
import type { CaseState } from '../case-state.ts'
import { isSentUp } from '../referrals/referral-state.ts'
import { officeDue } from '../late/office-due.ts'
import { unanswered } from '../public-notice/notice-state.ts'
import type { HeardEvent, ThirdPartiesState } from './third-party-rules.ts'

export type OwnStatementCommand =
  /** `sealed`: commitment to the words. `here`: as at the choice of a delivery. */
  | { type: 'state-own'; sealed: string; here: boolean }
  | { type: 'waive-statement'; here: boolean }
  /** `summary` is what may be known of the words. */
  | { type: 'pass-statement-on'; summary: string }

/** 申请人的陈述申辩 as they stand. */
export type OwnStatementsState = {
  /** Until when the decision waits for them, and what had been said before; null where 利害关系人 gave no occasion. */
  awaited: { by: string; after: number } | null
  waivedDay: string | null
  said: readonly OwnStatement[]
}

export type OwnStatement = {
  /** Commitment to the words; absent for every task. */
  sealed?: string
  day: string
  summary: string | null
  /** Until when it is to be passed on; absent where no day was set. */
  passOnBy?: Due
  passedDay: string | null
}

export const nothingStated: OwnStatementsState = { awaited: null, waivedDay: null, said: [] }

/**
 * 申请人的陈述申辩: every applicant has the right in every case that is reviewed here, from the acceptance to the decision (第七条, and 第三十六条
 * of the review) or until it goes up, and what is said is passed on before anything is decided or goes up. Only where others are concerned does the decision wait for it by
 * itself, the same days as for them: what they say is new to the applicant, whose own application is not.
 *
 * @source 行政许可法 第七条、第三十六条
 */
export function decideOwnStatement(command: OwnStatementCommand, state: CaseState, env: CaseEnv): CaseEvent[] {
  const { ownStatements } = state
  switch (command.type) {
    case 'state-own':
      demand(isInReview(state), 'statement.not-in-review')
      demand(isHeardHere(state, env.item), 'statement.decided-elsewhere')
      demand(!waiting(ownStatements), 'statement.waits')
      demand(command.here, 'window.nobody-here')
      return [
        {
          type: 'applicant-stated',
          sealed: command.sealed,
          passOnBy: officeDue('pass-on', env, env.day),
          day: env.day,
        },
      ]

    case 'waive-statement':
      demand(mayWaiveStatement(state, env.day), 'statement.nothing-to-waive')
      demand(command.here, 'window.nobody-to-give-up')
      return [{ type: 'statement-waived', day: env.day }]

    case 'pass-statement-on': {
      const { sealed } = waiting(ownStatements) ?? {}
      demand(sealed && isInReview(state), 'statement.none-waits')
      demand(saysAtLeast(command.summary, 10), 'others.needs-summary')
      const summary = command.summary.trim()
      return [{ type: 'statement-recorded', party: 'applicant', sealed, summary, day: env.day }]
    }
  }
}

const isInReview = ({ phase, decision }: CaseState): boolean => phase === 'review' && !decision

/** Not of a whole, whose parts are decided each by itself, nor once the authority above has it. */
const isHeardHere = (state: CaseState, { tasks }: Pick<Item, 'tasks'>): boolean =>
  tasks.some(({ kind }) => kind === 'decide') && !isSentUp(state)

/** What was said and is not passed on yet: the last at most. */
export const waiting = ({ said }: OwnStatementsState): OwnStatement | undefined =>
  said.find(({ passedDay }) => passedDay === null)

/** Until when the decision waits for the applicant; null where it does not, once it was stated or waived too. */
export const awaitedUntil = ({ awaited, waivedDay, said }: OwnStatementsState): string | null =>
  awaited && !waivedDay && said.length <= awaited.after ? awaited.by : null

export const isAwaited = (own: OwnStatementsState, day: string): boolean => day <= (awaitedUntil(own) ?? '')

/** Whether others are concerned and none of them was told yet. */
export const untold = (others: ThirdPartiesState | null): others is ThirdPartiesState =>
  others !== null && others.told.length === 0 && others.announced === null

/**
 * What the office that took the case in has to do before anything is decided: to tell 利害关系人, to pass on what the applicant said, to answer
 * what was said of a 公示.
 */
export const waitsToBePassedOn = ({ phase, thirdParties, ownStatements, notices }: CaseState): boolean =>
  phase === 'review' &&
  (waiting(ownStatements) !== undefined || untold(thirdParties) || unanswered({ notices }).length > 0)

export const mayState = (state: CaseState, item: Pick<Item, 'tasks'>): boolean =>
  isInReview(state) && isHeardHere(state, item) && !waiting(state.ownStatements)

export const mayWaiveStatement = (state: CaseState, day: string): boolean =>
  isInReview(state) && !isSentUp(state) && isAwaited(state.ownStatements, day)

/**
 * No decision while the applicant may answer what concerns others, and none over words that nobody who decides has read.
 *
 * @throws RuleViolation `decision.…`
 */
export function demandApplicantHeard({ ownStatements }: Pick<CaseState, 'ownStatements'>, day: string): void {
  demand(!isAwaited(ownStatements, day), 'decision.applicant-unheard', {
    last: dayText(awaitedUntil(ownStatements) ?? day),
  })
  demand(!waiting(ownStatements), 'decision.statement-waits')
}

export function ownStatementsAfter(own: OwnStatementsState, event: HeardEvent): OwnStatementsState {
  switch (event.type) {
    case 'third-party-told':
    case 'third-parties-announced':
    case 'third-party-answered':
      return own
    case 'third-parties-found':
      return event.applicantDue ? { ...own, awaited: { by: event.applicantDue.day, after: own.said.length } } : own
    case 'applicant-stated': {
      const { sealed, passOnBy, day } = event
      const said = { sealed, day, summary: null, passedDay: null, ...(passOnBy ? { passOnBy } : {}) }
      return { ...own, said: [...own.said, said] }
    }
    case 'statement-waived':
      return { ...own, waivedDay: event.day }
    case 'statement-recorded': {
      if (event.party !== 'applicant') return own
      const { summary, day: passedDay } = event
      // Whoever reviews knows of a statement only by what was passed on.
      const before = own.said.length > 0 && waiting(own) ? own.said.slice(0, -1) : own.said
      const { day = passedDay, sealed } = waiting(own) ?? {}
      return { ...own, said: [...before, { ...(sealed ? { sealed } : {}), day, summary, passedDay }] }
    }
  }
}
