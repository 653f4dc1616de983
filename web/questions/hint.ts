import type { Field } from '#contracts/item.ts'
import { copy } from './copy.ts'

/** What stands under the label: the field's own hint or else that of its type, then the 填写范例 if it has one. */
export function hintOf({ hint, sample }: Pick<Field, 'hint' | 'sample'>, usual?: string): string | undefined {
  return [hint ?? usual, sample === undefined ? undefined : copy.sample(sample)].filter(Boolean).join(' ') || undefined
}
