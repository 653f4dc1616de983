import { statement, type Row, type Statement } from '#platform/db.ts'
import { eventFrom } from '#platform/stream.ts'
import type { TaskBrief } from '../review/task-brief.ts'
import { panelsAfter, type ExpertEvent, type PanelsState } from './panel-state.ts'

/** 专家评审, as far as a task may know of it. */
export function readTaskPanels(region: string, task: string): Statement {
  return statement(`select type, data from cases.task_panels($1, $2)`, [region, task])
}

/** What `cases.task_panels` lets through. */
export const panelFactsOf = (rows: readonly Row[]): ExpertEvent[] =>
  rows.map((row) => eventFrom<ExpertEvent>(row['type'] as string, row['data'] as string))

/** The brief with what experts add to it: the own answer of one, and the materials as they were revised. */
export function briefWithPanels(brief: TaskBrief, facts: readonly ExpertEvent[], task: string): TaskBrief {
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

export const panelsOf = (facts: readonly ExpertEvent[]): PanelsState => facts.reduce(panelsAfter, {} as PanelsState)
