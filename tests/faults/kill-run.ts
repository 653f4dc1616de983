import assert from 'node:assert/strict'
import { randomInt } from 'node:crypto'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { startSmsSimulator, type SmsSimulator } from '#server/adapters/sms/simulator.ts'
import { itemOf, region } from '#tests/harness/case-walk.ts'
import { testPlatform } from '#tests/harness/platform.ts'
import { httpWire, openClients, Refused } from './client.ts'
import { openHistory, tally } from './history.ts'
import { checkInvariants, endToEnd } from './invariants.ts'
import { ownCluster } from './own-cluster.ts'
import { openServers, type Server } from './servers.ts'
import { accept, accountsAt, deskRound, prepareDraft, submitDraft, wholeCase } from './walk.ts'

/** Cases in work at a time; many more would only mean more papers to print at the end. */
const workers = 2
/** On a machine that is busy with other things the kills that fit are run and counted; `YICHUANG_FAULTS=all` runs all, however long it takes. */
const timeLimitMs =
  process.env['YICHUANG_FAULTS'] === 'all' ? Infinity : Number(process.env['YICHUANG_KILL_MS'] ?? 45_000)
const fewest = 20

/**
 * Servers under load are killed one after another, each some milliseconds after it serves; then everything that was acknowledged, and
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
      { databaseUrl: cluster.databaseUrl, dataFolder: cluster.dataFolder, smsUrl: operator.url },
      join(cluster.folder, 'compiled'),
    )
  })
  after(async () => {
    servers.close()
    await operator.close()
    await cluster.stop()
  })

  test(`nothing is lost and nothing is doubled by ${kills} kill -9 of the server and ${options.postmasterKills} of the database under load`, async (t) => {
    const item = itemOf('public-venue-hygiene')
    const history = openHistory(join(cluster.folder, 'history'))
    let origin = Promise.withResolvers<string>()
    const clients = openClients({ wire: httpWire(() => origin.promise, 5_000), history, patienceMs: 60_000 })
    let server: Server = await servers.start({ settle: true })
    origin.resolve(server.origin)

    let stopping = false
    let finished = 0
    const errors: unknown[] = []
    const applicants = accountsAt('applicant', []).slice(0, 8)
    // Filled in before the first kill: what the killed servers get is mostly commands.
    const drafts: string[] = []
    for (let n = 0; n < 16; n += 1) drafts.push(await prepareDraft(await clients.as(applicants[0]!), item))
    const work = async () => {
      for (let round = 0; !stopping; round += 1) {
        try {
          const firm = await clients.as(applicants[0]!)
          const { case: id } = await submitDraft(firm, drafts.pop() ?? (await prepareDraft(firm, item)))
          const acceptor = await clients.as(accountsAt('acceptor', [item.intakeOffice])[0]!)
          if (round % 4 === 3) await firm.command(`/api/${region}/cases/${id}/withdrawal`, { reason: '' })
          else await accept(acceptor, id)
          finished += 1
        } catch (error) {
          if (!(error instanceof Refused) || error.status >= 500) errors.push(error)
          else await sleep(20)
          if (error instanceof Refused) errors.push(error)
        }
      }
    }
    const desks = async () => {
      while (!stopping) {
        try {
          if ((await deskRound(clients, item)) === 0) await sleep(50)
        } catch (error) {
          errors.push(error)
        }
      }
    }
    const load = Promise.all([...Array.from({ length: workers }, () => work()), desks()])

    const begun = performance.now()
    const starts: number[] = []
    const recoveries: number[] = []
    let done = 0
    for (; done < kills && performance.now() - begun < timeLimitMs; done += 1) {
      await sleep(randomInt(5, 250))
      origin = Promise.withResolvers<string>()
      await server.kill()
      if (done % Math.floor(kills / options.postmasterKills) === 10) recoveries.push(await cluster.killPostmaster())
      server = await servers.start({ spare: done < kills - 1 })
      starts.push(server.startMs)
      origin.resolve(server.origin)
    }
    const killing = performance.now() - begun
    stopping = true
    await load
    assert.ok(done >= Math.min(kills, fewest), `only ${done} of ${kills} kills in ${Math.round(killing)} ms`)

    const thirteenth = await endToEnd(() => wholeCase(clients, item, { rated: false }))
    await server.kill()
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
    const patience = performance.now() + 20_000
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
      `${done} of ${kills} kills of the server, ${recoveries.length} of the database (back after ${recoveries.join(', ')} ms) in ${(killing / 1000).toFixed(1)} s; ` +
        `start p50 ${Math.round(starts.toSorted((a, b) => a - b)[starts.length >> 1]!)} ms; ${finished} cases; ` +
        `${came.commands} commands, ${came.acknowledged} acknowledged, ${came.refused} refused, ${came.unknown} unknown at the end; ` +
        `${came.shaken.size} had an attempt of unknown outcome, ${[...came.shaken].filter((one) => committed.has(one)).length} of them are in the log; ${errors.length} calls of clients broke off`,
    )
    await inspector.stop()
    assert.deepEqual([...thirteenth, ...violations], [])
    assert.equal(came.unknown, 0)
  })
}
