// A reporter for `node --test`: one line per test file, failures at once, and the counts written to a file for the runner.
import { writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { inspect } from 'node:util'
import type { TestEvent } from 'node:test/reporters'

/** What one call of `node --test` comes to. A skipped test proves nothing and counts as failed. */
export type Counts = { passed: number; failures: string[]; ended: string[] }

type Outcome = {
  name: string
  file?: string | undefined
  /** The test file that was run, where `file` is the helper in which the call of `test` stands. */
  entryFile?: string | undefined
  details: { type?: string | undefined; error?: unknown }
  skip?: unknown
  todo?: unknown
}

const counts: Counts = { passed: 0, failures: [], ended: [] }
const perFile = new Map<string, number>()

export default async function* report(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  /** Of several files in one process the one that is at work, which appears there as a test named like it. */
  let within: string | undefined
  for await (const { type, data } of events) {
    if (type === 'test:start' && isOneOfSeveral(data)) within = data.name
    else if (type === 'test:pass' || type === 'test:fail') {
      if (!isOneOfSeveral(data))
        yield outcome(type, within === undefined ? data : { ...data, file: within, entryFile: within })
      else {
        yield outcomeOfFile(type, data)
        within = undefined
      }
    } else if (type === 'test:summary' && data.file !== undefined && !data.file.endsWith(several)) {
      counts.ended.push(relative(process.cwd(), data.file))
      yield fileLine(data.file, data.duration_ms)
      write()
    } else if (type === 'test:stderr' || type === 'test:stdout') yield data.message
    // An error that no test was waiting for any more: the file fails by it, and its text stands nowhere else.
    else if (type === 'test:diagnostic' && data.message.includes('caught by the test runner'))
      yield `  ✖ ${data.message}\n`
  }
  write()
}

/** After each file, so that a run that is broken off has said what it knew. */
function write(): void {
  writeFileSync(process.env['YICHUANG_TEST_COUNTS'] ?? '/dev/null', JSON.stringify(counts))
}

function outcome(type: 'test:pass' | 'test:fail', data: Outcome): string {
  const path = data.entryFile ?? data.file
  const file = path === undefined ? '' : relative(process.cwd(), path)
  // With a process per file, a file without tests and a file that breaks off both appear as a test named like the file.
  const isFile = data.name === path || data.name === file
  if (data.details.type === 'suite') return ''
  if (type === 'test:pass' && !isFile && data.skip === undefined && data.todo === undefined) {
    counts.passed += 1
    perFile.set(file, (perFile.get(file) ?? 0) + 1)
    return ''
  }
  perFile.set(file, perFile.get(file) ?? 0)
  const why = type === 'test:fail' ? reason(data.details.error) : isFile ? 'has no tests' : 'was skipped'
  if (isFile && type === 'test:fail' && counts.failures.some((line) => line.startsWith(`${file} › `))) return ''
  const line = `${file} › ${data.name}\n${why.replace(/^/gm, '      ')}`
  counts.failures.push(line)
  write()
  return `  ✖ ${line}\n`
}

const several = 'tests/harness/one-after-another.ts'

const isOneOfSeveral = ({ name, file }: { name: string; file?: string | undefined }): boolean =>
  name.endsWith('.test.ts') && file !== undefined && file.endsWith(several)

/** What several files in one process come to is told file by file, as that of a process for each is. */
function outcomeOfFile(type: 'test:pass' | 'test:fail', data: Outcome & { details: { duration_ms: number } }): string {
  const file = data.name
  const known = counts.failures.some((line) => line.startsWith(`${file} › `))
  const why = type === 'test:fail' ? reason(data.details.error) : perFile.has(file) ? undefined : 'has no tests'
  counts.ended.push(file)
  const line = `${file} › ${file}\n${(why ?? '').replace(/^/gm, '      ')}`
  if (why !== undefined && !known) counts.failures.push(line)
  write()
  return (
    (why !== undefined && !known ? `  ✖ ${line}\n` : '') + fileLine(join(process.cwd(), file), data.details.duration_ms)
  )
}

function reason(error: unknown): string {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error
  // With what it was caused by in its turn.
  return cause instanceof Error && cause.cause === undefined ? (cause.stack ?? cause.message) : inspect(cause)
}

function fileLine(path: string, durationMs: number): string {
  const file = relative(process.cwd(), path)
  return `  ${file} · ${perFile.get(file) ?? 0} passed · ${(durationMs / 1000).toFixed(1)} s\n`
}
