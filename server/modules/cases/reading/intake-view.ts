import type { Line } from '#contracts/case-events.ts'
import type { IntakeView } from '#contracts/intake-law.ts'
import type { Item } from '#contracts/item.ts'
import type { CaseAction } from '#contracts/cases.ts'
import { mayEver } from '#contracts/permissions.ts'
import type { Session } from '#platform/session.ts'
import type { Calendar } from '#kernel/calendar.ts'
import type { Day } from '#kernel/day.ts'
import type { CasesAsk } from '../ask.ts'
import type { CaseState } from '../case-state.ts'
import { intakeIsOver, refusalGroundsOpen } from '../intake/intake-rules.ts'
import { lineName } from '../intake/lines.ts'
import { matterClock } from '../intake/matter-clock.ts'
import { mayNotify, returnsOfMatter, toldIncomplete, type ReturnsState } from '../intake/returns-rules.ts'
import { toldLate, waitedToHear } from '../intake/told-late.ts'
import { silenceOf } from '../matters/silence.ts'

/** What others know of whose turn it was. `deputyName`: of the deputy that the case was passed on to; `chargedHallName`: whose windows may take it in. */
export type Watchers = { deputyName: string | null; chargedHallName: string | null; onDuty: IntakeView['onDuty'] }

/** Of a case that was passed on also to whom; who was on duty is for the supervision alone. */
export async function watchersOf(
  ask: CasesAsk,
  region: string,
  state: CaseState,
  role: Session['role'],
): Promise<Watchers> {
  const { deputy, passedOn } = state.watch
  const { hall } = state.charge
  const chargedHallName = hall && (await ask.catalogue.office(region, hall)).name
  const until = passedOn.at(-1)?.day
  if (until === undefined) return { deputyName: null, chargedHallName, onDuty: [] }
  return {
    chargedHallName,
    deputyName: deputy && (await ask.catalogue.office(region, deputy)).name,
    onDuty:
      role === 'supervisor' ? await ask.identity.onDuty(region, state.intakeOffice, state.receivedDay, until) : [],
  }
}

export function intakeView(
  state: CaseState,
  { item, calendar, day }: { item: Item; calendar: Calendar; day: Day },
  { role, takesIn }: { role: Session['role']; takesIn: boolean },
  watchers: Watchers,
): IntakeView {
  const { returns, watch } = state
  const named = (line: Line) => ({ ...line, name: lineName(item, line) })
  const onlyFresh = state.noticed && !returns.allowed.some(({ used }) => !used)
  return {
    returns: returnsOfMatter(state),
    limit: item.returns,
    before: returns.before && {
      case: returns.before.case,
      returns: returns.before.returns,
      since: returns.before.since,
    },
    matter: matterClock(state.matter, calendar, day),
    exceptions: exceptionsOf(returns, named),
    fresh: onlyFresh ? returns.fresh.map(named) : null,
    passedOn: watch.passedOn.map(({ step, office, day }) => ({ step, officeName: office && watchers.deputyName, day })),
    onDuty: watchers.onDuty,
    answerBy: watch.until,
    charge:
      item.acceptance && watchers.chargedHallName
        ? { hallName: watchers.chargedHallName, basis: item.acceptance.basis }
        : null,
    refusalGrounds: takesIn && state.phase === 'intake' ? refusalGroundsOpen(state) : [],
    told: takesIn && state.phase === 'intake' ? toldIncomplete(state).map(named) : [],
    toldLate: role === 'supervisor' ? toldLate(waitedToHear(state), calendar) : null,
    // The applicant has remedies of their own; what one office finds of another is said to them by the office.
    refusalCheck: role === 'supervisor' ? state.refusalCheck : null,
  }
}

/** 例外: what came in with the correction had new defects, or a supervisor allowed it. */
function exceptionsOf(
  { notices, allowed }: ReturnsState,
  named: (line: Line) => { name: string },
): IntakeView['exceptions'] {
  return [
    ...notices
      .filter(({ under }) => under === 'fresh')
      .map(({ defects, day }) => ({
        what: 'fresh' as const,
        names: defects.map(({ about, key }) => named({ about, key }).name),
        day,
      })),
    ...allowed.map(({ reason, day }) => ({ what: 'allowed' as const, reason, day })),
  ].toSorted((one, other) => (one.day < other.day ? -1 : 1))
}

/** What the intake still lets somebody do. @param takesIn whether they may judge it at all: the office, or a charged window */
export function intakeActions(
  { role }: Pick<Session, 'role'>,
  takesIn: boolean,
  state: CaseState,
  item: Item,
  day: Day,
): CaseAction[] {
  const actions: CaseAction[] = []
  const inTime = !intakeIsOver(state, { day })
  if (takesIn && state.phase === 'intake' && !silenceOf(state, { day })) {
    actions.push('accept')
    if (inTime && mayNotify(state, item)) actions.push('notify-deficiency')
    if (inTime) actions.push('refuse-at-intake')
  }
  if (mayEver(role, 'case.mend') && state.phase === 'intake' && inTime) actions.push('mend')
  if (!mayEver(role, 'intake.supervise')) return actions
  if (state.phase === 'intake' && inTime && !mayNotify(state, item)) actions.push('allow-second-notice')
  if (state.ending === 'refused-at-intake' && !state.refusalCheck) actions.push('examine-refusal')
  return actions
}
