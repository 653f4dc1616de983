import type { OfficeView } from '#contracts/catalogue.ts'
import type { Entry, Saying } from '#contracts/directory.ts'
import type { Item } from '#contracts/item.ts'
import { statement, type Statement } from '#platform/db.ts'
import { gramsOf, plain } from './letters.ts'

/** What the directory is made of: items that the platform runs, in the city's order, then the entries. */
export type Directory = {
  items: readonly Item[]
  entries: readonly Entry[]
  themesOfItems: Readonly<Record<string, readonly string[]>>
  sayings: readonly Saying[]
}

const unthemed = ['trust']

/** One row of `catalogue.directory`, but for what its words give. */
type Row = {
  code: string
  runnable: boolean
  name: string
  power: string
  office: string
  serves: readonly string[]
  channels: readonly string[]
  themes: readonly string[]
  statutory_days: number | null
  promised_days: number | null
  visits: number | null
  law: string | null
  handles: readonly string[]
  /** Searched besides the name, the office, the handles and the sayings. */
  also: readonly string[]
}

/** 行政许可法 第四十二条: twenty working days where no other law says otherwise. */
const licensingDays = 20

function rowsOf({ items, entries, themesOfItems }: Directory): Row[] {
  return [
    ...items.map((item) => ({
      code: item.code,
      runnable: true,
      name: item.name,
      power: item.power,
      office: item.office,
      serves: item.serves,
      channels: item.channels,
      themes: themesOfItems[item.code] ?? unthemed,
      statutory_days: item.statutory.days,
      promised_days: item.promised.days,
      visits: item.visits,
      law: null,
      handles: [],
      also: [item.shortName, item.outcome.title],
    })),
    ...entries.map((entry) => ({
      ...entry,
      runnable: false,
      channels: [],
      statutory_days: entry.power === '许可' ? licensingDays : null,
      promised_days: null,
      visits: null,
      also: [],
    })),
  ]
}

/** Brings the directory to what is published now, in two statements whatever its size; the same again changes no row. */
export function directoryStatements(region: string, directory: Directory, offices: readonly OfficeView[]): Statement[] {
  const officeNames = new Map<string, string>(offices.map(({ id, name }) => [id, name]))
  const said = Map.groupBy(
    directory.sayings.flatMap(({ says, items }) => items.map((item) => ({ item: item as string, says }))),
    (saying) => saying.item,
  )
  const rows = rowsOf(directory).map(({ also, ...row }, ordinal) => {
    const sayings = (said.get(row.code) ?? []).flatMap((saying) => saying.says)
    const words = plain([row.name, officeNames.get(row.office), ...also, ...row.handles, ...sayings].join(' '))
    return { ...row, ordinal, sayings, words, grams: gramsOf(words) }
  })
  const given = JSON.stringify(rows)
  const columns = `code, ordinal, runnable, name, power, office, serves, channels, themes, statutory_days, promised_days, visits, law, handles, sayings, words, grams`
  const values = columns.split(', ').slice(1)
  const tuple = (from: string) => `(${values.map((column) => `${from}.${column}`).join(', ')})`
  return [
    statement(
      `delete from catalogue.directory d
       where d.region = $1
         and not exists (select from json_to_recordset($2::json) as n(code text) where n.code = d.code)`,
      [region, JSON.stringify(rows.map(({ code }) => ({ code })))],
    ),
    statement(
      `insert into catalogue.directory (region, ${columns})
       select $1, ${columns}
       from json_to_recordset($2::json) as n(code text, ordinal int, runnable boolean, name text, power text, office text,
         serves text[], channels text[], themes text[], statutory_days int, promised_days int, visits int, law text,
         handles text[], sayings text[], words text, grams text[])
       on conflict (region, code) do update set ${values.map((column) => `${column} = excluded.${column}`).join(', ')}
       where ${tuple('directory')} is distinct from ${tuple('excluded')}`,
      [region, given],
    ),
  ]
}
