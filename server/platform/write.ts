import { duties, type RowChange, type Table } from './table.ts'
import { statement, type Statement } from './db.ts'
import type { Entry } from './envelope.ts'

/** Under which right a write happens, and in which session; null for acts of the platform itself. */
export type Right = {
  grantId: string
  grantVersion: number
  permission: string
  tokenHash: string
  /** What no read has found yet in this command: that the grant's desk holds the alias, and that the clock stands where it stood. */
  unread?: { alias: string; clockOffsetMs: number }
}

/** 职责 that a write takes on: the natural person, and the class of duty that person may hold alone in this stream. */
export type Duty = { person: string; duty: string }

/**
 * The whole of a command as one statement: the events, the rows derived from them, the effects, and the right, checked at commit.
 *
 * Mandate (of the session, and the one that an act at a window is under), grant and session are read `for share`, in this order, so a revocation or a log-out waits for writes that are under way and
 * no write starts after it. Who is said to stand at a window stands there as the write begins. Without the right nothing is inserted and the returned count is 0.
 * Nothing in the statement reads rows that it needs, so nothing waits.
 * Answers one row: `count`, `first`, `last` (positions as text).
 *
 * @throws database errors on a lost race (`events_pkey`), a repeated command (`events_command`) or a broken duty (`separation_of_duties`)
 */
export function writeStatement(
  entries: readonly Entry[],
  changes: readonly RowChange[],
  right: Right | null,
  duty: Duty | null,
): Statement {
  const head = entries[0]
  if (!head) throw new RangeError('a write has at least one event')
  const values: unknown[] = [
    head.region,
    head.stream,
    head.commandId,
    head.actor,
    head.onBehalfOf,
    head.mandate,
    head.channel,
    head.office,
    head.counter,
    head.statedAt,
    head.recordedAt,
    head.applicantPresent,
    head.cause,
    entries.map((entry) => entry.version),
    entries.map((entry) => entry.id),
    entries.map((entry) => entry.type),
    entries.map((entry) => entry.data),
    entries.map((entry) => entry.commandIndex),
  ]
  const all = merge(
    duty ? [...changes, { table: duties, upsert: [{ region: head.region, stream: head.stream, ...duty }] }] : changes,
  )
  const shape = `${right ? (right.unread ? 'unread' : 'right') : 'platform'} ${all.map((change) => `${'upsert' in change ? '+' : '-'}${change.table.id}`).join(' ')}`
  let text = texts.get(shape)
  if (!text) {
    text = writeText(all, right)
    texts.set(shape, text)
  }
  for (const change of all) values.push(JSON.stringify('upsert' in change ? change.upsert : change.remove[0]))
  if (right) values.push(right.grantId, right.grantVersion, right.permission, right.tokenHash)
  if (right?.unread) values.push(right.unread.alias, right.unread.clockOffsetMs)
  return statement(text, values)
}

const texts = new Map<string, string>()

type Slot = { table: Table; rows: Map<string, Record<string, unknown>>; remove: boolean }

/**
 * One entry per table and kind of change, in a fixed order, so that few statement texts exist. Of two changes of one row the later one
 * counts: one statement can't change a row twice.
 */
function merge(changes: readonly RowChange[]): RowChange[] {
  const merged = new Map<string, Slot>()
  const byName = new Map<string, Slot[]>()
  for (const change of changes) {
    const isRemoval = 'remove' in change
    const { name } = change.table
    const key = `${isRemoval ? '-' : '+'}${name} ${change.table.id}`
    const ofName = byName.get(name) ?? []
    byName.set(name, ofName)
    let slot = merged.get(key)
    if (!slot) {
      slot = { table: change.table, rows: new Map(), remove: isRemoval }
      merged.set(key, slot)
      ofName.push(slot)
    }
    const opposite = ofName.filter((other) => other.remove !== isRemoval)
    for (const row of isRemoval ? change.remove : change.upsert) {
      const rowKey = change.table.key.map((column) => String(row[column])).join('\u0000')
      for (const other of opposite) other.rows.delete(rowKey)
      slot.rows.set(rowKey, row)
    }
  }
  return [...merged.entries()]
    .filter(([, slot]) => slot.rows.size > 0)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, slot]): RowChange[] =>
      slot.remove
        ? [...slot.rows.values()].map((row) => ({ table: slot.table, remove: [row] }))
        : [{ table: slot.table, upsert: [...slot.rows.values()] }],
    )
}

