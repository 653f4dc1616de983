import type { DutyClass, Permission } from '#contracts/permissions.ts'
import type { Receipt } from '#contracts/receipt.ts'
import { dayOf, type Day } from '#kernel/day.ts'
import { fold } from '#kernel/decider.ts'
import { RuleViolation } from '#kernel/rule-violation.ts'
import {
  brokenConstraint,
  countTraffic,
  lostToDeadlock,
  type Database,
  type Rows,
  type Statement,
  type Traffic,
} from './db.ts'
import { contentHash, platformOrigin, type Entry, type Origin } from './envelope.ts'
import { signReceipt } from './evidence.ts'
import type { Keys } from './keys.ts'
import type { Performing, Written } from './performing.ts'
import { entriesOf, holdsAlias, readBehindAlias, readBehindRow, readCommand, readStream, recordedFrom } from './log.ts'
import { notFound, Refusal } from './refusal.ts'
import {
  admit,
  authorize,
  clockOffset,
  openSession,
  reaches,
  sessionFrom,
  type Authorize,
  type Session,
  type Ticket,
} from './session.ts'
import type { SessionMemory } from './session-memory.ts'
import type { StateCache } from './state-cache.ts'
import { eventFrom, isOf, type Fact, type Place, type StreamKind } from './stream.ts'
import { aliases, outbox, upsert, type RowChange, type Table } from './table.ts'
import type { Throttle, Throttled } from './throttle.ts'
import { v5 } from './uuid.ts'
import { writeStatement, type Duty, type Right } from './write.ts'

/** What executing a command needs of the platform. `wallNow` is milliseconds of the real clock; the database adds the demonstration's offset. */
export type Engine = {
  db: Database
  keys: Keys
  states: StateCache
  sessions: SessionMemory
  wallNow: () => number
  authorize?: Authorize
  /** Holds a person to so many commands a minute. */
  throttle?: Throttle
  /** Does effects in this process; without it they wait for the job queue. */
  performing?: Performing
  /** Called after a commit, to wake readers of the tail in this process. */
  committed: () => void
  /** Called after a command, refused or not, with what it cost on the wire. */
  measured?: (by: 'person' | 'platform', outcome: 'committed' | 'unchanged' | 'refused', traffic: Traffic) => void
}

/** What one command found when it was read: one round trip, one snapshot. */
export type Loaded<State> = {
  stream: string
  state: State
  /** 0 for a stream that has no event yet. */
  version: number
  session: Session | null
  now: string
  day: Day
  reads: Rows[]
}

/** The command that a loaded state led to, with all its decider may know of the world. */
export type Decision<Command, Env> = {
  command: Command
  env: Env
  /** Rows that don't follow from the events: sealed answers, register numbers. */
  rows?: RowChange[]
  /** Overrides of the envelope that the session gives. */
  origin?: Partial<Origin>
  /** Class of duty that the acting person takes on in this stream, where who acts decides on it; goes before that of the act. */
  duty?: DutyClass | undefined
}

/** An alias that everybody may read and nobody holds: it stands in a module's own table, in a row that also names the stream. */
export type Published = {
  /** Its key is the region and the alias; it has a column `stream`. */
  table: Table
  /** As whom the log knows the act, so that neither the name nor the party stands there: the same for the same people, and nobody else's. */
  actsAs(session: Session): string
}

/**
 * One command to be executed once: a repeated `commandId` gets the first receipt again.
 *
 * `target`: a stream by its id, `fresh` where the command begins it; or by an alias, for those who may not know the
 * id.
 */
export type Act<State, Command, Event extends Fact, Env> = {
  kind: StreamKind<State, Command, Event, Env>
  region: string
  target: { stream: string; fresh?: boolean } | { alias: string; published?: Published }
  commandId: string
  /** As what it counts on the account that sends it; as a command without it. */
  tries?: Throttled
  /** Class of duty that the acting person takes on in this stream. */
  duty?: DutyClass
  /** Further statements for the same snapshot; none may depend on another. */
  reads?: readonly Statement[]
  /** What is remembered may show that `reads` are not needed: then nothing is read, and a `decide` that misses them throws, to be asked again with them. */
  readsMayWait?: true
  decide(loaded: Loaded<State>): Decision<Command, Env> | Promise<Decision<Command, Env>>
}

/**
 * What became of a command: its receipt, and the stream as it stands after it. `session` is null for acts of the
 * platform.
 */
