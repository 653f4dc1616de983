import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Client } from 'pg'
import type { CaseView } from '#contracts/cases.ts'
import { itemOf, region } from '#tests/harness/case-walk.ts'
import { testPlatform, type TestPlatform } from '#tests/harness/platform.ts'
import { openClients } from './client.ts'
import { openHistory } from './history.ts'
import { injectWire } from './inject-wire.ts'
import { ownCluster } from './own-cluster.ts'
import { accept, accountsAt, deskRound, firmAccount, prepareDraft, submitDraft } from './walk.ts'
import { join } from 'node:path'

let cluster: Awaited<ReturnType<typeof ownCluster>>
let platform: TestPlatform
let idle: Client
const lines: string[] = []
before(async () => {
  cluster = await ownCluster('idle')
  platform = await testPlatform({
    databaseUrl: cluster.ownersUrl,
    dataFolder: cluster.dataFolder,
    keys: cluster.keys,
    watch: { everyMs: 200, alarmAfterSeconds: 1 },
    logLevel: 'error',
    logStream: { write: (line) => void lines.push(line) },
  })
  idle = new Client({ connectionString: cluster.databaseUrl, application_name: 'somebody-at-a-prompt' })
  idle.on('error', () => {})
  await idle.connect()
})
after(async () => {
  await idle.end().catch(() => {})
  await platform.stop()
  await cluster.stop()
})

test('an idle write transaction from outside is named in the log, degrades the health and the metric, and what waited for it goes on', async () => {
  const item = itemOf('fire-design-review')
  const history = openHistory(join(cluster.folder, 'history'))
  const clients = openClients({ wire: injectWire(platform.app), history })
  const firm = await clients.as(firmAccount)
  const draft = await prepareDraft(firm, item)
  const nobody = await platform.as(null)
  const health = async () =>
    (await nobody.get('/api/health')).json as { status: string; idleTransaction: string | null }
  assert.equal((await health()).status, 'ok')

  await idle.query('begin')
  await idle.query('create table somebody_tries (n int)')
  const { rows } = await idle.query<{ pid: number }>('select pg_backend_pid() as pid')
  const begun = performance.now()
  const { case: id } = await submitDraft(firm, draft)
  await accept(await clients.as(accountsAt('acceptor', [item.intakeOffice])[0]!), id)
  await platform.until(health, (seen) => seen.status === 'degraded' && seen.idleTransaction !== null)
  assert.ok(performance.now() - begun < 8_000)
  await platform.until(
    async () => lines,
    (seen) => seen.some((line) => line.includes(`pid ${rows[0]!.pid} `) && line.includes('alarm')),
  )
  const metrics = (await nobody.get('/metrics')).body.toString()
  assert.match(metrics, /^yichuang_idle_transaction_seconds [1-9]/m)
  assert.equal(
    await deskRound(clients, item),
    0,
    'the draw saw an event that a running transaction could still come before',
  )

  await idle.query('rollback')
  await platform.until(
    () => deskRound(clients, item),
    (given) => given > 0,
  )
  await platform.until(health, (seen) => seen.idleTransaction === null)
  const view = await firm.get<CaseView>(`/api/${region}/cases/${id}`)
  assert.ok(['review', 'deciding'].includes(view.phase), view.phase) // as far as one round of the desks brings it
})
