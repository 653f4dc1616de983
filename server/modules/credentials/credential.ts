import { saysAtLeast } from '#contracts/text-length.ts'
import type { CredentialEvent } from '#contracts/credentials.ts'
import type {
  CancellationGround,
  EndElsewhere,
  RetractionGround,
  RevocationGround,
  TakenAway,
} from '#contracts/credential-life.ts'
import { addDays, daysBetween, parseDay, type Day } from '#kernel/day.ts'
import type { Decider } from '#kernel/decider.ts'
import { demand } from '#kernel/rule-violation.ts'

type EventOf<Type extends CredentialEvent['type']> = Extract<CredentialEvent, { type: Type }>

export type CredentialFacts = Omit<EventOf<'issued'>, 'type' | 'day'>
/** A later version of a licence: what is new in it. */
export type VersionFacts = Omit<EventOf<'version-issued'>, 'type' | 'day'>

/**
 * 证照 as the fold of its events; `facts` are those of its latest version. Whether its last day has passed follows from the day it is asked
 * about; that the register has noted it is `expired`.
 */
export type CredentialState = {
  facts: CredentialFacts | null
  issuedDay: string
  version: number
  /** Cases that led to a version or to the cancellation. */
  cases: readonly string[]
  /** 决定文书号, by the identifier of the version. */
  documents: Readonly<Record<string, string>>
  suspended: boolean
  expired: boolean
  revoked: boolean
  retracted: boolean
  /** What another authority has decided. */
  elsewhere: EndElsewhere | null
  cancelled: boolean
}

export type CredentialCommand =
  | ({ type: 'issue' } & CredentialFacts)
  | ({ type: 'issue-version' } & VersionFacts)
  | { type: 'note-decision'; identifier: string; text: string }
  | { type: 'suspend'; reason: string; basis: string }
  | { type: 'resume'; reason: string }
  /** Without a ground only for what the register took over from elsewhere. */
  | { type: 'revoke'; ground?: RevocationGround; reason: string; basis: string }
  | { type: 'retract'; ground: RetractionGround; reason: string; basis: string }
  | { type: 'note-end'; end: EndElsewhere; endedOn: string }
  | { type: 'restore'; reason: string; basis: string }
  | {
      type: 'cancel'
      ground: CancellationGround
      reason: string
      basis: string
      holderKind: 'person' | 'enterprise'
      case?: string
    }
  | { type: 'note-expiry' }
  | { type: 'announce-expiry'; daysBefore: number }

export type CredentialEnv = { day: Day }

/** 到期提醒: so many days before the last one, the earliest first. */
export const reminders = [60, 30] as const