function writeText(changes: readonly RowChange[], right: Right | null): string {
  const first = 19
  const gate = right ? ' where exists (select from permitted)' : ''
  const parts: string[] = []
  const locked: string[] = []
  changes.forEach((change, index) => {
    if (!change.table.lockFirst || 'remove' in change) return
    parts.push(`locked_${index} as materialized (${lockText(change.table, `$${first + index}`)})`)
    locked.push(`(select count(*) from locked_${index}) >= 0`)
  })
  const appendGate = [gate, ...locked].filter((part) => part !== '').join(' and ')
  if (right) {
    const at = first + changes.length
    parts.push(
      `permitted as materialized (
        select from access.grants g
        join access.sessions s on s.grant_id = g.id and s.token_hash = decode($${at + 3}, 'hex')
        where g.id = $${at} and g.version = $${at + 1} and g.revoked_at is null
          and s.ended_at is null and s.expires_at > now() and (s.mandate is null or access.hold_mandate(s.mandate))
          and ($6::uuid is null or $6::uuid is not distinct from s.mandate or access.hold_mandate($6::uuid))
          and ($7::text <> 'window' or not $12::boolean or $5::uuid is null or access.stood_before(g.region, g.holder, $5::uuid))
          and exists (select from access.role_permissions p where p.role = g.role and p.permission = $${at + 2})${right.unread ? unreadText(at + 4) : ''}
        for share of g, s)`,
    )
  }
  parts.push(
    `appended as (
      insert into log.events (region, stream, command_id, actor, on_behalf_of, mandate, channel, office, counter,
        stated_at, recorded_at, applicant_present, cause, version, id, type, data, command_index)
      select $1::text, $2::uuid, $3::uuid, $4::text, $5::uuid, $6::uuid, $7::text, $8::text, $9::text,
        $10::timestamptz, $11::timestamptz, $12::boolean, $13::uuid, e.version, e.id, e.type, e.data, e.command_index
      from unnest($14::int[], $15::uuid[], $16::text[], $17::text[], $18::smallint[]) as e (version, id, type, data, command_index)${locked.length > 0 && gate === '' ? ` where ${appendGate}` : appendGate}
      returning position)`,
  )
  changes.forEach((change, index) =>
    parts.push(`change_${index} as (${changeText(change, `$${first + index}`, gate)})`),
  )
  return `with ${parts.join(',\n')}
    select count(*)::int as count, min(position)::text as first, max(position)::text as last from appended`
}

const unreadText = (at: number) => `
          and exists (select from log.aliases a where a.region = $1 and a.alias = $${at} and a.stream = $2 and a.desk = g.desk)
          and exists (select from platform.clock c where c.offset_ms = $${at + 1})`

function lockText({ name, key }: Table, parameter: string): string {
  const matches = key.map((column) => `t.${column} = d.${column}`).join(' and ')
  return `select from ${name} t join json_populate_recordset(null::${name}, ${parameter}::json) d on ${matches} for update of t`
}

function changeText(change: RowChange, parameter: string, gate: string): string {
  const { name, key, columns, onConflict } = change.table
  if ('remove' in change) {
    // One row by its key, so that the plan goes by the index from the first row on, however large the table grows.
    const matches = key.map(
      (column) => `t.${column} = (json_populate_record(null::${name}, ${parameter}::json)).${column}`,
    )
    return `delete from ${name} t where ${matches.join(' and ')}${gate.replace(' where', ' and')}`
  }
  const list = columns.join(', ')
  const insert = `insert into ${name} (${list}) select ${list} from json_populate_recordset(null::${name}, ${parameter}::json)${gate}`
  if (onConflict === 'refuse') return insert
  const others = columns.filter((column) => !key.includes(column))
  if (onConflict === 'keep' || others.length === 0) return `${insert} on conflict (${key.join(', ')}) do nothing`
  const set = others.map(
    (column) =>
      `${column} = ${typeof onConflict === 'object' && onConflict[column] ? onConflict[column] : `excluded.${column}`}`,
  )
  return `${insert} on conflict (${key.join(', ')}) do update set ${set.join(', ')}`
}
