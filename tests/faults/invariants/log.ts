import { contentHash } from '#platform/envelope.ts'
import { verifyReceipt } from '#platform/evidence.ts'
import { v5 } from '#platform/uuid.ts'
import type { Check, Violation } from './evidence.ts'

/** I1, nothing lost: what was acknowledged stands in the log exactly once, where and as its receipt says, by an alias of a desk or a published one where it says no more. */
export const nothingLost: Check = async ({ history, byCommand, platform, sql }) => {
  const aliases = new Map(
    (
      await sql<{ alias: string; stream: string }>(
        'select alias, stream from log.aliases union all select notice, stream from cases.public_notices',
      )
    ).map((row) => [row.alias, row.stream]),
  )
  return history.flatMap((line): Violation[] => {
    if (line.say !== 'ok') return []
    const { receipt } = line
    const lost = (says: string): Violation[] => [{ invariant: 'I1', says: `command ${line.command}: ${says}` }]
    const entries = byCommand.get(line.command)
    if (!entries) return lost('acknowledged and not in the log')
    const blind = receipt.version === null
    const last = entries.at(-1)!
    if (receipt.commandId !== line.command) return lost('the receipt is for another command')
    if (new Set(entries.map((entry) => entry.stream)).size > 1) return lost('stands in two streams')
    if ((blind ? aliases.get(receipt.subject) : receipt.subject) !== last.stream)
      return lost('stands in another stream')
    if (!blind && (receipt.version !== last.version || receipt.position !== last.position))
      return lost(`the receipt says version ${receipt.version}, the log ${last.version}`)
    const asHashed = blind ? entries.map((entry) => ({ ...entry, stream: receipt.subject, version: 0 })) : entries
    if (receipt.contentHash !== contentHash(asHashed)) return lost('its content is not what the receipt vouches for')
    if (!verifyReceipt(receipt, platform.keys.evidence.publicKey)) return lost('the receipt’s signature does not hold')
    return []
  })
}

/** I2, nothing invented: each command of a person was sent, none that was refused for certain is there, and reactions have a cause. */
export const nothingInvented: Check = ({ history, events, byCommand }) => {
  const sent = new Set(history.flatMap((line) => (line.say === 'invoke' ? [line.command] : [])))
  const answered = new Set(history.flatMap((line) => (line.say === 'ok' ? [line.command] : [])))
  const ids = new Set(events.map((event) => event.id))
  const invented: Violation[] = [...byCommand.values()].flatMap(([first]): Violation[] => {
    const { channel, cause, commandId, stream } = first!
    if (channel !== 'platform' && !sent.has(commandId))
      return [{ invariant: 'I2', stream, says: `command ${commandId} was sent by nobody` }]
    if (cause !== null && !ids.has(cause))
      return [{ invariant: 'I2', stream, says: `command ${commandId} names a cause that is not in the log` }]
    return []
  })
  const refused = history.flatMap((line): Violation[] =>
    line.say === 'fail' && !answered.has(line.command) && byCommand.has(line.command)
      ? [{ invariant: 'I2', says: `command ${line.command} was refused and is in the log` }]
      : [],
  )
  return [...invented, ...refused]
}

/** I3: versions from 1 without a gap, each position and id once, ids that follow from their command. (The tree over the log is not built yet.) */
export const gapless: Check = ({ byStream, events }) => {
  const gaps = [...byStream].flatMap(([stream, entries]): Violation[] =>
    entries.every((entry, index) => entry.version === index + 1)
      ? []
      : [{ invariant: 'I3', stream, says: `the versions of ${stream} are not 1 to ${entries.length}` }],
  )
  const twice = (what: string, of: readonly string[]): Violation[] =>
    new Set(of).size === of.length ? [] : [{ invariant: 'I3', says: `a ${what} stands twice in the log` }]
  const foreign = events
    .filter((event) => event.id !== v5(event.commandId, String(event.commandIndex)))
    .map(({ stream, id }): Violation => ({
      invariant: 'I3',
      stream,
      says: `the id ${id} does not follow from its command`,
    }))
  return [
    ...gaps,
    ...twice(
      'position',
      events.map((event) => event.position),
    ),
    ...twice(
      'id',
      events.map((event) => event.id),
    ),
    ...foreign,
  ]
}

