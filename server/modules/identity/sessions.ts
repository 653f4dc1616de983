import { randomBytes } from 'node:crypto'
import type { Role, Zone } from '#contracts/permissions.ts'
import { statement, type Database, type Statement } from '#platform/db.ts'
import type { Channel } from '#platform/envelope.ts'
import { hashToken } from '#platform/session.ts'

/** Whose session is opened: the grant it speaks under and, for applicants, the party acted for. */
export type SessionHolder = { grant: string; principal: string | null; mandate: string | null }

export type OpenedSession = { cookie: string; csrf: string }

/** How long a session lasts, from its opening or from the last time that somebody asked to stay: 12 hours. */
export const sessionSeconds = 12 * 3_600
/** Whatever anybody asks, a session ends this long after its opening: 24 hours. */
export const longestSeconds = 2 * sessionSeconds

/**
 * Opens a session for 12 hours of the real clock, which a demonstration cannot move. Written in the system pool, since nobody is logged in
 * yet. The secret leaves in the cookie alone; the database knows its hash.
 */
export async function openSessionFor(
  db: Database,
  holder: SessionHolder,
  role: Role,
  zone: Zone,
): Promise<OpenedSession> {
  const token = randomBytes(32).toString('base64url')
  const csrf = randomBytes(32).toString('base64url')
  await db.query(
    'system',
    statement(
      `insert into access.sessions (token_hash, grant_id, principal, mandate, csrf, channel, created_at, expires_at)
       values (decode($1, 'hex'), $2, $3, $4, $5, $6, now(), now() + $7 * interval '1 second')`,
      [hashToken(token), holder.grant, holder.principal, holder.mandate, csrf, channelOf(role), sessionSeconds],
    ),
  )
  return { cookie: `${zone}.${token}`, csrf }
}

/**
 * Begins the hours of a session anew, never past a day after its opening; one that has ended stays ended.
 *
 * @returns the seconds that are left now, or null when there is no such session any more
 */
export async function extendOpenSession(db: Database, tokenHash: string): Promise<number | null> {
  const { rows } = await db.query(
    'system',
    statement(
      `update access.sessions
       set expires_at = least(now() + $2 * interval '1 second', created_at + $3 * interval '1 second')
       where token_hash = decode($1, 'hex')
         and ended_at is null
         and expires_at > now()
       returning floor(extract(epoch from expires_at - now()))::int as seconds_left`,
      [tokenHash, sessionSeconds, longestSeconds],
    ),
  )
  return (rows[0]?.['seconds_left'] ?? null) as number | null
}

export async function endSession(db: Database, tokenHash: string): Promise<void> {
  await db.query(
    'system',
    statement(
      `update access.sessions set ended_at = now()
       where token_hash = decode($1, 'hex')
         and ended_at is null`,
      [tokenHash],
    ),
  )
}

function channelOf(role: Role): Channel {
  switch (role) {
    case 'anonymous':
    case 'applicant':
      return 'site'
    case 'clerk':
      return 'window'
    case 'acceptor':
    case 'supervisor':
    case 'inspector':
    case 'operator':
    case 'reviewer':
    case 'lead':
    case 'decider':
    case 'head':
    case 'chair':
    case 'expert':
      return 'desk'
  }
}

/** How long the session of this secret still lasts, by the database's clock; null for none. */
export const secondsLeft = (tokenHash: string): Statement =>
  statement('select access.session_seconds_left($1) as seconds_left', [tokenHash])
