import { isIPv6 } from 'node:net'
import { Refusal } from './refusal.ts'

/** What is held to a number a minute: tries at who somebody is, and changes. */
export type Throttled = 'log-in' | 'identification' | 'progress' | 'kiosk' | 'command'

/** Most a minute, by where it comes from and by whose account it is. As many may come at once; a process counts for itself. */
export type Limits = Record<Throttled, { perAddress: number; perAccount: number }>

/** A hall's windows and an office's desks share an address. */
export const productionLimits: Limits = {
  'log-in': { perAddress: 20, perAccount: 10 },
  identification: { perAddress: 200, perAccount: 20 },
  progress: { perAddress: 30, perAccount: 10 },
  kiosk: { perAddress: 60, perAccount: 10 },
  command: { perAddress: 3_000, perAccount: 300 },
}

/** Out of the way: everybody's accounts are on show, and benches ask as fast as they can. */
export const demonstrationLimits: Limits = {
  'log-in': { perAddress: 1_000_000, perAccount: 1_000_000 },
  identification: { perAddress: 1_000_000, perAccount: 1_000_000 },
  progress: { perAddress: 1_000_000, perAccount: 1_000_000 },
  kiosk: { perAddress: 1_000_000, perAccount: 1_000_000 },
  command: { perAddress: 1_000_000, perAccount: 1_000_000 },
}

/** Counts tries and changes, and refuses what comes too fast. */
export type Throttle = {
  /** @throws Refusal 429 with the seconds to wait when the address has used its minute up */
  fromAddress(what: Throttled, address: string): void
  /** @throws Refusal 429 with the seconds to wait when the account has used its minute up */
  onAccount(what: Throttled, account: string): void
}

/**
 * @param now milliseconds
 * @param mostKeys addresses and accounts remembered at once; past it whoever was first seen is forgotten first
 */
export function openThrottle(limits: Limits, now: () => number, mostKeys = 100_000): Throttle {
  /** When the last of what was let through would be due, had it come evenly: one number says how full a bucket is. */
  const dueAt = new Map<string, number>()

  function take(key: string, perMinute: number): void {
    const at = now()
    const each = minuteMs / perMinute
    const kept = dueAt.get(key) ?? at
    // Further ahead than a minute it was never put: the clock was set back.
    const due = kept > at + minuteMs ? at : Math.max(kept, at)
    const waitMs = due + each - minuteMs - at
    if (waitMs > toleranceMs)
      throw new Refusal(429, 'request.too-many', { retryAfterSeconds: Math.ceil(waitMs / 1_000) })
    dueAt.set(key, due + each)
    if (dueAt.size > mostKeys) forget(at)
  }

  function forget(at: number): void {
    for (const [key, due] of dueAt) if (due <= at) dueAt.delete(key)
    const tooMany = dueAt.size - mostKeys * 0.9
    if (tooMany > 0) for (const key of [...dueAt.keys()].slice(0, tooMany)) dueAt.delete(key)
  }

  return {
    fromAddress: (what, address) => take(`${what} from ${networkOf(address)}`, limits[what].perAddress),
    onAccount: (what, account) => take(`${what} on ${account}`, limits[what].perAccount),
  }
}

const minuteMs = 60_000
/** Sums of sixtieths of a minute are not exact. */
const toleranceMs = 0.001

/** One line of a provider has all addresses of a /64; the fourth version written as the sixth is the fourth. */
function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped) return mapped
  if (!isIPv6(address)) return address
  const [head = '', tail] = address.split('%')[0]!.split('::')
  const groups = (part: string) => (part === '' ? [] : part.split(':'))
  const [before, after] = [groups(head), groups(tail ?? '')]
  const zeros = tail === undefined ? [] : Array.from({ length: 8 - before.length - after.length }, () => '0')
  const parts = [...before, ...zeros, ...after]
  return parts
    .slice(0, 4)
    .map((part) => part.toLowerCase().replace(/^0+(?=.)/, ''))
    .join(':')
}
