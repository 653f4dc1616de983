import type { CaseState, TaskState } from '../case-state.ts'
import { notLate } from '../late/late-state.ts'
import { panelsAfter, type ExpertEvent } from './panel-state.ts'

/** 专家评审 in the state of its case: the panel itself is a task of the plan, each expert's is one beside it. */
export function foldExperts(state: CaseState, event: ExpertEvent): CaseState {
  const next: CaseState = { ...state, panels: panelsAfter(state.panels, event) }
  switch (event.type) {
    case 'experts-called':
      return withTasks(next, {
        [event.panel]: {
          ref: event.ref,
          due: event.due,
          openedDay: event.day,
          code: null,
          label: `专家组（${event.members.length} 人）`,
          verdict: null,
          scores: [],
          total: null,
          reasons: null,
          closedDay: null,
          returns: [],
          ...notLate(),
          acting: false,
        },
      })
    case 'expert-opinion-given': {
      const { task, verdict, scores, total, reasons, day } = event
      return withTasks(next, { [task]: { ...state.tasks[task]!, verdict, scores, total, reasons, closedDay: day } })
    }
    case 'revision-called':
      return without(next, event.absent, event.day)
    case 'revision-handed-in': {
      const brought = new Set(event.materials.map(({ material }) => material))
      const kept = state.materials.filter(({ material }) => !brought.has(material))
      return { ...next, materials: [...kept, ...event.materials] }
    }
    case 'expert-panel-closed': {
      const { panel, verdict, passes, fails, day } = event
      const reasons = `通过 ${passes} 人，不通过 ${fails} 人`
      return withTasks(without(next, event.absent, day), {
        [panel]: { ...state.tasks[panel]!, verdict, reasons, closedDay: day },
      })
    }
    case 'experts-overdue':
    case 'changes-confirmed':
      return next
  }
}

const withTasks = (state: CaseState, tasks: Record<string, TaskState>): CaseState => ({
  ...state,
  tasks: { ...state.tasks, ...tasks },
})

/** Nobody waits any more for whoever did not answer: their task is over, and no vote of theirs is counted. */
const without = (state: CaseState, absent: readonly string[], day: string): CaseState =>
  withTasks(
    state,
    Object.fromEntries(
      absent.flatMap((key) => {
        const task = state.tasks[key]
        return task ? [[key, { ...task, verdict: 'fail' as const, reasons: null, closedDay: day }]] : []
      }),
    ),
  )
