import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client as Connection } from 'pg'
import { startSmsSimulator, type SmsSimulator } from '#server/adapters/sms/simulator.ts'
import { lyg } from '#seed/city/lyg.ts'
import { itemOf } from '#tests/harness/case-walk.ts'
import { testPlatform } from '#tests/harness/platform.ts'
import { httpWire, openClients } from './client.ts'
import { openHistory } from './history.ts'
import { checkInvariants, endToEnd, sameMachineMs } from './invariants.ts'
import { openWitness } from './invariants/witness.ts'
import { startLoad } from './load.ts'
import { ownCluster } from './own-cluster.ts'
import { fromSource, openServers, type Server } from './servers.ts'
import { openStrain } from './strain.ts'
import { accept, accountsAt, deskRound, firmAccount, prepareDraft, submitDraft, wholeCase } from './walk.ts'

const loadMs = 3_000
/** Cases that come to an end in that time; where the processor is waited for, the load goes on until they have. */
const fewestFinished = 5
/** What a machine with time does within these takes as much longer as the processor is waited for. */
const usually = { waitMs: 15_000, takeOverMs: 5_000, probeMs: 10_000 }
const strain = openStrain()
const strained = (ms: number) => ms * Math.max(1, strain.median())
/** The clock of the second server is wrong by this: what one records must not stand before what the other has recorded. */
const skewMs = -40_000
const leftToTheClock = 4

let cluster: Awaited<ReturnType<typeof ownCluster>>
let operator: SmsSimulator
let servers: ReturnType<typeof openServers>
let owner: Connection
before(async () => {
  cluster = await ownCluster('two')
  operator = await startSmsSimulator({ file: join(cluster.folder, 'sms.log') })
  servers = openServers(
    { databaseUrl: cluster.ownersUrl, dataFolder: cluster.dataFolder, smsUrl: operator.url, leaves: [] },
    fromSource(join(cluster.folder, 'compiled')),
  )
  owner = new Connection({ connectionString: cluster.databaseUrl })
  owner.on('error', () => {})
  await owner.connect()
})
after(async () => {
  servers.close()
  await owner.end().catch(() => {})
  await operator.close()
  await cluster.stop()
})

async function rows<Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> {
  return (await owner.query<Row>(text, values)).rows
}

/** Backends that hold the lead of readers of the log, each as often as it leads. */
const leaders = async () =>
  (
    await rows<{ pid: number }>(
      `select a.pid
       from pg_locks l
       join pg_stat_activity a using (pid)
       where l.locktype = 'advisory' and l.granted and a.application_name = 'yichuang-leads'
       order by a.pid`,
    )
  ).map((row) => row.pid)

/** As whom servers are logged in; whoever looks on is a superuser. */
const logins = async () =>
  (
    await rows<{ name: string }>(
      `select distinct usename::text as name from pg_stat_activity where datname = current_database() and usename <> current_user order by 1`,
    )
  ).map(({ name }) => name)

async function until(what: string, done: () => Promise<boolean>, withinMs = usually.waitMs): Promise<number> {
  const begun = performance.now()
  strain.feel()
  while (!(await done())) {
    if (performance.now() - begun > strained(withinMs)) {
      strain.feel()
      assert.ok(performance.now() - begun < strained(withinMs), `waited in vain until ${what}`)
    }
    await sleep(10)
  }
  return Math.round(performance.now() - begun)
}

