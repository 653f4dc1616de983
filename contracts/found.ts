/** Values that stand in the list more than once, each named once. */
export function repeated(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, place) => values.indexOf(value) !== place))]
}

export function unless(holds: boolean, problem: string): string[] {
  return holds ? [] : [problem]
}
