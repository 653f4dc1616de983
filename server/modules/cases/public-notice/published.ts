import { answerText } from '#contracts/answer.ts'
import { hearingTask } from '#contracts/hearings.ts'
import { othersTask } from '#contracts/third-parties.ts'
import type { Field, Item } from '#contracts/item.ts'

/**
 * What of the answers a notice publishes: the fields that the item declares for it, in the order of the form. Where no law publishes whose application
 * it is, of what tells it nothing remains but the county of an address, so that everybody knows whereabouts it is.
 *
 * @param named whether law publishes whose application it is
 */
export function publishedFacts(
  item: Item,
  shows: readonly string[],
  answers: Record<string, unknown>,
  { named }: { named: boolean },
): { key: string; label: string; text: string }[] {
  return item.form
    .flatMap((group) => group.fields)
    .filter(({ key }) => shows.includes(key) && answers[key] !== undefined)
    .flatMap((field) => {
      const text = named || field.class === 'plain' ? answerText(field, answers[field.key]) : countyOf(field, answers)
      return text ? [{ key: field.key, label: field.label, text }] : []
    })
}

function countyOf({ key, divisions }: Field, answers: Record<string, unknown>): string | null {
  const code = (answers[key] as { division?: unknown } | null)?.division
  return divisions?.find((division) => division.code === code)?.path ?? null
}

/** 受理公示, 拟批准公示 …, as the item names the step that it is; 听证公告, 利害关系人公告. */
export const titleOf = (item: Item, task: string): string =>
  task === hearingTask
    ? '听证公告'
    : task === othersTask
      ? '利害关系人公告'
      : (item.tasks.find(({ key }) => key === task)?.title ?? '公示')
