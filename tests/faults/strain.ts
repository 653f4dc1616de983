/**
 * How much longer this process waits for the processor than it uses it: 1 on a machine that has time for it, 2 where it gets half of what
 * it asks for. What a faulty server wastes on a machine with time does not show here.
 */
export function openStrain() {
  const seen: number[] = []
  return {
    /** Uses the processor for some milliseconds, and looks how long that took. */
    feel() {
      const [begun, before] = [performance.now(), process.cpuUsage()]
      let spent = 0
      while (spent < 12) {
        for (let n = 0; n < 20_000; n += 1) Math.sqrt(n)
        const { user, system } = process.cpuUsage(before)
        spent = (user + system) / 1000
      }
      seen.push((performance.now() - begun) / spent)
    },
    median: () => seen.toSorted((a, b) => a - b)[seen.length >> 1] ?? 1,
  }
}
