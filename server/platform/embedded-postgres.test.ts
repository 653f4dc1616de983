import assert from 'node:assert/strict'
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { Client } from 'pg'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#platform/embedded-postgres.ts'
import { findPostmaster, runsPostmaster } from '#platform/postmaster.ts'

const folders: string[] = []

/** A new folder that every user may enter, as a clone under /srv or /home would be. */
function newFolder(under = tmpdir()): string {
  const folder = mkdtempSync(join(under, 'yichuang-postgres-'))
  chmodSync(folder, 0o755)
  folders.push(folder)
  return folder
}

/** Where the first test has left a database that was stopped. */
let stopped: string | undefined

/** The data of a database as if it had been begun before, at a tenth of what beginning one costs; nothing yet where there is none to copy. */
function begunBefore(): string {
  const dataDir = join(newFolder(), 'data')
  if (stopped) spawnSync('cp', ['-a', stopped, dataDir])
  return dataDir
}

const servers: EmbeddedPostgres[] = []
after(async () => {
  for (const server of servers) await server.stop()
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** Stopped after the last test even when its own test fails before it could. */
async function start(
  dataDir: string,
  log: (line: string) => void = () => {},
  onLost?: (error: unknown) => void,
): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDir, log, ...(onLost ? { onLost } : {}) })
  servers.push(server)
  return server
}

async function ask(url: string, sql: string): Promise<unknown> {
  const client = new Client(url)
  await client.connect()
  try {
    const { rows } = await client.query<{ answer: unknown }>(sql)
    return rows[0]?.answer
  } finally {
    await client.end()
  }
}

type Said = { url: string; pid: number; port: number; adopted: boolean; refused?: string }

/** Starts the server from a process of its own, which can be killed like a real one. */
async function launch(dataDir: string): Promise<{ child: ChildProcess; said: Said }> {
  const launcher = fileURLToPath(new URL('../../tests/harness/postgres-launcher.ts', import.meta.url))
  const child = spawn(process.execPath, [launcher, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] })
  for await (const line of createInterface({ input: child.stdout })) return { child, said: JSON.parse(line) as Said }
  throw new Error('the launcher said nothing')
}

const ended = (child: ChildProcess): Promise<unknown> =>
  child.exitCode === null && child.signalCode === null
    ? new Promise((resolve) => child.once('exit', resolve))
    : Promise.resolve()

