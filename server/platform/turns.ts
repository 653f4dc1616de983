/**
 * Lets pieces of work of this process that would only lose a race against each other go one after another. Nothing rests on it: the
 * database decides every race, so who has waited `atMostMs` goes ahead.
 */
export type Turns = { take<T>(key: string, work: () => Promise<T>): Promise<T> }

/**
 * Turns by key: work under different keys never waits for each other.
 *
 * @param atMostMs how long one piece of work waits for the one before it
 */
export function turns(atMostMs = 2_000): Turns {
  const last = new Map<string, Promise<unknown>>()
  return {
    async take<T>(key: string, work: () => Promise<T>): Promise<T> {
      const before = last.get(key)
      const mine = before ? settledWithin(before, atMostMs).then(work) : work()
      last.set(key, mine)
      try {
        return await mine
      } finally {
        if (last.get(key) === mine) last.delete(key)
      }
    },
  }
}

async function settledWithin(work: Promise<unknown>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, ms)))
  await Promise.race([work.then(nothing, nothing), late])
  clearTimeout(timer)
}

const nothing = () => {}
