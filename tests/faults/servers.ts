import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import process from 'node:process'
import { createInterface } from 'node:readline'
import type { Begin } from './server-process.ts'

/** A server process that serves. */
export type Server = { origin: string; pid: number; startMs: number; kill(): Promise<void> }

const spares = 2

type Loaded = { child: ChildProcess; lines: AsyncIterator<string> }

/**
 * Starts servers as direct children. The next ones load their program while one still serves, as a supervisor with warm spares
 * would; they open no connection and no file before their turn.
 *
 * @param program what is started, `server-process.ts` or a bundle of it
 */
export function openServers(
  begin: Omit<Begin, 'settle' | 'skewMs'>,
  caches: string,
  program = join(import.meta.dirname, 'server-process.ts'),
) {
  const waiting: Promise<Loaded>[] = []
  const alive = new Set<ChildProcess>()

  async function load(): Promise<Loaded> {
    const child = spawn(process.execPath, [program], {
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
    async start(
      options: Partial<Pick<Begin, 'settle' | 'skewMs' | 'leaves'>> & { spares?: number } = {},
    ): Promise<Server> {
      const begun = performance.now()
      const { child, lines } = await (waiting.shift() ?? load())
      child.stdin?.write(
        `${JSON.stringify({ ...begin, leaves: options.leaves ?? begin.leaves, settle: options.settle ?? false, skewMs: options.skewMs ?? 0 } satisfies Begin)}\n`,
      )
      const said = await lines.next()
      if (said.done) throw new Error('the server ended before it served')
      const { origin } = JSON.parse(said.value) as { origin: string }
      while (waiting.length < (options.spares ?? spares)) {
        const next = load()
        next.catch(() => {})
        waiting.push(next)
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
