import { z } from 'zod'
import { permissions, zones, type Permission, type Zone } from './permissions.ts'

/** The HTTP methods in use. */
export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

/**
 * Classes of personal data a route may answer with; each such read is recorded with its purpose. Meant are the applicant and third
 * persons that a form, a file or a delivery names; who of the staff did what at work is on the record for whoever may read the thing.
 */
export type PersonalRead = 'identity' | 'personal'

type Shape = z.ZodType

/** What a route promises: who may ask, in which zones, what goes in and what comes out. */
export type EndpointSpec<P extends Shape, Q extends Shape, B extends Shape, R extends Shape> = {
  /** Chinese, one line; the title in the published API description. */
  summary: string
  /** Permission that the session's role must have. */
  can: Permission
  /** Zones in which the route exists: the database roles that may serve it. */
  zones: readonly Zone[]
  /** Personal data that the answer may hold; `[]` says none, and is said explicitly. */
  reads: readonly PersonalRead[]
  /** `command` appends to the log and answers with a receipt; `action` writes nothing into the log (log-in, draft, upload; a print at a kiosk does, for nobody is logged in there); `query` changes nothing. */
  kind: 'command' | 'action' | 'query'
  params?: P
  query?: Q
  body?: B
  reply: R
  /**
   * A query by POST: its question holds what may stand in no address, no history and no log. It changes nothing, and is answered only with
   * the session's token, like a change: no other site can make a browser ask. What anybody may ask who reads the site needs no session, and
   * so no token.
   */
  asksInBody?: true
  /**
   * An action whose body proves by itself who may do this, as a one-time code does: it needs neither session nor token, for no other site knows
   * what stands in it.
   */
  bringsProof?: true
  /** Raw body (uploads): accepted media types and the limit in bytes. Such an endpoint has no `body`. */
  raw?: { mediaTypes: readonly string[]; maxBytes: number }
  /**
   * Each call is a try at who somebody is, or at a code, held to a number a minute by address and by account: the member of body or query
   * that names the account, or without one whoever is logged in.
   */
  tries?: { at: 'log-in' | 'identification' | 'progress' | 'kiosk'; account?: string }
  /** The answer is bytes of this media type instead of JSON. */
  answers?: string
}

/** A promise with its address; `path` marks parameters with a colon. */
export type Endpoint<
  P extends Shape = Shape,
  Q extends Shape = Shape,
  B extends Shape = Shape,
  R extends Shape = Shape,
> = EndpointSpec<P, Q, B, R> & { method: Method; path: string }

/**
 * Says everything that crosses the boundary of one route, once; server and browser both read it.
 *
 * @param route method and path, parameters as `:name`
 * @throws TypeError when permission, zones or reads are not said, or when a query changes something by its method
 */
export function endpoint<
  P extends Shape = z.ZodUndefined,
  Q extends Shape = z.ZodUndefined,
  B extends Shape = z.ZodUndefined,
  R extends Shape = Shape,
>(route: `${Method} /${string}`, spec: EndpointSpec<P, Q, B, R>): Endpoint<P, Q, B, R> {
  const space = route.indexOf(' ')
  const method = route.slice(0, space) as Method
  const path = route.slice(space + 1)
  if (!Object.hasOwn(permissions, spec.can ?? '')) throw new TypeError(`${route}: names no permission`)
  if (!spec.zones?.length || !spec.zones.every((zone) => zones.includes(zone)))
    throw new TypeError(`${route}: names no zone`)
  if (!Array.isArray(spec.reads)) throw new TypeError(`${route}: does not say which personal data it reads`)
  if (spec.asksInBody && !(spec.kind === 'query' && method === 'POST' && spec.body))
    throw new TypeError(`${route}: only a query by POST with a body asks in its body`)
  if (!spec.asksInBody && (spec.kind === 'query') !== (method === 'GET'))
    throw new TypeError(`${route}: a query is a GET and a GET is a query`)
  if (spec.bringsProof && !(spec.kind === 'action' && spec.tries && spec.body))
    throw new TypeError(`${route}: only an action that counts its tries brings its proof in its body`)
  return { ...spec, method, path }
}

/** What the path of an endpoint holds once it was checked. */
export type ParamsOf<E> = E extends Endpoint<infer P, Shape, Shape, Shape> ? z.output<P> : never
/** What the query of an endpoint holds once it was checked, defaults filled in. */
export type QueryOf<E> = E extends Endpoint<Shape, infer Q, Shape, Shape> ? z.output<Q> : never
/** What the body of an endpoint holds once it was checked, defaults filled in. */
export type BodyOf<E> = E extends Endpoint<Shape, Shape, infer B, Shape> ? z.output<B> : never
/** The body as a caller may write it: what has a default can be left out. */
export type BodyIn<E> = E extends Endpoint<Shape, Shape, infer B, Shape> ? z.input<B> : never
/** What an endpoint answers when it does not refuse. */
export type ReplyOf<E> = E extends Endpoint<Shape, Shape, Shape, infer R> ? z.output<R> : never
