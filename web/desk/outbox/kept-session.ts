import { SessionView } from '#contracts/identity.ts'
import { nowHere } from './now.ts'
import { outbox } from './outbox.ts'

const longestMs = 12 * 3_600_000

/** Puts by who works here, so that a window reloaded without its link still opens. The token of the session is not kept. */
export async function keepSession(session: SessionView): Promise<void> {
  if (session.can.includes('window.identify') || session.can.includes('visit.make'))
    await outbox.remember('session', { session: { ...session, csrf: '' }, at: nowHere() })
}

/** Who worked here last, no longer ago than a session lasts. */
export async function findKeptSession(): Promise<SessionView | null> {
  const kept = (await outbox.recall('session')) as { session: unknown; at: string } | undefined
  if (!kept || Date.parse(nowHere()) - Date.parse(kept.at) > longestMs) return null
  return SessionView.safeParse(kept.session).data ?? null
}
