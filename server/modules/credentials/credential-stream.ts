import type { CredentialEvent } from '#contracts/credentials.ts'
import type { CredentialTurn, RegisterStatus } from '#contracts/credential-life.ts'
import { addDays, endOfDay, parseDay } from '#kernel/day.ts'
import type { Entry } from '#platform/envelope.ts'
import type { Effect, Place, StreamKind } from '#platform/stream.ts'
import { deadlines, readers, remove, upsert, type RowChange } from '#platform/table.ts'
import { v5 } from '#platform/uuid.ts'
import {
  credentialDecider,
  reminders,
  takenAway,
  type CredentialCommand,
  type CredentialEnv,
  type CredentialState,
} from './credential.ts'
import { credentials, decisions, holders, turns, versions } from './tables.ts'

/** 证照 as a kind of stream. Its events are read by the holder, whose party id stands in the envelope of the first. */
export const credentialStream: StreamKind<CredentialState, CredentialCommand, CredentialEvent, CredentialEnv> = {
  name: 'credential',
  decider: credentialDecider,
  project(place, state, events, entries) {
    const { region, stream } = place
    const { facts } = state
    if (!facts) return []
    const holder = events[0]?.type === 'issued' ? entries[0]!.onBehalfOf : null
    return [
      upsert(credentials, {
        region,
        stream,
        identifier: facts.identifier,
        serial: facts.serial,
        licence_type: facts.licenceType,
        title: facts.title,
        issuer: facts.issuer,
        case_stream: facts.case,
        valid_from: facts.validFrom,
        valid_until: facts.validUntil,
        status: statusOf(state),
        issued_day: state.issuedDay,
      }),
      ...events.flatMap((event, index) => [
        ...versionRow(place, facts.licenceType, event),
        ...decisionRow(place, event),
        ...turnRow(place, event, entries[index]!),
      ]),
      ...deadlineRows(place, state, events),
      ...(holder
        ? [
            upsert(readers, { region, stream, subject: `party:${holder}` }),
            upsert(holders, { region, stream, holder, licence_type: facts.licenceType }),
          ]
        : []),
    ]
  },
  effects: (_place, _state, events) =>
    events.flatMap((event): Effect[] =>
      event.type === 'expiry-announced' ? [{ kind: 'announce-expiry', payload: { validUntil: event.validUntil } }] : [],
    ),
}

/** One case leads to at most one credential. */
export const credentialOf = (caseStream: string): string => v5(caseStream, 'credential')

function statusOf(state: CredentialState): RegisterStatus {
  if (state.cancelled) return 'cancelled'
  const taken = takenAway(state)
  if (taken) return taken
  if (state.expired) return 'expired'
  return state.suspended ? 'suspended' : 'valid'
}

function versionRow({ region, stream }: Place, licenceType: string, event: CredentialEvent): RowChange[] {
  if (event.type !== 'issued' && event.type !== 'version-issued') return []
  return [
    upsert(versions, {
      region,
      identifier: event.identifier,
      stream,
      version: event.type === 'issued' ? 1 : event.version,
      licence_type: licenceType,
      case_stream: event.case,
      valid_until: event.validUntil,
      issued_day: event.day,
    }),
  ]
}

function decisionRow({ region, stream }: Place, event: CredentialEvent): RowChange[] {
  if (event.type !== 'decision-numbered') return []
  return [upsert(decisions, { region, stream, identifier: event.identifier, document: event.text })]
}

function turnRow({ region, stream }: Place, event: CredentialEvent, { version }: Entry): RowChange[] {
  const turn = turnOf(event)
  if (!turn) return []
  return [upsert(turns, { region, stream, nth: version, turn, day: turnDay(event), ground: turnGround(event) })]
}

/** A licence that ended elsewhere has ended on the day that is proved, not on the day that the register learned of it. */
const turnDay = (event: CredentialEvent): string => (event.type === 'ended-elsewhere' ? event.endedOn : event.day)

function turnGround(event: CredentialEvent): string | null {
  switch (event.type) {
    case 'revoked':
    case 'retracted':
    case 'cancelled':
      return event.ground ?? null
    case 'ended-elsewhere':
      return 'elsewhere'
    default:
      return null
  }
}

function turnOf(event: CredentialEvent): CredentialTurn | null {
  switch (event.type) {
    case 'version-issued':
      return event.deemed ? 'deemed-renewal' : event.way
    case 'issued':
    case 'suspended':
    case 'resumed':
    case 'revoked':
    case 'retracted':
    case 'restored':
    case 'cancelled':
      return event.type
    case 'ended-elsewhere':
      return event.end
    case 'decision-numbered':
    case 'expired':
    case 'expiry-announced':
      return null
  }
}

/** Ten minutes into the day after the last one: what a case decides at midnight, such as 视为准予延续, comes first. */
const graceMs = 600_000

/** When the licence runs out, and when its holder is told that it will. */
function deadlineRows(
  { region, stream }: Place,
  state: CredentialState,
  events: readonly CredentialEvent[],
): RowChange[] {
  const key = (name: string) => ({ region, stream, name })
  const dated = events.some(({ type }) => type === 'issued' || type === 'version-issued' || type === 'restored')
  const until = state.facts?.validUntil
  if (dated && until) {
    const last = parseDay(until)
    const expiry = new Date(Date.parse(endOfDay(last)) + graceMs).toISOString()
    return [
      upsert(
        deadlines,
        { ...key('expiry'), kind: 'credential', due_at: expiry },
        ...reminders.map((days) => ({
          ...key(`reminder-${days}`),
          kind: 'credential',
          due_at: endOfDay(addDays(last, -days - 1)),
        })),
      ),
    ]
  }
  const gone = [
    ...(events.some(({ type }) => type === 'expired') || takenAway(state) || state.cancelled
      ? ['expiry', ...reminders.map((days) => `reminder-${days}`)]
      : []),
    ...events.flatMap((event) => (event.type === 'expiry-announced' ? earlier(event.daysBefore) : [])),
  ]
  return gone.length > 0 ? [remove(deadlines, ...[...new Set(gone)].map(key))] : []
}

/** A reminder, and those that would have come before it. */
const earlier = (daysBefore: number): string[] =>
  reminders.filter((days) => days >= daysBefore).map((days) => `reminder-${days}`)
