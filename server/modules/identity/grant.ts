import type { GrantEvent } from '#contracts/case-events.ts'
import { roles, type Role } from '#contracts/permissions.ts'
import { chargeableRoles, chargeFor, postCharges, type PostCharge, type PostEnd } from '#contracts/posts.ts'
import { namesDocument } from '#contracts/legal-basis.ts'
import { addDays, endOfDay, parseDay } from '#kernel/day.ts'
import type { Decider } from '#kernel/decider.ts'
import { demand } from '#kernel/rule-violation.ts'
import { executeAs, type Engine } from '#platform/execute.ts'
import type { DueDeadline } from '#platform/deadlines.ts'
import type { StreamKind } from '#platform/stream.ts'
import { aliases, deadlines, readers, remove, table, upsert, type RowChange, type Table } from '#platform/table.ts'
import { v5 } from '#platform/uuid.ts'
import { decideAbsence, foldAbsence, type Absence, type AbsenceCommand } from './absence-rules.ts'
import { operators } from './clock.ts'

/** 授权一岗: the right of one natural person to act in one role at one place. */
export type Granted = Omit<Extract<GrantEvent, { type: 'granted' }>, 'type'>
export type Grant = {
  granted: Granted | null
  revoked: boolean
  ends: { reason: PostEnd; day: string } | null
  absence: Absence | null
  /** 岗位授权 by the office and the document that gave it. */
  charges: readonly Charge[]
}
type Charge = { charge: PostCharge; office: string; basis: string }
export type GrantCommand =
  | { type: 'grant'; granted: Granted }
  | { type: 'revoke'; reason: string }
  | { type: 'end'; reason: PostEnd; day: string; today: string }
  | { type: 'charge'; charge: PostCharge; office: string; how: 'given' | 'taken-back'; basis: string; today: string }
  | { type: 'end-day-came'; today: string }
  | AbsenceCommand

const decider: Decider<Grant, GrantCommand, GrantEvent> = {
  initial: { granted: null, revoked: false, ends: null, absence: null, charges: [] },
  decide: (command, state) => {
    switch (command.type) {
      case 'grant':
        for (const { basis } of command.granted.charges ?? []) demand(namesDocument(basis), 'post.charge-needs-basis')
        return state.granted ? [] : [{ type: 'granted', ...command.granted }]
      case 'revoke':
        return state.granted && !state.revoked ? [{ type: 'revoked', reason: command.reason }] : []
      case 'end': {
        const { reason, day, today } = command
        demand(state.granted && !state.revoked, 'post.ended')
        demand(day >= today, 'post.day-past')
        return [day === today ? { type: 'revoked', reason } : { type: 'end-appointed', reason, day }]
      }
      case 'charge': {
        const { charge, office, how, basis, today: day } = command
        const { granted, revoked, charges } = state
        demand(granted && !revoked, 'post.ended')
        const chargeable = chargeableRoles[charge].some((role) => role === granted.role)
        demand(chargeable, 'post.not-chargeable', { charge: postCharges[charge] })
        demand(charges.some((one) => isSame(one, { charge, office })) === (how === 'taken-back'), 'post.charge-as-is')
        demand(namesDocument(basis), 'post.charge-needs-basis')
        return [{ type: how === 'given' ? 'charged' : 'charge-taken-back', charge, office, basis, day }]
      }
      case 'end-day-came':
        return state.ends && !state.revoked && state.ends.day <= command.today
          ? [{ type: 'revoked', reason: state.ends.reason }]
          : []
      case 'appoint-absence':
      case 'end-absence':
      case 'absence-day-came':
        return decideAbsence(command, state)
    }
  },
  evolve: (state, event) => {
    switch (event.type) {
      case 'granted': {
        const { type: _type, ...granted } = event
        return { ...state, granted, charges: (granted.charges ?? []).map((one) => chargeOf(one, granted)) }
      }
      case 'charged':
        return { ...state, charges: [...state.charges, chargeOf(event, state.granted)] }
      case 'charge-taken-back':
        return { ...state, charges: state.charges.filter((one) => !isSame(one, chargeOf(event, state.granted))) }
      case 'end-appointed':
        return { ...state, ends: { reason: event.reason, day: event.day } }
      case 'revoked':
        return { ...state, revoked: true }
      case 'absence-appointed':
      case 'absence-began':
      case 'absence-ended':
        return { ...state, absence: foldAbsence(state.absence, event) }
    }
  },
}

type Told = { charge: PostCharge; office?: string | undefined; basis: string }

/** A charge that names no office is one of the post's own: nothing says that another gave it. */
const chargeOf = ({ charge, office, basis }: Told, granted: Pick<Granted, 'office'> | null): Charge => ({
  charge,
  office: office ?? granted?.office ?? '',
  basis,
})

const isSame = (one: Omit<Charge, 'basis'>, other: Omit<Charge, 'basis'>): boolean =>
  one.charge === other.charge && one.office === other.office

