import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { startCourierSimulator, type CourierSimulator } from '#server/adapters/courier/simulator.ts'
import { startLockerSimulator, type LockerSimulator } from '#server/adapters/locker/simulator.ts'
import { lyg } from '#seed/city/lyg.ts'
import { startProvinceSimulator, type ProvinceSimulator } from '#server/adapters/province/simulator.ts'
import { startRegisterSimulator, type RegisterSimulator } from '#server/adapters/register/simulator.ts'
import { startSmsSimulator, type SmsSimulator } from '#server/adapters/sms/simulator.ts'
import { assemble, type Assembled } from '#server/assemble.ts'
import { loadDemonstration } from '#server/demonstration.ts'
import { allTurns, commitTurn } from '#tests/harness/commit-turn.ts'
import { testPlatform } from '#tests/harness/platform.ts'
import { closeBeforeDrop, testDatabase } from '#tests/harness/postgres.ts'
import { testKeys } from '#tests/harness/test-keys.ts'
import { openClients } from './client.ts'
import { knownEffects, namesOf, noteEffects, pointsOf, watchPorts, type Point } from './crash-points.ts'
import { openHistory } from './history.ts'
import { injectWire } from './inject-wire.ts'
import { checkInvariants } from './invariants.ts'
import { patience } from './patience.ts'
import { openProxy } from '#tests/harness/proxy.ts'
import { openStrain } from './strain.ts'
import { openWitness } from './invariants/witness.ts'
import { openWorld, type OpenedWorld } from './world.ts'
import type { Walk } from './walk-parts.ts'
import { nobodysDoor, walks as allWalks } from './walks.ts'

/** `YICHUANG_WALK` runs one walk alone, for whoever splits a long run. */
const only = process.env['YICHUANG_WALK']
/** `all` runs every walk and every point; `note` walks once and writes down what each walk came to. */
const mode = process.env['YICHUANG_FAULTS'] ?? 'slice'
const everything = allTurns
/** One commit walks every fifth of them, others the rest: each is walked once without a death, to know its points. */
const inTurn = (at: number) => mode !== 'slice' || at % 5 === commitTurn() % 5
const walks = allWalks.filter(({ name }, at) => (only ? name === only : inTurn(at)))
/** For one commit; the next commit takes another slice. */
const usualMs = 12_000
const budgetMs = everything ? Infinity : Number(process.env['YICHUANG_CRASH_MS'] ?? usualMs)
/**
 * So few points may run in the usual time and no fewer; for those a slice may take three times its time. Where the processor is waited for, the
 * second number, and no fewer than that however short the time.
 */
const fewest = { usual: 6, strained: 4 }
const strained = 1.5

const folder = mkdtempSync(join(tmpdir(), 'yichuang-crash-'))
const smsFile = join(folder, 'sms.log')
const courierFile = join(folder, 'courier.log')
const history = openHistory(join(folder, 'history'))
let operator: SmsSimulator
let carrier: CourierSimulator
let locker: LockerSimulator
let register: RegisterSimulator
let province: ProvinceSimulator
let databaseUrl: string
let world: OpenedWorld
let witness: ReturnType<typeof openWitness>
const graves: Promise<unknown>[] = []
before(async () => {
  operator = await startSmsSimulator({ file: smsFile })
  carrier = await startCourierSimulator({ file: courierFile, now: () => Date.now(), stageMs: 20, nobodyAt })
  locker = await startLockerSimulator({ file: join(folder, 'locker.log'), now: () => Date.now(), cells: 500 })
  const people = new Map(lyg.parties.map((party) => [party.code, party]))
  register = await startRegisterSimulator({ find: (code) => people.get(code) ?? null, now: () => Date.now() })
  province = await startProvinceSimulator({
    senderKey: testKeys.evidence.publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
    now: () => Date.now(),
    answerMs: 200,
  })
  databaseUrl = (await testDatabase()).url
  world = await openWorld({ databaseUrl, operator, smsFile, locker })
  witness = openWitness(world.rows)
  const first = await testPlatform({ databaseUrl, dataFolder: folder, background: false })
  await first.stop()
})
const nobodyAt = (address: string) => address === nobodysDoor
closeBeforeDrop(async () => {
  await world.close()
  await Promise.race([Promise.allSettled(graves), sleep(10_000)])
  await operator.close()
  await carrier.close()
  await locker.close()
  await register.close()
  await province.close()
  rmSync(folder, { recursive: true, force: true })
})

type Running = { assembled: Assembled; seen(): ReadonlyMap<string, number>; cut(): void }

async function open(at: Point | null, crashed: () => void): Promise<Running> {
  const proxy = await openProxy(databaseUrl)
  const { residents, home } = await loadDemonstration()
  let watched: ReturnType<typeof watchPorts> | undefined
  const assembled = await assemble({
    databaseUrl: proxy.url,
    keys: testKeys,
    dataFolder: folder,
    profile: 'demonstration',
    publicOrigin: 'http://localhost',
    wallNow: () => Date.now(),
    home,
    residents,
    logLevel: 'silent',
    dist: null,
    connections: 4,
    sms: { url: operator.url },
    courier: { url: carrier.url, everyMs: 40 },
    locker: { url: locker.url, everyMs: 40 },
    register,
    superior: { url: province.url, publicKey: province.publicKey, everyMs: 40 },
    ports(ports) {
      watched = watchPorts(ports, {
        at,
        crash() {
          proxy.cut()
          crashed()
        },
      })
      return watched.through
    },
  })
  await assembled.app.ready()
  return { assembled, seen: () => watched!.seen(), cut: proxy.cut }
}

