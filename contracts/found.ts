/** Values that stand in the list more than once, each named once. */
export function repeated(values: readonly string[]): string[] {
  const seen = new Set<string>()
  const again = new Set<string>()
  for (const value of values) (seen.has(value) ? again : seen).add(value)
  return [...again]
}

/** A list of problems with this one in it, or an empty list when all is well. */
export function unless(holds: boolean, problem: string): string[] {
  return holds ? [] : [problem]
}
