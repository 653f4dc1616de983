import type { Session, Ticket } from './session.ts'

/** A session as it was read once, and how far the demonstration's clock was moved then. */
export type Remembered = { session: Session; offset: number }

/**
 * Sessions read before, by what their holders bring. Nothing is let through for their sake: whoever acts by one writes only if the database
 * finds it open, its grant in the same version, and the clock where it was, in the very statement that writes.
 */
export type SessionMemory = {
  find(ticket: Ticket): Remembered | undefined
  keep(ticket: Ticket, remembered: Remembered): void
}

/** @param most sessions kept; those read longest ago are dropped */
export function sessionMemory(most = 2_000): SessionMemory {
  const known = new Map<string, Remembered>()
  const keyOf = ({ zone, tokenHash }: Ticket) => `${zone}.${tokenHash}`
  return {
    find: (ticket) => known.get(keyOf(ticket)),
    keep(ticket, remembered) {
      known.delete(keyOf(ticket))
      known.set(keyOf(ticket), remembered)
      if (known.size > most) known.delete(known.keys().next().value as string)
    },
  }
}
