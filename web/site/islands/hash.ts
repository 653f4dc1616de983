import { useSyncExternalStore } from 'react'

/** The fragment of the address as the page was opened, such as `#field-area`; '' while the server draws. */
export function useHash(): string {
  return useSyncExternalStore(
    () => () => undefined,
    () => location.hash,
    () => '',
  )
}
