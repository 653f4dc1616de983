import assert from 'node:assert/strict'
import { randomInt } from 'node:crypto'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client as Connection } from 'pg'
import type { Item } from '#contracts/item.ts'
import { startSmsSimulator, type SmsSimulator } from '#server/adapters/sms/simulator.ts'
import { lyg } from '#seed/city/lyg.ts'
import { itemOf, region } from '#tests/harness/case-walk.ts'
import { inFull } from '#tests/harness/commit-turn.ts'
import { limitFile } from '#tests/harness/file-limit.ts'
import { testPlatform } from '#tests/harness/platform.ts'
import { httpWire, openClients } from './client.ts'
import { openHistory, tally } from './history.ts'
import { canariesIn, checkInvariants, endToEnd } from './invariants.ts'
import type { Jump } from './invariants/deadlines.ts'
import { openWitness } from './invariants/witness.ts'
import { startLoad, watchReviewers, type Matter } from './load.ts'
import { ownCluster } from './own-cluster.ts'
import { openWait } from './patience.ts'
import { openServers, type Server } from './servers.ts'
import { snapshotServer } from './snapshot-server.ts'
import { openStrain } from './strain.ts'
import { accountsAt, firmAccount, prepareDraft, submitDraft, wholeCase } from './walk.ts'

/** Cases in work at a time. Each has papers to print and pages to paint in the end: few come to all their papers, and under the others people talk. */
const workers = 3
const reviewedCases = inFull ? 10 : 4
const messages = 6
const kills = inFull ? 200 : 40
const postmasterKills = inFull ? 4 : 2
/** Every start would start a painter of pages, which costs more than all else and holds no command: whoever inspects in the end paints. */
const noPages = ['render-pages']
/** A typesetter costs a start as much again, and a server may die sooner than it has set one paper. */
const printsEvery = 10
/**
 * A server is killed within so many milliseconds after the last one came to serve; within these a command of each of those at work begins. It is as much
 * longer as the processor is waited for, or a server would do less before it dies, and fewer cases be filed.
 */
const withinMs = 200
const strain = openStrain()
const moment = (fromMs = 0) => Math.max(1, strain.median()) * randomInt(fromMs, withinMs)
/**
 * What must come about between the first kill and the last, for without load there is nothing to lose: where it has not, servers go on being killed, so
 * often at most.
 */
const fewest = inFull
  ? { filed: 25, finished: 15, underWay: 25, decided: 4, licences: 2, ofTheClock: 2 }
  : { filed: 5, finished: 3, underWay: 6, decided: 1, licences: 0, ofTheClock: 1 }
type Came = typeof fewest
const mostKills = (inFull ? 2 : 3) * kills
/** Nobody accepts these, nor refuses them, within the five working days, which this many days are more than. */
const leftToTheClock = 2
const forwardDays = 16
/** Some two minutes where the machine has time; it is broken off only where it hangs. */
const limitMs = 1_500_000
limitFile(limitMs + 60_000)

/*
 * Two servers under load are killed again and again, some milliseconds after one came to serve; then everything that was acknowledged, and
 * everything that follows from it, is looked for. A slow machine takes longer, and kills no less.
 */
let cluster: Awaited<ReturnType<typeof ownCluster>>
let operator: SmsSimulator
let servers: ReturnType<typeof openServers>
let snapshot: Awaited<ReturnType<typeof snapshotServer>>
before(async () => {
  snapshot = await snapshotServer()
  cluster = await ownCluster('kill')
  operator = await startSmsSimulator({ file: join(cluster.folder, 'sms.log') })
  servers = openServers(
    { databaseUrl: cluster.ownersUrl, dataFolder: cluster.dataFolder, smsUrl: operator.url, leaves: noPages },
    snapshot,
  )
})
after(async () => {
  servers.close()
  snapshot.remove()
  await operator.close()
  await cluster.stop()
})

