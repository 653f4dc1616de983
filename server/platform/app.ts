import cookie from '@fastify/cookie'
import { fastify, LogController, type FastifyInstance, type FastifyRequest } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import helmet, { type HelmetOptions } from 'helmet'
import { randomUUID } from 'node:crypto'
import { IncomingMessage, ServerResponse } from 'node:http'
import { isIP, Socket } from 'node:net'
import { answerErrors } from './errors.ts'
import { isDeeperThan, mostLevels } from './json-depth.ts'
import { Refusal } from './refusal.ts'
import { longestUploadMs, refuseSlowBodies, takesFile, type Slowness } from './slow-bodies.ts'
import { isStorable } from './storable.ts'
import { answerNoAddress, answerNoExpectation, answerNoRequest } from './unread.ts'
import { logOptions } from './log-lines.ts'

/**
 * How the HTTP face meets the world. `mostInFlight`: requests answered at once before others are told to come back,
 * 256 unless given.
 */
export type AppOptions = {
  logLevel: string
  logStream?: { write(line: string): void }
  /** Address under which people reach the platform; the only one from which it takes changes, apart from its own over plain HTTP. */
  publicOrigin: string
  /** Whose `X-Forwarded-*` headers count: addresses or networks separated by commas, or everybody's. */
  trustProxy?: boolean | string
  mostInFlight?: number
  slowness?: Partial<Slowness>
  /** Hosts besides this one that pages may load pictures from. */
  imageHosts?: readonly string[]
}

/** The HTTP face: limits, headers, errors, log lines. It knows no route and no rule. */
export async function createApp(options: AppOptions): Promise<FastifyInstance> {
  const home = new URL(options.publicOrigin)
  const app = fastify({
    logger: { ...logOptions(options.logLevel), ...(options.logStream ? { stream: options.logStream } : {}) },
    genReqId: () => randomUUID(),
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: options.trustProxy ?? false,
    bodyLimit: 1_000_000,
    // A body that does not come on is refused long before (slow-bodies.ts).
    requestTimeout: longestUploadMs,
    connectionTimeout: 60_000,
    keepAliveTimeout: 65_000,
    // A request without a host is answered like others that are none, and not by Node with nothing.
    http: { headersTimeout: 10_000, connectionsCheckingInterval: 5_000, requireHostHeader: false },
    routerOptions: { maxParamLength: 300 },
    frameworkErrors: answerNoAddress,
    clientErrorHandler: answerNoRequest,
    // Ours are set below: unless others are named here, Fastify loads its own, at a tenth of what a start costs.
    schemaController: { compilersFactory: { buildValidator: noCompiler, buildSerializer: noCompiler } },
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  answerErrors(app)
  await app.register(cookie)
  sendWithEach(app, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:', ...(options.imageHosts ?? [])],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        frameSrc: ["'self'", 'blob:'],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: home.protocol === 'https:' ? { maxAge: yearInSeconds, includeSubDomains: false } : false,
  })
  app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  )
  readJson(app)
  refuseBrokenHeads(app)
  refuseForeignOrigins(app, home)
  hangUpOnTheRest(app)
  refuseSlowBodies(app, options.slowness)
  shedLoad(app, options.mostInFlight ?? 256)
  app.addHook('onResponse', async (request, reply) => {
    request.log.info(
      {
        method: request.method,
        route: request.routeOptions.url ?? 'none',
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      'request',
    )
  })
  return app
}

/** Headers that are the same in each answer: they are made once. */
function sendWithEach(app: FastifyInstance, options: HelmetOptions): void {
  const like = new ServerResponse(new IncomingMessage(new Socket()))
  helmet(options)(like.req, like, (error) => {
    if (error) throw error
  })
  const headers = Object.entries(like.getHeaders())
  app.addHook('onRequest', async (_request, { raw }) => {
    for (const [name, value] of headers) raw.setHeader(name, value!)
  })
}

/** What HTTP asks of a head, and an address in which no value can stand that no database keeps. */
function refuseBrokenHeads(app: FastifyInstance): void {
  app.server.on('checkExpectation', answerNoExpectation)
  app.addHook('onRequest', async ({ raw, headers, url }) => {
    if ((raw.httpVersion === '1.1' && !headers.host) || url.includes('%00')) throw new Refusal(400, 'request.malformed')
  })
}

/** JSON is the only form of a body besides bytes; it may neither reach for prototypes nor nest without end, nor hold texts that can't be kept. */
function readJson(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.removeContentTypeParser(['application/json', 'text/plain'])
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    const text = body.toString()
    const malformed = () => done(new Refusal(400, 'request.malformed'))
    if (isDeeperThan(text, mostLevels)) return malformed()
    void parse(request, text, (error, value) => {
      // Only an escape can bring what is no text.
      if (!error && text.includes('\\u') && !isStorable(value)) malformed()
      else done(error, value)
    })
  })
}

const yearInSeconds = 31_536_000

function noCompiler(): never {
  throw new Error('schemas are compiled by Zod')
}

/** A change that comes from another site's page is refused before anything is read. */
function refuseForeignOrigins(app: FastifyInstance, home: URL): void {
  app.addHook('onRequest', async (request) => {
    if (request.method === 'GET' || request.method === 'HEAD') return
    const { origin } = request.headers
    if (origin && origin !== home.origin && !(home.protocol === 'http:' && isOwnAddress(origin, request)))
      throw new Refusal(403, 'request.origin')
    if (request.headers['sec-fetch-site'] === 'cross-site') throw new Refusal(403, 'request.origin')
  })
}

/**
 * Whether a page comes from the address that this very request was sent to. That counts for addresses in digits and for localhost alone:
 * a name can be led here by whoever keeps it, and then page and request agree on it.
 */
function isOwnAddress(origin: string, { protocol, host }: FastifyRequest): boolean {
  if (!URL.canParse(origin) || !URL.canParse(`${protocol}://${host}`)) return false
  const asking = new URL(origin)
  const named = asking.hostname !== 'localhost' && isIP(asking.hostname.replaceAll(/[[\]]/g, '')) === 0
  return !named && asking.origin === new URL(`${protocol}://${host}`).origin
}

/** Past this many requests under way the rest are told to come back, quickly, instead of all being slow. */
function shedLoad(app: FastifyInstance, most: number): void {
  let inFlight = 0
  app.addHook('onRequest', async (request, reply) => {
    if (takesFile(request)) return // counted by themselves
    inFlight += 1
    reply.raw.once('close', () => (inFlight -= 1))
    if (inFlight > most && request.routeOptions.url !== '/api/health') {
      void reply.header('retry-after', '1')
      throw new Refusal(503, 'platform.busy')
    }
  })
}

const graceMs = 1_000

/** Who was answered and goes on sending is given a moment to read the answer, and hung up on. */
export function hangUpOnTheRest(app: FastifyInstance): void {
  app.addHook('onResponse', async ({ raw }) => {
    if (raw.complete || !(raw.socket instanceof Socket)) return // a question asked within the process has no socket
    setTimeout(() => {
      if (!raw.complete) raw.socket.destroy()
    }, graceMs).unref()
  })
}