async function until(claim: () => boolean): Promise<void> {
  for (let tries = 0; !claim(); tries += 1) {
    assert.ok(tries < 500, 'waited for ten seconds')
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

test('a first start makes a database of Chinese text, a stop leaves no process, a second start finds the data at once', async () => {
  const dataDir = join(newFolder(), 'data')
  const first = await start(dataDir)
  assert.equal(first.adopted, false)
  await ask(first.connectionString, `create table item as select '不见面审批'::text as name`)
  assert.equal(await ask(first.connectionString, `select name as answer from item where name ~ '^\\w+$'`), '不见面审批')
  const cluster = join(dataDir, 'cluster')
  assert.equal(statSync(join(cluster, 'yichuang-password')).mode & 0o777, 0o600)
  await first.stop()
  assert.equal(runsPostmaster(first.pid, cluster), false)
  assert.equal(existsSync(join(cluster, 'postmaster.pid')), false)

  const begun = performance.now()
  const second = await start(dataDir)
  const tookMs = performance.now() - begun
  assert.equal(await ask(second.connectionString, 'select name as answer from item'), '不见面审批')
  await second.stop()
  stopped = dataDir
  assert.ok(tookMs < 3000, `the second start took ${tookMs} ms`)
})

test('the server is reached by a socket that only its own user can come to, and by TCP where the folder allows none', async () => {
  const data = begunBefore()
  const server = await start(data)
  const isLocal = 'select inet_client_addr() is null as answer'
  assert.equal(await ask(server.socketString, isLocal), process.platform !== 'win32')
  assert.equal(await ask(server.connectionString, isLocal), false)
  await server.stop()
  const far = join(newFolder(), 'x'.repeat(100))
  const long = await start(far)
  assert.equal(statSync(far).mode & 0o077, 0)
  assert.equal(long.socketString, long.connectionString)
  assert.equal(await ask(long.socketString, 'select 1 as answer'), 1)
  await long.stop()
})

test('commits wait for the disk, and the log never repeats the values of a failing statement', async () => {
  const dataDir = begunBefore()
  const server = await start(dataDir)
  for (const name of ['fsync', 'synchronous_commit', 'full_page_writes', 'data_checksums'])
    assert.equal(await ask(server.connectionString, `select current_setting('${name}') as answer`), 'on', name)
  await ask(server.connectionString, `create table p as select '身份证号110'::text as no`)
  await ask(server.connectionString, 'create unique index on p (no)')
  await assert.rejects(ask(server.connectionString, `insert into p values ('身份证号110')`), /duplicate key/)
  await server.stop()
  const log = readFileSync(join(dataDir, 'postgres.log'), 'utf8')
  assert.match(log, /duplicate key/)
  assert.doesNotMatch(log, /身份证号110/)
})

test('a server killed with kill -9 is started again on the same port, with everything that was committed', async () => {
  const lines: string[] = []
  const server = await start(begunBefore(), (line) => lines.push(line))
  await ask(server.connectionString, 'create table kept as select 42 as answer')
  const { pid } = server
  process.kill(pid, 'SIGKILL')
  await until(() => lines.some((line) => line.includes('数据库已恢复')))
  assert.notEqual(server.pid, pid)
  assert.equal(await ask(server.connectionString, 'select answer from kept'), 42)
  assert.equal(await ask(server.socketString, 'select answer from kept'), 42, 'and at the same socket')
  await server.stop()
})

test('a server that is killed again and again while it starts again is back in the end', async () => {
  const lines: string[] = []
  const dataDir = begunBefore()
  const lost: unknown[] = []
  const server = await start(
    dataDir,
    (line) => lines.push(line),
    (error) => lost.push(error),
  )
  const isBack = (since: number) => lines.slice(since).some((line) => line.includes('数据库已恢复'))
  process.kill(server.pid, 'SIGKILL')
  let said = 0
  let killed = server.pid
  for (let times = 0; times < 3; times += 1) {
    // Each is killed as soon as it stands in the folder, which is before or after it has been claimed.
    await until(() => (findPostmaster(join(dataDir, 'cluster'))?.pid ?? killed) !== killed)
    killed = findPostmaster(join(dataDir, 'cluster'))!.pid
    said = lines.length
    process.kill(killed, 'SIGKILL')
  }
  await until(() => isBack(said) && server.pid !== killed)
  assert.equal(await ask(server.connectionString, 'select 1 as answer'), 1)
  assert.deepEqual(lost, [])
  await server.stop()
})

test('that a server cannot be started again is said, once', async () => {
  const dataDir = begunBefore()
  const lost: unknown[] = []
  const server = await start(
    dataDir,
    () => {},
    (error) => lost.push(error),
  )
  writeFileSync(join(dataDir, 'cluster', 'yichuang-password'), 'of another server')
  process.kill(server.pid, 'SIGKILL')
  await until(() => lost.length > 0)
  assert.match(String(lost), /password/)
  await server.stop()
  assert.equal(lost.length, 1)
  process.kill(findPostmaster(join(dataDir, 'cluster'))!.pid, 'SIGQUIT')
})

test('a server left running by a killed process is adopted, and stopping it stops it', async () => {
  const dataDir = begunBefore()
  const { child, said } = await launch(dataDir)
  await ask(said.url, 'create table kept as select 42 as answer')
  child.kill('SIGKILL')
  await ended(child)
  const next = await start(dataDir)
  assert.equal(next.adopted, true)
  assert.equal(next.pid, said.pid)
  assert.equal(await ask(next.connectionString, 'select answer from kept'), 42)
  await next.stop()
  await until(() => !runsPostmaster(said.pid, join(dataDir, 'cluster')))
})

test('when both the process and its server were killed the next start recovers', async () => {
  const dataDir = begunBefore()
  const { child, said } = await launch(dataDir)
  await ask(said.url, 'create table kept as select 42 as answer')
  child.kill('SIGKILL')
  process.kill(said.pid, 'SIGKILL')
  const next = await start(dataDir)
  assert.equal(next.adopted, false)
  assert.equal(await ask(next.connectionString, 'select answer from kept'), 42)
  await next.stop()
})

test('a postmaster.pid that names some other living process does not keep the database from starting', async () => {
  const dataDir = begunBefore()
  const server = await start(dataDir)
  const file = join(dataDir, 'cluster', 'postmaster.pid')
  const left = readFileSync(file, 'utf8').split('\n')
  await server.stop()
  // A sleeper of the same user as the server, because PostgreSQL only fears those.
  const { uid, gid } = statSync(join(dataDir, 'cluster'))
  const sleeper = spawn('sleep', ['60'], process.getuid?.() === 0 ? { uid, gid, cwd: '/' } : {})
  writeFileSync(file, [sleeper.pid, ...left.slice(1)].join('\n'))
  const next = await start(dataDir)
  assert.equal(next.adopted, false)
  await next.stop()
  sleeper.kill()
})

test('a second process over the same folder is refused with a sentence that names the first', async () => {
  const dataDir = begunBefore()
  const server = await start(dataDir)
  const { child, said } = await launch(dataDir)
  await ended(child)
  assert.match(said.refused ?? '', new RegExp(`另一个一窗（进程 ${process.pid}）正在使用数据文件夹`))
  assert.equal(await ask(server.connectionString, 'select 1 as answer'), 1)
  await server.stop()
})

test('two processes that start at the same moment end as one that runs and one that is refused', async () => {
  const dataDir = join(newFolder(), 'data')
  const both = await Promise.all([launch(dataDir), launch(dataDir)])
  assert.equal(both.filter(({ said }) => said.refused?.includes('另一个一窗')).length, 1)
  for (const { child } of both) child.kill('SIGTERM')
  await Promise.all(both.map(({ child }) => ended(child)))
})

// Only root can hand the database to another user and needs to.
if (process.getuid?.() === 0)
  test('root in a folder that nobody else can enter gets a database elsewhere, is told where, and finds it again', async () => {
    const closed = newFolder()
    chmodSync(closed, 0o700)
    const dataDir = join(closed, 'var', 'postgres')
    const lines: string[] = []
    const server = await start(dataDir, (line) => lines.push(line))
    const elsewhere = readFileSync(join(dataDir, 'elsewhere'), 'utf8').trim()
    folders.push(elsewhere)
    assert.ok(lines.some((line) => line.includes(elsewhere)))
    assert.notEqual(statSync(join(elsewhere, 'cluster')).uid, 0)
    await ask(server.connectionString, 'create table kept as select 42 as answer')
    await server.stop()
    const again = await start(dataDir)
    assert.equal(await ask(again.connectionString, 'select answer from kept'), 42)
    await again.stop()
  })
