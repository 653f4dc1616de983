import type { FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { BodyOf, Endpoint, ParamsOf, QueryOf, ReplyOf } from '#contracts/endpoint.ts'
import type { Day } from '#kernel/day.ts'
import type { Rows, Statement } from './db.ts'
import type { Act, Done } from './execute.ts'
import type { Session, Ticket } from './session.ts'
import type { Fact } from './stream.ts'

/** What a caller sent, checked by the contract. */
export type Asked<E> = { params: ParamsOf<E>; query: QueryOf<E>; body: BodyOf<E> }

/** What one read found: session, time and the rows of the asked statements, all of one snapshot. */
export type Found = {
  session: Session | null
  ticket: Ticket
  now: string
  day: Day
  rows: Rows[]
  /** A further read under the same session, for what depends on the first. */
  again(statements: readonly Statement[]): Promise<Rows[]>
  /** Writes in the zone's own pool under the session: what the database role may not do, no route can. */
  write(statements: readonly Statement[]): Promise<Rows[]>
}

type AnyEndpoint = Endpoint<z.ZodType, z.ZodType, z.ZodType, z.ZodType>

/** Bytes with their media type and, for downloads, a neutral file name. */
export type Bytes = { bytes: Uint8Array; mediaType: string; fileName?: string }

/** Whose personal data an answer holds: those of a stream, by its id, or of a party who is read of apart from any stream. */
export type ReadOf = string | { party: string }

/**
 * A bound route that changes nothing. `about` names the streams or parties whose personal data a view shows; null when it
 * shows none.
 */
export type QueryRoute = {
  kind: 'query'
  contract: AnyEndpoint
  read(asked: Asked<never>, ticket: Ticket): readonly Statement[]
  reply(found: Found, asked: Asked<never>): unknown
  about?: ((view: never, asked: Asked<never>) => readonly ReadOf[] | null) | undefined
}
/** A bound route that appends to the log through `execute`. */
export type CommandRoute = {
  kind: 'command'
  contract: AnyEndpoint
  act(asked: Asked<never>, commandId: string): Act<never, never, Fact, never>
  reply(done: Done<never, never>, asked: Asked<never>): unknown
  about?: ((command: never, asked: Asked<never>) => readonly ReadOf[] | null) | undefined
}
/**
 * A bound route that writes nothing into the log: log-in, drafts, uploads. `raw` is the body as it came, for routes that take
 * bytes.
 */
export type ActionRoute = {
  kind: 'action'
  contract: AnyEndpoint
  read(asked: Asked<never>, ticket: Ticket): readonly Statement[]
  run(found: Found, asked: Asked<never> & { raw: Uint8Array }, context: ActionContext): unknown
  about?: ((view: never, asked: Asked<never>) => readonly ReadOf[] | null) | undefined
}
/**
 * A contract with what answers it; the types of its parts are forgotten here, `query`, `command` and `action` checked
 * them.
 */
export type Route = QueryRoute | CommandRoute | ActionRoute

/** What only an action may touch: the session cookie (null removes it) and the request itself. */
export type ActionContext = { setCookie(value: string | null): void; request: FastifyRequest }

/** Binds a query: `read` names the statements of its one round trip, `reply` makes the view. */
export function query<E extends AnyEndpoint>(
  contract: E,
  parts: {
    read?(asked: Asked<E>, ticket: Ticket): readonly Statement[]
    reply(found: Found, asked: Asked<E>): ReplyOf<E> | Bytes | Promise<ReplyOf<E> | Bytes>
    /**
     * The streams or parties whose personal data this answer holds, where the address doesn't name the one; null when it holds none. Without it the
     * read is recorded of the stream that the address names.
     */
    about?(view: ReplyOf<E>, asked: Asked<E>): readonly ReadOf[] | null
  },
): QueryRoute {
  if (contract.kind !== 'query') throw new TypeError(`${contract.path} is no query`)
  return { kind: 'query', contract, read: parts.read ?? (() => []), reply: parts.reply, about: parts.about }
}

/** Binds a command to one act on one stream. */
export function command<E extends AnyEndpoint, State, Command, Event extends Fact, Env>(
  contract: E,
  parts: {
    act(asked: Asked<E>, commandId: string): Act<State, Command, Event, Env>
    reply?(done: Done<State, Event>, asked: Asked<E>): ReplyOf<E>
    /** As for a query: the streams or parties whose personal data are answered, of the command that was decided on. */
    about?(command: Command, asked: Asked<E>): readonly ReadOf[] | null
  },
): CommandRoute {
  if (contract.kind !== 'command') throw new TypeError(`${contract.path} is no command`)
  const reply = parts.reply ?? ((done: Done<State, Event>) => ({ receipt: done.receipt }))
  // The route list holds commands of every kind of stream; their types met in this function and are not needed again.
  return { kind: 'command', contract, act: parts.act, reply, about: parts.about } as unknown as CommandRoute
}

/** Binds an act that changes no stream: a log-in, a draft, an upload. */
export function action<E extends AnyEndpoint>(
  contract: E,
  parts: {
    read?(asked: Asked<E>, ticket: Ticket): readonly Statement[]
    run(found: Found, asked: Asked<E> & { raw: Uint8Array }, context: ActionContext): Promise<ReplyOf<E>>
    /** As for a query: the streams or parties whose personal data the answer holds. */
    about?(view: ReplyOf<E>, asked: Asked<E>): readonly ReadOf[] | null
  },
): ActionRoute {
  if (contract.kind !== 'action') throw new TypeError(`${contract.path} is no action`)
  return { kind: 'action', contract, read: parts.read ?? (() => []), run: parts.run, about: parts.about }
}
