import { Entry } from '#contracts/directory.ts'
import { statement, type Row, type Statement } from '#platform/db.ts'

/** One entry of the directory that the platform does not run. */
export function entryStatement(region: string, code: string): Statement {
  return statement(
    `select code, name, power, office, serves, themes, law, handles
     from catalogue.directory
     where region = $1
       and code = $2
       and not runnable`,
    [region, code],
  )
}

const kinLimit = 6

/** Others of its office under its first theme: what somebody who stands here by mistake may look for. Those that can be applied for come first. */
export function kinStatement(region: string, code: string): Statement {
  return statement(
    `select d.*, o.name as office_name, 0 as tier
     from catalogue.directory asked
     join catalogue.directory d on d.region = asked.region and d.office = asked.office and asked.themes[1] = any (d.themes)
     join catalogue.offices o on o.region = d.region and o.id = d.office
     where asked.region = $1
       and asked.code = $2
       and d.code <> asked.code
     order by d.runnable desc, abs(d.ordinal - asked.ordinal), d.ordinal
     limit $3`,
    [region, code, kinLimit],
  )
}

export function namesStatement(region: string, codes: readonly string[]): Statement {
  return statement(
    `select code, name from catalogue.directory where region = $1 and code = any ($2::text[]) limit 1000`,
    [region, codes],
  )
}

export const entryFrom = (row: Row): Entry => Entry.parse(row)
