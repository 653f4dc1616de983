import { randomId } from './uuid.ts'

/**
 * The command id of one intent, such as submitting this draft: the same until the intent is settled, however often the button is
 * pressed and even when the page is loaded again in between.
 */
export function intentId(intent: string): string {
  const kept = sessionStorage.getItem(keyOf(intent))
  if (kept) return kept
  const id = randomId()
  sessionStorage.setItem(keyOf(intent), id)
  return id
}

/** Whether the intent was sent before and never answered: what it would change may have changed already. */
export function isIntentOpen(intent: string): boolean {
  return sessionStorage.getItem(keyOf(intent)) !== null
}

/** Call this when the server has said yes or no. After silence the intent stays open, so that a repetition is no second command. */
export function settleIntent(intent: string): void {
  sessionStorage.removeItem(keyOf(intent))
}

const keyOf = (intent: string): string => `yichuang:${intent}`
