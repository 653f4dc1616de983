import { turns, type Turns } from './turns.ts'

/** `recordedMs`: when the last event was recorded. */
export type Kept<State> = { version: number; recordedMs: number; state: State }

/**
 * States folded before, so that a command reads only what came after. Never trusted for who may see a stream, and never for its
 * version: the unique key of the log decides every race, and what a remembered state would refuse is read before it is refused.
 */
export type StateCache = {
  find<State>(kind: string, region: string, stream: string): Kept<State> | undefined
  keep<State>(kind: string, region: string, stream: string, kept: Kept<State>): void
  forget(kind: string, region: string, stream: string): void
  streamOf(region: string, alias: string): string | undefined
  name(region: string, alias: string, stream: string): void
  /** Commands of this process on one stream, one after another. */
  turns: Turns
}

/** @param most streams kept; the least recently used are dropped */
export function stateCache(most = 2_000): StateCache {
  const states = new Map<string, Kept<unknown>>()
  const names = new Map<string, string>()
  const touch = <V>(map: Map<string, V>, key: string, value: V) => {
    map.delete(key)
    map.set(key, value)
    if (map.size > most) map.delete(map.keys().next().value as string)
  }
  return {
    find<State>(kind: string, region: string, stream: string) {
      const key = `${kind}/${region}/${stream}`
      const kept = states.get(key)
      if (kept) touch(states, key, kept)
      return kept as Kept<State> | undefined
    },
    keep: (kind, region, stream, kept) => {
      const key = `${kind}/${region}/${stream}`
      const before = states.get(key)
      if (!before || before.version <= kept.version) touch(states, key, kept as Kept<unknown>)
    },
    forget: (kind, region, stream) => void states.delete(`${kind}/${region}/${stream}`),
    streamOf: (region, alias) => names.get(`${region}/${alias}`),
    name: (region, alias, stream) => touch(names, `${region}/${alias}`, stream),
    turns: turns(),
  }
}
