import type { FastifyInstance } from 'fastify'
import { randomBytes, randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { roles, type Role } from '#contracts/permissions.ts'
import { createApp } from '#platform/app.ts'
import type { Route } from '#platform/bind.ts'
import { openBlobs } from '#platform/blobs.ts'
import { openDatabase, statement } from '#platform/db.ts'
import { keysFrom } from '#platform/keys.ts'
import { personalReads } from '#platform/personal-reads.ts'
import type { Platform } from '#platform/platform.ts'
import { serveRoute } from '#platform/serve-route.ts'
import { hashToken, sessionCookie } from '#platform/session.ts'
import { sessionMemory } from '#platform/session-memory.ts'
import { stateCache } from '#platform/state-cache.ts'
import { openVault } from '#platform/vault.ts'
import { testDatabase, testPassword } from './postgres.ts'

/** A platform without modules over a database of its own, with a clock that the test sets. Closed at the end of the test file. */
export type ModulePlatform = {
  platform: Platform
  /** Sets the clock to an instant, ISO 8601 with `Z`. */
  setTime: (instant: string) => void
  /** An HTTP face with these routes and nothing else. */
  serve: (routes: readonly Route[]) => Promise<FastifyInstance>
  /** @param who.subject what the grant reads besides the party's own, such as `supervise@<region>` */
  signIn: (who: {
    region: string
    role: Role
    party: string
    principal?: string
    office?: string
    subject?: string
  }) => Promise<SignedIn>
}

/** Headers that speak for a session. */
export type SignedIn = { cookie: string; 'x-csrf-token': string }

export async function modulePlatform(time: string): Promise<ModulePlatform> {
  const { url } = await testDatabase()
  const keys = keysFrom(Buffer.alloc(32, 7))
  const db = openDatabase(url, testPassword)
  const apps: FastifyInstance[] = []
  after(async () => {
    await Promise.all(apps.map((app) => app.close()))
    await db.close()
  })
  let wall = Date.parse(time)
  const wallNow = () => wall
  const engine = { db, keys, states: stateCache(), sessions: sessionMemory(), wallNow, committed: () => {} }
  const newApp = async () => {
    const app = await createApp({ logLevel: 'silent', publicOrigin: 'http://localhost' })
    apps.push(app)
    return app
  }
  const platform: Platform = {
    engine,
    db,
    keys,
    vault: openVault(keys),
    blobs: openBlobs(join(tmpdir(), `yichuang-blobs-${randomUUID()}`)),
    log: (await newApp()).log,
    profile: 'demonstration',
    publicOrigin: 'https://yichuang.example.cn',
    wallNow,
  }
  const serving = { engine, personalReads: personalReads(db), caughtUp: async () => {}, secureCookies: false }

  return {
    platform,
    setTime: (instant) => void (wall = Date.parse(instant)),
    async serve(routes) {
      const app = await newApp()
      for (const route of routes) serveRoute(app, serving, route)
      await app.ready()
      return app
    },
    async signIn({ region, role, party, principal, office, subject }) {
      const [grant, token, csrf] = [randomUUID(), randomBytes(32).toString('base64url'), randomUUID()]
      const { zone } = roles[role]
      const subjects = [`party:${party}`, ...(subject ? [subject] : [])]
      await db.writeTogether('system', [
        statement(
          `insert into access.grants (id, region, holder, person, role, zone, office, desk, subjects)
           values ($1, $2, $3, $3, $4, $5, $6, $7, $8)`,
          [grant, region, party, role, zone, office ?? null, randomUUID(), subjects],
        ),
        statement(
          `insert into access.sessions (token_hash, grant_id, principal, csrf, channel, created_at, expires_at)
           values (decode($1, 'hex'), $2, $3, $4, 'site', now(), now() + interval '1 hour')`,
          [hashToken(token), grant, principal ?? null, csrf],
        ),
      ])
      return { cookie: `${sessionCookie}=${zone}.${token}`, 'x-csrf-token': csrf }
    },
  }
}
