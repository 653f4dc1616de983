// `npm start` as a person at a terminal meets it: the real script over one data folder, started, stopped, killed and started again.
// Among the journeys because it needs the built web and starts whole servers.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { findMigrations } from '#platform/migrate.ts'
import { freePort, kill, openTerminal, type Running, serverOf, until } from '#tests/start/running.ts'

const root = join(import.meta.dirname, '../..')
const terminal = openTerminal()
after(() => terminal.close())
const port = await freePort()
const base = `http://localhost:${port}`
const PORT = String(port)
let running: Running
let cookie = ''

const ask = (path: string, init: RequestInit = {}, at = base): Promise<Response> =>
  fetch(`${at}${path}`, { ...init, signal: AbortSignal.timeout(10_000) })

async function healthy(at = base): Promise<boolean> {
  const answer = await ask('/api/health', {}, at).catch(() => undefined)
  if (!answer?.ok) return false
  const { status, database } = (await answer.json()) as { status: string; database: boolean }
  return status === 'ok' && database
}

async function whoAmI(): Promise<string> {
  const answer = await ask('/api/session', { headers: { cookie } })
  return ((await answer.json()) as { name: string }).name
}

/** What our own work may take: without npm, which fetches from far away. */
const budgets = { first: 180_000, second: 5_000 }
/** So long a Node that does nothing takes where nobody waits for the processor. */
const usualFloorMs = 45
/** How often as long it takes now, at most four times: what a start takes is held against this machine as it is at that moment. */
function slowness(): number {
  const begun = performance.now()
  assert.equal(spawnSync(process.execPath, ['--eval', '0']).status, 0)
  return Math.min(4, Math.max(1, (performance.now() - begun) / usualFloorMs))
}
/** What the first start has taken up to now, in all its parts, and how slow the machine was before and after each. */
const first = { tookMs: 0, slow: [slowness()] }
async function ofFirstStart<T>(work: () => Promise<T>): Promise<T> {
  const begun = performance.now()
  const done = await work()
  first.tookMs += performance.now() - begun
  first.slow.push(slowness())
  return done
}

test('Ctrl-C while a first start makes its tables or loads its city ends it cleanly, and the next start goes on', async () => {
  const last = findMigrations().at(-1)!.name
  for (const moment of ['建表', last]) {
    const broken = terminal.launch({ PORT })
    await ofFirstStart(() => broken.says(moment))
    assert.equal(await broken.stop(), 0)
    assert.doesNotMatch(broken.said(), /按 Ctrl-C 停止|\n\s+at /)
    assert.equal(terminal.postmaster(), undefined)
    assert.equal(broken.said().includes('建立数据库'), moment === '建表')
  }
})

test('the first start prints the address and the demonstration accounts, and serves', async () => {
  running = await ofFirstStart(() => terminal.serve({ PORT }))
  for (const line of [base, '演示账号', '一键登录', '综合窗口人员', '决定人'])
    assert.ok(running.said().includes(line), `“${line}” is printed`)
  assert.ok(await healthy())
  const home = await ask('/')
  assert.equal(home.status, 200)
  assert.match(home.headers.get('content-type') ?? '', /html/)
  const opened = await ask('/api/demonstration/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: base },
    body: JSON.stringify({ account: 'applicant-liu-mingde' }),
  })
  assert.equal(opened.status, 200)
  cookie = opened.headers.getSetCookie()[0]!.split(';')[0]!
  assert.equal(await whoAmI(), '刘明德')
})

test('our own work of a first start, pages and database and city, is done within three minutes or what a slow machine needs for as much', async (t) => {
  const pages = mkdtempSync(join(tmpdir(), 'yichuang-pages-'))
  try {
    await ofFirstStart(async () => {
      const built = spawnSync(process.execPath, ['web/build.ts', 'all', pages], { cwd: root, encoding: 'utf8' })
      assert.equal(built.status, 0, built.stderr)
    })
    assert.ok(existsSync(join(pages, 'desk/index.html')) && existsSync(join(pages, 'site-server/render.js')))
  } finally {
    rmSync(pages, { recursive: true, force: true })
  }
  const slow = first.slow.reduce((sum, one) => sum + one, 0) / first.slow.length
  const figures = `${Math.round(first.tookMs)} ms on a machine ${slow.toFixed(1)} times as slow as at rest`
  t.diagnostic(`the first start: ${figures}`)
  assert.ok(first.tookMs < budgets.first * slow, figures)
})

test('Ctrl-C ends it cleanly and stops the database', async () => {
  assert.ok(terminal.postmaster())
  assert.equal(await running.stop(), 0)
  assert.equal(terminal.postmaster(), undefined)
})

