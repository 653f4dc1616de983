import { fold } from '#kernel/decider.ts'
import type { Recorded } from '#platform/envelope.ts'
import { eventFrom, isOf, type Fact, type StreamKind } from '#platform/stream.ts'
import { v5 } from '#platform/uuid.ts'
import { streamKinds } from '#tests/harness/stream-kinds.ts'
import { patience } from '../patience.ts'
import { commandsOf, type Check, type Violation } from './evidence.ts'

/** The platform's clock was moved from one instant to another, in milliseconds of its own time. */
export type Jump = { from: number; to: number }

export const usuallyLateMs = 60_000 * patience

/**
 * I8: each act of the clock answers a deadline that stood by the log, by the id that follows from it, so once; none is early and none is late.
 * Whatever else ends or moves a deadline comes before it is due or soon after. The waiting deadlines are those of the log, and none that is
 * due still waits.
 */
export const deadlinesKept: Check = async ({ sql, byStream, platform, jumps, lateMs }) => {
  const violations: Violation[] = []
  const expected = new Map<string, string>()
  for (const [stream, entries] of byStream) {
    const kind = streamKinds.find((each) => isOf(each.stream, entries[0]!.type))
    if (!kind) continue
    const { ends, standing } = deadlinesOf(kind.stream, stream, entries)
    for (const [name, { due }] of standing) expected.set(`${stream}/${name}`, due)
    for (const { entry, name, standing: stood, byClock } of ends) {
      const says = `${entry.type} at ${entry.recordedAt}, ${name} due ${stood?.due}`
      if (byClock && (!stood || entry.recordedAt < stood.due)) violations.push({ invariant: 'I8', stream, says })
      if (stood && Date.parse(entry.recordedAt) - startOf(stood, jumps) > lateMs)
        violations.push({ invariant: 'I8', stream, says: `late: ${says}` })
    }
  }
  const [clock] = await sql<{ offset_ms: string }>('select offset_ms::text from platform.clock')
  const now = new Date(platform.wallNow() + Number(clock!.offset_ms)).toISOString()
  const waiting = await sql<{ stream: string; name: string; due_at: Date }>(
    'select stream, name, due_at from platform.deadlines',
  )
  for (const { stream, name, due_at } of waiting) {
    const due = due_at.toISOString()
    const known = expected.get(`${stream}/${name}`)
    if (known !== due)
      violations.push({ invariant: 'I8', stream, says: `a deadline waits for ${due}, by the log ${known}` })
    else if (due <= now)
      violations.push({ invariant: 'I8', stream, says: `due ${due} and nothing has happened by ${now}` })
    expected.delete(`${stream}/${name}`)
  }
  for (const [place, due] of expected)
    violations.push({ invariant: 'I8', stream: place.split('/')[0]!, says: `${place} is due ${due} and does not wait` })
  return violations
}

/** A deadline as it stood, and when it was set. */
type Standing = { due: string; setAt: string }
type End = { entry: Recorded; name: string; standing: Standing | undefined; byClock: boolean }

/** From when on the clock could act: it was due, it was known, and the days that were skipped are over. */
function startOf({ due, setAt }: Standing, jumps: readonly Jump[]): number {
  const known = Math.max(Date.parse(due), Date.parse(setAt))
  return Math.max(known, ...jumps.filter(({ from, to }) => from <= known && known <= to).map(({ to }) => to))
}

/** The deadlines of a stream as its projection writes them, and what ended or moved each. */
function deadlinesOf<State, Event extends Fact>(
  kind: StreamKind<State, never, Event, never>,
  stream: string,
  entries: readonly Recorded[],
): { ends: End[]; standing: ReadonlyMap<string, Standing> } {
  let state = kind.decider.initial
  const standing = new Map<string, Standing>()
  const ends: End[] = []
  for (const command of commandsOf(entries)) {
    const entry = command[0]!
    const byClock = entry.actor === 'clock'
    if (byClock) {
      const answered = [...standing].find(([name, { due }]) => v5(stream, name, due) === entry.commandId)
      ends.push({ entry, name: answered?.[0] ?? 'nothing', standing: answered?.[1], byClock })
    }
    const facts = command.map((one) => eventFrom<Event>(one.type, one.data))
    state = fold(kind.decider, facts, state)
    const place = { region: entry.region, stream, version: command.at(-1)!.version }
    const change = (name: string, due: string | null) => {
      const stood = standing.get(name)
      if (stood?.due === due) return
      if (stood && !byClock) ends.push({ entry, name, standing: stood, byClock })
      if (due === null) standing.delete(name)
      else standing.set(name, { due, setAt: entry.recordedAt })
    }
    for (const rows of kind.project(place, state, facts, command)) {
      if (rows.table.name !== 'platform.deadlines') continue
      if ('remove' in rows) for (const row of rows.remove) change(String(row['name']), null)
      else for (const row of rows.upsert) change(String(row['name']), new Date(String(row['due_at'])).toISOString())
    }
  }
  return { ends, standing }
}
