import { v5 } from './uuid.ts'
import { canonical } from '#kernel/canonical.ts'
import { statement, type Row, type Statement } from './db.ts'
import type { Entry, Origin, Recorded } from './envelope.ts'
import { storedType, type Fact } from './stream.ts'
import type { Table } from './table.ts'

const columns = `region, stream, version, position::text as position, tx::text as tx, id, type, data, command_id, command_index, actor, on_behalf_of,
  mandate, channel, office, counter, stated_at, recorded_at, applicant_present, cause`

/** Events of a stream that the asking session may read, from a version on (inclusive). */
export function readStream(region: string, stream: string, fromVersion: number): Statement {
  return statement(
    `select version, type, data, recorded_at from log.events where region = $1 and stream = $2 and version >= $3 order by version`,
    [region, stream, fromVersion],
  )
}

/** Whether the asking desk holds this alias; for the zone's own pool. */
export function holdsAlias(region: string, alias: string): Statement {
  return statement(`select log.holds_alias($1, $2) as held`, [region, alias])
}

/**
 * Events of the stream behind an alias, from a version on (inclusive), and as whom the alias's holder acts in it. For the server's own
 * pool and the rules alone: the rows name the stream.
 */
export function readBehindAlias(region: string, alias: string, fromVersion: number): Statement {
  return statement(
    `select e.stream, e.version, e.type, e.data, e.recorded_at,
       (select s.code from sealed.assignments s where s.region = $1 and s.alias = $2) as acts_as
     from log.events e
     where e.region = $1
       and e.stream = (select a.stream from log.aliases a where a.region = $1 and a.alias = $2)
       and e.version >= $3
     order by e.version`,
    [region, alias, fromVersion],
  )
}

/** The same behind an alias that stands in a module's own table, under region and alias, in a row that names the stream. */
export function readBehindRow(of: Table, region: string, alias: string, fromVersion: number): Statement {
  return statement(
    `select e.stream, e.version, e.type, e.data, e.recorded_at
     from log.events e
     where e.region = $1
       and e.stream = (select p.stream from ${of.name} p where p.${of.key[0]} = $1 and p.${of.key[1]} = $2)
       and e.version >= $3
     order by e.version`,
    [region, alias, fromVersion],
  )
}

/** Whole entries of one command, for its first receipt. */
export function readCommand(region: string, commandId: string): Statement {
  return statement(`select ${columns} from log.events where region = $1 and command_id = $2 order by command_index`, [
    region,
    commandId,
  ])
}

/** All events of these streams in one reading: stream after stream, of each the oldest first. */
export function readEntries(streams: readonly { region: string; stream: string }[]): Statement {
  return statement(
    `select ${columns}
     from unnest($1::text[], $2::uuid[]) as of (region, stream)
     join log.events using (region, stream)
     order by region, stream, version`,
    [streams.map(({ region }) => region), streams.map(({ stream }) => stream)],
  )
}

/** Committed events after a place in the log that no running transaction can still add to. */
export function readTail(tx: string, position: string, limit: number): Statement {
  return statement(
    `select ${columns} from log.events
     where (tx, position) > ($1::xid8, $2::bigint) and tx < pg_snapshot_xmin(pg_current_snapshot())
     -- Qualified: the bare names are the texts of the select list, and texts have another order.
     order by events.tx, events.position
     limit $3`,
    [tx, position, limit],
  )
}

/** Events that a reader could not handle and has not tried for a time, the longest waiting first. */
export function readParked(reader: string, untriedMs: number, limit: number): Statement {
  return statement(
    `select ${columns} from log.events
     join (
       select region, stream, version, at
       from platform.stuck
       where reader = $1 and at <= now() - $2::float8 * interval '1 millisecond') parked using (region, stream, version)
     order by parked.at
     limit $3`,
    [reader, untriedMs, limit],
  )
}

/** An event from its row as the statements of this file select it. */
export function recordedFrom(row: Row): Recorded {
  const iso = (value: unknown) => (value === null ? null : (value as Date).toISOString())
  return {
    region: row['region'] as string,
    stream: row['stream'] as string,
    version: row['version'] as number,
    position: row['position'] as string,
    tx: row['tx'] as string,
    id: row['id'] as string,
    type: row['type'] as string,
    data: row['data'] as string,
    commandId: row['command_id'] as string,
    commandIndex: row['command_index'] as number,
    actor: row['actor'] as string,
    onBehalfOf: row['on_behalf_of'] as string | null,
    mandate: row['mandate'] as string | null,
    channel: row['channel'] as Recorded['channel'],
    office: row['office'] as string | null,
    counter: row['counter'] as string | null,
    statedAt: iso(row['stated_at']),
    recordedAt: iso(row['recorded_at']) as string,
    applicantPresent: row['applicant_present'] as boolean,
    cause: row['cause'] as string | null,
  }
}

/** Event ids follow from the command, so a repeated command makes the same ids. */
export function entriesOf(
  kind: { name: string },
  events: readonly Fact[],
  at: { region: string; stream: string; version: number; commandId: string; recordedAt: string; origin: Origin },
): Entry[] {
  return events.map((event, index) => {
    const { type: _type, ...data } = event
    return {
      region: at.region,
      stream: at.stream,
      version: at.version + index + 1,
      id: v5(at.commandId, String(index)),
      type: storedType(kind, event),
      data: canonical(data),
      commandId: at.commandId,
      commandIndex: index,
      recordedAt: at.recordedAt,
      ...at.origin,
      // As the database gives it back, so that the receipt of a repeated command is the first one.
      statedAt: at.origin.statedAt === null ? null : new Date(at.origin.statedAt).toISOString(),
    }
  })
}
