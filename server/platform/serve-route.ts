import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { CommandId, LogPosition } from '#contracts/ids.ts'
import { ReceiptFollows } from '#contracts/receipt.ts'
import { dayOf } from '#kernel/day.ts'
import { checkBeforeBody, csrfOf, ticketFor } from './before-body.ts'
import { executeFor, type Act, type Engine } from './execute.ts'
import type { Bytes, Found, ReadOf, Route } from './bind.ts'
import { readsWritten, type PersonalRead, type PersonalReads } from './personal-reads.ts'
import { notFound, Refusal } from './refusal.ts'
import {
  admit,
  clockOffset,
  openSession,
  reaches,
  sessionCookie,
  sessionFrom,
  type Session,
  type Ticket,
} from './session.ts'
import type { Fact } from './stream.ts'

/**
 * What answering a request needs of the platform. `secureCookies`: the browser sends the session over HTTPS alone.
 */
export type Serving = {
  engine: Engine
  personalReads: PersonalReads
  /** Waits until readers of the log have come to this position, at most a moment. */
  caughtUp: (position: string) => Promise<void>
  secureCookies: boolean
}

/** Mounts one route: what the contract says is what is checked, read, recorded and published. */
export function serveRoute(app: FastifyInstance, serving: Serving, route: Route): void {
  const { contract } = route
  app.route({
    method: contract.method,
    url: contract.path,
    schema: {
      summary: contract.summary,
      operationId: `${contract.method.toLowerCase()}${contract.path.replaceAll(/[^a-zA-Z]+(.)/g, (_all, next: string) => next.toUpperCase())}`,
      tags: [contract.kind],
      ...(contract.params ? { params: contract.params } : {}),
      ...(contract.query ? { querystring: contract.query } : {}),
      ...(contract.body ? { body: contract.body } : {}),
      ...(contract.answers ? {} : { response: repliesOf(route) }),
      'x-permission': contract.can,
      'x-zones': contract.zones,
      'x-reads': contract.reads,
    },
    ...(contract.raw ? { bodyLimit: contract.raw.maxBytes } : {}),
    config: { contract },
    onRequest: (request) => checkBeforeBody(serving.engine, contract, request),
    handler: (request, reply) => answer(serving, route, request, reply),
  })
}

/** A command may also be told that its receipt follows: where two zones are joined by a ferry, the inner one executes it. */
function repliesOf({ kind, contract }: Route): Record<number, z.ZodType> {
  return kind === 'command' ? { 200: contract.reply, 202: ReceiptFollows } : { 200: contract.reply }
}

async function answer(serving: Serving, route: Route, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const { contract } = route
  const ticket = ticketFor(contract.zones, request)
  const asked = { params: request.params, query: request.query, body: request.body } as never

  if (route.kind === 'command') {
    const commandId = CommandId.safeParse(request.headers['command-id'])
    if (!commandId.success) throw new Refusal(400, 'request.command-id')
    const act = {
      ...recordingReads(route, route.act(asked, commandId.data), asked, request),
      ...(contract.tries && { tries: contract.tries.at }),
    }
    const done = await executeFor(serving.engine, ticket, contract.can, csrfOf(request), act as never)
    return route.reply(done as never, asked)
  }

  const account = contract.tries?.account && saidIn(request, contract.tries.account)
  if (contract.tries && typeof account === 'string') serving.engine.throttle?.onAccount(contract.tries.at, account)
  const found = await find(serving, route, ticket, asked)
  if (contract.tries && found.session && !account)
    serving.engine.throttle?.onAccount(contract.tries.at, found.session.holder)
  if (route.kind === 'action') {
    if (contract.can !== 'session.open' && !contract.bringsProof) demandToken(found, request)
    const done = await route.run(found, { ...(asked as object), raw: request.body } as never, {
      request,
      setCookie: (value) => {
        const options = { path: '/', httpOnly: true, sameSite: 'strict' as const, secure: serving.secureCookies }
        if (value === null) reply.clearCookie(sessionCookie, options)
        else reply.setCookie(sessionCookie, value, options)
      },
    })
    await recordReads(serving, route, found, asked, done, request)
    return done
  }

  if (contract.asksInBody && contract.can !== 'site.read') demandToken(found, request)
  const view = await route.reply(found, asked)
  await recordReads(serving, route, found, asked, view, request)
  void reply.header('cache-control', 'no-store')
  if (!contract.answers) return view
  const { bytes, mediaType, fileName } = view as Bytes
  void reply.type(mediaType)
  if (fileName) void reply.header('content-disposition', `attachment; filename="${fileName}"`)
  return reply.send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
}

