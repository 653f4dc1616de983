import type { Due } from '#contracts/case-events.ts'
import { othersTask } from '#contracts/third-parties.ts'
import type { CaseState } from '../case-state.ts'
import { closureUnderWay, type ClosureState } from '../closures/closure-state.ts'
import type { PanelsState, PanelState } from '../experts/panel-state.ts'
import { wasToldAfter } from '../hearing/another-hearing.ts'
import { officeWaits, withMovedOffice } from '../late/office-waits.ts'
import { awaitedUntil, type OwnStatementsState } from '../third-parties/own-statement-rules.ts'
import type { ThirdPartiesState, ToldParty } from '../third-parties/third-party-rules.ts'

export type Limits = Record<string, Due>
export type Moved = (limit: string) => Due | undefined

/**
 * Days that were set for somebody beside the limits of the case and that run now: whose turn the intake is, revision and confirmation of an
 * expert review, the statements of 利害关系人 and the 公告 to them, of the applicant beside them, and of the holder of a licence that may be ended, and what the
 * case waits for from an office.
 */
export function limitsBeside(state: CaseState): Limits {
  return {
    ...watchLimit(state),
    ...(state.phase === 'review' ? { ...panelLimits(state), ...statementLimits(state) } : {}),
    ...closureLimits(state),
    ...Object.fromEntries(officeWaits(state).map(({ limit, due }) => [limit, due])),
  }
}

/** The state with the days of these that have moved; the watch folds its own. */
export function withMovedBeside(state: CaseState, to: Moved): CaseState {
  const office = withMovedOffice(state, to)
  return {
    ...office,
    panels: movedPanels(office.panels, to),
    thirdParties: movedThirdParties(office.thirdParties, to),
    ownStatements: movedOwnStatements(office.ownStatements, to),
    notices: movedNotices(office.notices, to),
    closures: movedClosures(office.closures, to),
  }
}

/** 专家评审 with the days that have moved. */
export const movedPanels = (panels: PanelsState, to: Moved): PanelsState =>
  Object.fromEntries(Object.entries(panels).map(([key, panel]) => [key, movedPanel(key, panel, to)]))

/** 利害关系人 with the days that have moved. */
export const movedThirdParties = (before: ThirdPartiesState | null, to: Moved): ThirdPartiesState | null =>
  before && {
    ...before,
    told: before.told.map((one) => movedParty(one, to)),
    announced: before.announced && { ...before.announced, due: to(announcementLimit)?.day ?? before.announced.due },
  }

/** 公示 with the day of the 利害关系人公告 among them, if it has moved; that of a step is the step's own. */
export function movedNotices(notices: CaseState['notices'], to: Moved): CaseState['notices'] {
  const others = notices[othersTask]
  const until = to(announcementLimit)?.day
  return others && until ? { ...notices, [othersTask]: { ...others, until } } : notices
}

/** 申请人的陈述申辩 with the day that has moved. */
export function movedOwnStatements(own: OwnStatementsState, to: Moved): OwnStatementsState {
  const by = to(ownStatementLimit)?.day
  return own.awaited && by ? { ...own, awaited: { ...own.awaited, by } } : own
}

/** The limit of the 利害关系人公告, within which everybody may speak whom it addresses. */
export const announcementLimit = 'announcement'

/** The limit within which the decision waits for the applicant. */
export const ownStatementLimit = 'statement:applicant'

/** 依职权撤销、撤回、注销 with the day that has moved. */
export const movedClosures = (closures: readonly ClosureState[], to: Moved): readonly ClosureState[] =>
  closures.map((one) =>
    one.decided || !one.stateBy ? one : { ...one, stateBy: to('closure-statement')?.day ?? one.stateBy },
  )

/** A day that the case keeps without its calendar: that of the limit which it runs beside. */
const asTold = ({ promisedDue, intakeDue }: CaseState, day: string): Due => ({
  day,
  provisional: false,
  calendar: (promisedDue ?? intakeDue)?.calendar ?? '',
})

/** Counted together with the limit of the intake, so by the same calendar. */
const watchLimit = ({ phase, watch, intakeDue }: CaseState): Limits =>
  phase === 'intake' && watch.until && intakeDue
    ? { watch: { day: watch.until, provisional: false, calendar: intakeDue.calendar } }
    : {}

const panelLimits = ({ panels }: CaseState): Limits =>
  Object.assign(
    {},
    ...Object.entries(panels).map(([key, { revision, closed }]): Limits => {
      if (!revision || closed) return {}
      if (!revision.handedInDay) return { [`revision:${key}`]: revision.due }
      return revision.confirmBy ? { [`confirm:${key}`]: revision.confirmBy } : {}
    }),
  ) as Limits

/** The experts have one last day: that of whoever of them still has to answer. */
function movedPanel(key: string, panel: PanelState, to: Moved): PanelState {
  const { members, revision } = panel
  const [opinions] = members.flatMap((member) => to(`step:${member}`) ?? [])
  return {
    ...panel,
    due: opinions ?? panel.due,
    revision: revision && {
      ...revision,
      due: to(`revision:${key}`) ?? revision.due,
      confirmBy: to(`confirm:${key}`) ?? revision.confirmBy,
    },
  }
}

/** 利害关系人 who may still speak. */
export const awaited = ({ thirdParties }: CaseState) => (thirdParties?.told ?? []).filter(({ statedDay }) => !statedDay)

/** 利害关系人 who may still ask for a hearing; once one is to be held nobody is waited for but who was told after it was held. */
export const choosing = ({ thirdParties, hearing }: CaseState): { party: string; day: string; by: Due }[] =>
  (thirdParties?.told ?? [])
    .filter((told) => !hearing?.requestedDay || wasToldAfter(hearing.held, told))
    .flatMap(({ party, day, hearing: right }) => (right?.choice === null ? [{ party, day, by: right.by }] : []))

/** Last day of the 利害关系人公告 that is published; null where none is. */
export const announcedUntil = ({ notices }: CaseState): string | null => {
  const notice = notices[othersTask]
  return notice && notice.endedDay === null ? notice.until : null
}

const statementLimits = (state: CaseState): Limits => {
  const own = awaitedUntil(state.ownStatements)
  const until = announcedUntil(state)
  return Object.fromEntries([
    ...(until ? [[announcementLimit, asTold(state, until)]] : []),
    ...(own ? [[ownStatementLimit, asTold(state, own)]] : []),
    ...awaited(state).map(({ party, due: until }) => [`statement:${party}`, asTold(state, until)]),
    ...choosing(state).map(({ party, by }) => [`hearing-choice:${party}`, by]),
  ]) as Limits
}

const movedParty = (one: ToldParty, to: Moved): ToldParty => ({
  ...one,
  due: to(`statement:${one.party}`)?.day ?? one.due,
  ...(one.hearing ? { hearing: { ...one.hearing, by: to(`hearing-choice:${one.party}`) ?? one.hearing.by } } : {}),
})

/** 依职权撤销、撤回、注销: until when the holder is heard, and then until when it is decided. */
function closureLimits(state: CaseState): Limits {
  const closing = closureUnderWay(state)
  if (!closing) return {}
  const { closure, stateBy, statedDay, forward } = closing
  const task = state.tasks[closure]
  if (forward) return task ? { [`step:${closure}`]: task.due } : {}
  return stateBy && !statedDay ? { 'closure-statement': asTold(state, stateBy) } : {}
}
