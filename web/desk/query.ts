import { useCallback, useEffect, useRef, useState } from 'react'
import type { Endpoint, ReplyOf } from '#contracts/endpoint.ts'
import { call, type CallInput } from '#web/shared/call.ts'
import { failureOf, type Failure } from './failure.ts'

export type QueryState<T> = {
  data: T | null
  failure: Failure | null
  loading: boolean
  reload: () => void
}

type Slot<T> = { key: string; data: T | null; failure: Failure | null; loading: boolean }

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
  const asked = useRef({ endpoint, input })
  asked.current = { endpoint, input }

  useEffect(() => {
    const { endpoint, input } = asked.current
    if (input === null) return
    const stop = new AbortController()
    setSlot((old) => (old.key === key ? { ...old, loading: true } : fresh(key)))
    call(endpoint, { ...input, signal: stop.signal }).then(
      (data) => {
        if (stop.signal.aborted) return
        if (remember) remembered.set(key, data)
        setSlot({ key, data, failure: null, loading: false })
      },
      (error: unknown) => {
        if (stop.signal.aborted) return
        setSlot((old) => ({
          key,
          data: old.key === key ? old.data : null,
          failure: failureOf(error),
          loading: false,
        }))
      },
    )
    return () => stop.abort()
  }, [key, round, remember])

  const reload = useCallback(() => setRound((round) => round + 1), [])
  const shown = slot.key === key ? slot : fresh<ReplyOf<E>>(key)
  return { data: shown.data, failure: shown.failure, loading: shown.loading, reload }
}

function fresh<T>(key: string): Slot<T> {
  // What is remembered under a key was the answer to the same question.
  return { key, data: (remembered.get(key) as T | undefined) ?? null, failure: null, loading: key !== '' }
}