/** 查阅留痕: before the answer leaves, who read personal data of which streams or parties. */
async function recordReads(
  serving: Serving,
  { contract, about }: Exclude<Route, { kind: 'command' }>,
  { session, now }: Found,
  asked: never,
  view: unknown,
  request: FastifyRequest,
): Promise<void> {
  if (contract.reads.length === 0 || !session) return
  const read = about ? about(view as never, asked) : inAddress(request)
  await Promise.all(readsOf(contract, session, now, read, request).map((one) => serving.personalReads.record(one)))
}

/** 查阅留痕 of a command: written with its events, in the same statement. */
function recordingReads(
  { contract, about }: Extract<Route, { kind: 'command' }>,
  act: AnyAct,
  asked: never,
  request: FastifyRequest,
): AnyAct {
  if (contract.reads.length === 0) return act
  return {
    ...act,
    async decide(loaded) {
      const decision = await act.decide(loaded)
      const read = about ? about(decision.command, asked) : inAddress(request)
      const reads = loaded.session ? readsOf(contract, loaded.session, loaded.now, read, request) : []
      return reads.length === 0 ? decision : { ...decision, rows: [...(decision.rows ?? []), readsWritten(reads)] }
    },
  }
}

type AnyAct = Act<never, never, Fact, never>

/** @param read null where the answer holds nothing of anybody */
function readsOf(
  contract: Route['contract'],
  session: Session,
  at: string,
  read: readonly (ReadOf | null)[] | null,
  request: FastifyRequest,
): PersonalRead[] {
  // Who asked by a person's name and found nothing has asked all the same.
  const records = read?.length === 0 ? [null] : (read ?? [])
  return records.map((of) => ({
    region: session.region,
    at,
    stream: typeof of === 'string' ? of : null,
    party: typeof of === 'string' ? null : (of?.party ?? null),
    reader: session.holder,
    role: session.role,
    office: session.office,
    classes: [...contract.reads],
    purpose: contract.summary,
    request: request.id,
  }))
}

const inAddress = ({ params }: FastifyRequest) => [streamIn(params as { case?: string; precase?: string })]

/** Looked up where it stands: a body of bytes has a property for each of them. */
function saidIn({ body, query }: FastifyRequest, name: string): unknown {
  const inBody = (body as Record<string, unknown> | undefined)?.[name]
  return inBody === undefined ? (query as Record<string, unknown>)[name] : inBody
}

const streamIn = (params: { case?: string; precase?: string }) => params.case ?? params.precase ?? null

/** Only pages of our own know the session's token: another site can send the cookie along, and not this. */
function demandToken({ session }: Found, request: FastifyRequest): void {
  if (!session) throw new Refusal(401, 'session.missing')
  if (session.csrf !== csrfOf(request)) throw new Refusal(403, 'session.csrf')
}

async function find(
  serving: Serving,
  route: Exclude<Route, { kind: 'command' }>,
  ticket: Ticket,
  asked: never,
): Promise<Found> {
  const { engine } = serving
  const { contract } = route
  const after = LogPosition.safeParse((asked as { query?: { after?: string } }).query?.after)
  // Whoever brings no session of the route's zones is refused before anything is read, or waited for, on their behalf.
  if (ticket.tokenHash === '') admit(engine.authorize, null, contract.can)
  if (route.kind === 'query' && after.success) {
    const [opened] = await engine.db.readTogether(ticket.zone, [openSession(ticket)])
    admit(engine.authorize, sessionFrom(opened?.rows[0]), contract.can)
    await serving.caughtUp(after.data)
  }
  const [opened, ...rows] = await engine.db.readTogether(ticket.zone, [
    openSession(ticket),
    ...route.read(asked, ticket),
  ])
  const session = sessionFrom(opened?.rows[0])
  admit(engine.authorize, session, contract.can)
  const region = (asked as { params?: { region?: string } }).params?.region
  if (region && session && !reaches(session, region) && contract.can !== 'site.read') throw notFound()
  const now = new Date(engine.wallNow() + clockOffset(opened?.rows[0])).toISOString()
  return {
    session,
    ticket,
    now,
    day: dayOf(now),
    rows,
    again: async (statements) =>
      (await engine.db.readTogether(ticket.zone, [openSession(ticket), ...statements])).slice(1),
    write: async (statements) =>
      (await engine.db.writeTogether(ticket.zone, [openSession(ticket), ...statements])).slice(1),
  }
}

z.config(z.locales.zhCN())
