import { statement } from '#platform/db.ts'
import type { Platform } from '#platform/platform.ts'

/** Calendar days for which a draft is kept after its last save. */
export const keptDays = 90

/**
 * Forgets drafts that nobody has written on for `keptDays`: with the key goes everything that was sealed with it, and the sweep of the
 * files takes what was uploaded.
 *
 * @returns how many were forgotten
 */
export async function forgetOldDrafts({ db, wallNow }: Pick<Platform, 'db' | 'wallNow'>): Promise<number> {
  const gone = await db.query('system', statement(forgetText, [new Date(wallNow()).toISOString(), keptDays, atOnce]))
  return gone.rowCount ?? 0
}

const atOnce = 1_000

/** A draft that is just being submitted is waited for, and is then no draft any more. */
const forgetText = `
  with old as (
    select d.region, d.stream
    from cases.drafts d
    cross join platform.clock c
    where d.updated_at < $1::timestamptz + c.offset_ms * interval '1 millisecond' - ($2::int + 1) * interval '1 day'
    order by d.updated_at
    limit $3
    for update of d
  ), gone as (
    delete from cases.drafts d
    using old
    where d.region = old.region
      and d.stream = old.stream
    returning d.region, d.stream
  ), keys as (
    delete from vault.keys k
    using gone
    where k.region = gone.region
      and k.stream = gone.stream
  ), readers as (
    delete from log.readers r
    using gone
    where r.region = gone.region
      and r.stream = gone.stream
  )
  select region from gone`

/**
 * 当日不再续办的草稿: a window that has not filed what it took up leaves it to its owner again. The night after at the latest.
 *
 * @returns how many were left
 */
export async function leaveWindowDrafts({ db }: Pick<Platform, 'db'>): Promise<number> {
  const left = await db.query('system', statement(leaveText, [atOnce]))
  return left.rowCount ?? 0
}

const leaveText = `
  with old as (
    select d.region, d.stream, d.at_window
    from cases.drafts d
    where d.at_window_since < platform.now() - interval '12 hours'
    order by d.at_window_since
    limit $1
    for update of d
  ), readers as (
    delete from log.readers r
    using old
    where r.region = old.region
      and r.stream = old.stream
      and r.subject = 'holder:' || old.at_window::text
  )
  update cases.drafts d
  set at_window = null, at_window_since = null
  from old
  where d.region = old.region
    and d.stream = old.stream
  returning d.region`
