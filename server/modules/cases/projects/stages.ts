import type { Item } from '#contracts/item.ts'
import type { ProjectCase, StageView } from '#contracts/projects.ts'
import { ProjectStageKey, type ProjectStage } from '#contracts/project-stages.ts'
import { asksForProject } from './project-code.ts'

/** A licence of the project's own that holds today. */
export type ValidResult = { licenceType: string; title: string }

export const stageOf = (item: Pick<Item, 'stage'>): ProjectStage => item.stage ?? 'beside'

/** What a project has of one item: a case under way, or one that was granted, with what it led to. */
export type Standing = {
  item: string
  open: boolean
  licences: readonly { ended: boolean; validUntil: string | null }[]
}

/** Items that need not be asked for again: under way, or granted unless every licence that they led to has run out or was taken away. */
export function takenOf(standing: readonly Standing[], day: string): ReadonlySet<string> {
  const over = ({ ended, validUntil }: Standing['licences'][number]) =>
    ended || (validUntil !== null && validUntil < day)
  return new Set(
    [...Map.groupBy(standing, ({ item }) => item)].flatMap(([item, cases]) => {
      const licences = cases.flatMap((one) => one.licences)
      return cases.some(({ open }) => open) || licences.length === 0 || !licences.every(over) ? [item] : []
    }),
  )
}

/**
 * 各阶段 in their order, with what was asked for in each and what may be asked for now: an item that is not taken, by itself or as a part of a whole
 * that has not ended.
 *
 * @param of.inWholes items of the parts that wholes under way call for and that have not ended
 */
export function stagesOf(
  cases: readonly { one: ProjectCase; item: Item }[],
  published: readonly Item[],
  of: { valid: readonly ValidResult[]; taken: ReadonlySet<string>; inWholes: readonly string[] },
  kind: Item['serves'][number],
): StageView[] {
  const { valid, taken, inWholes } = of
  const awaited = published.filter(
    ({ code }) => inWholes.includes(code) && !taken.has(code) && !cases.some(({ item }) => item.code === code),
  )
  const may = published.filter(
    (item) =>
      asksForProject(item) &&
      !taken.has(item.code) &&
      !inWholes.includes(item.code) &&
      item.channels.includes('site') &&
      item.serves.includes(kind),
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