const grants: Table = {
  ...table(
    'access.grants',
    ['id'],
    [
      'region',
      'holder',
      'person',
      'role',
      'zone',
      'office',
      'section',
      'counter',
      'desk',
      'subjects',
      'charges',
      'charge_bases',
      'version',
      'revoked_at',
      'ends_on',
      'away_from',
      'away_through',
      'away',
      'away_reason',
      'deputy',
    ],
  ),
  // A command under way holds its grant; the revocation waits for it and then stands behind it in the log.
  lockFirst: true,
}

const endDeadline = 'end'
const beginsAway = 'absence-begins'
const endsAway = 'absence-ends'

/** The first day of an absence, and the day after its last. */
function absenceDeadlines(
  region: string,
  stream: string,
  absence: Absence | null,
  events: readonly GrantEvent[],
): RowChange[] {
  const key = { region, stream, kind: 'grant' }
  if (events.some(({ type }) => type === 'absence-appointed') && absence)
    return [
      ...(absence.began
        ? []
        : [upsert(deadlines, { ...key, name: beginsAway, due_at: endOfDay(addDays(parseDay(absence.from), -1)) })]),
      upsert(deadlines, { ...key, name: endsAway, due_at: endOfDay(parseDay(absence.through)) }),
    ]
  if (events.some(({ type }) => type === 'absence-began'))
    return [remove(deadlines, { region, stream, name: beginsAway })]
  if (events.some(({ type }) => type === 'absence-ended'))
    return [beginsAway, endsAway].map((name) => remove(deadlines, { region, stream, name }))
  return []
}

/** Streams that say who may do what; the id of the stream is the id of the grant. */
export const grantStream: StreamKind<Grant, GrantCommand, GrantEvent, void> = {
  name: 'grant',
  decider,
  project: ({ region, stream, version }, { granted, revoked, ends, absence, charges }, events, entries) => {
    if (!granted) return []
    const zone = roles[granted.role as Role].zone
    const revokedAt = revoked ? entries.at(-1)!.recordedAt : null
    const key = { region, stream, name: endDeadline }
    return [
      upsert(grants, {
        id: stream,
        region,
        ...granted,
        charges: charges.map(({ charge, office }) => chargeFor(charge, office)),
        charge_bases: charges.map(({ basis }) => basis),
        zone,
        version,
        revoked_at: revokedAt,
        ends_on: ends?.day ?? null,
        away_from: absence?.from ?? null,
        away_through: absence?.through ?? null,
        away: absence?.began ?? false,
        away_reason: absence?.reason ?? null,
        deputy: absence?.deputy ?? null,
      }),
      // By it the holder of a post that is drawn for reaches the post's own stream, and nobody else does.
      ...(zone === 'review' || granted.role === 'inspector'
        ? [upsert(aliases, { region, alias: stream, stream, desk: granted.desk })]
        : []),
      ...absenceDeadlines(region, stream, absence, events),
      ...(zone === 'public' ? [] : [upsert(readers, { region, stream, subject: operators(region) })]),
      ...(ends && !revoked
        ? [upsert(deadlines, { ...key, kind: 'grant', due_at: endOfDay(addDays(parseDay(ends.day), -1)) })]
        : []),
      ...(ends && revoked ? [remove(deadlines, key)] : []),
    ]
  },
  effects: () => [],
}

type GrantAct = { region: string; grant: string; commandId: string }

/** Gives a right; a grant that was given before, even one revoked since, stays as it is. */
export async function giveGrant(
  engine: Engine,
  { region, grant, commandId }: GrantAct,
  granted: Granted,
): Promise<void> {
  await executeAs(engine, 'identity', null, {
    kind: grantStream,
    region,
    target: { stream: grant, fresh: true },
    commandId,
    decide: () => ({ command: { type: 'grant' as const, granted }, env: undefined }),
  })
}

/**
 * Takes a right away: from the commit on, no write under it succeeds, and its sessions are nobody's.
 *
 * @returns whether the right was there to be taken
 */
export async function revokeGrant(
  engine: Engine,
  { region, grant, commandId }: GrantAct,
  reason: string,
): Promise<boolean> {
  const done = await executeAs(engine, 'identity', null, {
    kind: grantStream,
    region,
    target: { stream: grant },
    commandId,
    decide: () => ({ command: { type: 'revoke' as const, reason }, env: undefined }),
  })
  return done !== null
}

/** The day on which a post was to end has come; a late alarm changes nothing. */
export async function endAppointed(engine: Engine, { region, stream, name, dueAt }: DueDeadline): Promise<void> {
  await executeAs(engine, 'clock', null, {
    kind: grantStream,
    region,
    target: { stream },
    commandId: v5(stream, name, dueAt),
    decide: ({ day }) => ({
      command: { type: name === endDeadline ? ('end-day-came' as const) : ('absence-day-came' as const), today: day },
      env: undefined,
    }),
  })
}
