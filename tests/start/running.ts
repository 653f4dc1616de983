import assert from 'node:assert/strict'
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { findPostmaster, type Postmaster } from '#platform/postmaster.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
/** Longer than any start takes on a busy machine; the first builds the web and the database. */
const patienceMs = 60_000
const ready = '按 Ctrl-C 停止'

/** One run of `scripts/start.mjs`, as at a terminal. */
export type Running = {
  child: ChildProcess
  /** All that was printed up to now, on both outputs. */
  said(): string
  /** Resolves when the text has been printed; rejects when the process ends without it. */
  says(text: string): Promise<void>
  /** The exit code. */
  ended(): Promise<number | null>
  /** Ctrl-C, and the exit code. */
  stop(): Promise<number | null>
}

/** A data folder and all that is started over it; `close` ends what is left, by its number. */
export function openTerminal() {
  const folder = mkdtempSync(join(tmpdir(), 'yichuang-start-'))
  chmodSync(folder, 0o755)
  const data = join(folder, 'data')
  const cluster = join(data, 'postgres/cluster')
  const started: Running[] = []

  /** @param preload a module that the starting Node loads first, as `--import` takes it */
  function launch(env: Record<string, string>, preload?: string): Running {
    const { DATABASE_URL: _, YICHUANG_PROFILE: __, YICHUANG_ORIGIN: ___, ...inherited } = process.env
    const child = spawn(process.execPath, [...(preload ? ['--import', preload] : []), 'scripts/start.mjs'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...inherited, HOST: '127.0.0.1', YICHUANG_DATA: data, ...env },
    })
    let text = ''
    for (const output of [child.stdout, child.stderr])
      output.setEncoding('utf8').on('data', (part: string) => (text += part))
    const over = (): boolean => child.exitCode !== null || child.signalCode !== null
    const running: Running = {
      child,
      said: () => text,
      async says(wanted) {
        await until(() => text.includes(wanted) || over(), `“${wanted}” was not printed`)
        if (!text.includes(wanted)) assert.fail(`ended with ${child.exitCode} without “${wanted}”:\n${text}`)
      },
      async ended() {
        await until(over, `did not end:\n${text}`)
        await sleep(50) // the last lines are still in the pipe
        return child.exitCode
      },
      stop() {
        child.kill('SIGINT')
        return running.ended()
      },
    }
    started.push(running)
    return running
  }

  return {
    data,
    cluster,
    launch,
    /** Starts and waits until it serves. */
    async serve(env: Record<string, string>): Promise<Running> {
      const running = launch(env)
      await running.says(ready)
      return running
    },
    postmaster: (): Postmaster | undefined => findPostmaster(cluster),
    async close(): Promise<void> {
      for (const { child } of started) {
        if (child.exitCode !== null || child.signalCode !== null) continue
        const server = serverOf(child)
        child.kill('SIGKILL')
        if (server !== undefined) kill(server)
      }
      const left = findPostmaster(cluster)
      if (left) {
        process.kill(left.pid, 'SIGQUIT')
        await until(() => findPostmaster(cluster) === undefined, 'the database did not stop')
      }
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
    },
  }
}

/** Number of the process in which the server runs: the one child of the script that starts it. */
export function serverOf({ pid }: ChildProcess): number | undefined {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
  const rows = stdout.split('\n').map((line) => line.trim().split(/\s+/).map(Number))
  return rows.find(([, parent]) => parent === pid)?.[0]
}

/** `kill -9`; whoever is gone already may stay so. */
export function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // gone
  }
}

/** Waits until it holds, a minute at the most. */
export async function until(holds: () => boolean | Promise<boolean>, otherwise: string): Promise<void> {
  const limit = performance.now() + patienceMs
  while (!(await holds())) {
    if (performance.now() > limit) assert.fail(otherwise)
    await sleep(50)
  }
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve, reject) => probe.once('error', reject).listen(0, '127.0.0.1', resolve))
  const address = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('a TCP server without a port')
  return address.port
}
