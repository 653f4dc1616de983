import { useEffect, useSyncExternalStore } from 'react'

/**
 * History of the application. Every entry carries its place, so that a step back can be undone while somebody is asked whether to leave.
 */
type Guard = () => boolean

const listeners = new Set<() => void>()
const guards = new Set<Guard>()
let ask: () => Promise<boolean> = () => Promise.resolve(true)
let place = 0
let passing = false

function placeOf(state: unknown): number {
  if (typeof state !== 'object' || state === null || !('place' in state)) return 0
  return typeof state.place === 'number' ? state.place : 0
}

const blocked = () => [...guards].some((guard) => guard())
const announce = () => listeners.forEach((listener) => listener())

/** Begins to listen to the browser's back and forward; `askToLeave` is asked when something unsent would be lost. */
export function startRouter(askToLeave: () => Promise<boolean>): () => void {
  ask = askToLeave
  place = placeOf(history.state)
  history.replaceState({ place }, '')
  const onPop = (event: PopStateEvent) => {
    const to = placeOf(event.state)
    if (passing || !blocked() || to === place) {
      passing = false
      place = to
      return announce()
    }
    const step = to - place
    // The address has changed already: step back to the page that is still shown, then ask.
    passing = true
    history.go(-step)
    void ask().then((leave) => {
      if (!leave) return
      passing = true
      history.go(step)
    })
  }
  const onUnload = (event: BeforeUnloadEvent) => {
    if (blocked()) event.preventDefault()
  }
  addEventListener('popstate', onPop)
  addEventListener('beforeunload', onUnload)
  return () => {
    removeEventListener('popstate', onPop)
    removeEventListener('beforeunload', onUnload)
  }
}

/** Goes to an address of the application; asks first when something unsent would be lost. */
export async function navigate(to: string, options: { replace?: boolean; force?: boolean } = {}): Promise<void> {
  if (!options.force && blocked() && !(await ask())) return
  if (options.replace) history.replaceState({ place }, '', to)
  else {
    place += 1
    history.pushState({ place }, '', to)
  }
  announce()
  scrollTo(0, 0)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Path and query of the address bar. */
export function useAddress(): { pathname: string; search: URLSearchParams } {
  const address = useSyncExternalStore(subscribe, () => location.pathname + location.search)
  const [pathname = '/', search = ''] = address.split('?')
  return { pathname, search: new URLSearchParams(search) }
}

/** Warns before this page is left while `dirty` holds. */
export function useLeaveGuard(dirty: boolean): void {
  useEffect(() => {
    if (!dirty) return
    const guard = () => true
    guards.add(guard)
    return () => {
      guards.delete(guard)
    }
  }, [dirty])
}
