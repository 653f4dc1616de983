import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import process from 'node:process'
import { createInterface } from 'node:readline'
import type { Begin } from './server-process.ts'

/** A server process that serves. */
export type Server = { origin: string; pid: number; startMs: number; kill(): Promise<void> }

type Loaded = { child: ChildProcess; lines: AsyncIterator<string> }

/**
 * Starts servers as direct children. The next one loads its program while the one before still serves, as a supervisor with a warm spare
 * would; it opens no connection and no file before its turn.
 */
export function openServers(begin: Omit<Begin, 'settle'>, caches: string) {
  let spare: Promise<Loaded> | null = null
  const alive = new Set<ChildProcess>()

  async function load(): Promise<Loaded> {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'server-process.ts')], {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, NODE_COMPILE_CACHE: caches },
    })
    alive.add(child)
    child.once('exit', () => alive.delete(child))
    child.stdin.on('error', () => {})
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
    await lines.next()
    return { child, lines }
  }

  return {
    async start(options: { settle?: boolean; spare?: boolean } = {}): Promise<Server> {
      const begun = performance.now()
      const { child, lines } = await (spare ?? load())
      spare = null
      child.stdin?.write(`${JSON.stringify({ ...begin, settle: options.settle ?? false } satisfies Begin)}\n`)
      const said = await lines.next()
      if (said.done) throw new Error('the server ended before it served')
      const { origin } = JSON.parse(said.value) as { origin: string }
      if (options.spare !== false) {
        spare = load()
        spare.catch(() => {})
      }
      return {
        origin,
        pid: child.pid!,
        startMs: performance.now() - begun,
        kill: () =>
          new Promise((resolve) => {
            child.once('exit', () => resolve())
            child.kill('SIGKILL')
          }),
      }
    },
    close() {
      for (const child of alive) child.kill('SIGKILL')
    },
  }
}
