import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { collectDefaultMetrics, Counter, Gauge, Histogram, register, Registry } from 'prom-client'
import type { Traffic } from './db.ts'
import type { Engine } from './execute.ts'
import { notFound } from './refusal.ts'
import type { Watch } from './watch.ts'

/**
 * Numbers for operations, in Prometheus' text form at `/metrics`: those of this server and what its modules count in the process's own
 * register. Labels are route patterns and codes, never ids.
 *
 * @param token whoever shows it as a bearer is answered; null: only who asks from this machine and through no proxy
 */
export function serveMetrics(
  app: FastifyInstance,
  watch: Watch,
  traffic: Traffic,
  token: string | null,
): Pick<Required<Engine>, 'measured'> {
  const registry = new Registry()
  const ofProcess = (processFigures ??= defaultFigures())
  const requests = new Histogram({
    name: 'yichuang_http_request_seconds',
    help: 'Seconds from the request to the end of its answer',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  })
  const refusals = new Counter({
    name: 'yichuang_refusals_total',
    help: 'Refusals by the code of the rule',
    labelNames: ['code'],
    registers: [registry],
  })
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(read())
      },
    })
  gauge(
    'yichuang_tail_lag_seconds',
    'Seconds by which the slowest reader of the log is behind',
    () => watch.seen().tailLagSeconds ?? -1,
  )
  gauge(
    'yichuang_outbox_waiting',
    'Effects that are neither done nor in the job queue',
    () => watch.seen().outboxWaiting,
  )
  gauge('yichuang_dead_jobs', 'Jobs that were given up after all their tries', () => watch.seen().deadJobs)
  gauge('yichuang_stuck_events', 'Events that a reader had to park', () => watch.seen().stuck)
  gauge(
    'yichuang_idle_transaction_seconds',
    'Age of the oldest idle transaction that holds readers of the log back',
    () => watch.seen().idleSeconds,
  )

  const total = (name: string, help: string, read: () => number) =>
    new Counter({
      name,
      help,
      registers: [registry],
      collect() {
        this.reset()
        this.inc(read())
      },
    })
  total(
    'yichuang_database_round_trips_total',
    'Round trips to the database by this process, for whatever reason',
    () => traffic.roundTrips,
  )
  total('yichuang_database_statements_total', 'Statements sent in those round trips', () => traffic.statements)
  const commands = new Counter({
    name: 'yichuang_commands_total',
    help: 'Commands on streams, by who sent them and what came of them',
    labelNames: ['by', 'outcome'],
    registers: [registry],
  })
  const commandRoundTrips = new Counter({
    name: 'yichuang_command_round_trips_total',
    help: 'Round trips to the database that commands needed themselves',
    labelNames: ['by', 'outcome'],
    registers: [registry],
  })

  app.addHook('onResponse', async (request, reply) => {
    requests.observe(
      { method: request.method, route: request.routeOptions.url ?? 'none', status: String(reply.statusCode) },
      reply.elapsedTime / 1_000,
    )
    const code = reply.getHeader('x-problem')
    if (typeof code === 'string') refusals.inc({ code })
  })
  app.get('/metrics', { schema: { hide: true } }, async (request, reply) => {
    if (token === null ? !isFromHere(request) : !shows(request, token)) throw notFound()
    return reply.type(registry.contentType).send(await Registry.merge([ofProcess, registry, register]).metrics())
  })

  return {
    measured(by, outcome, { roundTrips }) {
      commands.inc({ by, outcome })
      commandRoundTrips.inc({ by, outcome }, roundTrips)
    },
  }
}

let processFigures: Registry | undefined

/** Of the process, for all servers in it: each further set would listen to the collector of garbage and to the clock for as long as the process lives. */
function defaultFigures(): Registry {
  const figures = new Registry()
  collectDefaultMetrics({ register: figures })
  return figures
}

/** A proxy on this machine asks from here too, and says for whom. */
function isFromHere({ headers, raw }: FastifyRequest): boolean {
  const proxied = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'].some(
    (name) => name in headers,
  )
  return !proxied && /^(?:127\.|::1$|::ffff:127\.)/.test(raw.socket.remoteAddress ?? '')
}

function shows({ headers }: FastifyRequest, token: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(headers.authorization ?? ''), digest(`Bearer ${token}`))
}
