import { statement, type Database } from './db.ts'

/** How the platform stands: backlogs as counts, lags in seconds; `tailLagSeconds` is null when it is not known. */
export type Seen = {
  database: boolean
  tailLagSeconds: number | null
  outboxWaiting: number
  stuck: number
  /** Jobs that were given up after all their tries. */
  deadJobs: number
  /** The backend whose idle transaction holds readers of the log back, in words; null when there is none. */
  idleTransaction: string | null
  idleSeconds: number
}

/** Looks after what must not go unnoticed: readers that fall behind, effects that wait, and a transaction left open anywhere in the cluster. */
export type Watch = { seen(): Seen; look(): Promise<Seen>; close(): void }

const againMs = 60_000

/** @param options.alarmAfterSeconds how old an idle write transaction may become before it is named; 5 unless given */
export function keepWatch(options: {
  db: Database
  everyMs?: number
  alarmAfterSeconds?: number
  alarm(seen: Seen): void
}): Watch {
  const alarmAfterSeconds = options.alarmAfterSeconds ?? 5
  let last: Seen = {
    database: true,
    tailLagSeconds: null,
    outboxWaiting: 0,
    stuck: 0,
    deadJobs: 0,
    idleTransaction: null,
    idleSeconds: 0,
  }

  async function look(): Promise<Seen> {
    try {
      const [lag, waiting, stuck, dead, idle] = await options.db.readTogether('system', [
        statement(
          `select coalesce(max(extract(epoch from
             clock_timestamp() + (select offset_ms from platform.clock) * interval '1 millisecond' - first.recorded_at)), 0)::float8 as seconds
           from platform.checkpoints c
           cross join lateral (
             select e.recorded_at
             from log.events e
             where (e.tx, e.position) > (c.tx, c.position)
             order by e.tx, e.position
             limit 1) first`,
        ),
        statement('select count(*)::int as n from (select from platform.outbox limit 10000) few'),
        statement('select count(*)::int as n from (select from platform.stuck limit 10000) few'),
        statement('select platform.count_dead_jobs() as n'),
        // In any database: a transaction holds back the snapshots of the whole cluster.
        statement(
          `select pid, coalesce(nullif(application_name, ''), 'unnamed') as name, usename, extract(epoch from now() - xact_start)::float8 as seconds
           from pg_stat_activity
           where state in ('idle in transaction', 'idle in transaction (aborted)')
             and backend_xid is not null
           order by xact_start
           limit 1`,
        ),
      ])
      const oldest = idle!.rows[0]
      const idleSeconds = (oldest?.['seconds'] as number | undefined) ?? 0
      last = {
        database: true,
        tailLagSeconds: (lag!.rows[0]?.['seconds'] as number | null) ?? null,
        outboxWaiting: waiting!.rows[0]!['n'] as number,
        stuck: stuck!.rows[0]!['n'] as number,
        deadJobs: dead!.rows[0]!['n'] as number,
        idleTransaction:
          oldest && idleSeconds > alarmAfterSeconds
            ? `pid ${String(oldest['pid'])} (${String(oldest['name'])}, ${String(oldest['usename'])}) idle for ${Math.round(idleSeconds)} s`
            : null,
        idleSeconds,
      }
    } catch {
      last = { ...last, database: false }
    }
    ring()
    return last
  }

  let rang = { about: '', at: 0 }
  /** What is wrong is said when it begins, when more is wrong, and once a minute: a line every two seconds would hide the others. */
  function ring(): void {
    const { idleTransaction, stuck, deadJobs, database } = last
    const wrong = idleTransaction !== null || stuck > 0 || deadJobs > 0 || !database
    const about = wrong ? `${idleTransaction?.split(' ', 2).join(' ')} ${stuck} ${deadJobs} ${database}` : ''
    const now = performance.now()
    if (wrong && (about !== rang.about || now - rang.at >= againMs)) {
      rang = { about, at: now }
      options.alarm(last)
    }
    if (!wrong) rang = { about, at: now }
  }

  const timer = setInterval(() => void look(), options.everyMs ?? 2_000)
  timer.unref()
  return { seen: () => last, look, close: () => clearInterval(timer) }
}
