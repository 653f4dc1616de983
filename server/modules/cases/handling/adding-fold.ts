import type { CaseEvent } from '#contracts/case-events.ts'
import { asideEnded } from './aside-rules.ts'
import type { CaseState } from '../case-state.ts'

export type AddingEvent = Extract<CaseEvent, { type: 'review-added' | 'review-removed' | 'task-released' }>

export function foldAdding(state: CaseState, event: AddingEvent): CaseState {
  const { handling } = state
  switch (event.type) {
    case 'review-added': {
      const { type: _type, code: _code, ...one } = event
      return { ...state, handling: { ...handling, added: [...handling.added, { ...one, removed: false }] } }
    }
    case 'task-released': {
      const { [event.task]: _released, ...tasks } = state.tasks
      return { ...state, tasks, handling: asideEnded(handling, event.task) }
    }
    case 'review-removed': {
      const { [event.task]: _removed, ...tasks } = state.tasks
      const added = handling.added.map((one) => (one.task === event.task ? { ...one, removed: true } : one))
      return { ...state, tasks, handling: { ...handling, added } }
    }
  }
}
