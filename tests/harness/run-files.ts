// Runs test files, each in a process of its own, in the order in which they are named: `run-files.ts <how many at a time> <ms a test may take> file…`
import process from 'node:process'
import { run } from 'node:test'
import { finished } from 'node:stream/promises'
import report from './reporter.ts'

const [atOnce, timeoutMs, ...files] = process.argv.slice(2)

/** One file; what it comes to is said as soon as it has ended, for one run of many files tells them in their order, all after the longest. */
async function runFile(file: string): Promise<void> {
  const events = run({
    files: [file],
    execArgv: [
      `--test-timeout=${timeoutMs}`,
      '--import=./tests/harness/untracked.ts',
      '--import=./tests/harness/file-limit.ts',
    ],
  })
  events.on('test:fail', () => void (process.exitCode = 1))
  const lines = events.compose(report)
  lines.pipe(process.stdout, { end: false })
  await finished(lines)
}

const waiting = files.values()
await Promise.all(
  Array.from({ length: Number(atOnce) }, async () => {
    for (const file of waiting) await runFile(file)
  }),
)
