import type { Item } from '#contracts/item.ts'

/**
 * The item as the offices that work on it want to be reminded: what an office has set goes before what the item says of its steps, and of the
 * limits of the whole for the office that decides.
 *
 * @param set 单位到期提醒: working days before a last day, by office
 */
export function remindedAsSet(item: Item, set: Readonly<Record<string, number>>): Item {
  if (set[item.office] === undefined && item.tasks.every(({ office }) => set[office] === undefined)) return item
  const { remindBefore } = item
  return {
    ...item,
    remindBefore: set[item.office] ?? remindBefore,
    tasks: item.tasks.map((task) => ({
      ...task,
      remindBefore: set[task.office] ?? task.remindBefore ?? remindBefore,
    })),
  }
}
