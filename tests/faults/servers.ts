import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import process from 'node:process'
import { createInterface } from 'node:readline'
import type { Begin, Word } from './server-process.ts'

/** A server process that serves. `keepCompiled`: who loads the program after it need not compile again what this one has run. */
export type Server = {
  origin: string
  pid: number
  startMs: number
  keepCompiled(): Promise<void>
  kill(): Promise<void>
}

const spares = 2

/** What Node is started with: the program, or a snapshot of it (`snapshotServer`). */
export type Started = { args: readonly string[]; env?: Record<string, string> }

/** The program as it stands. What it has compiled is kept for the next ones; its young generation is as large at once as it would grow to be, which else takes a fifth of a start. */
export const fromSource = (caches: string): Started => ({
  args: ['--min-semi-space-size=32', join(import.meta.dirname, 'server-process.ts')],
  env: { NODE_COMPILE_CACHE: caches },
})

type Loaded = { child: ChildProcess; lines: AsyncIterator<string> }

/**
 * Starts servers as direct children. The next ones load their program while one still serves, as a supervisor with warm spares
 * would; they open no connection and no file before their turn.
 */
export function openServers(begin: Omit<Begin, 'settle' | 'skewMs'>, { args, env }: Started) {
  const waiting: Promise<Loaded>[] = []
  const alive = new Set<ChildProcess>()

  async function load(): Promise<Loaded> {
    const child = spawn(process.execPath, args, {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, ...env },
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
      const say = async (word: Word): Promise<string> => {
        child.stdin?.write(`${JSON.stringify(word)}\n`)
        const said = await lines.next()
        if (said.done) throw new Error('the server ended before it answered')
        return said.value
      }
      const { settle = false, skewMs = 0, leaves = begin.leaves } = options
      const { origin } = JSON.parse(await say({ ...begin, leaves, settle, skewMs })) as { origin: string }
      while (waiting.length < (options.spares ?? spares)) {
        const next = load()
        next.catch(() => {})
        waiting.push(next)
      }
      return {
        origin,
        pid: child.pid!,
        startMs: performance.now() - begun,
        keepCompiled: async () => void (await say('keep')),
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
