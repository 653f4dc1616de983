import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { setTimeout as sleep } from 'node:timers/promises'
import { startCourierSimulator } from '#server/adapters/courier/simulator.ts'
import { startLockerSimulator } from '#server/adapters/locker/simulator.ts'
import { startProvinceSimulator } from '#server/adapters/province/simulator.ts'
import { startRegisterSimulator } from '#server/adapters/register/simulator.ts'
import { startSmsSimulator } from '#server/adapters/sms/simulator.ts'
import { assemble, type Assembled, type Ports } from '#server/assemble.ts'
import { loadDemonstration } from '#server/demonstration.ts'
import { lyg } from '#seed/city/lyg.ts'
import { borrowedWorkers } from '#tests/harness/lent-workers.ts'
import { testPlatform } from '#tests/harness/platform.ts'
import { testDatabase } from '#tests/harness/postgres.ts'
import { openProxy } from '#tests/harness/proxy.ts'
import { testKeys } from '#tests/harness/test-keys.ts'
import { openClients, type Asked } from './client.ts'
import {
  attempt,
  CrashPoint,
  nameOfPoint,
  openPassage,
  unasked,
  watchPorts,
  type Passage,
  type Point,
} from './crash-points.ts'
import { openHistory } from './history.ts'
import { injectWire } from './inject-wire.ts'
import { checkInvariants, type Violation } from './invariants.ts'
import { openWitness } from './invariants/witness.ts'
import { openWait } from './patience.ts'
import type { Walk } from './walk-parts.ts'
import { nobodysDoor } from './walks.ts'
import { openWorld } from './world.ts'

/** What a walk came to, and where servers died under it. */
export type Walked = { seen: ReadonlyMap<string, number>; deaths: readonly string[] }

/** A walk that did not come to its end. */
export class Stranded extends Error {
  override name = 'Stranded'
  readonly deaths: readonly string[]
  constructor(deaths: readonly string[], cause: unknown) {
    super(cause instanceof Error ? cause.message.slice(0, 300) : 'unknown', { cause })
    this.deaths = deaths
  }
}

type Running = { assembled: Assembled; cut(): void }

/** What is planted on one walk, in each of its servers, between its code and the world; and how long effects may wait at the end. */
export type Planted = { fault?: (ports: Ports) => Ports; quietMs?: number }

