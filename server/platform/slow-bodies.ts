import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { refuseWith } from './errors.ts'
import { Refusal } from './refusal.ts'
import { sessionCookie } from './session.ts'

/**
 * How slowly a body may come. `everyMs`: how often it is looked at; `wholeMs`: in which time one that is no file must be there; of a file, so many bytes a
 * second on average since the look before the last, and so many files at once, of one session and of all.
 */
export type Slowness = {
  everyMs: number
  wholeMs: number
  leastBytesPerSecond: number
  mostFiles: number
  mostFilesOfSession: number
}

/** A file of 50 MB may take an hour and a half over a bad line; who sends nothing for half a minute is hung up on. Files lie in memory until they are there. */
export const slowness: Slowness = {
  everyMs: 15_000,
  wholeMs: 30_000,
  leastBytesPerSecond: 10_000,
  mostFiles: 24,
  mostFilesOfSession: 8,
}

/** No file takes longer, even at the least rate. */
export const longestUploadMs = 2 * 3_600_000

type Look = { at: number; bytes: number }
type Coming = { reply: FastifyReply; socket: Socket; session: string | null; looks: Look[] }

/** Whether bytes are what this route takes: they come at their own pace, and are counted by themselves. */
export const takesFile = ({ routeOptions }: FastifyRequest): boolean =>
  (routeOptions.config as { contract?: { raw?: unknown } } | undefined)?.contract?.raw !== undefined

/** Hangs up on a body that does not come, with an answer; by its own rate, so that a large file may come over a slow line. When the server ends, on all. */
export function refuseSlowBodies(app: FastifyInstance, options: Partial<Slowness> = {}): void {
  const { everyMs, wholeMs, leastBytesPerSecond, mostFiles, mostFilesOfSession } = { ...slowness, ...options }
  const coming = new Map<IncomingMessage, Coming>()
  app.addHook('onRequest', async (request, reply) => {
    const { raw, headers } = request
    const { socket } = raw
    const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
    if (!hasBody || raw.complete || !(socket instanceof Socket)) return // a question asked within the process has no socket
    const session = takesFile(request) ? (request.cookies?.[sessionCookie] ?? '') : null
    if (session !== null) {
      const files = [...coming.values()].filter((one) => one.session !== null)
      if (files.length >= mostFiles) throw new Refusal(503, 'platform.busy')
      if (files.filter((one) => one.session === session).length >= mostFilesOfSession)
        throw new Refusal(429, 'request.too-many')
    }
    coming.set(raw, { reply, socket, session, looks: [{ at: performance.now(), bytes: socket.bytesRead }] })
    raw.once('close', () => coming.delete(raw))
  })
  const comesOn = ({ socket, session, looks }: Coming): boolean => {
    const now = { at: performance.now(), bytes: socket.bytesRead }
    if (session === null) return now.at - looks[0]!.at < wholeMs
    looks.push(now)
    if (looks.length < 3) return true
    const then = looks.shift()!
    return now.bytes - then.bytes >= ((now.at - then.at) * leastBytesPerSecond) / 1000
  }
  const hangUp = (
    raw: IncomingMessage,
    { reply }: Coming,
    status: number,
    code: 'request.too-slow' | 'platform.busy',
  ) => {
    coming.delete(raw)
    if (!reply.sent) refuseWith(reply.header('connection', 'close'), status, code)
  }
  const looking = setInterval(() => {
    for (const [raw, one] of coming) if (!raw.complete && !comesOn(one)) hangUp(raw, one, 408, 'request.too-slow')
  }, everyMs).unref()
  // Who is still sending would hold the end of the server back for as long as it takes.
  app.addHook('preClose', (done) => {
    clearInterval(looking)
    for (const [raw, one] of coming) if (!raw.complete) hangUp(raw, one, 503, 'platform.busy')
    done()
  })
}
