import type { CaseEvent, Due, Score, Verdict } from '#contracts/case-events.ts'
import type { ExpertPanel } from '#contracts/expert-panel.ts'

export type ExpertEvent = Extract<
  CaseEvent,
  {
    type:
      | 'experts-called'
      | 'expert-opinion-given'
      | 'experts-overdue'
      | 'revision-called'
      | 'revision-handed-in'
      | 'changes-confirmed'
      | 'expert-panel-closed'
  }
>

type Opinion = {
  verdict: Verdict
  scores: readonly Score[]
  total: number | null
  reasons: string
  changes: readonly string[]
}
type Found = { change: string; done: boolean; remark: string }

/** 专家评审 as it stands; the opinions of one panel by the tasks of its experts. */
export type PanelState = {
  members: readonly string[]
  calledDay: string
  due: Due
  /** The limit of what goes on now has passed and the outcome is not certain yet. */
  overdue: boolean
  opinions: Readonly<Record<string, Opinion>>
  revision: {
    changes: readonly { change: string; text: string; by: string }[]
    calledDay: string
    due: Due
    handedInDay: string | null
    confirmBy: Due | null
    confirmed: Readonly<Record<string, readonly Found[]>>
  } | null
  closed: {
    verdict: Verdict
    passes: number
    fails: number
    how: 'opinions' | 'confirmed' | 'no-revision'
    fees: readonly { task: string; amountFen: number }[]
    day: string
  } | null
}

/** By the key of the item's task. */
export type PanelsState = Readonly<Record<string, PanelState>>

/** Those who asked for changes and have not said yet whether they were made. */
export const confirmersOf = ({ revision, closed }: PanelState): string[] =>
  revision?.handedInDay && !closed
    ? [...new Set(revision.changes.map(({ by }) => by))].filter((task) => !revision.confirmed[task])
    : []

/** Last day of what goes on; null when nothing does. */
export function dueOfPanel({ due, revision, closed }: PanelState): Due | null {
  if (closed) return null
  if (!revision) return due
  return revision.confirmBy ?? revision.due
}

type Counted = { passes: number; fails: number; verdict: 'pass' | 'fail' }

/**
 * What the opinions come to by the item's rule; null while it may still turn out either way. Nobody's vote is counted before all are in or
 * the limit is over, so that none is given in sight of others.
 */
export function outcomeOf(panel: PanelState, rule: ExpertPanel): Counted | null {
  const votes = panel.members.map((member) => voteOf(panel, member))
  const count = (one: ReturnType<typeof voteOf>) => votes.filter((vote) => vote === one).length
  const [passes, fails, open] = [count('pass'), count('fail'), count('open')]
  if (open > 0 && !panel.overdue) return null
  if (rule.veto && fails > 0) return { passes, fails, verdict: 'fail' }
  if (passes >= rule.passes && (!rule.veto || open === 0)) return { passes, fails, verdict: 'pass' }
  return passes + open < rule.passes ? { passes, fails, verdict: 'fail' } : null
}

function voteOf({ opinions, revision }: PanelState, member: string): 'pass' | 'fail' | 'open' | 'absent' {
  const given = opinions[member]
  if (!given) return revision ? 'absent' : 'open'
  if (given.verdict === 'fail') return 'fail'
  if (!revision || given.verdict === 'pass') return 'pass'
  const found = revision.confirmed[member]
  if (!found) return 'open'
  return found.every(({ done }) => done) ? 'pass' : 'fail'
}

/** The panels after an event of theirs. */
export function panelsAfter(panels: PanelsState, event: ExpertEvent): PanelsState {
  if (event.type === 'experts-called') {
    const { members, due, day } = event
    const called = { members, calledDay: day, due, overdue: false, opinions: {}, revision: null, closed: null }
    return { ...panels, [event.panel]: called }
  }
  const before = panels[event.panel]
  return before ? { ...panels, [event.panel]: panelAfter(before, event) } : panels
}

function panelAfter(before: PanelState, event: Exclude<ExpertEvent, { type: 'experts-called' }>): PanelState {
  switch (event.type) {
    case 'expert-opinion-given': {
      const { verdict, scores, total, reasons, changes } = event
      return { ...before, opinions: { ...before.opinions, [event.task]: { verdict, scores, total, reasons, changes } } }
    }
    case 'experts-overdue':
      return { ...before, overdue: true }
    case 'revision-called': {
      const { changes, due, day } = event
      const revision = { changes, calledDay: day, due, handedInDay: null, confirmBy: null, confirmed: {} }
      return { ...before, overdue: false, revision }
    }
    case 'revision-handed-in':
      return before.revision
        ? { ...before, revision: { ...before.revision, handedInDay: event.day, confirmBy: event.confirmBy } }
        : before
    case 'changes-confirmed':
      return before.revision
        ? {
            ...before,
            revision: { ...before.revision, confirmed: { ...before.revision.confirmed, [event.task]: event.found } },
          }
        : before
    case 'expert-panel-closed': {
      const { verdict, passes, fails, how, fees, day } = event
      return { ...before, overdue: false, closed: { verdict, passes, fails, how, fees, day } }
    }
  }
}