/** One world in one process, in which servers walk, die and are followed by others over the same database. */
export async function openCrashStage() {
  const folder = mkdtempSync(join(tmpdir(), 'yichuang-crash-'))
  const smsFile = join(folder, 'sms.log')
  const courierFile = join(folder, 'courier.log')
  const lockerFile = join(folder, 'locker.log')
  const superiorFile = join(folder, 'province.log')
  const history = openHistory(join(folder, 'history'))
  const operator = await startSmsSimulator({ file: smsFile })
  const nobodyAt = (address: string) => address === nobodysDoor
  const carrier = await startCourierSimulator({ file: courierFile, now: () => Date.now(), stageMs: 20, nobodyAt })
  const locker = await startLockerSimulator({ file: lockerFile, now: () => Date.now(), cells: 500 })
  const people = new Map(lyg.parties.map((party) => [party.code, party]))
  const register = await startRegisterSimulator({ find: (code) => people.get(code) ?? null, now: () => Date.now() })
  const province = await startProvinceSimulator({
    senderKey: testKeys.evidence.publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
    now: () => Date.now(),
    answerMs: 200,
    file: superiorFile,
  })
  const databaseUrl = (await testDatabase()).url
  const world = await openWorld({ databaseUrl, operator, smsFile, locker })
  const witness = openWitness(world.rows)
  const inspector = await testPlatform({ databaseUrl, dataFolder: folder, background: false })
  const demonstration = await loadDemonstration()
  /** A server that begins anew would else begin a typesetter and a painter, which cost more than it. */
  const workers = borrowedWorkers()
  const graves: Promise<unknown>[] = []
  // The job queue of a dead server says on the console, past every logger, that its connection is gone.
  const { trace } = console
  console.trace = () => {}

  async function open(passage: Passage, died: (point: Point) => void, planted: Planted = {}): Promise<Running> {
    const { fault = (ports: Ports) => ports } = planted
    const proxy = await openProxy(databaseUrl)
    const assembled = await assemble({
      databaseUrl: proxy.url,
      keys: testKeys,
      dataFolder: folder,
      profile: 'demonstration',
      publicOrigin: 'http://localhost',
      wallNow: () => Date.now(),
      home: demonstration.home,
      residents: demonstration.residents,
      logLevel: 'silent',
      dist: null,
      connections: 4,
      workers,
      sms: { url: operator.url },
      courier: { url: carrier.url, everyMs: 40 },
      locker: { url: locker.url, everyMs: 40 },
      register,
      superior: { url: province.url, publicKey: province.publicKey, everyMs: 40 },
      ports: (ports) =>
        fault(
          watchPorts(ports, passage, (point) => {
            proxy.cut()
            died(point)
          }),
        ),
    })
    await assembled.app.ready()
    return { assembled, cut: proxy.cut }
  }

  function bury({ assembled, cut }: Running): void {
    cut()
    graves.push(assembled.close().catch(() => {}))
  }

  // Whoever comes first makes the queue of jobs, which the others find.
  const first = await open(
    openPassage(() => false),
    () => {},
  )
  await first.assembled.close()
  first.cut()

  /**
   * One walk, on which each server dies where `dies` says so and another one follows; who asks while nobody serves waits for it.
   *
   * @throws Stranded
   */
  async function walk({ go }: Walk, dies: (point: Point) => boolean, planted: Planted = {}): Promise<Walked> {
    const deaths: string[] = []
    let over = false
    const passage = openPassage((point) => !over && dies(point))
    let serving: Promise<Running>
    const broken = Promise.withResolvers<never>()
    broken.promise.catch(() => {})
    const start = (): Promise<Running> => {
      let alive = true
      const died = (point: Point) => {
        alive = false
        deaths.push(nameOfPoint(point))
        serving = unasked(async () => {
          mine.then(bury, () => {})
          await world.buried()
          return start()
        })
        serving.catch(() => {})
      }
      const mine = open(passage, died, planted)
      // Who dies while it starts has a successor; who does not start though it lives has none.
      mine.catch((error: unknown) => {
        if (alive) broken.reject(error)
      })
      return mine
    }
    serving = start()
    serving.catch(() => {})
    const asks = new WeakMap<Asked, string>()
    let asked = 0
    const clients = openClients({
      wire: async (ask) => {
        const asking = serving
        const { assembled } = await asking
        // However often it is tried, it is one request.
        const of = asks.get(ask) ?? `request ${(asked += 1)}`
        asks.set(ask, of)
        const answered = await attempt(of, () => injectWire(assembled.app)(ask))
        // Of what the dead still say nobody hears.
        if (serving !== asking) throw new CrashPoint('dead')
        return answered
      },
      history,
    })
    try {
      await Promise.race([broken.promise, go(clients, world).then(() => quiet(planted.quietMs))])
      await witness.look()
      return { seen: passage.seen(), deaths }
    } catch (error) {
      throw new Stranded(deaths, error)
    } finally {
      // Whoever died now would have a successor that nobody buries.
      over = true
      await serving.then(bury, () => {})
      await world.buried()
      await world.rewind()
    }
  }

  /** Until no effect waits: the case is over when its last paper and its last message are out. */
  async function quiet(withinMs = 10_000): Promise<void> {
    const wait = openWait(withinMs)
    for (;;) {
      const { rows } = await inspector.platform.db.pools.system.query<{ n: number }>(
        `select (select count(*) from platform.outbox)::int
              + (select count(*) from log.events e, platform.checkpoints c where (e.tx, e.position) > (c.tx, c.position))::int as n`,
      )
      const jobs = await world.jobs()
      if (rows[0]!.n + jobs === 0) return
      if (wait.isOver()) {
        const late = await world.rows(
          'select task_identifier, attempts, last_error from graphile_worker.jobs limit 3',
          [],
        )
        throw new Error(`${rows[0]!.n} effects and ${jobs} jobs still wait: ${JSON.stringify(late).slice(0, 400)}`)
      }
      await sleep(20)
    }
  }

  return {
    walk,
    violations: (): Promise<Violation[]> =>
      checkInvariants({
        databaseUrl,
        dataFolder: folder,
        history: history.lines(),
        smsFile,
        courierFile,
        lockerFile,
        superiorFile,
        jumps: world.jumps(),
        heads: witness.heads(),
        // Whoever has moved the clock has set it back for the next walk.
        ...(world.jumps().length > 0 ? { skewMs: null } : {}),
        platform: inspector.platform,
      }),
    /** Before its database is dropped. */
    async close() {
      await world.close()
      await Promise.race([Promise.allSettled(graves), sleep(10_000)])
      console.trace = trace
      workers.close()
      await Promise.all([operator, carrier, locker, register, province].map((simulator) => simulator.close()))
      rmSync(folder, { recursive: true, force: true })
      // Of a hundred dead some may hold a timer or a connection that never says that it has ended: nobody waits for them, and what the file came to is told first.
      setTimeout(() => {
        process.emit('beforeExit', 0)
        setTimeout(() => process.exit(), 1_000)
      }, 30_000).unref()
    },
  }
}