export type Done<State, Event> = {
  receipt: Receipt
  stream: string
  state: State
  version: number
  events: readonly Event[]
  /** The command had been executed before; this is its first receipt. */
  repeated: boolean
  session: Session | null
}

const mostTries = 6

/** A person's command: the session, the right and the stream are read in the pool of the session's zone. */
export async function executeFor<State, Command, Event extends Fact, Env>(
  engine: Engine,
  ticket: Ticket,
  permission: Permission,
  csrf: string,
  act: Act<State, Command, Event, Env>,
): Promise<Done<State, Event>> {
  let counted = false
  const done = await measured(engine, 'person', async () => {
    // Without a session nothing is read, and nobody's turn at the stream is taken.
    if (ticket.tokenHash === '') {
      admit(engine.authorize, null, permission)
      throw new Refusal(401, 'session.missing')
    }
    return run(engine, act, async (from, trusting) => {
      const alias = 'alias' in act.target ? act.target.alias : null
      const published = 'alias' in act.target ? act.target.published : undefined
      const admitted = (session: Session | null): Session => {
        admit(engine.authorize, session, permission)
        if (!session) throw new Refusal(401, 'session.missing')
        if (session.csrf !== csrf) throw new Refusal(403, 'session.csrf')
        if (!reaches(session, act.region)) throw notFound()
        if (!counted) engine.throttle?.onAccount(act.tries ?? 'command', session.holder)
        counted = true
        return session
      }
      const rightOf = ({ grantId, grantVersion }: Session): Right => ({
        grantId,
        grantVersion,
        permission,
        tokenHash: ticket.tokenHash,
      })
      if (alias !== null && published) {
        const [opened, ...reads] = await engine.db.readTogether(ticket.zone, [
          openSession(ticket),
          ...(act.reads ?? []),
        ])
        const session = admitted(sessionFrom(opened?.rows[0]))
        const actsAs = published.actsAs(session)
        return {
          session,
          actsAs,
          offset: clockOffset(opened?.rows[0]),
          events: await engine.db.query('system', readBehindRow(published.table, act.region, alias, from)),
          reads,
          right: rightOf(session),
          origin: { ...originOf(session), actor: actsAs, onBehalfOf: null, mandate: null },
        }
      }
      // What is remembered of session and stream will do for a blind act that reads nothing else: the write finds whether all of it still
      // holds. Nobody is refused for its sake.
      const known =
        alias !== null && trusting && (act.readsMayWait || !act.reads?.length)
          ? engine.sessions.find(ticket)
          : undefined
      if (alias !== null && known && wouldAdmit(engine, known.session, permission, csrf, act.region)) {
        const session = admitted(known.session)
        return {
          session,
          actsAs: session.holder,
          offset: known.offset,
          events: null,
          reads: [],
          right: { ...rightOf(session), unread: { alias, clockOffsetMs: known.offset } },
          origin: originOf(session),
        }
      }
      // The zone of a blind act may not read the stream behind its alias: the zone says whose the alias is, the server reads the stream,
      // both at once, or goes by what it remembers. Either counts only for the alias's holder.
      const [[opened, target, ...reads], behind] = await Promise.all([
        engine.db.readTogether(ticket.zone, [
          openSession(ticket),
          alias === null
            ? readStream(act.region, (act.target as { stream: string }).stream, from)
            : holdsAlias(act.region, alias),
          ...(act.reads ?? []),
        ]),
        alias === null || trusting ? null : engine.db.query('system', readBehindAlias(act.region, alias, from)),
      ])
      const session = admitted(sessionFrom(opened?.rows[0]))
      const offset = clockOffset(opened?.rows[0])
      engine.sessions.keep(ticket, { session, offset })
      if (alias !== null && target?.rows[0]?.['held'] !== true) throw notFound()
      return {
        session,
        actsAs: (behind?.rows[0]?.['acts_as'] as string | null | undefined) ?? session.holder,
        offset,
        events: alias === null ? (target as Rows) : behind,
        reads,
        right: rightOf(session),
        origin: originOf(session),
      }
    })
  })
  if (!done) throw new RuleViolation('command.nothing-to-do')
  return done
}

const wouldAdmit = (engine: Engine, session: Session, permission: Permission, csrf: string, region: string): boolean =>
  (engine.authorize ?? authorize)(session, permission) === 'allowed' &&
  session.csrf === csrf &&
  reaches(session, region)

