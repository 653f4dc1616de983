import type { z } from 'zod'
import type { Endpoint } from '#contracts/endpoint.ts'

type Said<Name extends string, S extends z.ZodType> =
  z.input<S> extends undefined ? object : { [N in Name]: z.input<S> }
type Asked<S extends z.ZodType> = z.input<S> extends undefined ? object : { query?: z.input<S> }

/** What a call needs, read off the contract: `params` and `body` where it has them, `query` where it may, `raw` for an upload. */
export type CallInput<E> =
  E extends Endpoint<infer P, infer Q, infer B, infer _R>
    ? Said<'params', P> &
        Asked<Q> &
        Said<'body', B> & { raw?: Blob; commandId?: string; signal?: AbortSignal; onProgress?: (share: number) => void }
    : never

/** What stands in an address; contracts allow nothing else in params and query. */
type Primitive = string | number | boolean

/** Path and query of a GET route, for links and downloads. */
export function address<E extends Endpoint>(
  endpoint: E,
  input: Pick<CallInput<E>, keyof CallInput<E> & ('params' | 'query')>,
): string {
  const { params = {}, query = {} } = input as {
    params?: Record<string, Primitive>
    query?: Record<string, Primitive | null | undefined>
  }
  const path = endpoint.path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])))
  const search = new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) =>
      value === undefined || value === null ? [] : [[name, String(value)]],
    ),
  ).toString()
  return search ? `${path}?${search}` : path
}
