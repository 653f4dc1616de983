// Runs test files in the order in which they are named, those joined by commas in one process: `run-files.ts <how many at a time> <ms a test may take> file…`
import process from 'node:process'
import { run } from 'node:test'
import { finished } from 'node:stream/promises'
import report from './reporter.ts'

const [atOnce, timeoutMs, ...turns] = process.argv.slice(2)

/** One process; what it comes to is said as soon as it has ended, for one run of many files tells them in their order, all after the longest. */
async function take(turn: string): Promise<void> {
  const files = turn.split(',')
  const events = run({
    ...(files.length === 1
      ? { files }
      : { files: ['tests/harness/one-after-another.ts'], argv: [String(timeoutMs), ...files] }),
    execArgv: [
      ...(files.length === 1 ? [`--test-timeout=${timeoutMs}`] : []),
      '--import=./tests/harness/untracked.ts',
      '--import=./tests/harness/file-limit.ts',
    ],
  })
  events.on('test:fail', () => void (process.exitCode = 1))
  const lines = events.compose(report)
  lines.pipe(process.stdout, { end: false })
  await finished(lines)
}

const waiting = turns.values()
await Promise.all(
  Array.from({ length: Number(atOnce) }, async () => {
    for (const turn of waiting) await take(turn)
  }),
)
