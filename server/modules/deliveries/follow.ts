import { statement, type Statement } from '#platform/db.ts'
import type { Platform } from '#platform/platform.ts'

const mostAtOnce = 50

/** What is on its way: its table, and the column by which the outside world knows it. */
export type OnTheWay = { table: 'deliveries.parcels' | 'deliveries.deposits'; by: 'waybill' | 'ticket' }

/**
 * Asks the courier or the locker about each thing that is on its way, at most once in `everyMs`. Nothing hangs on a call from outside, so none
 * can be lost; of several servers, one asks.
 */
export function follow(
  platform: Platform,
  what: OnTheWay,
  ask: (region: string, stream: string, by: string) => Promise<void>,
  everyMs: number,
): { close(): Promise<void> } {
  let timer: NodeJS.Timeout | undefined
  let closed = false
  let running: Promise<void> = Promise.resolve()

  /** Turn by turn until none is due, however many there are. */
  async function followAll(): Promise<void> {
    while ((await followSome()) === mostAtOnce) if (closed) return
  }

  async function followSome(): Promise<number> {
    const { rows } = await platform.db.query('system', takeTurn(what, everyMs))
    for (const row of rows) {
      if (closed) break
      const [region, stream] = [row['region'] as string, row['stream'] as string]
      try {
        await ask(region, stream, row['by'] as string)
      } catch (error) {
        platform.log.warn(
          { name: error instanceof Error ? error.name : 'unknown' },
          `one of ${what.table} could not be followed`,
        )
      }
    }
    return rows.length
  }

  const again = () => {
    timer = setTimeout(() => {
      running = followAll()
        .catch((error: unknown) =>
          platform.log.warn(
            { name: error instanceof Error ? error.name : 'unknown' },
            `${what.table} could not be followed`,
          ),
        )
        .finally(() => {
          if (!closed) again()
        })
    }, everyMs).unref()
  }
  again()

  return {
    async close() {
      closed = true
      clearTimeout(timer)
      await running
    },
  }
}

/** Those whose turn it is, longest unasked first, each for one server alone. */
function takeTurn({ table, by }: OnTheWay, everyMs: number): Statement {
  return statement(
    `with due as (
       select p.region, p.stream, p.${by} as by
       from ${table} p
       left join deliveries.turns t
         on t.region = p.region
         and t.stream = p.stream
       where not p.ended
         and p.${by} is not null
         and (t.asked_at is null or t.asked_at <= now() - $1::float8 * interval '1 millisecond')
       order by t.asked_at nulls first, p.stream
       limit ${mostAtOnce}
     ), taken as (
       insert into deliveries.turns as t (region, stream, asked_at)
       select region, stream, now() from due
       on conflict (region, stream) do update set asked_at = excluded.asked_at
       where t.asked_at <= now() - $1::float8 * interval '1 millisecond'
       returning t.region, t.stream
     )
     select d.region, d.stream, d.by
     from due d
     join taken k
       on k.region = d.region
       and k.stream = d.stream`,
    [everyMs * 0.9],
  )
}
