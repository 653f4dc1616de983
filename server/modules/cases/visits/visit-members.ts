import type { SiteVisit } from '#contracts/site-visit.ts'
import type { TaskDefinition } from '#contracts/item.ts'

/** A task of the plan that officers answer together at the place. */
export type VisitTask = TaskDefinition & { visit: SiteVisit }

export const isVisit = (definition: TaskDefinition): definition is VisitTask => definition.visit !== undefined

/** The officers' tasks, each with the office that it is drawn from. */
export const officersOf = ({ key, visit }: Pick<VisitTask, 'key' | 'visit'>) =>
  visit.teams
    .flatMap(({ office, section, people }) => Array.from({ length: people }, () => ({ office, section })))
    .map((place, at) => ({ key: `${key}${at + 1}`, ...place }))
