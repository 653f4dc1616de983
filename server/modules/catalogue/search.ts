import type { Facets } from '#contracts/directory.ts'
import type { ItemSummary } from '#contracts/item.ts'
import { statement, type Row, type Statement } from '#platform/db.ts'
import { gramsOf, neededGrams, plain } from './letters.ts'

/** What a list of items is asked for; a choice that is undefined leaves everything. */
export type Choices = {
  serves?: string | undefined
  theme?: string | undefined
  power?: string | undefined
  office?: string | undefined
  channel?: string | undefined
}

/** Of a clerk, what the counter takes; null for everything. */
export type Taken = { offices: readonly string[]; items: readonly string[] } | null

type Search = { region: string; terms: readonly string[]; choices: Choices; taken: Taken }

/**
 * Every hit has all the terms; the index finds by pairs of letters, `position` looks again. `tier` puts first what has the words in its
 * name, and of those what can be applied for here.
 */
const hits = `
  select d.*,
    (case when not exists (select from unnest($3::text[]) t where position(t in lower(d.name)) = 0) then 0 else 2 end)
      + (case when d.runnable then 0 else 1 end) as tier,
    ($4::text is null or $4 = any (d.serves)) as serves_fits,
    ($5::text is null or $5 = any (d.themes)) as theme_fits,
    ($6::text is null or $6 = d.power) as power_fits,
    ($7::text is null or $7 = d.office) as office_fits,
    ($8::text is null or $8 = any (d.channels)) as channel_fits
  from catalogue.directory d
  where d.region = $1
    and d.grams @> $2::text[]
    and not exists (select from unnest($3::text[]) t where position(t in d.words) = 0)
    and ($9::text[] is null or d.office = any ($9) or d.code = any ($10::text[]))`

const fitting = ['serves', 'theme', 'power', 'office', 'channel'] as const
const all = fitting.map((facet) => `${facet}_fits`).join(' and ')
const columns = `h.code, h.name, h.power, h.office, o.name as office_name, h.serves, h.promised_days, h.statutory_days, h.channels,
  h.visits, h.handles, h.sayings, h.tier, h.ordinal`

function values({ region, terms, choices, taken }: Search): unknown[] {
  const { serves, theme, power, office, channel } = choices
  const chosen = [serves, theme, power, office, channel].map((choice) => choice ?? null)
  return [region, neededGrams(terms), terms, ...chosen, taken?.offices ?? null, taken?.items ?? null]
}

export function pageStatement(search: Search, after: string | undefined, limit: number): Statement {
  const [tier, ordinal] = after === undefined ? [-1, -1] : after.split('-').map(Number)
  return statement(
    `with h as (${hits})
     select ${columns}
     from h
     join catalogue.offices o on o.region = h.region and o.id = h.office
     where ${all}
       and (h.tier, h.ordinal) > ($11::int, $12::int)
     order by h.tier, h.ordinal
     limit $13`,
    [...values(search), tier, ordinal, limit + 1],
  )
}

export function totalStatement(search: Search): Statement {
  return statement(`with h as (${hits}) select count(*)::int as total from h where ${all}`, values(search))
}

const lists: Record<(typeof fitting)[number], string> = {
  serves: 'unnest(h.serves)',
  theme: 'unnest(h.themes)',
  power: 'h.power',
  office: 'h.office',
  channel: 'unnest(h.channels)',
}

/** For each choice how many items it would leave, the other choices being as they are. */
export function facetsStatement(search: Search): Statement {
  const counts = fitting.map((facet) => {
    const others = fitting.filter((other) => other !== facet).map((other) => `${other}_fits`)
    return `select '${facet}' as facet, ${lists[facet]} as value, count(*)::int as count from h where ${others.join(' and ')} group by 2`
  })
  return statement(
    `with h as materialized (${hits}) select facet, value, count from (${counts.join(' union all ')}) f order by facet, count desc, value`,
    values(search),
  )
}

/** When nothing has all the words: what has more than half of their pairs of letters, the most first. */
export function nearStatement(search: Search, q: string, limit: number): Statement {
  const pairs = gramsOf(q).filter((gram) => [...gram].length > 1)
  return statement(
    `with h as (${hits})
     select ${columns}
     from h
     join catalogue.offices o on o.region = h.region and o.id = h.office
     cross join lateral (select count(*) as shared from unnest($11::text[]) g where g = any (h.grams)) s
     where ${all}
       and h.grams && $11::text[]
       and s.shared * 2 > $12
     order by s.shared desc, h.tier, h.ordinal
     limit $13`,
    [...values({ ...search, terms: [] }), pairs, pairs.length, limit],
  )
}

export function summaryFrom(row: Row, terms: readonly string[]): ItemSummary {
  const name = plain(row['name'] as string)
  const sayings = row['sayings'] as string[]
  const hidden = terms.filter((term) => !name.includes(term))
  return {
    code: row['code'] as ItemSummary['code'],
    name: row['name'] as string,
    power: row['power'] as string,
    office: row['office'] as string,
    officeName: row['office_name'] as string,
    serves: row['serves'] as ItemSummary['serves'],
    promisedDays: row['promised_days'] as number | null,
    statutoryDays: row['statutory_days'] as number | null,
    channels: row['channels'] as ItemSummary['channels'],
    visits: row['visits'] as number | null,
    handles: row['handles'] as string[],
    said: sayings.find((saying) => hidden.some((term) => plain(saying).includes(term))) ?? null,
  }
}

export const cursorOf = (row: Row): string => `${row['tier'] as number}-${row['ordinal'] as number}`

export function facetsFrom(rows: readonly Row[], nameOf: (facet: keyof Facets, value: string) => string): Facets {
  const of = (facet: keyof Facets) =>
    rows
      .filter((row) => row['facet'] === facet)
      .map((row) => ({
        value: row['value'] as string,
        name: nameOf(facet, row['value'] as string),
        count: row['count'] as number,
      }))
  return { serves: of('serves'), theme: of('theme'), power: of('power'), office: of('office'), channel: of('channel') }
}
