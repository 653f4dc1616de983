import assert from 'node:assert/strict'
import { randomInt } from 'node:crypto'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client as Connection } from 'pg'
import { startSmsSimulator, type SmsSimulator } from '#server/adapters/sms/simulator.ts'
import { itemOf } from '#tests/harness/case-walk.ts'
import { inFull } from '#tests/harness/commit-turn.ts'
import { limitFile } from '#tests/harness/file-limit.ts'
import { testPlatform } from '#tests/harness/platform.ts'
import { httpWire, openClients } from './client.ts'
import { openHistory, tally } from './history.ts'
import { canariesIn, checkInvariants, endToEnd } from './invariants.ts'
import { openWitness } from './invariants/witness.ts'
import { startLoad, watchReviewers, type Matter } from './load.ts'
import { ownCluster } from './own-cluster.ts'
import { openServers, type Server } from './servers.ts'
import { snapshotServer } from './snapshot-server.ts'
import { openStrain } from './strain.ts'
import { firmAccount, prepareDraft, wholeCase } from './walk.ts'

/** Cases in work at a time. Each has papers to print and pages to paint in the end: few come to all their papers, and under the others people talk. */
const workers = 3
const reviewedCases = 6
const messages = 6
const kills = inFull ? 200 : 40
const postmasterKills = inFull ? 4 : 2
/** Every start would start a painter of pages, which costs more than all else and holds no command: whoever inspects in the end paints. */
const noPages = ['render-pages']
/** A typesetter costs a start as much again, and a server may die sooner than it has set one paper. */
const printsEvery = 40
/**
 * A server is killed within so many milliseconds after the last one came to serve; within these a command of each of those at work begins. It is as much
 * longer as the processor is waited for, or a server would do less before it dies, and fewer cases be filed.
 */
const withinMs = 200
const strain = openStrain()
const moment = (fromMs = 0) => Math.max(1, strain.median()) * randomInt(fromMs, withinMs)
/** Without load there is nothing to lose. */
const fewest = inFull ? { filed: 25, finished: 15, underWay: 25 } : { filed: 5, finished: 3, underWay: 6 }
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
    const small = itemOf('public-parking-filing')
    const history = openHistory(join(cluster.folder, 'history'))
    const alive: Server[] = []
    let serving = Promise.withResolvers<void>()
    let asked = 0
    const someServer = async () => {
      while (alive.length === 0) await serving.promise
      return alive[(asked += 1) % alive.length]!.origin
    }
    const reviewers = watchReviewers(item, small)
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
    const reviewed: Matter = { item, drafts: [], answers: reviewers.answers.reviewed }
    const withdrawn: Matter = { item: small, drafts: [], answers: reviewers.answers.withdrawn }
    for (const matter of [reviewed, withdrawn])
      for (let n = 0; n < workers; n += 1) matter.drafts.push(await prepareDraft(firm, matter.item, matter.answers))
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
    const load = startLoad({
      clients,
      reviewed,
      withdrawn,
      workers,
      mayReview: (begunReviews) => begunReviews < reviewedCases && begunReviews <= (reviewedCases * done) / kills,
      messages,
      turn,
      filed: reviewers.filed,
    })
    const stopPrying = reviewers.pry(clients, turn)

    const begun = performance.now()
    const recoveries: number[] = []
    /** By a connection of its own each time, for the database dies too. */
    const witness = openWitness(async (text, values) => {
      const looking = new Connection({ connectionString: cluster.databaseUrl })
      looking.on('error', () => {})
      try {
        await looking.connect()
        return (await looking.query<Record<string, unknown>>(text, values)).rows
      } finally {
        await looking.end().catch(() => {})
      }
    })
    for (let turns = 0; done < kills; turns += 1) {
      nextRound()
      await sleep(moment(5))
      // Mostly the older of two, so that the other one bears the load; every fourth time both, so that nobody serves.
      const both = turns % 4 === 3
      const victims = alive.splice(0, Math.min(both ? 2 : 1, kills - done))
      await kill(victims)
      done += victims.length
      if (both && recoveries.length < (postmasterKills * done) / kills) recoveries.push(await cluster.killPostmaster())
      if (turns % 5 === 0) strain.feel()
      if (turns % 10 === 0) await witness.look()
      await Promise.all(victims.map(() => start()))
    }
    const killing = performance.now() - begun
    const ended = performance.now()
    const stopped = Promise.all([load.stop(), stopPrying()])
    nextRound()
    await stopped
    await serve({ leaves: noPages })
    // The papers of a hundred cases, which hardly any server lived long enough to print, take their turn before the probe's own.
    const owner = new Connection({ connectionString: cluster.databaseUrl })
    await owner.connect()
    const drained = async (left: readonly string[]) => {
      const patience = performance.now() + 60_000 * Math.max(1, strain.median())
      while (performance.now() < patience && (await waiting(owner, left)) > 0) await sleep(200)
    }
    await drained(noPages)
    const worked = performance.now()
    const probeMs = 10_000 * Math.max(1, strain.median())
    const thirteenth = await endToEnd(() => wholeCase(clients, item, { rated: false, withinMs: probeMs }), probeMs)
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
        platform: inspector.platform,
      })
    // What is left to do takes its time; all is looked at when nothing waits any more.
    await drained([])
    await owner.end()
    const violations = await inspector
      .until(inspect, (found) => !found.some((one) => one.invariant === 'I5'))
      .catch(() => inspect())

    const came = tally(history.lines())
    const { rows } = await inspector.platform.db.pools.system.query<{ command: string }>(
      'select distinct command_id::text as command from log.events',
    )
    const committed = new Set(rows.map((row) => row.command))
    t.diagnostic(
      `${done} kills of the server, ${recoveries.length} of the database (back after ${recoveries.join(', ')} ms) in ${seconds(killing)}, after ${seconds(begun - prepared)} of preparation, papers left over printed in ${seconds(worked - ended)}, looked through in ${seconds(performance.now() - worked)}; ` +
        `start p50 ${Math.round(starts.toSorted((a, b) => a - b)[starts.length >> 1]!)} ms; ${load.submitted} cases filed, ${load.finished} of them under review or withdrawn; ` +
        `${came.commands} commands, ${came.acknowledged} acknowledged, ${came.refused} refused, ${came.unknown} unknown at the end; ` +
        `${came.shaken.size} had an attempt of unknown outcome, ${[...came.shaken].filter((one) => committed.has(one)).length} of them are in the log; ${load.brokenOff.length} calls of clients broke off; strain ${strain.median().toFixed(2)}; ` +
        `reviewers were sent ${reviewers.sent().length} different answers: ${JSON.stringify(reviewers.statuses())}`,
    )
    await inspector.stop()
    const named = canariesIn(reviewers.sent(), reviewers.words()) // I9
    assert.deepEqual([...thirteenth, ...violations, ...named], [])
    assert.ok(
      Object.keys(reviewers.statuses()).some((status) => Number(status) >= 400),
      'no reviewer was refused',
    )
    assert.ok(load.submitted >= fewest.filed, `only ${load.submitted} cases were filed`)
    assert.ok(load.finished >= fewest.finished, `only ${load.finished} cases came further`)
    assert.ok(came.shaken.size >= fewest.underWay, `only ${came.shaken.size} commands were under way at a kill`)
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
