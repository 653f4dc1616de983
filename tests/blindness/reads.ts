import { AsyncLocalStorage } from 'node:async_hooks'
import type { TestPlatform } from '#tests/harness/platform.ts'

type Counted = { connections: number }
const counting = new AsyncLocalStorage<Counted>()
const counted = new WeakSet<TestPlatform>()

/** Asks the platform something and says whether it took a connection to its database for that: without one it knows of no case. */
export async function withReads<T>(platform: TestPlatform, ask: () => Promise<T>): Promise<[T, boolean]> {
  if (!counted.has(platform)) countConnections(platform)
  const own: Counted = { connections: 0 }
  const answer = await counting.run(own, ask)
  return [answer, own.connections > 0]
}

function countConnections(platform: TestPlatform): void {
  counted.add(platform)
  for (const pool of Object.values(platform.platform.db.pools)) {
    const connect = pool.connect.bind(pool)
    pool.connect = ((...given: []) => {
      const own = counting.getStore()
      if (own) own.connections += 1
      return connect(...given)
    }) as typeof pool.connect
  }
}
