// Runs test files, each in a process of its own, in the order in which they are named: `run-files.ts <how many at a time> <ms a test may take> file…`
import process from 'node:process'
import { run } from 'node:test'
import report from './reporter.ts'

const [atOnce, timeoutMs, ...files] = process.argv.slice(2)
const events = run({
  files,
  concurrency: Number(atOnce),
  execArgv: [
    `--test-timeout=${timeoutMs}`,
    '--import=./tests/harness/untracked.ts',
    '--import=./tests/harness/file-limit.ts',
  ],
})
events.on('test:fail', () => void (process.exitCode = 1))
events.compose(report).pipe(process.stdout)
