import { createHash } from 'node:crypto'
import { mayEver, zones, type Permission, type Role, type Zone } from '#contracts/permissions.ts'
import { statement, type Row, type Statement } from './db.ts'
import type { Channel } from './envelope.ts'
import { Refusal } from './refusal.ts'

/** Name of the cookie that holds `<zone>.<token>`. */
export const sessionCookie = 'yichuang_session'

/** What the cookie says: the zone picks the pool, the secret is known to the database by its hash alone. */
export type Ticket = { zone: Zone; tokenHash: string }

/** A session as the database found it in this very transaction. */
export type Session = {
  grantId: string
  grantVersion: number
  region: string
  holder: string
  person: string
  role: Role
  office: string | null
  section: string | null
  counter: string | null
  /** What its post has been charged with beside its role, each in the matters of one office. */
  charges: readonly string[]
  principal: string | null
  mandate: string | null
  csrf: string
  channel: Channel
}

/** The ticket of whoever brings no cookie: the public zone, and a hash that no token has. */
export const noTicket: Ticket = { zone: 'public', tokenHash: '' }

/** SHA-256 in lower-case hex: all that the database keeps of a session's secret. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/** @param cookie `<zone>.<token>`; anything else counts as no cookie */
export function readTicket(cookie: string | undefined): Ticket {
  const [zone, token] = cookie?.split('.') ?? []
  if (!token || !zones.includes(zone as Zone)) return noTicket
  return { zone: zone as Zone, tokenHash: hashToken(token) }
}

const openText = `select grant_id, grant_version, region, holder, person, role, office, section, counter, charges, principal, mandate, csrf, channel,
  clock_offset_ms::text as clock_offset_ms from access.open_session($1)`

/** First statement of every read: names the session for the row policies and finds who it is. */
export function openSession(ticket: Ticket): Statement {
  return statement(openText, [ticket.tokenHash])
}

/** The session in the row of `openSession`; null when the ticket opened none. */
export function sessionFrom(row: Row | undefined): Session | null {
  if (!row || row['grant_id'] === null) return null
  return {
    grantId: row['grant_id'] as string,
    grantVersion: row['grant_version'] as number,
    region: row['region'] as string,
    holder: row['holder'] as string,
    person: row['person'] as string,
    role: row['role'] as Role,
    office: row['office'] as string | null,
    section: row['section'] as string | null,
    counter: row['counter'] as string | null,
    charges: row['charges'] as string[],
    principal: row['principal'] as string | null,
    mandate: row['mandate'] as string | null,
    csrf: row['csrf'] as string,
    channel: row['channel'] as Channel,
  }
}

/** As whom a session keeps what is not filed yet, as a reader of streams: the person, or the person for one principal. */
export function actingSubject({ holder, principal }: Pick<Session, 'holder' | 'principal'>): string {
  return principal ? `holder:${holder}/${principal}` : `holder:${holder}`
}

/**
 * Milliseconds to add to the real clock, from the row of `openSession`: 0 except where a demonstration moved its
 * time.
 */
export function clockOffset(row: Row | undefined): number {
  return Number(row?.['clock_offset_ms'] ?? 0)
}

/** Whether a session may act in a region: its own, or every one. */
export function reaches(session: Pick<Session, 'region'>, region: string): boolean {
  return session.region === region || session.region === '*'
}

/** First wall. The second is the row policies and the right that the write itself checks. */
export type Authorize = (session: Session | null, permission: Permission) => 'allowed' | 'no-session' | 'not-permitted'

/** Asks the role's permissions alone: whose case it is, the other walls decide. */
export const authorize: Authorize = (session, permission) => {
  if (mayEver(session?.role ?? 'anonymous', permission)) return 'allowed'
  return session ? 'not-permitted' : 'no-session'
}

/** @throws Refusal 401 without a session, 403 when its role never has the permission */
export function admit(check: Authorize | undefined, session: Session | null, permission: Permission): void {
  const verdict = (check ?? authorize)(session, permission)
  if (verdict === 'no-session') throw new Refusal(401, 'session.missing')
  if (verdict === 'not-permitted') throw new Refusal(403, 'session.not-permitted')
}

/**
 * Whether the session that asks has a right in a region, by the word of the database: read it before a command takes something that a
 * refused write doesn't give back, such as a number.
 */
export const holdsRight = (region: string, permission: Permission): Statement =>
  statement('select access.may($2) and access.region() = $1 as held', [region, permission])
