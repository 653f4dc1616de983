import type { GrantEvent } from '#contracts/case-events.ts'
import { roles, type Role } from '#contracts/permissions.ts'
import type { Decider } from '#kernel/decider.ts'
import { executeAs, type Engine } from '#platform/execute.ts'
import type { StreamKind } from '#platform/stream.ts'
import { table, upsert, type Table } from '#platform/table.ts'

/** 授权一岗: the right of one natural person to act in one role at one place. */
export type Granted = Omit<Extract<GrantEvent, { type: 'granted' }>, 'type'>
type Grant = { granted: Granted | null; revoked: boolean }
type GrantCommand = { type: 'grant'; granted: Granted } | { type: 'revoke'; reason: string }

const decider: Decider<Grant, GrantCommand, GrantEvent> = {
  initial: { granted: null, revoked: false },
  decide: (command, state) => {
    switch (command.type) {
      case 'grant':
        return state.granted ? [] : [{ type: 'granted', ...command.granted }]
      case 'revoke':
        return state.granted && !state.revoked ? [{ type: 'revoked', reason: command.reason }] : []
    }
  },
  evolve: (state, event) => {
    switch (event.type) {
      case 'granted': {
        const { type: _type, ...granted } = event
        return { ...state, granted }
      }
      case 'revoked':
        return { ...state, revoked: true }
    }
  },
}

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
      'version',
      'revoked_at',
    ],
  ),
  // A command under way holds its grant; the revocation waits for it and then stands behind it in the log.
  lockFirst: true,
}

/** Streams that say who may do what; the id of the stream is the id of the grant. */
export const grantStream: StreamKind<Grant, GrantCommand, GrantEvent, void> = {
  name: 'grant',
  decider,
  project: ({ region, stream, version }, { granted, revoked }, _events, entries) => {
    if (!granted) return []
    const zone = roles[granted.role as Role].zone
    const revokedAt = revoked ? entries.at(-1)!.recordedAt : null
    return [upsert(grants, { id: stream, region, ...granted, zone, version, revoked_at: revokedAt })]
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
