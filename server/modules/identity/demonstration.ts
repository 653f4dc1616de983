import type { Asks } from '#contracts/asks.ts'
import {
  listDemonstrationAccounts,
  moveClock,
  openDemonstrationSession,
  type DemonstrationAccount,
} from '#contracts/identity.ts'
import { roles } from '#contracts/permissions.ts'
import { dayOf } from '#kernel/day.ts'
import { action, command, query, type Route } from '#platform/bind.ts'
import type { Platform } from '#platform/platform.ts'
import { notFound, Refusal } from '#platform/refusal.ts'
import { statement } from '#platform/db.ts'
import { clockOf, clockStream } from './clock.ts'
import { sessionView } from './session-view.ts'
import { endSession, openSessionFor, sessionSeconds, type SessionHolder } from './sessions.ts'

/** An account of the log-in page and the grant behind it. */
export type OfferedAccount = DemonstrationAccount & SessionHolder & { region: string }

/** One-click log-in and the moving clock. Outside the demonstration profile these routes answer as if they did not exist. */
export function demonstrationRoutes(
  platform: Platform,
  ask: Asks,
  accounts: readonly OfferedAccount[],
  onClockMoved: () => void,
): Route[] {
  const { db } = platform
  const onlyHere = () => {
    if (platform.profile !== 'demonstration') throw notFound()
  }

  return [
    query(listDemonstrationAccounts, {
      reply: () => {
        onlyHere()
        return { accounts: accounts.map(({ id, title, role, hint }) => ({ id, title, role, hint })) }
      },
    }),
    action(openDemonstrationSession, {
      run: async (found, { body }, context) => {
        onlyHere()
        const account = accounts.find((one) => one.id === body.account)
        if (!account) throw new Refusal(404, 'session.unknown-account')
        const grant = (
          await db.query(
            'system',
            statement(
              `select holder, office, counter
               from access.grants
               where id = $1
                 and revoked_at is null
                 and ($2::uuid is null or exists (
                   select
                   from identity.mandates m
                   where m.id = $2
                     and m.revoked_at is null
                     and (m.valid_until is null or m.valid_until >= $3)))`,
              [account.grant, account.mandate, found.day],
            ),
          )
        ).rows[0]
        if (!grant) throw new Refusal(403, 'session.right-ended')
        if (found.session) await endSession(db, found.ticket.tokenHash)
        const { cookie, csrf } = await openSessionFor(db, account, account.role, roles[account.role].zone)
        context.setCookie(cookie)
        const speaking = {
          role: account.role,
          region: account.region,
          holder: grant['holder'] as string,
          office: grant['office'] as string | null,
          counter: grant['counter'] as string | null,
          principal: account.principal,
          csrf,
        }
        const facts = { region: account.region, today: found.day, demonstration: true, secondsLeft: sessionSeconds }
        return sessionView(ask, speaking, facts)
      },
    }),
    command(moveClock, {
      act: ({ params: { region }, body: { forwardDays } }, commandId) => {
        onlyHere()
        return {
          kind: clockStream,
          region,
          target: { stream: clockOf(region), fresh: true },
          commandId,
          decide: () => ({ command: { type: 'move' as const, forwardDays }, env: undefined }),
        }
      },
      reply: ({ receipt, state }) => {
        onClockMoved()
        // The day of this region's own moves: where another region has moved the one clock of all further, it is later already.
        return { receipt, today: dayOf(platform.wallNow() + state.offsetMs) }
      },
    }),
  ]
}
