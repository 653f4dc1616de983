import type { Asks, SendSms } from '#contracts/asks.ts'
import { closeSession, extendSession, readSession } from '#contracts/identity.ts'
import { action, query } from '#platform/bind.ts'
import type { Module, Platform } from '#platform/platform.ts'
import { Refusal } from '#platform/refusal.ts'
import { absenceRoutes } from './absence-routes.ts'
import { demonstrationRoutes, type OfferedAccount } from './demonstration.ts'
import { dutyRoutes } from './duty-routes.ts'
import { expertRoutes } from './expert-routes.ts'
import { enterExpertRoutes } from './enter-expert.ts'
import { expertPostsReader } from './expert-posts.ts'
import { endAppointed } from './grant.ts'
import { noticeRoutes } from './notices.ts'
import { announcePhone } from './phone-job.ts'
import { partySeal } from './party-seal.ts'
import { postRoutes } from './post-routes.ts'
import { sessionView } from './session-view.ts'
import { endSession, extendOpenSession, secondsLeft } from './sessions.ts'
import { takeOverEarlier } from './take-over.ts'
import { windowRoutes } from './window.ts'
import { mandateRoutes } from './window-mandates.ts'

export { askIdentity } from './ask.ts'
export { askContacts } from './contacts.ts'
export { expertOf } from './experts.ts'
export { revokeGrant } from './grant.ts'
export { accountsOf, residentIds, settle, type Residents } from './seed.ts'
export type { OfferedAccount } from './demonstration.ts'

export type IdentityOptions = {
  platform: Platform
  ask: Asks & { sendSms: SendSms }
  /** Offered for one-click log-in; no route shows them outside the demonstration profile. */
  accounts: readonly OfferedAccount[]
  /** Region of whoever has no session. */
  home: string
  /** Called after the demonstration's clock was moved, to wake what watches deadlines. */
  onClockMoved: () => void
}

export function open({ platform, ask, accounts, home, onClockMoved }: IdentityOptions): Module {
  const demonstration = platform.profile === 'demonstration'
  return {
    name: 'identity',
    routes: [
      query(readSession, {
        read: (_asked, ticket) => [secondsLeft(ticket.tokenHash)],
        reply: (found) =>
          sessionView(ask, found.session, {
            region: home,
            today: found.day,
            demonstration,
            secondsLeft: (found.rows[0]?.rows[0]?.['seconds_left'] ?? null) as number | null,
          }),
      }),
      action(extendSession, {
        run: async (found) => {
          const left = await extendOpenSession(platform.db, found.ticket.tokenHash)
          if (left === null) throw new Refusal(401, 'session.missing')
          return { secondsLeft: left }
        },
      }),
      action(closeSession, {
        run: async (found, _asked, context) => {
          await endSession(platform.db, found.ticket.tokenHash)
          context.setCookie(null)
          return { ended: true as const }
        },
      }),
      ...noticeRoutes(platform, ask),
      ...dutyRoutes(platform.db, ask),
      ...expertRoutes(platform.db, ask),
      ...enterExpertRoutes(platform, ask),
      ...postRoutes(platform.db, ask),
      ...absenceRoutes(platform.db, ask),
      ...windowRoutes(platform, ask.identity),
      ...mandateRoutes(partySeal(platform.keys), ask.catalogue),
      ...demonstrationRoutes(platform, ask, accounts, onClockMoved),
    ],
    readers: [expertPostsReader(platform)],
    performers: { 'announce-phone': (job) => announcePhone(platform, ask, job) },
    deadlines: { grant: (due) => endAppointed(platform.engine, due) },
    sweep: () => takeOverEarlier(platform.engine, home),
  }
}
