import type { Due } from '#contracts/due.ts'
import type { OfficeWait } from '#contracts/office-waits.ts'
import type { CaseEnv } from '../case-env.ts'
import type { CaseState } from '../case-state.ts'
import { closureUnderWay } from '../closures/closure-state.ts'
import { openRecusals } from '../hearing/recusal-rules.ts'
import { unanswered, withComments } from '../public-notice/notice-state.ts'
import { waitsForClosure } from '../supervision/supervision-state.ts'
import { untold, waiting } from '../third-parties/own-statement-rules.ts'
import { officeDue } from './office-due.ts'

/** One 单位待办: until when, and from which day it counts. */
export type Waiting = { limit: string; what: OfficeWait; due: Due; from: string }

/** What the case waits for from an office beside the steps of its plan, each under the limit that it has until it is done. */
export function officeWaits(state: CaseState): Waiting[] {
  return [...reviewWaits(state), ...closureWaits(state), ...handOverWaits(state)]
}

function reviewWaits(state: CaseState): Waiting[] {
  const { phase, hearing, thirdParties, ownStatements, notices } = state
  if (phase !== 'review') return []
  const stated = waiting(ownStatements)
  return [
    ...openRecusals(state).flatMap((one) => {
      const limit = `recusal:${hearing!.recusals.indexOf(one) + 1}`
      return one.decideBy ? [{ limit, what: 'recusal' as const, due: plainDue(one.decideBy), from: one.day }] : []
    }),
    ...(untold(thirdParties) && thirdParties.tellBy
      ? [{ limit: 'tell:others', what: 'tell' as const, due: thirdParties.tellBy, from: thirdParties.day }]
      : []),
    ...(stated?.passOnBy
      ? [
          {
            limit: `pass-on:${ownStatements.said.indexOf(stated) + 1}`,
            what: 'pass-on' as const,
            due: stated.passOnBy,
            from: stated.day,
          },
        ]
      : []),
    // Those of one day have one last day.
    ...[...Map.groupBy(unanswered({ notices }), ({ day }) => day)].flatMap(([from, [first]]) =>
      first?.answerBy ? [{ limit: `comments:${from}`, what: 'comments' as const, due: first.answerBy, from }] : [],
    ),
  ]
}

function closureWaits(state: CaseState): Waiting[] {
  const closing = closureUnderWay(state)
  if (!closing?.putForwardBy || closing.forward) return []
  const { closure, statedDay, stateBy, openedDay } = closing
  const from = statedDay ?? stateBy ?? openedDay
  return [{ limit: `put-forward:${closure}`, what: 'put-forward', due: closing.putForwardBy, from }]
}

/** While a proceeding is under way what was handed over waits for its end. */
function handOverWaits(state: CaseState): Waiting[] {
  const takeUp = state.supervision?.takeUp
  if (!takeUp || !waitsForClosure(state) || closureUnderWay(state)) return []
  return [{ limit: `hand-over:${takeUp.inspection}`, what: 'hand-over', due: takeUp.by, from: takeUp.from }]
}

/** A day that was set without its calendar. */
const plainDue = (day: string): Due => ({ day, provisional: false, calendar: '' })

/** What of these waits for the office that took the case in. */
export const ofIntake = ({ what }: Pick<Waiting, 'what'>): boolean => what !== 'recusal'

export const soonest = (waits: readonly Waiting[]): Waiting | undefined =>
  waits.toSorted((one, other) => (one.due.day < other.due.day ? -1 : 1))[0]

/** The last days of these by the calendar that holds now. */
export function officeAnew(state: CaseState, env: CaseEnv, stateBy: string | undefined): Record<string, Due> {
  return Object.fromEntries(
    officeWaits(state).flatMap(({ limit, what, due: told, from }) => {
      const heardUntil = what === 'put-forward' && !closureUnderWay(state)?.statedDay ? stateBy : undefined
      const fresh = officeDue(what, env, heardUntil ?? from)
      return what === 'recusal' && fresh.day === told.day ? [] : [[limit, fresh] as const]
    }),
  )
}

/** The state with the days of these that have moved. */
export function withMovedOffice(state: CaseState, to: (limit: string) => Due | undefined): CaseState {
  const { hearing, thirdParties, ownStatements, notices, closures, supervision } = state
  const takeUp = supervision?.takeUp
  return {
    ...state,
    hearing: hearing && {
      ...hearing,
      recusals: hearing.recusals.map((one, place) => ({
        ...one,
        decideBy: to(`recusal:${place + 1}`)?.day ?? one.decideBy,
      })),
    },
    thirdParties: thirdParties && { ...thirdParties, tellBy: to('tell:others') ?? thirdParties.tellBy },
    ownStatements: {
      ...ownStatements,
      said: ownStatements.said.map((one, place) => {
        const passOnBy = to(`pass-on:${place + 1}`)
        return passOnBy ? { ...one, passOnBy } : one
      }),
    },
    notices: Object.fromEntries(
      Object.entries(notices).map(([task, notice]) => [
        task,
        withComments(notice, (one) => {
          const answerBy = one.answered ? undefined : to(`comments:${one.day}`)
          return answerBy ? { ...one, answerBy } : one
        }),
      ]),
    ),
    closures: closures.map((one) => ({
      ...one,
      putForwardBy: to(`put-forward:${one.closure}`) ?? one.putForwardBy,
    })),
    supervision: supervision && {
      ...supervision,
      takeUp: takeUp ? { ...takeUp, by: to(`hand-over:${takeUp.inspection}`) ?? takeUp.by } : null,
    },
  }
}
