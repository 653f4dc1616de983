import type { FastifyInstance } from 'fastify'
import type { Wire } from './client.ts'

/** Without a socket, for many runs in one process. */
export function injectWire(app: FastifyInstance): Wire {
  return async ({ method, path, headers, body }) => {
    const answered = await app.inject({ method, url: path, headers, ...(body ? { payload: body } : {}) })
    const given = new Headers()
    for (const [name, value] of Object.entries(answered.headers))
      if (value !== undefined) given.set(name, Array.isArray(value) ? value.join(', ') : String(value))
    return { status: answered.statusCode, headers: given, body: answered.rawPayload }
  }
}
