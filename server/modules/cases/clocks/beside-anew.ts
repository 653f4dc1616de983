import type { Due } from '#contracts/case-events.ts'
import { closureDays } from '#contracts/closures.ts'
import { hearingDays } from '#contracts/hearings.ts'
import { unansweredDays } from '#contracts/intake-law.ts'
import { othersTask, statementDays } from '#contracts/third-parties.ts'
import { parseDay } from '#kernel/day.ts'
import type { CaseEnv } from '../case-env.ts'
import type { CaseState } from '../case-state.ts'
import { closureUnderWay } from '../closures/closure-state.ts'
import { due } from '../due.ts'
import { isPanel } from '../experts/panel-members.ts'
import { officeAnew } from '../late/office-waits.ts'
import { awaitedUntil } from '../third-parties/own-statement-rules.ts'
import {
  announcedUntil,
  announcementLimit,
  awaited,
  choosing,
  ownStatementLimit,
  type Limits,
} from './beside-limits.ts'

/**
 * The days beside the limits of a case, and those of experts for their opinions, by the calendar that holds now; what somebody outside the office
 * was told never gets shorter.
 */
export function besideAnew(state: CaseState, env: CaseEnv): Limits {
  const closing = closureAnew(state, env)
  return {
    ...watchAnew(state, env),
    ...(state.phase === 'review' ? { ...panelsAnew(state, env), ...statementsAnew(state, env) } : {}),
    ...closing,
    ...officeAnew(state, env, closing['closure-statement']?.day),
  }
}

/** Of a day that the case keeps without its calendar only a later one is another. */
const longer = (limit: string, told: string, fresh: Due): Limits => (fresh.day > told ? { [limit]: fresh } : {})

/** What was told is kept where it would end earlier. */
const notShorter = (limit: string, told: Due, fresh: Due): Limits => (fresh.day >= told.day ? { [limit]: fresh } : {})

const working = (env: CaseEnv, from: string, days: number): Due => due(env, parseDay(from), { unit: 'working', days })

function watchAnew({ watch, receivedDay }: CaseState, env: CaseEnv): Limits {
  if (!watch.until) return {}
  const fresh = working(env, receivedDay, unansweredDays[watch.turn === 'unit' ? 'deputy' : 'supervision'])
  return fresh.day === watch.until ? {} : { watch: fresh }
}

function panelsAnew(state: CaseState, env: CaseEnv): Limits {
  const limits: Limits = {}
  for (const definition of env.item.tasks.filter(isPanel)) {
    const { key, experts, limitDays } = definition
    const panel = state.panels[key]
    if (!panel || panel.closed) continue
    const { revision } = panel
    if (!revision) {
      const fresh = working(env, panel.calledDay, limitDays)
      for (const member of panel.members) Object.assign(limits, notShorter(`step:${member}`, panel.due, fresh))
    } else if (!revision.handedInDay) {
      const fresh = working(env, revision.calledDay, experts.revisionDays)
      Object.assign(limits, notShorter(`revision:${key}`, revision.due, fresh))
    } else if (revision.confirmBy) {
      const fresh = working(env, revision.handedInDay, experts.confirmDays)
      Object.assign(limits, notShorter(`confirm:${key}`, revision.confirmBy, fresh))
    }
  }
  return limits
}

const ownStatementAnew = ({ thirdParties, ownStatements }: CaseState, env: CaseEnv): Limits => {
  const told = awaitedUntil(ownStatements)
  return told && thirdParties ? longer(ownStatementLimit, told, working(env, thirdParties.day, statementDays)) : {}
}

function announcementAnew(state: CaseState, env: CaseEnv): Limits {
  const told = announcedUntil(state)
  return told ? longer(announcementLimit, told, working(env, state.notices[othersTask]!.since, statementDays)) : {}
}

const statementsAnew = (state: CaseState, env: CaseEnv): Limits =>
  Object.assign(
    ownStatementAnew(state, env),
    announcementAnew(state, env),
    ...awaited(state).map(({ party, day, due: told }) =>
      longer(`statement:${party}`, told, working(env, day, statementDays)),
    ),
    ...choosing(state).map(({ party, day, by }) =>
      notShorter(`hearing-choice:${party}`, by, working(env, day, hearingDays.ask)),
    ),
  ) as Limits

function closureAnew(state: CaseState, env: CaseEnv): Limits {
  const closing = closureUnderWay(state)
  if (!closing) return {}
  const { closure, openedDay, stateBy, forward } = closing
  if (forward) return { [`step:${closure}`]: working(env, forward.day, closureDays.decide) }
  return stateBy && env.day <= stateBy
    ? longer('closure-statement', stateBy, working(env, openedDay, closureDays.state))
    : {}
}
