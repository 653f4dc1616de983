/** Times of one measurement, in milliseconds by name. */
export type Figures = {
  took(name: string, ms: number): void
  clear(): void
  /** Of each name: how often, and the times that half and 99 of 100 stayed under. */
  percentiles(): Record<string, { count: number; p50: number; p99: number }>
}

export function figures(): Figures {
  const times = new Map<string, number[]>()
  return {
    took(name, ms) {
      const known = times.get(name)
      if (known) known.push(ms)
      else times.set(name, [ms])
    },
    clear: () => times.clear(),
    percentiles: () =>
      Object.fromEntries(
        [...times.entries()]
          .toSorted(([a], [b]) => (a < b ? -1 : 1))
          .map(([name, all]) => {
            const sorted = all.toSorted((a, b) => a - b)
            const at = (share: number) =>
              rounded(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!)
            return [name, { count: sorted.length, p50: at(0.5), p99: at(0.99) }]
          }),
      ),
  }
}

export const rounded = (value: number, digits = 1): number => Number(value.toFixed(digits))
