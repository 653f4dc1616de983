import type { Item } from '#contracts/item.ts'
import type { ProjectCase, StageView } from '#contracts/projects.ts'
import { ProjectStageKey, type ProjectStage } from '#contracts/project-stages.ts'
import { asksForProject } from './project-code.ts'

/** A licence of the project's own that holds today. */
export type ValidResult = { licenceType: string; title: string }

export const stageOf = (item: Pick<Item, 'stage'>): ProjectStage => item.stage ?? 'beside'

/**
 * 各阶段 in their order, with what was asked for in each and what may be asked for now: an item that has neither been granted nor is under way, by
 * itself or as a part of a whole that has not ended.
 *
 * @param inWholes items of the parts that wholes under way call for and that have not ended
 */
export function stagesOf(
  cases: readonly { one: ProjectCase; item: Item }[],
  published: readonly Item[],
  valid: readonly ValidResult[],
  kind: Item['serves'][number],
  inWholes: readonly string[],
): StageView[] {
  const awaited = published.filter(
    ({ code }) => inWholes.includes(code) && !cases.some(({ item }) => item.code === code),
  )
  const taken = new Set(
    cases
      .filter(({ one }) => one.phase !== 'closed' || one.ending === 'granted')
      .map(({ item }) => item.code as string)
      .concat(inWholes),
  )
  const may = published.filter(
    (item) =>
      asksForProject(item) && !taken.has(item.code) && item.channels.includes('site') && item.serves.includes(kind),
  )
  return ProjectStageKey.options.map((stage) => ({
    stage,
    cases: cases.filter(({ item }) => stageOf(item) === stage).map(({ one }) => one),
    awaited: awaited.filter((item) => stageOf(item) === stage).map(({ name }) => name),
    offered: may
      .filter((item) => stageOf(item) === stage)
      .map((item) => ({ item: item.code, name: item.name, reuses: reusedBy(item, valid) })),
  }))
}

/** Titles of the results that stand in for some material of the item. */
const reusedBy = (item: Item, valid: readonly ValidResult[]): string[] => [
  ...new Set(
    valid
      .filter(({ licenceType }) => item.materials.some(({ licence }) => licence === licenceType))
      .map(({ title }) => title),
  ),
]
