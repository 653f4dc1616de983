import { z } from 'zod'
import type { Locker } from '#contracts/asks.ts'
import { LockerNews } from '#contracts/lockers.ts'
import { openExchange, type Reach } from '../exchange.ts'

/** The locker did not answer, or not what was asked. Says the status only: what was sent holds a code. */
export class LockerFailed extends Error {
  override name = 'LockerFailed'
}

const word = z.string().min(1).max(40)
const Given = z.union([
  z.object({ ticket: z.string().regex(/^[A-Za-z0-9-]{4,60}$/), locker: word, cell: word }),
  z.object({ full: z.literal(true) }),
])
const News = z.object({ news: z.array(LockerNews).max(200) })
const Recalled = z.object({ state: z.enum(['recalled', 'taken-out']), at: z.iso.datetime() })

/**
 * 自助取证柜 over HTTP. `POST <url>/deposits` with the effect as `idempotency-key` gives a cell, the same one however often it is asked, or
 * says that none is free; `GET <url>/deposits/<ticket>/news` tells all that happened to it, in any order; `POST <url>/deposits/<ticket>/recall`
 * makes its code void and says whether it had been taken out before.
 */
export function openLocker(reach: Reach): Locker {
  const { ask, tell } = openExchange(reach, 'the locker', LockerFailed)
  const at = (ticket: string) => `/deposits/${encodeURIComponent(ticket)}`

  return {
    async reserve({ effect, ...deposit }) {
      const given = await tell('/deposits', effect, deposit, Given)
      return 'full' in given ? null : given
    },
    news: async (ticket) => (await ask(`${at(ticket)}/news`, News, { method: 'GET' })).news,
    recall: (ticket) => ask(`${at(ticket)}/recall`, Recalled, { method: 'POST' }),
  }
}