test('a second start finds what was there, within five seconds or what a slow machine needs for as much', async (t) => {
  const slow = slowness()
  const begun = performance.now()
  running = await terminal.serve({ PORT })
  const took = performance.now() - begun
  const figures = `${Math.round(took)} ms on a machine ${slow.toFixed(1)} times as slow as at rest`
  t.diagnostic(`the second start: ${figures}`)
  assert.ok(took < budgets.second * slow, figures)
  assert.doesNotMatch(running.said(), /建立数据库|建表|构建网页/)
  assert.equal(await whoAmI(), '刘明德')
})

test('a second instance over the same data gets a sentence that names the first, which goes on', async () => {
  const second = terminal.launch({ PORT: String(await freePort()) })
  assert.equal(await second.ended(), 1)
  assert.match(second.said(), new RegExp(`另一个一窗（进程 ${serverOf(running.child)}）正在使用数据文件夹 `))
  assert.doesNotMatch(second.said(), /\n\s+at /)
  assert.ok(await healthy())
})

test('a taken port gets a sentence that proposes another', async () => {
  const second = terminal.launch({ PORT })
  assert.equal(await second.ended(), 1)
  assert.match(second.said(), new RegExp(`端口 ${port} 已被占用：.*PORT=${port + 1} npm start`))
})

test('what is no port, no profile or a Node too old gets its sentence', async () => {
  const older = `data:text/javascript,Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '18.20.4' } })`
  const refused = [
    { run: terminal.launch({ PORT: 'http' }), sentence: 'PORT=http 不是端口号' },
    {
      run: terminal.launch({ PORT: String(await freePort()), YICHUANG_PROFILE: 'test' }),
      sentence: 'YICHUANG_PROFILE 只能是 demonstration 或 production，现在是“test”',
    },
    { run: terminal.launch({ PORT }, older), sentence: '一窗需要 Node.js 20 或更高版本' },
  ]
  for (const { run, sentence } of refused) {
    assert.equal(await run.ended(), 1)
    assert.ok(run.said().includes(sentence), run.said())
    assert.doesNotMatch(run.said(), /\n\s+at /)
  }
})

test('DATABASE_URL takes any database, which makes it production, and leaves that database running', async () => {
  const { port: databasePort, pid } = terminal.postmaster()!
  const password = readFileSync(join(terminal.cluster, 'yichuang-password'), 'utf8').trim()
  const other = await freePort()
  const second = await terminal.serve({
    PORT: String(other),
    DATABASE_URL: `postgres://yichuang:${password}@127.0.0.1:${databasePort}/yichuang`,
  })
  assert.match(second.said(), /正式环境尚未接入统一身份认证/)
  assert.doesNotMatch(second.said(), /演示账号/)
  assert.ok(await healthy(`http://localhost:${other}`))
  assert.equal(await second.stop(), 0)
  assert.equal(terminal.postmaster()?.pid, pid)
  assert.ok(await healthy())
})

test('after kill -9 of the database the server starts it again', async () => {
  kill(terminal.postmaster()!.pid)
  await running.says('数据库已恢复')
  await until(healthy, 'the server did not recover')
  assert.equal(await whoAmI(), '刘明德')
})

test('after kill -9 of the server, and of its database too, it starts again', async () => {
  kill(serverOf(running.child)!)
  assert.equal(await running.ended(), 137)
  const left = terminal.postmaster()
  assert.ok(left, 'the database was left behind')
  running = await terminal.serve({ PORT })
  assert.equal(terminal.postmaster()?.pid, left.pid, 'and is taken over')
  kill(serverOf(running.child)!)
  kill(left.pid)
  await running.ended()
  running = await terminal.serve({ PORT })
  assert.equal(await whoAmI(), '刘明德')
})

test('after kill -9 of the script that started it, server and database stop by themselves', async () => {
  const server = serverOf(running.child)!
  running.child.kill('SIGKILL')
  await until(() => terminal.postmaster() === undefined, 'the database was left behind')
  await until(async () => !(await healthy()), `the server ${server} was left behind`)
})

test('production on the embedded database has no accounts; Ctrl-C stops it though nobody reads its lines any more', async () => {
  running = await terminal.serve({ PORT, YICHUANG_PROFILE: 'production' })
  assert.match(running.said(), /正式环境尚未接入统一身份认证/)
  assert.doesNotMatch(running.said(), /演示账号/)
  assert.ok(await healthy())
  const opened = await ask('/api/demonstration/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: base },
    body: JSON.stringify({ account: 'applicant-liu-mingde' }),
  })
  assert.equal(opened.status, 404)
  // As in `npm start | tee log`, where Ctrl-C ends tee first.
  running.child.stdout?.destroy()
  running.child.stderr?.destroy()
  assert.equal(await running.stop(), 0)
  assert.equal(terminal.postmaster(), undefined)
})