/** A command of the platform itself: a clock that ran out, a reaction. Null when the rules find nothing to do. */
export async function executeAs<State, Command, Event extends Fact, Env>(
  engine: Engine,
  actor: string,
  cause: string | null,
  act: Act<State, Command, Event, Env>,
): Promise<Done<State, Event> | null> {
  if (!('stream' in act.target)) throw new TypeError('the platform addresses streams by their own id')
  const stream = act.target.stream
  return measured(engine, 'platform', () =>
    run(engine, act, async (from) => {
      const [clock, events, ...reads] = await engine.db.read([
        { name: 'clock-offset', text: 'select offset_ms::text as clock_offset_ms from platform.clock', values: [] },
        readStream(act.region, stream, from),
        ...(act.reads ?? []),
      ])
      return {
        session: null,
        actsAs: null,
        offset: clockOffset(clock?.rows[0]),
        events: events as Rows,
        reads,
        right: null,
        origin: platformOrigin(actor, cause),
      }
    }),
  )
}

/** Every command passes here, so that its cost is known. */
async function measured<State, Event>(
  engine: Engine,
  by: 'person' | 'platform',
  work: () => Promise<Done<State, Event> | null>,
): Promise<Done<State, Event> | null> {
  if (!engine.measured) return work()
  const traffic: Traffic = { roundTrips: 0, statements: 0 }
  try {
    const done = await countTraffic(traffic, work)
    engine.measured(by, done && !done.repeated ? 'committed' : 'unchanged', traffic)
    return done
  } catch (error) {
    engine.measured(by, 'refused', traffic)
    throw error
  }
}

type Read = {
  session: Session | null
  /** The actor that this session's events of the stream name: the holder, or behind an alias the code, or who it is there. Null for the platform. */
  actsAs: string | null
  offset: number
  /** Null when only what is remembered was asked for. */
  events: Rows | null
  reads: Rows[]
  right: Right | null
  origin: Origin
}

/** @param trusting a remembered state will do for an alias: then the stream behind it is not read */
type Reading = (fromVersion: number, trusting: boolean) => Promise<Read>

/** A stream that is known takes one command of this process at a time: the others would decide on a state that is about to change. */
async function run<State, Command, Event extends Fact, Env>(
  engine: Engine,
  act: Act<State, Command, Event, Env>,
  read: Reading,
): Promise<Done<State, Event> | null> {
  const { target, region } = act
  const stream = 'alias' in target ? engine.states.streamOf(region, rememberedAs(target)) : target.stream
  const work = () => attempt(engine, act, read)
  return stream ? engine.states.turns.take(`${region}/${stream}`, work) : work()
}

/** A published alias shares no name with one that a desk holds: what is remembered of one is nothing to who may ask for the other. */
const rememberedAs = ({ alias, published }: { alias: string; published?: Published }): string =>
  published ? `${published.table.name}/${alias}` : alias