/** 证照, from its issue over its versions to its end. */
export const credentialDecider: Decider<CredentialState, CredentialCommand, CredentialEvent, CredentialEnv> = {
  initial: {
    facts: null,
    issuedDay: '',
    version: 1,
    cases: [],
    documents: {},
    suspended: false,
    expired: false,
    revoked: false,
    retracted: false,
    elsewhere: null,
    cancelled: false,
  },
  decide(command, state, { day }) {
    switch (command.type) {
      case 'issue': {
        if (state.facts) return []
        const { type: _type, ...facts } = command
        return [{ type: 'issued', ...facts, day }]
      }
      case 'issue-version': {
        // 变更, 补证, 延续: who has given the licence gives its next version (第四十九条, 第五十条)
        if (!state.facts || state.cases.includes(command.case)) return []
        demand(!hasEnded(state), 'credential.ended')
        const { type: _type, ...facts } = command
        return [{ type: 'version-issued', ...facts, day }]
      }
      case 'note-decision':
        if (!state.facts || state.documents[command.identifier] === command.text) return []
        return [{ type: 'decision-numbered', identifier: command.identifier, text: command.text, day }]
      case 'suspend':
        if (!state.facts || state.suspended) return []
        demand(!hasEnded(state), 'credential.ended')
        demandReason(command)
        return [{ type: 'suspended', reason: command.reason, basis: command.basis, day }]
      case 'resume':
        if (!state.suspended || hasEnded(state)) return []
        return [{ type: 'resumed', reason: command.reason, day }]
      case 'revoke': // 撤销: never without a reason and an article (第六十九条)
        if (!state.facts || hasEnded(state)) return []
        demandReason(command)
        return [{ type: 'revoked', ground: command.ground ?? null, reason: command.reason, basis: command.basis, day }]
      case 'retract': // 撤回: the same (第八条)
        if (!state.facts || hasEnded(state)) return []
        demandReason(command)
        return [{ type: 'retracted', ground: command.ground, reason: command.reason, basis: command.basis, day }]
      case 'note-end': // what another authority decided is a fact here and no decision (第七十条第四项)
        if (!state.facts || hasEnded(state)) return []
        return [{ type: 'ended-elsewhere', end: command.end, endedOn: command.endedOn, day }]
      case 'restore': // found not to be so where the licence was to be struck off
        if (!state.elsewhere || state.cancelled) return []
        return [{ type: 'restored', reason: command.reason, basis: command.basis, day }]
      case 'cancel': // 注销 on one of the law's grounds and no other; the register is closed after whatever ended the licence (第七十条)
        if (!state.facts || state.cancelled) return []
        demandReason(command)
        demandGround(command, state, day)
        return [
          {
            type: 'cancelled',
            ground: command.ground,
            reason: command.reason,
            basis: command.basis,
            case: command.case ?? null,
            day,
          },
        ]
      case 'note-expiry':
        return standsUntil(state) && !state.expired && isPast(state, day) ? [{ type: 'expired', day }] : []
      case 'announce-expiry': {
        const until = standsUntil(state)
        if (!until) return []
        const left = daysBetween(day, until)
        // A clock that jumped over one reminder gives the later one alone.
        const later = reminders.some((one) => one < command.daysBefore && left <= one)
        if (left < 0 || left > command.daysBefore || later) return []
        return [{ type: 'expiry-announced', daysBefore: command.daysBefore, validUntil: until, day }]
      }
    }
  },
  evolve(state, event) {
    switch (event.type) {
      case 'issued': {
        const { type: _type, day, ...facts } = event
        return { ...state, facts, issuedDay: day, cases: [facts.case] }
      }
      case 'version-issued': {
        const before = state.facts!
        const { identifier, holder, validUntil } = event
        // A licence that is renewed in time has been good all along.
        const since = before.validUntil !== null && event.validFrom <= nextDay(before.validUntil)
        const validFrom = event.way !== 'renewal' || since ? before.validFrom : event.validFrom
        return {
          ...state,
          facts: { ...before, identifier, case: event.case, holder, validFrom, validUntil },
          version: event.version,
          cases: [...state.cases, event.case],
          expired: false,
        }
      }
      case 'decision-numbered':
        return { ...state, documents: { ...state.documents, [event.identifier]: event.text } }
      case 'suspended':
        return { ...state, suspended: true }
      case 'resumed':
        return { ...state, suspended: false }
      case 'revoked':
        return { ...state, revoked: true }
      case 'retracted':
        return { ...state, retracted: true }
      case 'ended-elsewhere':
        return { ...state, elsewhere: event.end }
      case 'restored':
        return { ...state, elsewhere: null }
      case 'cancelled':
        return { ...state, cancelled: true }
      case 'expired':
        return { ...state, expired: true }
      case 'expiry-announced':
        return state
    }
  },
}

/** How a licence was taken away; null where it was not. */
export const takenAway = ({ revoked, retracted, elsewhere }: CredentialState): TakenAway | null =>
  revoked ? 'revoked' : retracted ? 'retracted' : elsewhere

const hasEnded = (state: CredentialState): boolean => takenAway(state) !== null || state.cancelled

/** The last day of a licence that has neither ended nor is good for ever. */
function standsUntil(state: CredentialState): Day | null {
  const until = state.facts?.validUntil
  return until && !hasEnded(state) ? parseDay(until) : null
}

const isPast = (state: CredentialState, day: Day): boolean => {
  const until = state.facts?.validUntil
  return !!until && day > parseDay(until)
}

function demandReason({ reason, basis }: { reason: string; basis: string }): void {
  demand(saysAtLeast(reason, 10), 'credential.revocation-needs-reason')
  demand(saysAtLeast(basis, 4), 'decision.needs-basis')
}

function demandGround(
  { ground, holderKind }: Extract<CredentialCommand, { type: 'cancel' }>,
  state: CredentialState,
  day: Day,
): void {
  switch (ground) {
    case 'expired':
      return demand(isPast(state, day), 'credential.not-expired')
    case 'licence-ended':
      return demand(takenAway(state), 'credential.not-revoked')
    case 'death':
      return demand(holderKind === 'person', 'credential.other-holder-kind')
    case 'dissolved':
      return demand(holderKind === 'enterprise', 'credential.other-holder-kind')
    case 'force-majeure':
    case 'other-by-law':
    case 'asked':
      return demand(!takenAway(state), 'credential.ended')
  }
}

const nextDay = (day: string): Day => addDays(parseDay(day), 1)
