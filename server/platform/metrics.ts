import type { FastifyInstance } from 'fastify'
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { Watch } from './watch.ts'

/** Numbers for operations, in Prometheus' text form at `/metrics`. Labels are route patterns and codes, never ids. */
export function serveMetrics(app: FastifyInstance, watch: Watch): void {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
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
    new Gauge({ name, help, registers: [registry], collect() { this.set(read()) } })
  gauge('yichuang_tail_lag_seconds', 'Seconds by which the slowest reader of the log is behind', () => watch.seen().tailLagSeconds ?? -1)
  gauge('yichuang_outbox_waiting', 'Effects that wait to be moved to the job queue', () => watch.seen().outboxWaiting)
  gauge('yichuang_stuck_events', 'Events that a reader had to park', () => watch.seen().stuck)
  gauge('yichuang_idle_transaction_seconds', 'Age of the oldest idle transaction that holds readers of the log back', () => watch.seen().idleSeconds)

  app.addHook('onResponse', async (request, reply) => {
    requests.observe(
      { method: request.method, route: request.routeOptions.url ?? 'none', status: String(reply.statusCode) },
      reply.elapsedTime / 1_000,
    )
    const code = reply.getHeader('x-problem')
    if (typeof code === 'string') refusals.inc({ code })
  })
  app.get('/metrics', { schema: { hide: true } as object }, async (_request, reply) =>
    reply.type(registry.contentType).send(await registry.metrics()),
  )
}