test(
  'two servers over one database do everything once, and when the one that leads is killed the other takes over',
  { timeout: 300_000 },
  async (t) => {
    const item = itemOf('public-venue-hygiene')
    const history = openHistory(join(cluster.folder, 'history'))
    const first = await servers.start({ settle: true, spares: 0 })
    await until('the first server leads', async () => (await leaders()).length >= 3)
    await first.keepCompiled()
    const led = [...new Set(await leaders())]
    const second = await servers.start({ skewMs, spares: 1 })
    let serving: Server[] = [first, second]
    let turn = 0
    const served = new Map<number, number>()
    const clients = openClients({
      wire: httpWire(() => {
        const { origin, pid } = serving[(turn += 1) % serving.length]!
        served.set(pid, (served.get(pid) ?? 0) + 1)
        return origin
      }),
      history,
    })
    const firm = await clients.as(firmAccount)
    const acceptor = await clients.as(accountsAt('acceptor', [item.intakeOffice])[0]!)

    const witness = openWitness(rows)
    const drafts: string[] = []
    for (let n = 0; n < 12; n += 1) drafts.push(await prepareDraft(firm, item))
    const matter = { item, drafts }
    const filed: string[] = []
    const load = startLoad({
      clients,
      rows,
      reviewed: [matter],
      withdrawn: matter,
      workers: 3,
      mayReview: (begun) => begun < 4,
      filed: (id) => filed.push(id),
    })
    const forgotten: string[] = []
    while (forgotten.length < leftToTheClock)
      forgotten.push((await submitDraft(firm, await prepareDraft(firm, item))).case)
    await sleep(loadMs)
    await until('enough cases are finished', async () => load.finished >= fewestFinished)
    await witness.look()
    await load.stop()
    assert.deepEqual(load.refusals(), [])

    // Deadlines: all come due at once for both servers.
    const mover = await clients.as(
      accountsAt(
        'operator',
        lyg.offices.map((office) => office.id),
      )[0]!,
    )
    const movedAt = Date.now()
    await mover.command(`/api/${lyg.region.id}/demonstration/clock`, { forwardDays: 30 })
    const jumps = [{ from: movedAt, to: Date.now() + 30 * 86_400_000 }]
    assert.deepEqual(
      await logins(),
      ['desk', 'jobs', 'public', 'review', 'system'].map((role) => `yichuang_${role}`),
    )
    const byClock = () =>
      rows<{ stream: string; n: number }>(
        `select stream::text as stream, count(*)::int as n from log.events where actor = 'clock' and type = 'case.accepted' group by stream`,
      )
    const deemed = async () => new Set((await byClock()).map(({ stream }) => stream))
    const deemedMs = await until('the clock has accepted', async () => new Set(forgotten).isSubsetOf(await deemed()))

    const reviewed = async () =>
      (await deskRound(clients, item)) === 0 &&
      (await rows(`select from cases.cases where phase = 'review'`)).length === 0
    const reviewedMs = await until('all reviews are done', reviewed, 80_000)
    const waiting = () =>
      rows<{ kind: string }>(
        `select kind from platform.outbox union all select task_identifier from graphile_worker.jobs`,
      )
    const backlog = (await waiting()).length
    const restMs = await until('all papers are printed', async () => (await waiting()).length === 0, 120_000)

    // The leader dies; a case that comes to its review after that is drawn by the other server.
    assert.deepEqual([...new Set(await leaders())], led, 'the first server still leads')
    const { case: next } = await submitDraft(firm, await prepareDraft(firm, item))
    await witness.look()
    const killedAt = performance.now()
    await first.kill()
    serving = [second]
    await accept(acceptor, next)
    const drawn = async () => (await rows('select from sealed.assignments where stream = $1', [next])).length > 0
    await until('the other server draws', drawn)
    const takenOverMs = Math.round(performance.now() - killedAt)
    assert.ok((await leaders()).every((pid) => !led.includes(pid)))

    await witness.look()
    const third = await servers.start({ spares: 0 })
    serving = [second, third]
    const thirteenth = await endToEnd(
      () => wholeCase(clients, item, { withinMs: 2 * strained(usually.probeMs) }),
      strained(usually.probeMs),
    )

    const inspector = await testPlatform({
      databaseUrl: cluster.databaseUrl,
      dataFolder: cluster.dataFolder,
      keys: cluster.keys,
      background: false,
    })
    const inspect = () =>
      checkInvariants({
        databaseUrl: cluster.databaseUrl,
        dataFolder: cluster.dataFolder,
        history: history.lines(),
        smsFile: join(cluster.folder, 'sms.log'),
        jumps,
        heads: witness.heads(),
        skewMs: -skewMs + sameMachineMs,
        platform: inspector.platform,
      })
    const patience = performance.now() + strained(90_000)
    while (performance.now() < patience && (await inspect()).some((one) => one.invariant === 'I5')) await sleep(300)
    await Promise.all([second.kill(), third.kill()])
    assert.deepEqual([...thirteenth, ...(await inspect())], [])
    await inspector.stop()

    const clocked = await byClock()
    const streams = clocked.map(({ stream }) => stream)
    // Whoever was about to withdraw when the load ended has left a case to the clock, too.
    assert.deepEqual(streams.filter((stream) => !filed.includes(stream)).toSorted(), forgotten.toSorted())
    assert.ok(streams.length - forgotten.length <= 3, 'of each who worked, one at most')
    assert.ok(
      clocked.every((row) => row.n === 1),
      'the clock has acted more than once',
    )
    assert.ok((served.get(first.pid) ?? 0) > 20 && (served.get(second.pid) ?? 0) > 20, 'both served')
    assert.ok(
      takenOverMs < strained(usually.takeOverMs),
      `taken over after ${takenOverMs} ms at a strain of ${strain.median().toFixed(2)}`,
    )
    t.diagnostic(
      `${load.finished} cases through two servers, answers ${JSON.stringify([...served.values()])}; ` +
        `${clocked.length} deadlines ran out, each once, ${deemedMs} ms after the clock was moved; ` +
        `reviews ended after ${reviewedMs} ms, ${backlog} jobs after ${restMs} ms more; ` +
        `taken over: ${takenOverMs} ms from the kill to the first event handled; ${load.brokenOff.length} calls broke off; strain ${strain.median().toFixed(2)}`,
    )
  },
)
