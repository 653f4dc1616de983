import { listEvidenceKeys } from '#contracts/evidence.ts'
import { readHealth } from '#contracts/operations.ts'
import { createApp } from '#platform/app.ts'
import { demandContracts } from '#platform/contracted.ts'
import { query } from '#platform/bind.ts'
import { openCourier } from './adapters/courier/courier.ts'
import { openLocker } from './adapters/locker/locker.ts'
import { openProvince } from './adapters/province/province.ts'
import { openRegister } from './adapters/register/register.ts'
import { openSms } from './adapters/sms/sms.ts'
import { openBlobs, type Blobs } from '#platform/blobs.ts'
import { addressOf, openDatabase, type Database } from '#platform/db.ts'
import { ranOutIn, watchDeadlines } from '#platform/deadlines.ts'
import { isOutage } from '#platform/errors.ts'
import { openLeads } from '#platform/leads.ts'
import type { Engine } from '#platform/execute.ts'
import type { Keys } from '#platform/keys.ts'
import { serveMetrics } from '#platform/metrics.ts'
import { describeApi } from '#platform/openapi.ts'
import { openOutbox, type Performer } from '#platform/outbox.ts'
import { personalReads } from '#platform/personal-reads.ts'
import type { Platform } from '#platform/platform.ts'
import { serveRoute } from '#platform/serve-route.ts'
import type { Authorize } from '#platform/session.ts'
import { sessionMemory } from '#platform/session-memory.ts'
import { stateCache } from '#platform/state-cache.ts'
import { followTail } from '#platform/tail.ts'
import { openTailReads } from '#platform/tail-reads.ts'
import { openTailSaves } from '#platform/tail-saves.ts'
import { demonstrationLimits, openThrottle, productionLimits, type Limits } from '#platform/throttle.ts'
import { openVault } from '#platform/vault.ts'
import { keepWatch } from '#platform/watch.ts'
import { openModules } from './modules.ts'
import type { Workers } from './modules/documents/index.ts'
import { accountsOf, type Residents } from './modules/identity/index.ts'
import { hostsOf, type Ground } from './site/ground.ts'
import { callThrough, registerSite } from './site/index.ts'
import { withoutContract } from './without-contract.ts'
import { join } from 'node:path'

export type AssembleOptions = {
  databaseUrl: string
  keys: Keys
  dataFolder: string
  profile: Platform['profile']
  publicOrigin: string
  /** Milliseconds of the real clock. */
  wallNow: () => number
  home: string
  residents?: Residents
  logLevel?: string
  logStream?: { write(line: string): void }
  /** Folder of the built web; null serves the API alone. */
  dist: string | null
  /** 底图 of a map service; without one, areas are drawn on coordinates alone. */
  ground?: Ground | null
  /** Follow the log, move effects, watch deadlines. A process may leave that to others. */
  background?: boolean
  connections?: number
  /** Where papers are set and pages painted, when somebody else starts and ends it; without it, the server does. */
  workers?: Workers
  authorize?: Authorize
  /** Where short messages go; without one, each notice is written down as not sent. */
  sms?: { url: string }
  /** Who carries parcels; without one, they wait in the job queue. `everyMs`: how often it is asked about one parcel, five minutes unless given. */
  courier?: { url: string; everyMs?: number }
  /** 自助取证柜; without one, results for lockers wait in the job queue. `everyMs`: how often it is asked about one of them, 15 seconds unless given. */
  locker?: { url: string; everyMs?: number }
  /** 数据核验; without one, nothing is verified instead of brought. `publicKey`: of the register, SPKI in base64. */
  register?: { url: string; publicKey: string }
  /** 上报 to the authority above; without one, packages wait in the job queue. `publicKey`: its own, SPKI in base64; `everyMs`: how often it is asked about one package, five minutes unless given. */
  superior?: { url: string; publicKey: string; everyMs?: number }
  /** Everything that leaves this process passes here: for tests that break it off at a chosen point. */
  ports?: (ports: Ports) => Ports
  /** How soon a parked event is tried again; a minute unless given. */
  parkedAgainMs?: number
  watch?: { everyMs?: number; alarmAfterSeconds?: number }
  /** Effects done differently, for tests that plant a fault. */
  performers?: Record<string, Performer>
  /** Kinds of effects that this process leaves to others. */
  leaves?: readonly string[]
  /** Proxies whose `X-Forwarded-*` headers count. */
  trustProxy?: boolean | string
  /** Most log-ins, identifications and commands a minute; without them, those of the profile. */
  limits?: Limits
  /** Opens the figures of operation to whoever shows it; without one they are open to this machine alone. */
  metricsToken?: string
}

