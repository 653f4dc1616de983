import type { OwnDue } from '#contracts/cases.ts'
import type { CaseState } from '../case-state.ts'
import { awaitedUntil } from '../third-parties/own-statement-rules.ts'
import { closureUnderWay } from '../closures/closure-state.ts'

/**
 * What the applicant may do or has to do by a day, of which the case itself knows: the one whose last day comes first. What is owed
 * (容缺, 整改, 缴费) stands with the obligations.
 */
export function ownDueOf(state: CaseState): OwnDue | null {
  const { phase, hearing, panels } = state
  const found: OwnDue[] = []
  if (phase === 'review') {
    const statement = awaitedUntil(state.ownStatements)
    if (statement) found.push({ what: 'statement', day: statement })
    if (hearing && !hearing.requestedDay && !hearing.waivedDay && !hearing.held)
      found.push({ what: 'hearing', day: hearing.requestBy })
    for (const { revision, closed } of Object.values(panels))
      if (revision && !revision.handedInDay && !closed) found.push({ what: 'revision', day: revision.due.day })
  }
  const closing = closureUnderWay(state)
  if (closing?.stateBy && !closing.statedDay && !closing.forward)
    found.push({ what: 'statement', day: closing.stateBy })
  return found.toSorted((a, b) => (a.day < b.day ? -1 : 1))[0] ?? null
}
