import type { Courier } from '#contracts/asks.ts'
import { statement, type Statement } from '#platform/db.ts'
import { executeAs } from '#platform/execute.ts'
import type { Platform } from '#platform/platform.ts'
import { v5 } from '#platform/uuid.ts'
import { parcelStream } from './parcel-stream.ts'

const mostAtOnce = 50

/**
 * Asks the courier about each parcel that is on its way, at most once in `everyMs`. Nothing hangs on a call from outside, so none can be
 * lost; of several servers, one asks.
 */
export function followParcels(
  platform: Platform,
  courier: Courier,
  everyMs: number,
): { follow(): Promise<void>; close(): Promise<void> } {
  let timer: NodeJS.Timeout | undefined
  let closed = false
  let running: Promise<void> = Promise.resolve()

  /** Turn by turn until none is due, however many there are. */
  async function follow(): Promise<void> {
    while ((await followSome()) === mostAtOnce) if (closed) return
  }

  async function followSome(): Promise<number> {
    const { rows } = await platform.db.query('system', takeTurn(everyMs))
    for (const row of rows) {
      if (closed) break
      const [region, stream] = [row['region'] as string, row['stream'] as string]
      try {
        await ask(region, stream, row['waybill'] as string)
      } catch (error) {
        platform.log.warn({ name: error instanceof Error ? error.name : 'unknown' }, 'a parcel could not be followed')
      }
    }
    return rows.length
  }

  async function ask(region: string, stream: string, waybill: string): Promise<void> {
    const entries = await courier.track(waybill)
    if (entries.length === 0) return
    await executeAs(platform.engine, 'deliveries', null, {
      kind: parcelStream,
      region,
      target: { stream },
      commandId: v5(stream, 'track', ...entries.map(({ ref }) => ref).toSorted()),
      decide: ({ day }) => ({ command: { type: 'track' as const, entries }, env: { day } }),
    })
  }

  const again = () => {
    timer = setTimeout(() => {
      running = follow()
        .catch((error: unknown) =>
          platform.log.warn({ name: error instanceof Error ? error.name : 'unknown' }, 'parcels could not be followed'),
        )
        .finally(() => {
          if (!closed) again()
        })
    }, everyMs).unref()
  }
  again()

  return {
    follow,
    async close() {
      closed = true
      clearTimeout(timer)
      await running
    },
  }
}

/** Parcels whose turn it is, longest unasked first, each for one server alone. */
function takeTurn(everyMs: number): Statement {
  return statement(
    `with due as (
       select p.region, p.stream, p.waybill
       from deliveries.parcels p
       left join deliveries.turns t
         on t.region = p.region
         and t.stream = p.stream
       where not p.ended
         and p.waybill is not null
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
     select d.region, d.stream, d.waybill
     from due d
     join taken k
       on k.region = d.region
       and k.stream = d.stream`,
    [everyMs * 0.9],
  )
}
