import { createContext, use } from 'react'
import type { SessionView } from '#contracts/identity.ts'

export type DeskSession = { session: SessionView; reload: () => Promise<void> }

export const SessionContext = createContext<DeskSession | null>(null)

/** The session of the person at the desk; only pages inside the frame may ask. */
export function useSession(): DeskSession {
  const value = use(SessionContext)
  if (value === null) throw new Error('a page outside the frame asked for the session')
  return value
}