/** I11: no command under a grant after the event that revoked it, by both orders of the log. */
export const noDeadRights: Check = async ({ events, sql }) => {
  const codes = new Map(
    (await sql<{ code: string; grant_id: string }>('select code, grant_id from sealed.assignments')).map((row) => [
      row.code,
      row.grant_id,
    ]),
  )
  const held = new Map<string, Set<string>>()
  const holderOf = new Map<string, string>()
  const revoked = new Map<string, bigint>()
  const violations: Violation[] = []
  for (const event of events) {
    const { stream, actor, type, position } = event
    if (type === 'grant.granted') {
      const { holder } = JSON.parse(event.data) as { holder: string }
      holderOf.set(stream, holder)
      held.set(holder, (held.get(holder) ?? new Set()).add(stream))
    } else if (type === 'grant.revoked') {
      held.get(holderOf.get(stream) ?? '')?.delete(stream)
      revoked.set(stream, BigInt(position))
    } else if (event.channel !== 'platform') {
      const grant = codes.get(actor)
      const dead = grant ? revoked.has(grant) : held.has(actor) && held.get(actor)!.size === 0
      if (dead)
        violations.push({
          invariant: 'I11',
          stream,
          says: `${type} at ${position} after its actor’s grant was revoked`,
        })
    }
  }
  // The order of transactions and the order of positions must agree about it.
  for (const [grant, at] of revoked) {
    const holder = holderOf.get(grant)
    if (held.get(holder ?? '')?.size) continue
    for (const event of events)
      if (event.channel !== 'platform' && event.actor === holder && BigInt(event.position) > at)
        violations.push({
          invariant: 'I11',
          stream: event.stream,
          says: `${event.type} at ${event.position}, revoked at ${at}`,
        })
  }
  return violations
}

/**
 * I12: time does not run backwards in a stream. Over streams, what was acknowledged before another was sent, and what another names as its
 * cause, stands before it by both orders of the log, and was recorded before it, as far as clocks agree.
 */
export const timeRunsForward: Check = ({ byStream, byCommand, events, history, skewMs }) => {
  const back = [...byStream].flatMap(([stream, entries]): Violation[] =>
    entries.every((entry, index) => index === 0 || entry.recordedAt >= entries[index - 1]!.recordedAt)
      ? []
      : [{ invariant: 'I12', stream, says: `an event of ${stream} was recorded before its predecessor` }],
  )
  const places = new Map(events.map((event, place) => [event.id, { place, position: BigInt(event.position), event }]))
  const isEarlier = (one: string, other: string) => skewMs !== null && Date.parse(one) < Date.parse(other) - skewMs

  const effects = events.flatMap((event): Violation[] => {
    const cause = event.cause === null ? undefined : places.get(event.cause)
    if (!cause) return [] // I2 says so
    const { place, position } = places.get(event.id)!
    const says = `${event.type} at ${event.position}, caused by ${cause.event.type} at ${cause.position},`
    return [
      ...(place < cause.place || position < cause.position
        ? [{ invariant: 'I12' as const, stream: event.stream, says: `${says} stands before its cause` }]
        : []),
      ...(isEarlier(event.recordedAt, cause.event.recordedAt)
        ? [{ invariant: 'I12' as const, stream: event.stream, says: `${says} was recorded before its cause` }]
        : []),
    ]
  })

  let acknowledged = { place: -1, position: 0n, recordedAt: '' }
  const begun = new Map<string, typeof acknowledged>()
  const overtaken: Violation[] = []
  for (const line of history) {
    if (line.say === 'invoke' && !begun.has(line.command)) begun.set(line.command, acknowledged)
    if (line.say !== 'ok') continue
    const last = byCommand.get(line.command)?.at(-1)
    if (!last) continue // I1 says so
    const { place, position } = places.get(last.id)!
    const before = begun.get(line.command)
    if (before && (position <= before.position || place <= before.place))
      overtaken.push({ invariant: 'I12', says: `command ${line.command} stands before one acknowledged earlier` })
    if (before && before.recordedAt !== '' && isEarlier(last.recordedAt, before.recordedAt))
      overtaken.push({
        invariant: 'I12',
        stream: last.stream,
        says: `command ${line.command} was recorded at ${last.recordedAt}, before one acknowledged earlier, ${before.recordedAt}`,
      })
    acknowledged = {
      place: Math.max(place, acknowledged.place),
      position: position > acknowledged.position ? position : acknowledged.position,
      recordedAt: last.recordedAt > acknowledged.recordedAt ? last.recordedAt : acknowledged.recordedAt,
    }
  }
  return [...back, ...effects, ...overtaken]
}
