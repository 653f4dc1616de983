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

/** An intent that other words make another one: under the id of the first they would be told that they were received, while the first stand. */
export const intentOf = (act: string, filled: unknown): string => `${act}:${fingerprint(JSON.stringify(filled))}`

/** FNV-1a: what was typed is told apart, and is not left behind in the browser. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return (hash >>> 0).toString(36)
}

const keyOf = (intent: string): string => `yichuang:${intent}`
