import { statement } from '#platform/db.ts'
import type { Platform } from '#platform/platform.ts'

const batch = 500

const oneHourMs = 3_600_000

/**
 * Deletes the bytes that nothing names: removed files, uploads that were broken off, files that were brought and then not submitted, and
 * everything of streams whose key has been destroyed (discarded drafts, erased cases). May itself be broken off and run again at any time.
 *
 * @param restMs how long bytes have to lie unnamed; longer than the longest upload
 * @returns how many blobs were deleted
 */
export async function sweepBlobs({ db, blobs }: Pick<Platform, 'db' | 'blobs'>, restMs = oneHourMs): Promise<number> {
  await blobs.tidy(restMs)
  await db.query('system', statement(forgetErased))
  await db.query('system', statement(forgetLeftOut))
  let deleted = 0
  for (;;) {
    const found = await db.query(
      'system',
      statement(
        `select region, blob from documents.leftovers where since <= now() - $1 * interval '1 millisecond' limit $2`,
        [restMs, batch],
      ),
    )
    if (found.rows.length === 0) return deleted
    const ids = found.rows.map((row) => row['blob'] as string)
    for (const id of ids) await blobs.remove(id)
    await db.query(
      'system',
      statement(
        `delete from documents.leftovers where (region, blob) in (select * from unnest($1::text[], $2::uuid[]))`,
        [found.rows.map((row) => row['region']), ids],
      ),
    )
    deleted += ids.length
  }
}

/** One statement, so that no blob loses its name before it stands among the leftovers. */
const forgetErased = `
  with files as (
    delete from documents.files f
    where not exists (select from vault.keys k where k.region = f.region and k.stream = f.stream)
    returning f.region, f.id
  ), pages as (
    select p.region, p.blob
    from documents.pages p
    join files f
      on f.region = p.region
      and f.id = p.file
    where p.blob is not null
  ), papers as (
    delete from documents.papers p
    where not exists (select from vault.keys k where k.region = p.region and k.stream = p.stream)
    returning p.region, p.blob
  ), page_keys as (
    delete from documents.page_keys w
    where not exists (select from vault.keys k where k.region = w.region and k.stream = w.stream)
  )
  insert into documents.leftovers (region, blob)
  select region, id from files
  union
  select region, blob from pages
  union
  select region, blob from papers
  on conflict do nothing`

/**
 * What somebody staged before the case was submitted, corrected or withdrawn without it, as another person's correction is; and photographs of a visit that
 * another officer recorded without them, or that were brought for a task which was given back since. Photographs wait for nothing else.
 */
const forgetLeftOut = `
  with gone as (
    delete from documents.files f
    where not exists (select from documents.attachments a where a.region = f.region and a.file = f.id)
      and exists (
        select
        from log.events e
        where e.region = f.region
          and e.stream = f.stream
          and e.recorded_at > f.uploaded_at
          and case e.type
            when 'case.withdrawn' then true
            when 'case.assignee-returned' then f.brought_by = 'visit/' || (e.data::jsonb ->> 'ref')
            when 'case.visit-recorded' then f.brought_by like 'visit/%' and exists (
              select
              from log.events called
              join log.events drawn
                on drawn.region = called.region
                and drawn.stream = called.stream
                and drawn.type in ('case.task-opened', 'case.assignee-returned')
                and (called.data::jsonb -> 'members') ? (drawn.data::jsonb ->> 'task')
              where called.region = e.region
                and called.stream = e.stream
                and called.type = 'case.visit-called'
                and called.data::jsonb -> 'visit' = e.data::jsonb -> 'visit'
                and substr(f.brought_by, 7) in (drawn.data::jsonb ->> 'ref', drawn.data::jsonb ->> 'next'))
            else e.type in ('case.submitted', 'case.corrected', 'case.revision-handed-in') and f.brought_by not like 'visit/%'
          end)
    returning f.region, f.id
  )
  insert into documents.leftovers (region, blob)
  select region, id from gone
  on conflict do nothing`
