import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { BodyIn, Endpoint, ParamsOf, QueryOf, ReplyOf } from '#contracts/endpoint.ts'
import type { Problem } from '#contracts/problem.ts'

export type Asked<E> = {
  params?: Partial<Record<keyof ParamsOf<E>, string>>
  query?: Partial<Record<keyof QueryOf<E>, string | number | undefined>>
  /** Of a query that asks in its body. */
  body?: BodyIn<E>
}

/** What the API answered to one question of a page. */
export type SiteAnswer<E> = { status: number; reply: ReplyOf<E> } | { status: number; problem: Problem }

/** Asks the API in this process on behalf of the visitor of `request`, with the visitor's cookie and nothing more. */
export type SiteCall = <E extends Endpoint>(
  endpoint: E,
  asked: Asked<E>,
  request: FastifyRequest,
) => Promise<SiteAnswer<E>>

/** A `SiteCall` that goes through the app's own routes, so that every check and record of the API holds for the pages too. */
export function callThrough(app: FastifyInstance): SiteCall {
  return async <E extends Endpoint>(endpoint: E, asked: Asked<E>, request: FastifyRequest): Promise<SiteAnswer<E>> => {
    const cookie = request.headers.cookie
    const answer = await app.inject({
      method: endpoint.method,
      url: urlOf(endpoint, asked),
      headers: { accept: 'application/json', ...(cookie === undefined ? {} : { cookie }) },
      ...(asked.body === undefined ? {} : { payload: asked.body as object }),
      remoteAddress: request.ip,
    })
    const status = answer.statusCode
    // The API's own answers, in the shape that its contract and `answerErrors` promise.
    return status < 300 ? { status, reply: answer.json<ReplyOf<E>>() } : { status, problem: answer.json<Problem>() }
  }
}

function urlOf(
  endpoint: Endpoint,
  asked: { params?: Record<string, string | undefined>; query?: Record<string, string | number | undefined> },
): string {
  const path = endpoint.path.replaceAll(/:(\w+)/g, (_all, name: string) =>
    encodeURIComponent(asked.params?.[name] ?? ''),
  )
  const given = Object.entries(asked.query ?? {}).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  )
  const search = new URLSearchParams(given).toString()
  return search ? `${path}?${search}` : path
}
