import { Logger } from 'graphile-worker'
import pg from 'pg'

/** What the job queue would tell us, we hear by its promises and errors. */
export const silent = new Logger(() => () => {})

type Taken = (
  error: Error | undefined,
  client: pg.PoolClient | undefined,
  release: (broken?: Error | boolean) => void,
) => void

/**
 * Connections for the job queue. The one on which it listens it gives back twice where that is lost just as the queue stops or begins anew; nobody
 * hears of the error of the second time, so it would end the process.
 */
export class QueuePool extends pg.Pool {
  override connect(): Promise<pg.PoolClient>
  override connect(taken: Taken): void
  override connect(taken?: Taken): Promise<pg.PoolClient> | void {
    if (!taken) return super.connect()
    super.connect((error, client, release) => {
      // Nothing was taken of a pool that has ended.
      if (!client) return taken(error, client, () => {})
      let given = false
      taken(error, client, (broken) => {
        if (!given) release(broken)
        given = true
      })
    })
  }
}