async function attempt<State, Command, Event extends Fact, Env>(
  engine: Engine,
  act: Act<State, Command, Event, Env>,
  read: Reading,
): Promise<Done<State, Event> | null> {
  const { kind, region, target } = act
  // Whether an alias is still published only its table says.
  let trusting = 'alias' in target && !target.published
  for (let tries = 1; ; tries += 1) {
    const known = 'alias' in target ? engine.states.streamOf(region, rememberedAs(target)) : target.stream
    const cached = known ? engine.states.find<State>(kind.name, region, known) : undefined
    trusting &&= cached !== undefined
    const found = await read(cached?.version ?? 0, trusting)
    const rows = found.events?.rows ?? []
    if (!trusting) {
      const fresh = 'fresh' in target && target.fresh === true
      if (rows.length === 0 && !fresh) {
        // Whoever gave a stream away may not read it any more, and still gets the receipt of the command that gave it away.
        const before = 'stream' in target && (await firstReceipt(engine, act, found, target.stream))
        if (before) return before
        throw notFound()
      }
      if (rows[0] && !isOf(kind, rows[0]['type'] as string)) throw notFound()
    }
    const stream = 'alias' in target ? (trusting ? known! : (rows[0]?.['stream'] as string)) : target.stream
    if ('alias' in target) engine.states.name(region, rememberedAs(target), stream)
    // What is remembered counts only for whom the read shows the event it ends with, or for the holder of an alias.
    const base = cached && (trusting || rows[0]) ? cached : { version: 0, recordedMs: 0, state: kind.decider.initial }
    const news = rows.filter((row) => (row['version'] as number) > base.version)
    const state = fold(
      kind.decider,
      news.map((row) => eventFrom<Event>(row['type'] as string, row['data'] as string)),
      base.state,
    )
    const last = rows.at(-1)
    const version = trusting ? base.version : ((last?.['version'] as number | undefined) ?? 0)
    const recordedMs = (last?.['recorded_at'] as Date | undefined)?.getTime() ?? base.recordedMs
    if (last) engine.states.keep(kind.name, region, stream, { version, recordedMs, state })

    // Another server's clock may be ahead: for this stream it is then as late as its last event says.
    const now = new Date(Math.max(engine.wallNow() + found.offset, recordedMs)).toISOString()
    const day = dayOf(now)
    let decision: Decision<Command, Env>
    let events: readonly Event[]
    try {
      decision = await act.decide({ stream, state, version, session: found.session, now, day, reads: found.reads })
      events = kind.decider.decide(decision.command, state, decision.env)
    } catch (refused) {
      if (trusting) {
        // What is remembered may be old: nothing is refused for its sake.
        trusting = false
        continue
      }
      const before = await firstReceipt(engine, act, found, stream)
      if (before) return before
      throw refused
    }
    if (events.length === 0 && trusting) {
      trusting = false
      continue
    }
    if (events.length === 0) return found.session ? firstReceipt(engine, act, found, stream) : null

    const origin = { ...found.origin, ...decision.origin }
    const entries = entriesOf(kind, events, {
      region,
      stream,
      version,
      commandId: act.commandId,
      recordedAt: now,
      origin,
    })
    const newState = fold(kind.decider, events, state)
    const place = { region, stream, version: version + events.length }
    const before = version > 0 ? state : undefined
    const changes = [...kind.project(place, newState, events, entries, before), ...(decision.rows ?? [])]
    const effects = effectsOf(kind, place, newState, events, entries)
    const held = effects.length > 0 ? engine.performing?.hold(effects) : undefined
    if (effects.length > 0)
      changes.push(
        upsert(
          outbox,
          ...effects.map((effect) => ({ ...effect, keeper: held?.keeperOf(effect) ?? null, created_at: now })),
        ),
      )
    const taken = decision.duty ?? act.duty
    const duty: Duty | null = taken && found.session ? { person: found.session.person, duty: taken } : null
    try {
      // Where a row is locked before the log gives a position, the transaction may not have begun before, with another's command.
      const alone = changes.some((change) => change.table.lockFirst)
      const result = await engine.db
        .write(writeStatement(entries, changes, found.right, duty), { alone })
        .catch((error: unknown) => {
          held?.dropped(error)
          throw error
        })
      const written = result.rows[0] as { count: number; first: string; last: string }
      if (written.count === entries.length) held?.committed()
      else held?.dropped(null)
      if (written.count !== entries.length && (found.right?.unread || (saysPresent(origin) && tries < mostTries))) {
        // The read says which of it holds no more, and refuses by its name.
        trusting = false
        continue
      }
      if (written.count !== entries.length) throw new Refusal(403, 'session.right-ended')
      engine.states.keep(kind.name, region, stream, {
        version: place.version,
        recordedMs: Date.parse(now),
        state: newState,
      })
      nameAliases(engine.states, changes)
      engine.committed()
      let receipt: Receipt | undefined
      return {
        // Signed when it is asked for: nobody asks what the platform did for one.
        get receipt() {
          return (receipt ??= receiptOf(engine, act, entries, written.last))
        },
        stream,
        state: newState,
        version: place.version,
        events,
        repeated: false,
        session: found.session,
      }
    } catch (error) {
      const broken = brokenConstraint(error)
      if (broken === 'events_command' && trusting) {
        trusting = false
        continue
      }
      if (broken === 'events_command') {
        const before = await firstReceipt(engine, act, found, stream)
        if (before) return before
        throw new Refusal(409, 'request.command-id-used')
      }
      if (broken === 'separation_of_duties') throw new RuleViolation('duty.separated')
      if (broken === 'events_pkey') {
        // Read again: that finds what has come in between, or the first receipt of this very command.
        engine.states.forget(kind.name, region, stream)
        trusting = false
        if (version === 0 && tries > 1) throw notFound() // the stream is there, and not for this reader
        if (tries < mostTries) continue
        throw new Refusal(503, 'platform.busy')
      }
      // Somebody took the number that was to be given, or registered the person that was to be entered: it is read again.
      if ((broken === 'registers_pkey' || broken === 'parties_code_index_key') && tries < mostTries) continue
      if (lostToDeadlock(error) && tries < mostTries) continue
      throw error
    }
  }
}

