import type { OfficeView } from '#contracts/catalogue.ts'
import { Lead, Theme } from '#contracts/directory.ts'
import { Hall, RosterLine } from '#contracts/halls.ts'
import { Item } from '#contracts/item.ts'
import type { CityFacts, RegionFacts } from '#contracts/asks.ts'
import type { Calendar } from '#kernel/calendar.ts'
import { parseDay } from '#kernel/day.ts'
import { statement, type Database, type Row } from '#platform/db.ts'
import { bearingsOfParts, inTodaysShape } from './old-definitions.ts'

/** Everything one region has published, read in one snapshot. What is written at length is parsed when it is first asked for, and once. */
export type Edition = {
  region: RegionFacts
  offices: ReadonlyMap<string, OfficeView>
  /** All revisions by code, the newest last. */
  items: ReadonlyMap<string, readonly Revision[]>
  calendar: Calendar
  facts: () => CityFacts
}

/** A published revision. `item` throws as often as it is asked where the stored definition is none. */
export type Revision = { revision: number; item: () => Item }

/** Told once of each stored definition that cannot be read. */
export type OnUnreadable = (found: { region: string; code: string; revision: number }) => void

export async function readStamp(db: Database): Promise<string> {
  const rows = (await db.query('system', statement(`select value::text as value from catalogue.stamp`))).rows
  return rows[0]?.['value'] as string
}

/** The catalogue of every region, by region. */
export async function readEditions(db: Database, onUnreadable: OnUnreadable): Promise<Map<string, Edition>> {
  const [regions, offices, items, calendars, days, facts, hours, reminders] = await db.readTogether('system', [
    statement(`select region, name, code from catalogue.regions`),
    statement(`select region, id, name, kind, code, word from catalogue.offices order by region, ordinal, id`),
    statement(
      `select i.region, i.code, i.revision, i.definition, ${bearingsOfParts} as bearings
       from catalogue.items i
       order by i.region, i.code collate "C", i.revision`,
    ),
    statement(`select region, revision, covered_until::text as covered_until from catalogue.calendars`),
    statement(`select region, day::text as day, kind, name from catalogue.calendar_days order by region, day`),
    statement(`select region, kind, definition from catalogue.facts`),
    statement(`select region, hall, counter, hours from catalogue.hall_hours where hours is not null`),
    statement(`select region, office, days from catalogue.office_reminders where days is not null`),
  ])
  const officesOf = Map.groupBy(offices!.rows, (row) => row['region'])
  const itemsOf = Map.groupBy(items!.rows, (row) => row['region'])
  const factsOf = Map.groupBy(facts!.rows, (row) => row['region'])
  const daysOf = Map.groupBy(days!.rows, (row) => row['region'])
  return new Map(
    regions!.rows.map((row) => {
      const id = row['region'] as string
      const calendar = calendars!.rows.find((one) => one['region'] === id)
      const edition: Edition = {
        region: { id, name: row['name'] as string, code: row['code'] as string },
        offices: new Map((officesOf.get(id) ?? []).map((office) => [office['id'] as string, officeFrom(office)])),
        items: new Map(
          [...Map.groupBy(itemsOf.get(id) ?? [], (row) => row['code'] as string)].map(([code, revisions]) => [
            code,
            revisions.map((row) => revisionFrom(row, onUnreadable)),
          ]),
        ),
        calendar: calendarFrom(id, calendar, daysOf.get(id) ?? []),
        facts: once(() =>
          withHours(
            factsFrom(
              factsOf.get(id) ?? [],
              reminders!.rows.filter((one) => one['region'] === id),
            ),
            hours!.rows.filter((one) => one['region'] === id),
          ),
        ),
      }
      return [id, edition]
    }),
  )
}

function revisionFrom(row: Row, onUnreadable: OnUnreadable): Revision {
  const revision = row['revision'] as number
  const item = once(() => {
    const { success, data, error } = Item.safeParse(inTodaysShape(row['definition'], row['bearings']))
    if (success) return data
    onUnreadable({ region: row['region'] as string, code: row['code'] as string, revision })
    throw error
  })
  return { revision, item }
}

/** Made when it is first asked for, and once, whether that succeeds or not; what it was made of is let go then. */
function once<T>(make: () => T): () => T {
  let pending: (() => T) | undefined = make
  let made: { value: T } | { error: unknown } | undefined
  return () => {
    made ??= attempt(pending!)
    pending = undefined
    if ('error' in made) throw made.error
    return made.value
  }
}

function attempt<T>(make: () => T): { value: T } | { error: unknown } {
  try {
    return { value: make() }
  } catch (error) {
    return { error }
  }
}

function officeFrom(row: Row): OfficeView {
  return {
    id: row['id'] as OfficeView['id'],
    name: row['name'] as string,
    kind: row['kind'] as OfficeView['kind'],
    code: row['code'] as string,
    word: row['word'] as string | null,
  }
}

function calendarFrom(region: string, row: Row | undefined, days: readonly Row[]): Calendar {
  if (!row) throw new Error(`the region ${region} has no calendar`)
  const named = (kind: string) =>
    Object.fromEntries(
      days.filter((day) => day['kind'] === kind).map((day) => [day['day'] as string, day['name'] as string]),
    )
  return {
    region,
    revision: row['revision'] as string,
    coveredUntil: parseDay(row['covered_until'] as string),
    holidays: named('holiday'),
    workdays: named('workday'),
  }
}

function factsFrom(rows: readonly Row[], reminders: readonly Row[]): CityFacts {
  const of = (kind: string): unknown => rows.find((row) => row['kind'] === kind)?.['definition'] ?? []
  return {
    themes: Theme.array().parse(of('themes')),
    leads: Lead.array().parse(of('leads')),
    halls: Hall.array().parse(of('halls')),
    roster: RosterLine.array().parse(of('roster')),
    reminders: Object.fromEntries(reminders.map((row) => [row['office'] as string, row['days'] as number])),
  }
}

/** The hours that an operator has set go before those that were published. */
function withHours(facts: CityFacts, rows: readonly Row[]): CityFacts {
  const setOf = (hall: string, counter: string) =>
    rows.find((row) => row['hall'] === hall && row['counter'] === counter)?.['hours']
  return {
    ...facts,
    halls: facts.halls.map((hall) =>
      Hall.parse({
        ...hall,
        hours: setOf(hall.office, '') ?? hall.hours,
        counters: hall.counters.map((one) => {
          const hours = setOf(hall.office, one.counter) ?? one.hours
          return { ...one, ...(hours === undefined ? {} : { hours }) }
        }),
      }),
    ),
  }
}
