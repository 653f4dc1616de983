import { statement, type Row, type Statement } from '#platform/db.ts'
import { movedPanels } from '../clocks/beside-limits.ts'
import { factsOf, withMoves, type MovedDays } from '../review/moved-days.ts'
import type { TaskBrief } from '../review/task-brief.ts'
import { panelsAfter, type ExpertEvent, type PanelsState } from './panel-state.ts'

type PanelFact = ExpertEvent | MovedDays

/** 专家评审, as far as a task may know of it. */
export function readTaskPanels(region: string, task: string): Statement {
  return statement(`select type, data from cases.task_panels($1, $2)`, [region, task])
}

/** What `cases.task_panels` lets through. */
export const panelFactsOf = (rows: readonly Row[]): PanelFact[] => factsOf<ExpertEvent>(rows)

/** The brief with what experts add to it: the own answer of one, and the materials as they were revised. */
export function briefWithPanels(brief: TaskBrief, facts: readonly PanelFact[], task: string): TaskBrief {
  return facts.reduce((so, fact) => {
    if (fact.type === 'revision-handed-in') {
      const brought = fact.materials.map(({ material, way }) => ({
        material,
        paper: way === 'paper',
        licence: way === 'licence',
      }))
      const kept = so.materials.filter((old) => !brought.some(({ material }) => material === old.material))
      return { ...so, materials: [...kept, ...brought] }
    }
    if (fact.type !== 'expert-opinion-given' || fact.task !== task) return so
    const { verdict, scores, total, changes } = fact
    const listed = changes.map((text, place) => `${place + 1}. ${text}`)
    const reasons = [fact.reasons, ...(listed.length > 0 ? ['修改意见：', ...listed] : [])].filter(Boolean).join('\n')
    return { ...so, opinions: { ...so.opinions, [task]: { verdict, scores, total, reasons } } }
  }, brief)
}

export const panelsOf = (facts: readonly PanelFact[]): PanelsState =>
  facts.reduce(withMoves(panelsAfter, movedPanels), {} as PanelsState)
