import type { Item } from '#contracts/item.ts'
import type { TaskView } from '#contracts/review.ts'
import { parseDay } from '#kernel/day.ts'
import type { CasesAsk } from '../ask.ts'
import { titled, verdictTexts } from '../review/task-answers.ts'
import type { CaseTask } from '../review/task-definitions.ts'
import { sectionsOf } from './sections.ts'
import type { TaskHandling } from './task-handling.ts'

type Page = { definition: CaseTask; item: Item; items: readonly Item[] }

/** 加签、委派 on the page of the task that asked for them, or that was added. */
export async function addedView(
  { catalogue }: Pick<CasesAsk, 'catalogue'>,
  region: string,
  { added, answered, drafts }: TaskHandling,
  { definition, item, items }: Page,
): Promise<Pick<TaskView, 'added' | 'addedFor' | 'sections' | 'drafts'>> {
  const offices = await catalogue.offices(region)
  const nameOf = (office: string) => offices.find(({ id }) => id === office)?.name ?? ''
  const own = added.find(({ task }) => task === definition.key)
  const mayAdd = !own && (definition.kind === 'review' || definition.kind === 'merge')
  return {
    added: added
      .filter(({ beside, removed }) => beside === definition.key && !removed)
      .map(({ task, how, draft, office, section, reason, day }) => ({
        key: task,
        title: item.tasks.find(({ key }) => key === task)?.title ?? task,
        how,
        draft,
        officeName: nameOf(office),
        section,
        reason,
        day: parseDay(day),
        answered: answered.has(task),
      })),
    addedFor: own ? { reason: own.reason, day: parseDay(own.day) } : null,
    sections: mayAdd
      ? sectionsOf(items).map(({ office, section }) => ({
          office: office as TaskView['sections'][number]['office'],
          officeName: nameOf(office),
          section,
        }))
      : [],
    drafts: [...drafts].map(([task, { verdict, total, reasons, scores }]) => ({
      title: item.tasks.find(({ key }) => key === task)?.title ?? task,
      label: '',
      verdict,
      verdictText: verdictTexts[verdict],
      total,
      reasons,
      scores: titled(scores, definition, item),
    })),
  }
}
