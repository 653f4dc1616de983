import pg from 'pg'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Rows, Statement } from './db.ts'

/** Sends the statements of one piece of work as one transaction, and answers their rows. */
export type Send = (statements: readonly Statement[]) => Promise<Rows[]>

type Asked = { statements: readonly Statement[]; resolve: (rows: Rows[]) => void; reject: (error: unknown) => void }

/**
 * Lets pieces of work share a transaction: those who come in the same turn of the process, or while others are on their way, go together,
 * in the order in which they came. Whoever comes alone goes as if there were no others, and nobody is answered before the commit.
 *
 * Of a transaction that an error ended nothing was written, and the error may be another's: then each goes again by itself, and hears
 * of its own. Who waits for a lock holds the others up for `patienceMs` at most, if `first` sees to it that a transaction of several
 * gives up as soon.
 *
 * @param send in one transaction: all of it, or nothing
 * @param options.first what a transaction of several begins with
 * @param options.most pieces of work that go together
 */
export function gather(
  send: Send,
  { first, most, patienceMs }: { first: readonly Statement[]; most: number; patienceMs: number },
): Send {
  let waiting: Asked[] = []
  let planned = false

  async function go(): Promise<void> {
    await new Promise<void>((resolve) => {
      setImmediate(resolve)
    })
    while (waiting.length > 0) {
      const together = waiting.slice(0, most)
      waiting = waiting.slice(most)
      const done = new AbortController()
      const gone = (together.length === 1 ? alone(together[0]!) : inOne(together)).finally(() => done.abort())
      await Promise.race([gone, sleep(patienceMs, null, { signal: done.signal }).catch(() => {})])
    }
    planned = false
  }

  const alone = ({ statements, resolve, reject }: Asked) => send(statements).then(resolve, reject)

  async function inOne(together: readonly Asked[]): Promise<void> {
    try {
      const results = await send([...first, ...together.flatMap(({ statements }) => statements)])
      let at = first.length
      for (const { statements, resolve } of together) resolve(results.slice(at, (at += statements.length)))
    } catch (error) {
      if (wasTakenBack(error)) for (const one of together) void alone(one)
      else for (const { reject } of together) reject(error)
    }
  }

  return (statements) =>
    new Promise((resolve, reject) => {
      waiting.push({ statements, resolve, reject })
      if (planned) return
      planned = true
      void go()
    })
}

/** Whether the database, with this error, gave the connection up; otherwise the connection goes on, and its transaction ended without effect. */
export const endsConnection = ({ code = '08', severity = '' }: pg.DatabaseError): boolean =>
  /^(08|25P|57P)/.test(code) || /^(FATAL|PANIC)$/.test(severity)

/** What became of a transaction whose connection was lost is not known. */
const wasTakenBack = (error: unknown) => error instanceof pg.DatabaseError && !endsConnection(error)
