import type { FastifyRequest } from 'fastify'
import type { Endpoint } from '#contracts/endpoint.ts'
import type { Engine } from './execute.ts'
import { notFound, Refusal } from './refusal.ts'
import {
  admit,
  noTicket,
  openSession,
  reaches,
  readTicket,
  sessionCookie,
  sessionFrom,
  type Ticket,
} from './session.ts'
import type { Throttled } from './throttle.ts'

/** What is settled before a byte of the body is read: whether this address may ask just now, and who may send a file at all. */
export async function checkBeforeBody(engine: Engine, contract: Endpoint, request: FastifyRequest): Promise<void> {
  const what = throttledAs(contract)
  if (what) engine.throttle?.fromAddress(what, request.ip)
  if (contract.raw) await admitSender(engine, contract, contract.raw, request)
}

/** As what a route's calls are counted; null for what nobody is held to. */
export function throttledAs(contract: Pick<Endpoint, 'kind' | 'tries'>): Throttled | null {
  return contract.tries?.at ?? (contract.kind === 'command' ? 'command' : null)
}

/** The handler checks all of this again, in the snapshot that it reads from. */
async function admitSender(
  engine: Engine,
  { can, zones }: Endpoint,
  { mediaTypes }: NonNullable<Endpoint['raw']>,
  request: FastifyRequest,
): Promise<void> {
  const ticket = ticketFor(zones, request)
  const [opened] = ticket.tokenHash === '' ? [] : await engine.db.readTogether(ticket.zone, [openSession(ticket)])
  const session = sessionFrom(opened?.rows[0])
  admit(engine.authorize, session, can)
  if (!session) throw new Refusal(401, 'session.missing')
  if (session.csrf !== csrfOf(request)) throw new Refusal(403, 'session.csrf')
  const { region } = request.params as { region?: string }
  if (region && !reaches(session, region)) throw notFound()
  const mediaType = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase()
  if (!mediaTypes.includes(mediaType ?? '')) throw new Refusal(415, 'request.media-type')
}

/** A session of another zone is nobody here; a pool of the route's zones still serves the refusal or what is public. */
export function ticketFor(zones: readonly Ticket['zone'][], request: FastifyRequest): Ticket {
  const given = readTicket(request.cookies[sessionCookie])
  return zones.includes(given.zone) ? given : { ...noTicket, zone: zones[0]! }
}

/** The token that a change must bring in `X-CSRF-Token`; empty when it brings none. */
export function csrfOf(request: FastifyRequest): string {
  const header = request.headers['x-csrf-token']
  return typeof header === 'string' ? header : ''
}
