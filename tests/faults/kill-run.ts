import assert from 'node:assert/strict'
import { randomInt } from 'node:crypto'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { startSmsSimulator, type SmsSimulator } from '#server/adapters/sms/simulator.ts'
import { itemOf } from '#tests/harness/case-walk.ts'
import { testPlatform } from '#tests/harness/platform.ts'
import { httpWire, openClients } from './client.ts'
import { openHistory, tally } from './history.ts'
import { canariesIn, checkInvariants, endToEnd } from './invariants.ts'
import { startLoad, watchReviewers } from './load.ts'
import { ownCluster } from './own-cluster.ts'
import { openServers, type Server } from './servers.ts'
import { openStrain } from './strain.ts'
import { firmAccount, prepareDraft, wholeCase } from './walk.ts'

/** Cases in work at a time, and how many of them come to their papers: those are printed at the end. */
const workers = 4
const mostCases = 8
/** On a machine that is busy with other things the kills that fit are run and counted; `YICHUANG_FAULTS=all` runs all, however long it takes. */
const timeLimitMs =
  process.env['YICHUANG_FAULTS'] === 'all' ? Infinity : Number(process.env['YICHUANG_KILL_MS'] ?? 65_000)
/** Waiting this much longer for the processor than using it, a run may end short, but never with less than this part of its kills; for those it may take twice the time. */
const slowMachine = 1.5
const leastPart = 0.6

/**
 * Two servers under load are killed again and again, some milliseconds after one came to serve; then everything that was acknowledged, and
 * everything that follows from it, is looked for.
 */
export function killUnderLoad(kills: number, options: { postmasterKills: number }): void {
  let cluster: Awaited<ReturnType<typeof ownCluster>>
  let operator: SmsSimulator
  let servers: ReturnType<typeof openServers>
  before(async () => {
    cluster = await ownCluster('kill')
    operator = await startSmsSimulator({ file: join(cluster.folder, 'sms.log') })
    servers = openServers(
      // Every start would start a painter of pages, which costs more than all else and holds no command: whoever inspects in the end paints.
      {
        databaseUrl: cluster.databaseUrl,
        dataFolder: cluster.dataFolder,
        smsUrl: operator.url,
        leaves: ['render-pages'],
      },
      join(cluster.folder, 'compiled'),
    )
  })
  after(async () => {
    servers.close()
    await operator.close()
    await cluster.stop()
  })

  test(
    `nothing is lost and nothing is doubled by ${kills} kill -9 of the server and ${options.postmasterKills} of the database under load`,
    { timeout: 400_000 },
    async (t) => {
      const item = itemOf('public-venue-hygiene')
      const history = openHistory(join(cluster.folder, 'history'))
      const alive: Server[] = []
      let serving = Promise.withResolvers<void>()
      let turn = 0
      const someServer = async () => {
        while (alive.length === 0) await serving.promise
        return alive[(turn += 1) % alive.length]!.origin
      }
      const reviewers = watchReviewers(item)
      const clients = openClients({
        wire: httpWire(someServer, 5_000),
        history,
        patienceMs: 60_000,
        seen: reviewers.seen,
      })
      const starts: number[] = []
      const start = async (settle: boolean) => {
        const server = await servers.start({ settle })
        starts.push(server.startMs)
        alive.push(server)
        serving.resolve()
      }
      const kill = async (victims: Server[]) => {
        if (alive.length === 0) serving = Promise.withResolvers<void>()
        await Promise.all(victims.map((victim) => victim.kill()))
      }
      await start(true)
      await start(false)

      const firm = await clients.as(firmAccount)
      const drafts: string[] = []
      for (let n = 0; n < 24; n += 1) drafts.push(await prepareDraft(firm, item, reviewers.answers))
      const load = startLoad({
        clients,
        item,
        drafts,
        workers,
        mostCases,
        answers: reviewers.answers,
        filed: reviewers.filed,
      })
      const stopPrying = reviewers.pry(clients)

      const begun = performance.now()
      const recoveries: number[] = []
      const strain = openStrain()
      let done = 0
      const slow = () => strain.median() > slowMachine
      const least = Math.ceil(kills * leastPart)
      const mayGoOn = () => performance.now() - begun < timeLimitMs * (slow() && done < least ? 2 : 1)
      for (let round = 0; done < kills && mayGoOn(); round += 1) {
        await sleep(randomInt(5, 250))
        // Mostly the older of two, so that the other one bears the load; every fourth time both, so that nobody serves.
        const both = round % 4 === 3
        const victims = alive.splice(0, both ? 2 : 1)
        await kill(victims)
        done += victims.length
        if (both && recoveries.length < (options.postmasterKills * done) / kills)
          recoveries.push(await cluster.killPostmaster())
        if (round % 5 === 0) strain.feel()
        await Promise.all(victims.map(() => start(false)))
      }
      const killing = performance.now() - begun
      await Promise.all([load.stop(), stopPrying()])
      if (done < kills)
        console.log(
          `ONLY ${done} OF ${kills} KILLS in ${(killing / 1000).toFixed(0)} s: waits for the processor ${strain.median().toFixed(1)} times as long as it uses it`,
        )
      const fewest = slow() ? least : kills
      assert.ok(done >= fewest, `only ${done} of ${kills} kills in ${Math.round(killing)} ms, at least ${fewest}`)

      const thirteenth = await endToEnd(
        () => wholeCase(clients, item, { rated: false }),
        10_000 * Math.max(1, strain.median()),
      )
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
          platform: inspector.platform,
        })
      const patience = performance.now() + 60_000 * Math.max(1, strain.median())
      while (performance.now() < patience && (await inspect()).some((one) => one.invariant === 'I5')) await sleep(300)
      const violations = await inspector
        .until(inspect, (found) => !found.some((one) => one.invariant === 'I5'))
        .catch(() => inspect())

      const came = tally(history.lines())
      const { rows } = await inspector.platform.db.pools.system.query<{ command: string }>(
        'select distinct command_id::text as command from log.events',
      )
      const committed = new Set(rows.map((row) => row.command))
      t.diagnostic(
        `${done} of ${kills} kills of the server (at least ${fewest} asked for), ${recoveries.length} of the database (back after ${recoveries.join(', ')} ms) in ${(killing / 1000).toFixed(1)} s; ` +
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
      assert.equal(came.unknown, 0)
      assert.deepEqual(load.refusals(), [])
    },
  )
}