/** Whether the write asks that whoever it is for still stands at the window. */
const saysPresent = ({ channel, applicantPresent, onBehalfOf }: Origin): boolean =>
  channel === 'window' && applicantPresent && onBehalfOf !== null

/** Who knows which stream an alias means can wait for its turn and needs no second read to find the state. */
function nameAliases(states: StateCache, changes: readonly RowChange[]): void {
  for (const change of changes)
    if (change.table === aliases && 'upsert' in change)
      for (const row of change.upsert)
        states.name(row['region'] as string, row['alias'] as string, row['stream'] as string)
}

const priorities = { first: -10, usual: 0, last: 10 }

/** Ids follow from the command, so a repeated command calls for the same effects. */
function effectsOf<State, Command, Event extends Fact, Env>(
  kind: StreamKind<State, Command, Event, Env>,
  place: Place,
  state: State,
  events: readonly Event[],
  entries: readonly Entry[],
): Written[] {
  const cause = entries[0]!.id
  return kind.effects(place, state, events).map((effect) => ({
    region: place.region,
    id: v5(cause, effect.kind, effect.key ?? ''),
    stream: place.stream,
    kind: effect.kind,
    payload: JSON.stringify(effect.payload),
    priority: priorities[effect.urgency ?? 'usual'],
  }))
}

/**
 * The receipt names a blind act by its alias and neither version nor position. Its hash is over the entries under that alias: over the
 * stream's id, anybody who is told that id could find out whether this act belongs to it.
 */
function receiptOf(
  engine: Engine,
  act: { region: string; commandId: string; target: object },
  entries: readonly Entry[],
  position: string,
): Receipt {
  const last = entries.at(-1)!
  const alias = 'alias' in act.target ? (act.target as { alias: string }).alias : null
  return signReceipt(
    engine.keys.evidence,
    {
      commandId: act.commandId as Receipt['commandId'],
      region: act.region,
      subject: alias ?? last.stream,
      version: alias === null ? last.version : null,
      recordedAt: last.recordedAt,
      contentHash: contentHash(
        alias === null ? entries : entries.map((entry) => ({ ...entry, stream: alias, version: 0 })),
      ),
    },
    alias === null ? position : null,
  )
}

/** The answer to a command that was executed before: only for the one who sent it, and only about the same stream. */
async function firstReceipt<State, Command, Event extends Fact, Env>(
  engine: Engine,
  act: Act<State, Command, Event, Env>,
  found: Read,
  stream: string,
): Promise<Done<State, Event> | null> {
  const rows = (await engine.db.query('system', readCommand(act.region, act.commandId))).rows
  if (rows.length === 0) return null
  const entries = rows.map(recordedFrom)
  if (entries[0]!.stream !== stream && !('fresh' in act.target && act.target.fresh)) return null
  if (!isOf(act.kind, entries[0]!.type)) return null
  if (found.actsAs !== null && entries[0]!.actor !== found.actsAs) return null
  const all = (await engine.db.query('system', readStream(act.region, entries[0]!.stream, 0))).rows
  const upTo = all.filter((row) => (row['version'] as number) <= entries.at(-1)!.version)
  const state = fold(
    act.kind.decider,
    upTo.map((row) => eventFrom<Event>(row['type'] as string, row['data'] as string)),
  )
  return {
    receipt: receiptOf(engine, act, entries, entries.at(-1)!.position),
    stream: entries[0]!.stream,
    state,
    version: entries.at(-1)!.version,
    events: entries.map((entry) => eventFrom<Event>(entry.type, entry.data)),
    repeated: true,
    session: found.session,
  }
}

function originOf(session: Session): Origin {
  return {
    actor: session.holder,
    onBehalfOf: session.principal && session.principal !== session.holder ? session.principal : null,
    mandate: session.mandate,
    channel: session.channel,
    office: session.office,
    counter: session.counter,
    applicantPresent: false,
    statedAt: null,
    cause: null,
  }
}
