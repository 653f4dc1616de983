// Everything that `npm test` does once the packages are there. Arguments are parts of paths: only test files that contain one.
import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process'
import { chmodSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { availableParallelism, constants, setPriority, tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { findChromium } from '#tests/harness/browser.ts'
import { allTurns, commitTurn, inFull } from '#tests/harness/commit-turn.ts'
import { keepWorkers } from '#tests/harness/lent-workers.ts'
import { memoryFolder } from '#tests/harness/memory-folder.ts'
import { startTestPostgres } from '#tests/harness/postgres.ts'
import type { Counts } from '#tests/harness/reporter.ts'
import { findPostmaster } from '#platform/postmaster.ts'
import { socketUrl, stopPostgres } from '#platform/postgres-process.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
process.chdir(root)
const asked = process.argv.slice(2)
/** Show the pages that are built, most of them in a browser. */
const ofPages = /^tests\/(journeys|site)\//
/** What takes longest begins first, so that nobody waits for it alone in the end. */
const longest = [
  'tests/blindness.test.ts',
  'tests/faults/kill.test.ts',
  'tests/authorization.test.ts',
  'tests/journeys/accessibility.test.ts',
  'tests/faults/crash-points.test.ts',
  'tests/blindness/special-ways.test.ts',
  'tests/bad-input.test.ts',
  'tests/blindness/pairs.test.ts',
  'tests/law/oracle-agrees.test.ts',
  'tests/blindness/sabotage.test.ts',
  'tests/site/forms.test.ts',
  'tests/every-item.test.ts',
  'server/platform/embedded-postgres.test.ts',
  'tests/faults/invariants.test.ts',
  'tests/faults/two-servers.test.ts',
]
/** Have servers of their own, or tell what a first start tells. */
const byItself = /^tests\/(faults|start)\/|embedded-postgres/
/** So many files in one process: fewer would load and compile the same modules again, more would be waited for alone in the end. */
const neighbours = { ofPages: 11, others: 24 }
/** One more than there are processors, for a file often waits for the database or a page. */
const atOnce = Math.min(5, availableParallelism() + 1)
/** The whole run is broken off after this long: a test that hangs must cost its own verdict, never that of all others. */
const limitMs = Number(process.env['YICHUANG_TEST_MINUTES'] ?? (allTurns ? 360 : 45)) * 60_000
/** Journeys and pages that every run walks: both founding items from the guide to the licence, all pages at all widths, a first start. The others go by turns, a third of them at one commit. */
const eachTime = /(?:fire-design-review|public-venue-hygiene|accessibility|start|window-offline|forms)\.test\.ts$/
const begun = performance.now()
const total: Counts = { passed: 0, failures: [], ended: [] }
const children = new Set<ChildProcess>()
let stopped = false

/** Runs a program of the project with our Node and answers its exit code. It is the head of a group, so that what it leaves behind ends with it. */
function run(args: string[], env: Record<string, string> = {}, stalled = () => false): Promise<number> {
  return stopped ? Promise.resolve(1) : ended(start(args, env, ['ignore', 'inherit', 'inherit']), stalled)
}

function start(args: string[], env: Record<string, string>, stdio: StdioOptions): ChildProcess {
  const started = spawn(process.execPath, args, {
    stdio,
    env: { ...process.env, ...env },
    detached: process.platform !== 'win32',
  })
  children.add(started)
  return started
}

function ended(started: ChildProcess, stalled = () => false): Promise<number> {
  const limit = setInterval(() => {
    const late = performance.now() - begun > limitMs
    if (!late && !stalled()) return
    console.log(
      `   broken off: ${late ? `the run has taken ${limitMs / 60_000} minutes` : 'no test file came to its end'}`,
    )
    end(started, 'SIGKILL')
  }, 2000)
  return new Promise((resolve, reject) => {
    started.on('error', reject)
    started.on('exit', (code) => {
      clearInterval(limit)
      children.delete(started)
      end(started, 'SIGKILL') // whoever of the group outlived its head
      resolve(code ?? 1)
    })
  })
}

function end(started: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): void {
  if (process.platform === 'win32' || started.pid === undefined) started.kill(signal)
  else
    try {
      process.kill(-started.pid, signal)
    } catch {
      // the group is gone
    }
}

async function section<T>(title: string, work: () => Promise<T>): Promise<T> {
  console.log(`\n── ${title}`)
  const begun = performance.now()
  const result = await work()
  console.log(`   ${title} · ${((performance.now() - begun) / 1000).toFixed(1)} s`)
  return result
}

/** One check that passes or fails as a whole. */
async function check(title: string, args: string[]): Promise<void> {
  const code = await section(title, () => run(args))
  if (code === 0) total.passed += 1
  else total.failures.push(`${title} (see above)`)
}

/** Both checks are Go programs: their rubbish is collected seldom, and by one processor, since idle ones would look for it all the time. */
const thrifty = { GOMAXPROCS: '1', GOGC: '400', GOMEMLIMIT: '3GiB' }

/** The same beside the tests, when nothing else wants the processors; what it says stands together, where it has ended. */
async function checkBeside(title: string, args: string[]): Promise<void> {
  if (stopped) return
  const begun = performance.now()
  const started = start(args, thrifty, ['ignore', 'pipe', 'pipe'])
  if (started.pid !== undefined) setPriority(started.pid, constants.priority.PRIORITY_LOW)
  const said = Promise.all([text(started.stdout!), text(started.stderr!)])
  const code = await ended(started)
  if (code === 0) total.passed += 1
  else total.failures.push(`${title} (see above)`)
  console.log(`── ${title} · ${((performance.now() - begun) / 1000).toFixed(1)} s\n${(await said).join('')}`)
}

async function checksBeside(): Promise<void> {
  await checkBeside('types · tsc', ['node_modules/typescript/bin/tsc', '--noEmit', '--checkers', '1'])
  const lint = ['node_modules/oxlint/bin/oxlint', '--type-aware', '--deny-warnings', '--threads=1']
  await checkBeside('lint · oxlint', lint)
}

/** Test files that were asked for, those that take longest first. */
function filesIn(patterns: string[]): string[] {
  const rank = (file: string) => (longest.includes(file) ? longest.indexOf(file) : longest.length)
  return globSync(patterns)
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => asked.length === 0 || asked.some((part) => file.includes(part.replace(/^\.\//, ''))))
    .sort()
    .toSorted((a, b) => rank(a) - rank(b))
}

/** Journeys of which the turn is another commit's. */
function othersTurn(all: readonly string[]): string[] {
  const byTurns = all.filter((file) => ofPages.test(file) && !eachTime.test(file))
  return byTurns.toSorted().filter((_, at) => (at + Math.trunc(commitTurn() / 8)) % 3 !== 0)
}

/** Those of the list in its order, then files that may share a process, joined by commas, and at the end, where the last ones are waited for, what is short. */
function turnsOf(files: readonly string[]): string[] {
  const kindOf = (file: string) => {
    if (longest.includes(file)) return 'long'
    if (byItself.test(file)) return 'short'
    return ofPages.test(file) ? 'ofPages' : 'others'
  }
  const shared = Map.groupBy(files, kindOf)
  const together = (['ofPages', 'others'] as const).flatMap((kind) => {
    const ofKind = shared.get(kind) ?? []
    const turns = Math.ceil(ofKind.length / neighbours[kind])
    return Array.from({ length: turns }, (_, at) => ofKind.filter((_, index) => index % turns === at).join(','))
  })
  return [...(shared.get('long') ?? []), ...together, ...(shared.get('short') ?? [])]
}

async function tests(
  title: string,
  files: string[],
  concurrency: number,
  env: Record<string, string>,
  timeoutMs = allTurns ? limitMs : 600_000,
): Promise<void> {
  if (files.length === 0) {
    if (asked.length === 0) total.failures.push(`${title}: no test file found`)
    return
  }
  const countsFile = join(root, 'var', `test-counts-${process.pid}.json`)
  // A file limits itself; a child that it leaves behind with its output can still hold the runner.
  const fileLimitMs = timeoutMs + 300_000
  const stalledMs = allTurns ? limitMs : 30 * 60_000
  writeFileSync(countsFile, JSON.stringify({ passed: 0, failures: [], ended: [] } satisfies Counts))
  const stalled = (): boolean => Date.now() - statSync(countsFile).mtimeMs > stalledMs
  const code = await section(`${title} · ${files.length} files`, () =>
    run(
      ['tests/harness/run-files.ts', String(concurrency), String(timeoutMs), ...turnsOf(files)],
      { ...env, YICHUANG_TEST_COUNTS: countsFile, YICHUANG_FILE_LIMIT_MS: String(fileLimitMs) },
      stalled,
    ),
  )
  const counts = readCounts(countsFile)
  total.passed += counts.passed
  total.failures.push(...counts.failures)
  const unended = files.filter((file) => !counts.ended.includes(file))
  total.failures.push(...unended.map((file) => `${file} did not come to its end`))
  if (counts.passed + counts.failures.length === 0) total.failures.push(`${title}: no test ran`)
  else if (code !== 0 && counts.failures.length === 0) total.failures.push(`${title}: the run ended with code ${code}`)
}

function readCounts(file: string): Counts {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Counts
  } catch {
    return { passed: 0, failures: [], ended: [] } // the run was broken off before its end
  } finally {
    rmSync(file, { force: true })
  }
}

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    stopped = true
    for (const child of children) end(child, 'SIGTERM')
  })

mkdirSync('var', { recursive: true })
if (asked.length === 0) await check('format · oxfmt', ['node_modules/oxfmt/bin/oxfmt', '--check'])
const beside = asked.length === 0 ? checksBeside() : Promise.resolve()
const folders = ['kernel', 'contracts', 'seed', 'server', 'web', 'tests', 'bench']
const found = filesIn(folders.map((folder) => `${folder}/**/*.test.ts`))
const left = asked.length === 0 && !inFull ? othersTurn(found) : []
if (left.length > 0)
  console.log(`\n${left.length} journeys are left to another commit; YICHUANG_TESTS=whole walks them, too`)
const files = found.filter((file) => !left.includes(file))
const prepared = files.some((file) => ofPages.test(file))
  ? Promise.all([check('web build', ['scripts/build-web.ts']), section('browser', findChromium)])
  : Promise.resolve([])
// What went wrong is said where it is awaited.
prepared.catch(() => {})
const dataDir = memoryFolder('yichuang-test-pg') ?? join(root, 'var', `test-pg-${process.pid}`)
// Every test's temporary files in one folder, so that what a broken-off test leaves behind is found and removed.
const temporary = mkdtempSync(join(tmpdir(), 'yichuang-tests-'))
chmodSync(temporary, 0o755)
const postgres = await section('PostgreSQL for the tests', () =>
  startTestPostgres(dataDir, (line) => console.log(`   ${line}`)),
)
const workers = await keepWorkers(temporary)
try {
  // Each test file is a process that loads the same hundreds of modules: compiled once, they load in half the time.
  const env = {
    YICHUANG_TEST_PG: socketUrl(postgres, 'postgres'),
    ...(workers.address === null ? {} : { YICHUANG_TEST_WORKERS: workers.address }),
    TMPDIR: temporary,
    NODE_COMPILE_CACHE: join(root, 'var', 'compiled'),
  }
  // One file begins sooner without; what fails here fails in each file too, and is said there.
  if (asked.length === 0 && !stopped) await ended(start(['tests/harness/first-database.ts'], env, 'ignore'))
  await prepared
  await tests('unit, database and browser tests', files, atOnce, env)
  await beside
} finally {
  workers.close()
  await stopPostgres(postgres, console.log)
  for (const cluster of globSync(`${temporary}/*/data/cluster`)) {
    const left = findPostmaster(cluster)
    if (left) process.kill(left.pid, 'SIGQUIT')
  }
  rmSync(temporary, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  rmSync(dataDir, { recursive: true, force: true })
  if (postgres.place.folder !== dataDir) rmSync(postgres.place.folder, { recursive: true, force: true })
}

if (total.failures.length > 0) console.log(`\n── failed\n${total.failures.map((line) => `  ✖ ${line}`).join('\n')}`)
console.log(`\n${((performance.now() - begun) / 1000).toFixed(0)} s${stopped ? ', broken off' : ''}`)
console.log(`${total.passed} passed, ${total.failures.length} failed`)
process.exit(total.failures.length === 0 && !stopped ? 0 : 1)
