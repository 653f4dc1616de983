import { writtenProjectCode } from '#kernel/codes/project-code.ts'

/** A project's code with its hyphens once it is all there; what was typed until then. */
export function readProjectCode(typed: string): string | undefined {
  return writtenProjectCode(typed) ?? (typed.normalize('NFKC').replaceAll(/\s/g, '') || undefined)
}