/** One walk with at most one death on the way; who asks while nobody serves waits for the successor. */
async function run(walk: Walk, at: Point | null): Promise<{ seen: ReadonlyMap<string, number>; died: boolean }> {
  let died = false
  let serving: Promise<Running>
  const successor = Promise.withResolvers<Running>()
  serving = open(at, () => {
    died = true
    serving = successor.promise
    open(null, () => {}).then(successor.resolve, successor.reject)
  })
  const first = await serving.catch(() => successor.promise)
  const clients = openClients({
    wire: async (asked) => {
      const { assembled } = await serving
      return injectWire(assembled.app)(asked)
    },
    history,
  })
  try {
    await walk.go(clients, world)
    await quiet()
    await witness.look()
    return { seen: new Map(first.seen()), died }
  } finally {
    for (const { assembled, cut } of new Set([first, await serving.catch(() => first)])) {
      cut()
      graves.push(assembled.close().catch(() => {}))
    }
    await world.rewind()
  }
}

const inspector = () => testPlatform({ databaseUrl, dataFolder: folder, background: false })
let looking: Awaited<ReturnType<typeof inspector>> | undefined

/** Until no effect waits: the case is over when its last paper and its last message are out. */
async function quiet(): Promise<void> {
  looking ??= await inspector()
  const deadline = performance.now() + 10_000 * patience
  for (;;) {
    const { rows } = await looking.platform.db.pools.system.query<{ n: number }>(
      `select (select count(*) from platform.outbox)::int
            + (select count(*) from log.events e, platform.checkpoints c where (e.tx, e.position) > (c.tx, c.position))::int as n`,
    )
    const jobs = await world.jobs()
    if (rows[0]!.n + jobs === 0) return
    if (performance.now() > deadline) {
      const late = await world.rows(
        'select task_identifier, attempts, last_error from graphile_worker.jobs limit 3',
        [],
      )
      throw new Error(`${rows[0]!.n} effects and ${jobs} jobs still wait: ${JSON.stringify(late).slice(0, 400)}`)
    }
    await sleep(20)
  }
}

test(
  'whichever effect of a case a server dies at, before it or before its answer, the case ends as if nothing had happened',
  { timeout: everything ? Infinity : 360_000 },
  async (t) => {
    const points: { walk: Walk; point: Point }[] = []
    const counts: string[] = []
    const come = new Map<string, string[]>()
    for (const walk of walks) {
      const { seen } = await run(walk, null).catch((error: unknown) => {
        throw new Error(`the walk ${walk.name}, though nothing died: ${said(error)}`, { cause: error })
      })
      const found = pointsOf(seen)
      counts.push(`${walk.name} ${found.length}`)
      come.set(walk.name, namesOf(found))
      points.push(...found.map((point) => ({ walk, point })))
    }
    if (mode === 'note') {
      const order = allWalks.map(({ name }) => name)
      return noteEffects(come, order)
    }
    const known = knownEffects()
    assert.deepEqual(
      come,
      new Map(walks.map(({ name }) => [name, known.get(name)])),
      'effects have come or gone: look why, then write them down with YICHUANG_FAULTS=note',
    )
    const offset = commitTurn() % points.length
    const stride = everything ? 1 : coprime(points.length, 97) // spreads a slice over all walks and all their stages
    const begun = performance.now()
    const strain = openStrain()
    const share = Math.min(1, budgetMs / usualMs)
    const least = () => {
      const wanted = Math.ceil(share * (strain.median() > strained ? fewest.strained : fewest.usual))
      return Math.min(points.length, Math.max(fewest.strained, wanted))
    }
    const mayGoOn = (done: number) =>
      performance.now() - begun < (done < least() ? Math.max(3 * budgetMs, usualMs) : budgetMs)
    let ran = 0
    const missed: string[] = []
    const failed: string[] = []
    for (; ran < points.length && mayGoOn(ran); ran += 1) {
      strain.feel()
      const { walk, point } = points[(offset + ran * stride) % points.length]!
      const name = `${walk.name}: ${point.when} ${point.effect} #${point.occurrence}`
      try {
        const { died } = await run(walk, point)
        if (!died) missed.push(name)
      } catch (error) {
        failed.push(`${name}: ${said(error)}`)
      }
      if (everything && ran % 20 === 19)
        console.log(`   ${ran + 1} of ${points.length} · ${failed.length} failed · ${missed.length} not come to`)
    }
    const violations = await checkInvariants({
      databaseUrl,
      dataFolder: folder,
      history: history.lines(),
      smsFile,
      courierFile,
      jumps: world.jumps(),
      heads: witness.heads(),
      platform: looking!.platform,
    })
    t.diagnostic(
      `${ran} of ${points.length} crash points (${counts.join(', ')}) ran in ${((performance.now() - begun) / 1000).toFixed(1)} s, ${ran - missed.length} died there; ` +
        `not come to: ${missed.join(', ') || 'none'}; strain ${strain.median().toFixed(2)}; effects: ${new Set(points.map(({ point }) => point.effect)).size} kinds`,
    )
    assert.deepEqual(failed, [])
    assert.deepEqual(violations, [])
    assert.ok(ran >= least(), `only ${ran} crash points ran, at least ${least()}`)
    assert.ok(missed.length <= ran / 10, `too many points were not come to: ${missed.join(', ')}`)
  },
)

const said = (error: unknown) => (error instanceof Error ? error.message.slice(0, 300) : 'unknown')

/** The first number from `least` that has no divisor in common with `all`, so that its steps come to everything. */
function coprime(all: number, least: number): number {
  const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b))
  let step = least
  while (divisor(all, step) !== 1) step += 1
  return step
}
