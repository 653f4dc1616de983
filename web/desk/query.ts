import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react'
import type { Endpoint, ReplyOf } from '#contracts/endpoint.ts'
import { call, type CallInput } from '#web/shared/call.ts'
import { failureOf, type Failure } from './failure.ts'

export type QueryState<T> = {
  data: T | null
  failure: Failure | null
  loading: boolean
  /** Milliseconds since 1970 at the last answer; null before the first. */
  readAt: number | null
  reload: () => void
}

type Slot<T> = { key: string; data: T | null; failure: Failure | null; loading: boolean; readAt: number | null }

/** Last answers to lists, shown at once when somebody comes back to a list while it is read again. */
const remembered = new Map<string, unknown>()

/** Forgets every remembered list; a person who logs out leaves nothing behind. */
export function forgetQueries(): void {
  remembered.clear()
}

/**
 * Reads what a page shows. An input of null asks for nothing yet. While the same question is asked again the old answer stays.
 *
 * @param remember keeps the answer for the next visit of the page
 */
export function useQuery<E extends Endpoint>(
  endpoint: E,
  input: CallInput<E> | null,
  { remember = false }: { remember?: boolean } = {},
): QueryState<ReplyOf<E>> {
  const key = input === null ? '' : `${endpoint.method} ${endpoint.path} ${JSON.stringify(input)}`
  const [slot, setSlot] = useState<Slot<ReplyOf<E>>>(() => fresh(key))
  const [round, setRound] = useState(0)
  const ask = useEffectEvent((stop: AbortController) => {
    if (input === null) return
    call(endpoint, { ...input, signal: stop.signal }).then(
      (data) => {
        if (stop.signal.aborted) return
        if (remember) remembered.set(key, data)
        setSlot({ key, data, failure: null, loading: false, readAt: Date.now() })
      },
      (error: unknown) => {
        if (stop.signal.aborted) return
        const failure = failureOf(error)
        setSlot((old) => ({ ...(old.key === key ? old : fresh(key)), failure, loading: false }))
      },
    )
  })

  useEffect(() => {
    const stop = new AbortController()
    ask(stop)
    return () => stop.abort()
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- the key is the question: it is asked when that or the round changes
  }, [key, round])

  const reload = useCallback(() => {
    setSlot((old) => ({ ...old, loading: true }))
    setRound((round) => round + 1)
  }, [])
  const shown = slot.key === key ? slot : fresh<ReplyOf<E>>(key)
  return { data: shown.data, failure: shown.failure, loading: shown.loading, readAt: shown.readAt, reload }
}

const readAgainMs = 2_000
const mostRounds = 15

/** Reads again every two seconds while something is awaited that is done in the background; after half a minute only who asks is told. */
export function useReadAgain(
  { reload, readAt }: Pick<QueryState<unknown>, 'reload' | 'readAt'>,
  awaited: boolean,
): void {
  const rounds = useRef(0)
  useEffect(() => {
    // What is awaited next has its own half minute.
    if (!awaited) rounds.current = 0
    if (!awaited || readAt === null || rounds.current >= mostRounds) return
    const timer = setTimeout(() => {
      rounds.current += 1
      reload()
    }, readAgainMs)
    return () => clearTimeout(timer)
  }, [awaited, reload, readAt])
}

function fresh<T>(key: string): Slot<T> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what is remembered under a key answered the same question
  const data = (remembered.get(key) as T | undefined) ?? null
  return { key, data, failure: null, loading: key !== '', readAt: null }
}
