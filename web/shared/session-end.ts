import { extendSession, readSession, type SessionView } from '#contracts/identity.ts'
import { call, forgetToken, sessionMissing } from './call.ts'
import { Refused } from './refused.ts'

/** How long before the end somebody is asked whether they want to stay (WCAG 2.2.1 asks for 20 seconds at least). */
const warnMs = 120_000
/** How soon a server that did not answer is asked again. */
const againMs = 15_000

/** What became of the session that a page was drawn for; `last`: it ends and can't be prolonged; `another`: somebody else is logged in by now. */
export type SessionTurn = 'lasts' | 'ending' | 'last' | 'ended' | 'another'

/** Announced on the window when a session is about to end: whoever keeps something unsaved saves it. */
export const sessionEnding = 'yichuang:session-ending'

export type SessionWatch = {
  /** Lets the session last anew; where it can't, whoever was told so goes on until its end. */
  stay: () => Promise<void>
  /** Looks again, after a log-in elsewhere. */
  look: () => Promise<void>
  stop: () => void
}

/** Tells one who is logged in from another. */
export const whoIs = ({ role, name, office, counter, principal }: SessionView): string =>
  JSON.stringify([role, name, office, counter, principal?.id ?? null])

/**
 * Follows a session to its end. The server is asked before anything is told: another tab may have stayed, or logged out.
 *
 * @param tell is told every turn, and once a second how many seconds are left while the session is ending
 */
export function watchSession(
  { secondsLeft, who }: { secondsLeft: number; who: string },
  tell: (turn: SessionTurn, secondsLeft: number) => void,
): SessionWatch {
  let turn: SessionTurn = 'lasts'
  let endsAt = Date.now() + secondsLeft * 1000
  /** Whether somebody has been told that this session can't be prolonged. */
  let final = false
  let asking = false
  let askNext = 0
  const secondsUntilEnd = () => Math.max(0, Math.ceil((endsAt - Date.now()) / 1000))
  const nearEnd = () => endsAt - Date.now() <= warnMs

  function turnTo(next: SessionTurn): void {
    if (next === 'ending' && turn !== 'ending') dispatchEvent(new Event(sessionEnding))
    turn = next
    tell(turn, secondsUntilEnd())
  }

  async function look(): Promise<void> {
    if (asking) return
    asking = true
    try {
      const found = await call(readSession, {})
      endsAt = Date.now() + (found.secondsLeft ?? 0) * 1000
      if (found.secondsLeft === null) turnTo('ended')
      else if (whoIs(found) !== who) turnTo('another')
      else {
        // The token of a session that has ended is not the new one's.
        if (turn === 'ended') forgetToken()
        if (!nearEnd()) {
          final = false
          turnTo('lasts')
        } else turnTo(final ? turn : 'ending')
      }
    } catch {
      askNext = Date.now() + againMs
    } finally {
      asking = false
    }
  }

  async function stay(): Promise<void> {
    if (final) return turnTo('lasts')
    try {
      const extended = await call(extendSession, {})
      endsAt = Date.now() + extended.secondsLeft * 1000
      final = nearEnd()
      turnTo(final ? 'last' : 'lasts')
    } catch (error) {
      if (error instanceof Refused) await look()
    }
  }

  function tick(): void {
    const left = endsAt - Date.now()
    if (turn === 'ended' || turn === 'another' || Date.now() < askNext) return
    if (turn === 'lasts' && !final ? nearEnd() : left <= 0) void look()
    else if (turn !== 'lasts') tell(turn, secondsUntilEnd())
  }

  const onReturn = () => {
    if (document.visibilityState === 'visible' && turn === 'ended') void look()
  }
  const timer = setInterval(tick, 1000)
  const onMissing = () => void look()
  addEventListener('focus', onReturn)
  document.addEventListener('visibilitychange', onReturn)
  addEventListener(sessionMissing, onMissing)
  return {
    stay,
    look,
    stop() {
      clearInterval(timer)
      removeEventListener('focus', onReturn)
      document.removeEventListener('visibilitychange', onReturn)
      removeEventListener(sessionMissing, onMissing)
    },
  }
}
