/** The first name by `named` (1, 2, …) that none of the files has that are there, whatever their formats; with its ending. */
export function freeName(named: (at: number) => string, ending: 'pdf' | 'jpg', there: readonly string[]): string {
  const taken = new Set(there.map((one) => one.replace(/\.[^.]*$/, '')))
  let at = 1
  while (taken.has(named(at))) at += 1
  return `${named(at)}.${ending}`
}
