import { TakenAway, type RegisterStatus } from '#contracts/credential-life.ts'
import { statement, type Row, type Statement } from '#platform/db.ts'
import type { Platform } from '#platform/platform.ts'
import { remove, table, type RowChange } from '#platform/table.ts'

const standIns = table('credentials.stand_ins', ['region', 'stream', 'material', 'chosen_by'])

/** A licence as far as it can stand in for a material. `holder` is the party it was issued to; null for one of before. */
export type Licence = {
  credential: string
  identifier: string
  title: string
  issuer: string
  licenceType: string
  validFrom: string
  validUntil: string | null
  /** Revoked, cancelled or suspended. */
  revoked: boolean
  holder: string | null
}

/** A licence as the register has it, with the case that led to its latest version. */
export type KnownLicence = Pick<
  Licence,
  'credential' | 'identifier' | 'licenceType' | 'validFrom' | 'validUntil' | 'holder'
> & {
  status: RegisterStatus
  caseStream: string
}

/** 证照代替材料: which licences a party holds, and which one somebody chose for a material of a draft or a correction. */
export type LicencesAsk = {
  /** Licences of these types that were issued to the party and are valid on the day, newest first. */
  held(region: string, party: string, types: readonly string[], day: string): Promise<Licence[]>
  /** What these cases of the party led to, whether or not it still holds. `ended`: for good, by running out or being taken away. */
  ofCases(
    region: string,
    party: string,
    cases: readonly string[],
  ): Promise<(Licence & { caseStream: string; ended: boolean })[]>
  /** One licence by its current identifier or its own id, as the register has it; null for any other. */
  known(region: string, by: { identifier: string } | { credential: string }): Promise<KnownLicence | null>
  /** What the asking session chose for a stream, whether or not it still holds. */
  chosen: {
    statement(region: string, stream: string): Statement
    parse(rows: readonly Row[]): ({ material: string } & Licence)[]
  }
  /** Statements of the zone's own pool; `done` is false for a stream that the session may not write to. */
  choose(region: string, stream: string, material: string, credential: string): Statement
  takeBack(region: string, stream: string, material: string): Statement
  /** Rows that forget a choice, for the write that makes it part of the case. */
  settle(region: string, stream: string, chosenBy: string, materials: readonly string[]): RowChange[]
}

export function askLicences({ db }: Pick<Platform, 'db'>): LicencesAsk {
  return {
    async held(region, party, types, day) {
      if (types.length === 0) return []
      const { rows } = await db.query('system', readHeld(region, party, types, day))
      return rows.map(licenceFrom)
    },
    async ofCases(region, party, cases) {
      if (cases.length === 0) return []
      const { rows } = await db.query('system', readOfCases(region, party, cases))
      return rows.map((row) => ({
        ...licenceFrom(row),
        caseStream: row['case_stream'] as string,
        ended: ended.has(row['status'] as string),
      }))
    },
    async known(region, by) {
      const { rows } = await db.query('system', readKnown(region, by))
      const row = rows[0]
      return row
        ? {
            credential: row['stream'] as string,
            identifier: row['identifier'] as string,
            licenceType: row['licence_type'] as string,
            validFrom: row['valid_from'] as string,
            validUntil: row['valid_until'] as string | null,
            holder: row['holder'] as string | null,
            status: row['status'] as KnownLicence['status'],
            caseStream: row['case_stream'] as string,
          }
        : null
    },
    chosen: {
      statement: (region, stream) =>
        statement(
          `select material, credential, identifier, title, issuer, licence_type, valid_from, valid_until, status, holder
           from credentials.chosen($1, $2)`,
          [region, stream],
        ),
      parse: (rows) => rows.map((row) => ({ material: row['material'] as string, ...licenceFrom(row) })),
    },
    choose: (region, stream, material, credential) =>
      statement(`select credentials.choose($1, $2, $3, $4) as done`, [region, stream, material, credential]),
    takeBack: (region, stream, material) =>
      statement(`select credentials.take_back($1, $2, $3) as done`, [region, stream, material]),
    settle: (region, stream, chosenBy, materials) =>
      materials.length > 0
        ? [remove(standIns, ...materials.map((material) => ({ region, stream, material, chosen_by: chosenBy })))]
        : [],
  }
}

const atMost = 50

/** What a suspended one is not: it may hold again. */
const ended = new Set<string>(['expired', ...TakenAway.options, 'cancelled'] satisfies RegisterStatus[])

function readHeld(region: string, party: string, types: readonly string[], day: string): Statement {
  return statement(
    `select h.stream as credential, c.identifier, c.title, c.issuer, c.licence_type, c.valid_from::text as valid_from,
       c.valid_until::text as valid_until, c.status, h.holder
     from credentials.holders h
     join credentials.credentials c
       on c.region = h.region
       and c.stream = h.stream
     where h.region = $1
       and h.holder = $2
       and h.licence_type = any ($3::text[])
       and c.status = 'valid'
       and c.valid_from <= $4::date
       and (c.valid_until is null or c.valid_until >= $4::date)
     order by c.issued_day desc, c.identifier desc
     limit $5`,
    [region, party, types, day, atMost],
  )
}

function readOfCases(region: string, party: string, cases: readonly string[]): Statement {
  return statement(
    `select c.stream as credential, c.identifier, c.title, c.issuer, c.licence_type, c.valid_from::text as valid_from,
       c.valid_until::text as valid_until, c.status, h.holder, c.case_stream
     from credentials.credentials c
     join credentials.holders h
       on h.region = c.region
       and h.stream = c.stream
     where c.region = $1
       and c.case_stream = any ($3::uuid[])
       and h.holder = $2
     order by c.issued_day desc, c.identifier desc
     limit $4`,
    [region, party, cases, cases.length],
  )
}

function readKnown(region: string, by: { identifier: string } | { credential: string }): Statement {
  const [column, value] = 'identifier' in by ? ['identifier', by.identifier] : ['stream', by.credential]
  return statement(
    `select c.stream, c.identifier, c.licence_type, c.valid_from::text as valid_from, c.valid_until::text as valid_until, c.status,
       c.case_stream, h.holder
     from credentials.credentials c
     left join credentials.holders h
       on h.region = c.region
       and h.stream = c.stream
     where c.region = $1
       and c.${column} = $2`,
    [region, value],
  )
}

function licenceFrom(row: Row): Licence {
  return {
    credential: row['credential'] as string,
    identifier: row['identifier'] as string,
    title: row['title'] as string,
    issuer: row['issuer'] as string,
    licenceType: row['licence_type'] as string,
    validFrom: row['valid_from'] as string,
    validUntil: row['valid_until'] as string | null,
    revoked: row['status'] !== 'valid',
    holder: row['holder'] as string | null,
  }
}
