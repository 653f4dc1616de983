import pg from 'pg'

/**
 * Jobs and effects that this process has taken stay its own while it lives; those of a process that has died are given back within two seconds (of a host
 * that is gone from the network, within some fifteen), and with each job its try: it is not given up for what ended its process.
 */
export type Liveness = {
  /** To be called before the workers of this name take their first job, and settled before a keeper of this name keeps its first effect. */
  declare(worker: string): Promise<void>
  close(): Promise<void>
}

const lookEveryMs = 1_000
/** A host that is gone without a word has its locks taken from it after some ten seconds, not after the two hours that are usual. */
const noticeSoon = '-c tcp_keepalives_idle=5 -c tcp_keepalives_interval=2 -c tcp_keepalives_count=3'

/**
 * The job queue itself gives back the jobs of a dead worker only after four hours, and with them every further job of the same case.
 * So each process holds an advisory lock in the name of its workers, on a connection that ends with the process; whoever gets that lock
 * knows that they are dead.
 */
export async function openLiveness(url: string, pool: pg.Pool, onError: (error: unknown) => void): Promise<Liveness> {
  const names: string[] = []
  let closed = false
  let keeper: Promise<pg.Client> | null = null

  /** One connection at a time: a second would wait for the locks of the first. */
  function kept(): Promise<pg.Client> {
    if (keeper) return keeper
    const forget = () => {
      if (keeper === mine) keeper = null
    }
    const mine = connect(forget)
    mine.catch(forget)
    keeper = mine
    return mine
  }

  async function connect(lost: () => void): Promise<pg.Client> {
    const client = new pg.Client({
      connectionString: url,
      application_name: 'yichuang-jobs-alive',
      keepAlive: true,
      options: noticeSoon,
    })
    const end = () => void client.end().catch(() => {})
    client.on('error', () => {
      lost()
      end()
    })
    try {
      await client.connect()
      for (const name of names) await hold(client, name)
    } catch (error) {
      end()
      throw error
    }
    return client
  }

  async function look(): Promise<void> {
    try {
      await kept()
      await pool.query(giveBack, [mostTries, usualTries + atOnce])
    } catch (error) {
      if (!closed) onError(error)
    }
  }

  await kept()
  await look()
  let looking: Promise<void> = Promise.resolve()
  const timer = setInterval(() => (looking = looking.then(look)), lookEveryMs)
  return {
    async declare(worker) {
      names.push(worker)
      await hold(await kept(), worker)
    },
    async close() {
      closed = true
      clearInterval(timer)
      await looking
      await keeper?.then((client) => client.end()).catch(() => {})
    },
  }
}

async function hold(client: pg.Client, worker: string): Promise<void> {
  await client.query(`select pg_advisory_lock(hashtextextended($1, 0))`, [worker])
}

/** A job is given up after so many tries that failed. */
export const usualTries = 25
/** A job that itself ends its process is given up after so many tries all the same. */
const mostTries = 100
/** So often it is tried again at once; then it waits a second, then two, then four, an hour at most, that its process gets other work done in between. */
const atOnce = 4

/**
 * A tenth of a second is for the lock of workers that have just begun. A try is given back as one more that the job may have; two servers that
 * look at once give back one, for the row is the dead worker's for the first of them alone.
 */
const giveBack = `
  with dead as materialized (
    select w.id
    from (
      select locked_by as id from graphile_worker._private_jobs where locked_at < now() - interval '100 milliseconds'
      union
      select locked_by from graphile_worker._private_job_queues where locked_at < now() - interval '100 milliseconds'
      union
      select keeper from platform.outbox where keeper is not null) w
    where w.id is not null
      and pg_try_advisory_xact_lock(hashtextextended(w.id, 0))
  ), jobs as (
    update graphile_worker._private_jobs j
    set locked_at = null, locked_by = null, max_attempts = greatest(j.max_attempts, least(j.max_attempts + 1, $1)),
      run_at = case
        when j.max_attempts < $2 then j.run_at
        else now() + least(2 ^ (j.max_attempts - $2), 3600) * interval '1 second'
      end
    from dead d
    where j.locked_by = d.id
  ), effects as (
    update platform.outbox o
    set keeper = null
    from dead d
    where o.keeper = d.id
  )
  update graphile_worker._private_job_queues q
  set locked_at = null, locked_by = null
  from dead d
  where q.locked_by = d.id`