test(
  `nothing is lost and nothing is doubled by ${kills} kill -9 of the server and ${postmasterKills} of the database under load`,
  { timeout: limitMs },
  async (t) => {
    const prepared = performance.now()
    const item = itemOf('public-venue-hygiene')
    const fire = itemOf('fire-design-review')
    const small = itemOf('public-parking-filing')
    const history = openHistory(join(cluster.folder, 'history'))
    const alive: Server[] = []
    let serving = Promise.withResolvers<void>()
    let asked = 0
    const someServer = async () => {
      while (alive.length === 0) await serving.promise
      return alive[(asked += 1) % alive.length]!.origin
    }
    const reviewers = watchReviewers([item, fire], small)
    const clients = openClients({
      wire: httpWire(someServer, 5_000),
      history,
      // Whoever is at it while servers die does not give up: where the processor is waited for sixteen times, a minute was too short for three of 293.
      patienceMs: 300_000,
      seen: reviewers.seen,
    })
    const starts: number[] = []
    const start = async () => {
      await serve({ leaves: starts.length % printsEvery === 0 ? noPages : [...noPages, 'render-paper'] })
    }
    const serve = async (options: Parameters<typeof servers.start>[0]) => {
      const server = await servers.start(options)
      starts.push(server.startMs)
      alive.push(server)
      serving.resolve()
    }
    const kill = async (victims: Server[]) => {
      if (alive.length === 0) serving = Promise.withResolvers<void>()
      await Promise.all(victims.map((victim) => victim.kill()))
    }
    await serve({ settle: true, leaves: noPages })
    const firm = await clients.as(firmAccount)
    const matter = (of: Item): Matter => ({ item: of, drafts: [], answers: reviewers.answersFor(of) })
    const reviewed = [matter(item), matter(fire)]
    const withdrawn = matter(small)
    for (const { item: of, drafts, answers } of [...reviewed, withdrawn])
      for (let n = 0; n < workers; n += 1) drafts.push(await prepareDraft(firm, of, answers))
    for (let n = 0; n < leftToTheClock; n += 1) {
      const { case: id, number } = await submitDraft(firm, await prepareDraft(firm, item, reviewed[0]!.answers))
      reviewers.filed(id, number)
    }
    const operators = await clients.as(
      accountsAt(
        'operator',
        lyg.offices.map(({ id }) => id),
      )[0]!,
    )
    await start()
    for (let n = 0; n < 3; n += 1) strain.feel()
    let done = 0
    let round = Promise.withResolvers<void>()
    const nextRound = () => {
      const { resolve } = round
      round = Promise.withResolvers()
      resolve()
    }
    /** What people do comes about when a server dies, not while the next one starts: then more of it is hit. */
    const turn = async () => {
      await round.promise
      await sleep(moment())
    }
    /** By a connection of its own each time, for the database dies too. */
    const rows = async (text: string, values: unknown[]) => {
      for (let tries = 0; ; tries += 1) {
        const looking = new Connection({ connectionString: cluster.databaseUrl })
        looking.on('error', () => {})
        try {
          await looking.connect()
          return (await looking.query<Record<string, unknown>>(text, values)).rows
        } catch (error) {
          if (tries > 1_000) throw error
          await sleep(50)
        } finally {
          await looking.end().catch(() => {})
        }
      }
    }
    const load = startLoad({
      clients,
      rows,
      reviewed,
      withdrawn,
      workers,
      mayReview: (begunReviews) => begunReviews < reviewedCases && begunReviews <= (2 * reviewedCases * done) / kills,
      messages,
      turn,
      filed: reviewers.filed,
    })
    const stopPrying = reviewers.pry(clients, turn)

    const begun = performance.now()
    const recoveries: number[] = []
    const witness = openWitness(rows)
    const logged = async (): Promise<Pick<Came, 'decided' | 'licences' | 'ofTheClock'>> => {
      const [found] = await rows(
        `select count(*) filter (where type = 'case.decided')::int as decided,
           count(*) filter (where type = 'credential.issued')::int as licences,
           count(*) filter (where actor = 'clock')::int as "ofTheClock"
         from log.events`,
        [],
      )
      return found as Came
    }
    const atFirst = await logged()
    const cameSoFar = async (): Promise<Came> => {
      const after = await logged()
      return {
        filed: load.submitted,
        finished: load.finished + load.outrun,
        underWay: tally(history.lines()).shaken.size,
        decided: after.decided - atFirst.decided,
        licences: after.licences - atFirst.licences,
        ofTheClock: after.ofTheClock - atFirst.ofTheClock,
      }
    }
    let between: Came | undefined
    const lacking = () =>
      (Object.keys(fewest) as (keyof Came)[]).flatMap((what) => {
        const came = between?.[what] ?? 0
        return came < fewest[what] ? [`${what}: only ${came} between the first kill and the last`] : []
      })
    const moveClock = async (): Promise<Jump> => {
      const from = Date.now()
      await operators.command(`/api/${region}/demonstration/clock`, { forwardDays })
      return { from, to: Date.now() + forwardDays * 86_400_000 }
    }
    let moving: Promise<Jump> | undefined
    for (let turns = 0; done < kills || (lacking().length > 0 && done < mostKills); turns += 1) {
      nextRound()
      await sleep(moment(5))
      // Mostly the older of two, so that the other one bears the load; every fourth time both, so that nobody serves.
      const both = turns % 4 === 3
      const victims = alive.splice(0, both ? 2 : 1)
      await kill(victims)
      done += victims.length
      if (done >= kills) between = await cameSoFar()
      if (done >= kills / 3 && !moving) {
        moving = moveClock()
        moving.catch(() => {}) // said where it is awaited
      }
      if (both && recoveries.length < postmasterKills * Math.min(1, done / kills))
        recoveries.push(await cluster.killPostmaster())
      if (turns % 5 === 0) strain.feel()
      if (turns % 10 === 0) await witness.look()
      await Promise.all(victims.map(() => start()))
    }
    const killing = performance.now() - begun
    const jump = await moving!
    const stopped = Promise.all([load.stop(), stopPrying()])
    nextRound()
    await stopped
    await serve({ leaves: noPages })
    const healed = performance.now()
    const owner = new Connection({ connectionString: cluster.databaseUrl })
    await owner.connect()
    const left: string[] = []
    const drained = async (what: string, leaves: readonly string[]) => {
      const wait = openWait(60_000)
      let still = await waiting(owner, leaves)
      for (; still > 0 && !wait.isOver(); still = await waiting(owner, leaves)) await sleep(200)
      if (still > 0) left.push(`${still} ${what} still wait`)
      return performance.now() - healed
    }
    // Beside the papers of a hundred cases, which hardly any server lived long enough to print.
    const near = openStrain()
    const feeling = setInterval(near.feel, 250)
    const probeMs = () => 10_000 * Math.max(1, strain.median(), near.median())
    let probed = 0
    const probe = async () => {
      await wholeCase(clients, item, { rated: false, withinMs: 2 * probeMs() })
      probed = performance.now() - healed
    }
    const [thirteenth, printed] = await Promise.all([
      endToEnd(probe, probeMs).finally(() => clearInterval(feeling)),
      drained('effects of those that were killed', noPages),
    ])
    await kill(alive.splice(0))
    const inspector = await testPlatform({
      databaseUrl: cluster.databaseUrl,
      dataFolder: cluster.dataFolder,
      keys: cluster.keys,
      sms: { url: operator.url },
    })
    const inspect = () =>
      checkInvariants({
        databaseUrl: cluster.databaseUrl,
        dataFolder: cluster.dataFolder,
        history: history.lines(),
        smsFile: join(cluster.folder, 'sms.log'),
        heads: witness.heads(),
        jumps: [jump],
        lateMs: 60_000 * Math.max(1, strain.median()),
        platform: inspector.platform,
      })
    // What is left to do takes its time; all is looked at when nothing waits any more.
    const looked = await drained('effects', [])
    await owner.end()
    const violations = await inspector
      .until(inspect, (found) => !found.some((one) => one.invariant === 'I5'))
      .catch(() => inspect())

    const came = tally(history.lines())
    const found = await inspector.platform.db.pools.system.query<{ command: string }>(
      'select distinct command_id::text as command from log.events',
    )
    const committed = new Set(found.rows.map((row) => row.command))
    t.diagnostic(
      `${done} kills of the server, ${recoveries.length} of the database (back after ${recoveries.join(', ')} ms) in ${seconds(killing)}, after ${seconds(begun - prepared)} of preparation, a probe was through ${seconds(probed)} after the last start, papers left over printed after ${seconds(printed)}, pages painted after ${seconds(looked)}, looked through after ${seconds(performance.now() - healed)}; ` +
        `between the first kill and the last ${JSON.stringify(between)}, ${load.outrun} cases outrun by the clock; ` +
        `start p50 ${Math.round(starts.toSorted((a, b) => a - b)[starts.length >> 1]!)} ms; ` +
        `${came.commands} commands, ${came.acknowledged} acknowledged, ${came.refused} refused, ${came.unknown} unknown at the end; ` +
        `${came.shaken.size} had an attempt of unknown outcome, ${[...came.shaken].filter((one) => committed.has(one)).length} of them are in the log; ${load.brokenOff.length} calls of clients broke off; strain ${strain.median().toFixed(2)}; ` +
        `reviewers were sent ${reviewers.sent().length} different answers: ${JSON.stringify(reviewers.statuses())}`,
    )
    await inspector.stop()
    const named = canariesIn(reviewers.sent(), reviewers.words()) // I9
    assert.deepEqual([...thirteenth, ...left, ...lacking(), ...violations, ...named], [])
    assert.ok(
      Object.keys(reviewers.statuses()).some((status) => Number(status) >= 400),
      'no reviewer was refused',
    )
    assert.equal(came.unknown, 0)
    assert.deepEqual(load.refusals(), [])
  },
)

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`

/** Effects that nobody has done yet. */
async function waiting(owner: Connection, left: readonly string[]): Promise<number> {
  const { rows } = await owner.query<{ n: number }>(
    `select (select count(*) from platform.outbox)::int
       + (select count(*) from graphile_worker.jobs where task_identifier <> all ($1::text[]))::int as n`,
    [left],
  )
  return rows[0]!.n
}
