import type { PartyEvent } from '#contracts/parties.ts'
import type { Decider } from '#kernel/decider.ts'
import type { StreamKind } from '#platform/stream.ts'
import { v5 } from '#platform/uuid.ts'

type Registered = Omit<PartyEvent, 'type'>
/** Null before it was registered. */
export type Party = Registered | null
export type PartyCommand = { type: 'register'; registered: Registered }
/** `known`: somebody has the code already, registered here or elsewhere. */
export type PartyEnv = { known: boolean }

const decider: Decider<Party, PartyCommand, PartyEvent, PartyEnv> = {
  initial: null,
  decide: ({ registered }, state, { known }) => (state || known ? [] : [{ type: 'registered', ...registered }]),
  evolve: (_state, { type: _type, ...registered }) => registered,
}

/** One id for one code, whichever window registers it first. */
export const partyOfCode = (codeIndex: Buffer): string => v5('party-code', codeIndex.toString('hex'))

/**
 * 主体登记, a stream for each party that a window registered; its id is the party's. The row is sealed, and so is written beside the event:
 * the log tells who registered whom by which document, and the hash of what was sealed then.
 */
export const partyStream: StreamKind<Party, PartyCommand, PartyEvent, PartyEnv> = {
  name: 'party',
  decider,
  project: () => [],
  effects: () => [],
}
