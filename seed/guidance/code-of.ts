import { entries } from '#seed/entries/entries.ts'
import { allItems } from '#seed/items/all.ts'
import { composites } from '#seed/items/composites/all.ts'

const codes = new Map<string, string>([
  ...entries.map((entry) => [entry.name, entry.code] as const),
  ...[...allItems, ...composites].map((item) => [item.name, item.code] as const),
])

/** @throws RangeError for a name under which the city has no item */
export function codeOf(name: string): string {
  const code = codes.get(name)
  if (!code) throw new RangeError(`the city has no item ${name}`)
  return code
}
