import { createHash } from 'node:crypto'
import type { PartyEvent } from '#contracts/parties.ts'
import type { Decider } from '#kernel/decider.ts'
import { statement } from '#platform/db.ts'
import type { StreamKind } from '#platform/stream.ts'
import { v5 } from '#platform/uuid.ts'

type Registered = Omit<Extract<PartyEvent, { type: 'registered' }>, 'type'>
type TakenOver = Omit<Extract<PartyEvent, { type: 'taken-over' }>, 'type'>
/** Null before it was registered; without a document where no clerk saw one. */
export type Party = Registered | (TakenOver & { document: null }) | null
export type PartyCommand = { type: 'register'; registered: Registered } | ({ type: 'take-over' } & TakenOver)
/** `known`: somebody has the code already, registered here or elsewhere. */
export type PartyEnv = { known: boolean }

const decider: Decider<Party, PartyCommand, PartyEvent, PartyEnv> = {
  initial: null,
  decide(command, state, { known }) {
    if (state || known) return []
    if (command.type === 'register') return [{ type: 'registered', ...command.registered }]
    return [{ type: 'taken-over', kind: command.kind, sealed: command.sealed }]
  },
  evolve: (_state, { type: _type, ...party }) => ('document' in party ? party : { ...party, document: null }),
}

/** One id for one code, whichever window registers it first. */
export const partyOfCode = (codeIndex: Buffer): string => v5('party-code', codeIndex.toString('hex'))

/** What the log says of a sealed row: the seal has a salt of its own, so the hash of two equal rows differs. */
export const hashOfSeal = (sealed: Uint8Array): string => `sha256:${createHash('sha256').update(sealed).digest('hex')}`

/**
 * 主体登记, a stream for each party; its id is the party's. The row is sealed, and so is written beside the event: the log tells who registered
 * whom by which document, or that somebody was taken over with the data of a city, and the hash of what was sealed then.
 */
export const partyStream: StreamKind<Party, PartyCommand, PartyEvent, PartyEnv> = {
  name: 'party',
  decider,
  project: () => [],
  effects: () => [],
  beside: {
    differing: (streams) =>
      statement(
        `select 'identity.parties ' || e.stream || case when p.id is null then ': missing' else ': not what was sealed' end as difference
         from log.events e
         left join identity.parties p
           on p.id = e.stream
         where (e.region, e.stream) in (select * from unnest($1::text[], $2::uuid[]))
           and e.version = 1
           and (p.id is null
             or p.kind <> e.data::json ->> 'kind'
             or 'sha256:' || encode(sha256(p.sealed), 'hex') <> e.data::json ->> 'sealed')`,
        [streams.map(({ region }) => region), streams.map(({ stream }) => stream)],
      ),
    // Who was registered before is taken over by the nightly sweep.
    unexplained: (limit) =>
      statement(
        `select 'identity.parties ' || p.id || ': no event explains it' as difference
         from identity.parties p
         where not p.before_log
           and not exists (
             select from log.events e where e.stream = p.id and e.version = 1 and e.type in ('party.registered', 'party.taken-over'))
         order by p.id
         limit $1`,
        [limit],
      ),
  },
}
