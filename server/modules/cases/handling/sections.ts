import type { Item } from '#contracts/item.ts'

/** 处室 from which reviews are drawn, by the published items: to these alone one may be added. */
export function sectionsOf(items: readonly Item[]): { office: string; section: string }[] {
  const found = new Map<string, { office: string; section: string }>()
  for (const { tasks } of items)
    for (const { kind, office, section } of tasks)
      if (kind === 'review' && section) found.set(`${office}/${section}`, { office, section })
  return [...found.values()]
}
