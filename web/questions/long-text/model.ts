import { textLength } from '#contracts/text-length.ts'

/** Letters left of the allowed length, as people count them: a rare character is one. */
export function lettersLeft(typed: string, maxLength: number): number {
  return maxLength - textLength(typed)
}
