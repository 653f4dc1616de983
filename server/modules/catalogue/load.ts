import type { RegionFacts } from '#contracts/asks.ts'
import type { OfficeView } from '#contracts/catalogue.ts'
import type { Lead, Theme } from '#contracts/directory.ts'
import type { Hall, RosterLine } from '#contracts/halls.ts'
import type { Item } from '#contracts/item.ts'
import type { Calendar } from '#kernel/calendar.ts'
import { canonical } from '#kernel/canonical.ts'
import { statement, type Database, type Statement } from '#platform/db.ts'
import { directoryStatements, type Directory } from './directory.ts'

/** What a region publishes, as data checked before (`seed/check.ts`). */
export type Publication = {
  region: RegionFacts
  offices: readonly OfficeView[]
  items: readonly Item[]
  calendar: Calendar
  themes: readonly Theme[]
  leads: readonly Lead[]
  halls: readonly Hall[]
  roster: readonly RosterLine[]
} & Directory

/**
 * Publishes what is new or has changed; loading the same again changes nothing.
 *
 * A changed item becomes its next revision, whatever number the data says: a published revision is never edited, for cases run on it.
 *
 * @param now instant of publication
 */
export async function publish(db: Database, publication: Publication, now: string): Promise<void> {
  const { region, offices, calendar } = publication
  const latest = await latestItems(db, region.id)
  const revisions = new Map<string, number>(
    [...latest].flatMap(([code, { item, designed }]) => (designed ? [] : [[code, item.revision] as const])),
  )
  // What is made of others comes after them: it names the revisions that its form was made of.
  const inOrder = publication.items.toSorted((one, other) => one.parts.length - other.parts.length)
  const changed = inOrder.flatMap((shipped) => {
    const item = withRevisions(shipped, revisions)
    const found = latest.get(item.code)
    // What was designed here is this region's own: a newer shipped definition must not undo it unseen.
    if (found?.designed) return []
    const before = found?.item
    if (before && sameContent(before, item)) return []
    const next = { ...item, revision: before ? before.revision + 1 : item.revision }
    revisions.set(next.code, next.revision)
    return [next]
  })
  await db.writeTogether('system', [
    regionStatement(region),
    officesStatement(region.id, offices),
    ...changed.map((item) => itemStatement(region.id, item, now)),
    ...calendarStatements(region.id, calendar),
    ...directoryStatements(region.id, publication, offices),
    factsStatement(region.id, publication),
  ])
}

/** 一件事: its parts as they are published here. A part whose form was designed here keeps the shipped one, which the whole's was made of. */
function withRevisions(item: Item, revisions: ReadonlyMap<string, number>): Item {
  if (item.parts.length === 0) return item
  return {
    ...item,
    parts: item.parts.map((part) => ({ ...part, revision: revisions.get(part.item) ?? part.revision })),
  }
}

async function latestItems(db: Database, region: string): Promise<Map<string, { item: Item; designed: boolean }>> {
  const rows = (
    await db.query(
      'system',
      statement(
        `select distinct on (code) code, definition, origin
         from catalogue.items
         where region = $1
         order by code, revision desc`,
        [region],
      ),
    )
  ).rows
  return new Map(
    rows.map((row) => [
      row['code'] as string,
      { item: row['definition'] as Item, designed: row['origin'] === 'designed' },
    ]),
  )
}

function sameContent(one: Item, other: Item): boolean {
  // Through JSON, as it is stored: members without a value are no members.
  const text = (item: Item) => canonical(JSON.parse(JSON.stringify({ ...item, revision: 0 })))
  return text(one) === text(other)
}

function regionStatement(region: RegionFacts): Statement {
  return statement(
    `insert into catalogue.regions (region, name, code) values ($1, $2, $3)
     on conflict (region) do update set name = excluded.name, code = excluded.code
     where (regions.name, regions.code) is distinct from (excluded.name, excluded.code)`,
    [region.id, region.name, region.code],
  )
}

function officesStatement(region: string, offices: readonly OfficeView[]): Statement {
  return statement(
    `insert into catalogue.offices (region, id, name, kind, code, word, ordinal)
     select $1, id, name, kind, code, word, ordinal
     from json_to_recordset($2::json) as o(id text, name text, kind text, code text, word text, ordinal int)
     on conflict (region, id) do update
     set name = excluded.name, kind = excluded.kind, code = excluded.code, word = excluded.word, ordinal = excluded.ordinal
     where (offices.name, offices.kind, offices.code, offices.word, offices.ordinal)
       is distinct from (excluded.name, excluded.kind, excluded.code, excluded.word, excluded.ordinal)`,
    [region, JSON.stringify(offices.map((office, ordinal) => ({ ...office, ordinal })))],
  )
}

/** Two servers that start at once publish one revision: the second finds it there. */
function itemStatement(region: string, item: Item, now: string): Statement {
  return statement(
    `insert into catalogue.items (region, code, revision, published_at, definition) values ($1, $2, $3, $4, $5)
     on conflict (region, code, revision) do nothing`,
    [region, item.code, item.revision, now, JSON.stringify(item)],
  )
}

function factsStatement(region: string, { themes, leads, halls, roster }: Publication): Statement {
  const facts = Object.entries({ themes, leads, halls, roster }).map(([kind, definition]) => ({ kind, definition }))
  return statement(
    `insert into catalogue.facts (region, kind, definition)
     select $1, kind, definition
     from json_to_recordset($2::json) as f(kind text, definition jsonb)
     on conflict (region, kind) do update set definition = excluded.definition
     where facts.definition is distinct from excluded.definition`,
    [region, JSON.stringify(facts)],
  )
}

/** What an operator has loaded is this region's own. */
const shipped = `not exists (select from catalogue.calendars c where c.region = $1 and c.loaded)`

function calendarStatements(region: string, calendar: Calendar): Statement[] {
  const days = [
    ...Object.entries(calendar.holidays).map(([day, name]) => ({ day, kind: 'holiday', name })),
    ...Object.entries(calendar.workdays).map(([day, name]) => ({ day, kind: 'workday', name })),
  ]
  return [
    statement(
      `insert into catalogue.calendars (region, revision, covered_until) values ($1, $2, $3)
       on conflict (region) do update set revision = excluded.revision, covered_until = excluded.covered_until
       where not calendars.loaded`,
      [region, calendar.revision, calendar.coveredUntil],
    ),
    statement(
      `delete from catalogue.calendar_days d
       where d.region = $1
         and ${shipped}
         and not exists (select from json_to_recordset($2::json) as n(day date) where n.day = d.day)`,
      [region, JSON.stringify(days)],
    ),
    statement(
      `insert into catalogue.calendar_days (region, day, kind, name)
       select $1, day, kind, name
       from json_to_recordset($2::json) as n(day date, kind text, name text)
       where ${shipped}
       on conflict (region, day) do update set kind = excluded.kind, name = excluded.name
       where (calendar_days.kind, calendar_days.name) is distinct from (excluded.kind, excluded.name)`,
      [region, JSON.stringify(days)],
    ),
  ]
}
