// A reporter for `node --test`: one line per test file, failures at once, and the counts written to a file for the runner.
import { writeFileSync } from 'node:fs'
import { relative } from 'node:path'
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
  for await (const { type, data } of events) {
    if (type === 'test:pass' || type === 'test:fail') yield outcome(type, data)
    else if (type === 'test:summary' && data.file !== undefined) {
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

function reason(error: unknown): string {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error
  return cause instanceof Error ? (cause.stack ?? cause.message) : inspect(cause)
}

function fileLine(path: string, durationMs: number): string {
  const file = relative(process.cwd(), path)
  return `  ${file} · ${perFile.get(file) ?? 0} passed · ${(durationMs / 1000).toFixed(1)} s\n`
}