/** The ways out of the process: rows, bytes, HTTP. */
export type Ports = {
  db: Database
  blobs: Blobs
  fetch: typeof fetch
  /** Each run of a job goes through here; `effect` is its id, the same at each try. */
  job: (kind: string, effect: string, work: () => Promise<void>) => Promise<void>
}

export type Assembled = Awaited<ReturnType<typeof assemble>>

/** Config → platform → modules → app. Listens on nothing yet. A start that fails lets go of what it had opened: nothing of it goes on working unseen. */
export async function assemble(options: AssembleOptions) {
  await using opening = new AsyncDisposableStack()
  const app = await createApp({
    logLevel: options.logLevel ?? 'info',
    ...(options.logStream ? { logStream: options.logStream } : {}),
    publicOrigin: options.publicOrigin,
    trustProxy: options.trustProxy ?? false,
    imageHosts: hostsOf(options.ground ?? null),
  })
  demandContracts(app, withoutContract)
  const outages = (error: unknown) =>
    app.log.warn({ name: error instanceof Error ? error.name : 'unknown' }, 'outage in the background')
  const opened = openDatabase(options.databaseUrl, options.keys.passwordOf, {
    ...(options.connections ? { connections: options.connections } : {}),
    onError: outages,
  })
  opening.defer(() => opened.close())
  const through = options.ports ?? ((ports: Ports) => ports)
  const ports = through({
    db: opened,
    blobs: openBlobs(join(options.dataFolder, 'blobs')),
    fetch,
    job: (_kind, _effect, work) => work(),
  })
  const { db, blobs } = ports
  const followers = new Set<{ wake(): void }>()
  const wakeFollowers = soon(() => followers.forEach((follower) => follower.wake()))
  const engine: Engine = {
    db,
    keys: options.keys,
    states: stateCache(),
    sessions: sessionMemory(),
    wallNow: options.wallNow,
    committed: wakeFollowers,
    throttle: openThrottle(
      options.limits ?? (options.profile === 'production' ? productionLimits : demonstrationLimits),
      options.wallNow,
    ),
    ...(options.authorize ? { authorize: options.authorize } : {}),
  }
  const platform: Platform = {
    engine,
    db,
    keys: options.keys,
    vault: openVault(options.keys),
    blobs,
    log: app.log,
    profile: options.profile,
    publicOrigin: options.publicOrigin,
    wallNow: options.wallNow,
  }
  const modules = openModules(platform, {
    home: options.home,
    accounts: options.residents ? accountsOf(options.residents) : [],
    dataFolder: options.dataFolder,
    workers: options.workers,
    sendSms: options.sms ? openSms({ url: options.sms.url, fetch: ports.fetch }) : null,
    courier: options.courier ? openCourier({ url: options.courier.url, fetch: ports.fetch }) : null,
    locker: options.locker ? openLocker({ url: options.locker.url, fetch: ports.fetch }) : null,
    register: options.register ? openRegister({ ...options.register, fetch: ports.fetch }) : null,
    superior: options.superior
      ? openProvince({ ...options.superior, privateKey: options.keys.evidence.privateKey, fetch: ports.fetch })
      : null,
    followEveryMs:
      (options.background ?? true)
        ? {
            parcels: options.courier?.everyMs ?? 300_000,
            deposits: options.locker?.everyMs ?? 15_000,
            referrals: options.superior?.everyMs ?? 300_000,
          }
        : null,
    onClockMoved: () => deadlines?.wake(),
  })

  opening.defer(async () => void (await Promise.all(modules.map(async (module) => module.close?.()))))

  const background = options.background ?? true
  const readers = modules.flatMap((module) => [...(module.readers ?? [])])
  const reads = openTailReads(db)
  const saves = openTailSaves(db)
  const jobsUrl = addressOf('jobs', options.databaseUrl, options.keys.passwordOf('jobs'))
  const leads = openLeads(jobsUrl)
  opening.defer(() => leads.close())
  const tails = background
    ? readers.map((reader) =>
        followTail({
          leads,
          db,
          reader,
          reads,
          saves,
          ...(options.parkedAgainMs ? { parkedAgainMs: options.parkedAgainMs } : {}),
          onStuck: (event, error) =>
            app.log.error(
              {
                reader: reader.name,
                event: event.id,
                type: event.type,
                name: error instanceof Error ? error.name : 'unknown',
              },
              'an event is stuck',
            ),
        }),
      )
    : []
  opening.defer(async () => void (await Promise.all(tails.map((tail) => tail.close()))))
  const outbox = background
    ? await openOutbox({
        url: jobsUrl,
        db,
        performers: throughPort(
          ports,
          { ...Object.assign({}, ...modules.map((module) => module.performers ?? {})), ...options.performers },
          options.leaves ?? [],
        ),
        daily: Object.fromEntries(
          modules.flatMap(({ name, sweep }) => (sweep ? [[`sweep-${name}`, sweep] as const] : [])),
        ),
        onError: outages,
      })
    : null
  if (outbox) engine.performing = outbox.performing
  opening.defer(async () => outbox?.close())
  const deadlines = background
    ? watchDeadlines({
        db,
        wallNow: options.wallNow,
        ranOut: ranOutIn(modules),
        onError: (error) =>
          isOutage(error)
            ? outages(error)
            : app.log.error({ name: error instanceof Error ? error.name : 'unknown' }, 'a deadline failed'),
      })
    : null
  opening.defer(async () => deadlines?.close())
  for (const follower of tails) followers.add(follower)
  const watch = keepWatch({
    db,
    ...options.watch,
    alarm: (seen) =>
      app.log.error(
        {
          backend: seen.idleTransaction,
          seconds: seen.idleSeconds,
          count: seen.stuck,
          dead: seen.deadJobs,
          database: seen.database,
        },
        'alarm',
      ),
  })

  opening.defer(() => app.close())
  opening.defer(() => watch.close())

  await describeApi(app)
  Object.assign(engine, serveMetrics(app, watch, db.traffic, options.metricsToken ?? null))
  const serving = {
    engine,
    personalReads: personalReads(db),
    caughtUp: async (position: string) => {
      await Promise.all(tails.map((tail) => tail.reached(position, 2_000)))
    },
    secureCookies: options.publicOrigin.startsWith('https:'),
  }
  const health = query(readHealth, {
    async reply() {
      const seen = await watch.look()
      return {
        status:
          seen.database && !seen.idleTransaction && seen.stuck === 0 && seen.deadJobs === 0
            ? ('ok' as const)
            : ('degraded' as const),
        database: seen.database,
        tailLagSeconds: seen.tailLagSeconds,
        outboxWaiting: seen.outboxWaiting,
        deadJobs: seen.deadJobs,
        idleTransaction: seen.idleTransaction ? 'yes' : null,
      }
    },
  })
  const { keyId, publicKey } = options.keys.evidence
  const evidenceKeys = query(listEvidenceKeys, {
    reply: () => ({
      keys: [
        {
          keyId,
          algorithm: 'Ed25519' as const,
          publicKey: publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
          use: 'receipts, draws, licence codes',
        },
      ],
    }),
  })
  const routes = [health, evidenceKeys, ...modules.flatMap((module) => [...module.routes])]
  for (const route of routes) serveRoute(app, serving, route)
  if (options.dist)
    await registerSite(app, { call: callThrough(app), dist: options.dist, ground: options.ground ?? null })

  const open = opening.move()
  return {
    app,
    platform,
    modules,
    routes,
    watch,
    /** Finishes requests and work under way, then lets go of everything, what was opened last first. */
    close: () => open.disposeAsync(),
  }
}

function throughPort(
  { job }: Ports,
  performers: Record<string, Performer>,
  leaves: readonly string[],
): Record<string, Performer> {
  return Object.fromEntries(
    Object.entries(performers)
      .filter(([kind]) => !leaves.includes(kind))
      .map(([kind, perform]) => [kind, (given) => job(kind, given.effect, () => perform(given))]),
  )
}

const togetherMs = 15

/** Commits that follow each other closely wake the followers of the log once, who then find them together. */
function soon(work: () => void): () => void {
  let due: NodeJS.Timeout | undefined
  return () => {
    due ??= setTimeout(() => {
      due = undefined
      work()
    }, togetherMs).unref()
  }
}
