import { createHash } from 'node:crypto'
import type { IdentityChecked } from '#contracts/contacts.ts'
import { dispensable, notices, type Notice } from '#contracts/notices.ts'
import type { PartyEvent } from '#contracts/parties.ts'
import type { Decider } from '#kernel/decider.ts'
import { demand } from '#kernel/rule-violation.ts'
import { statement } from '#platform/db.ts'
import type { StreamKind } from '#platform/stream.ts'
import { readers, table, upsert } from '#platform/table.ts'
import { v5 } from '#platform/uuid.ts'

type Registered = Omit<Extract<PartyEvent, { type: 'registered' }>, 'type'>
type TakenOver = Omit<Extract<PartyEvent, { type: 'taken-over' }>, 'type'>
/** Null before it was registered, and where it was registered in another region; without a document where no clerk saw one. */
export type Party = Registered | (TakenOver & { document: null }) | null
/** The hash of what was sealed, and from when it counts (an instant), where that is not when it is recorded. */
export type ChangedPhone = { sealed: string; given?: string }
export type PartyCommand =
  | { type: 'register'; registered: Registered }
  | ({ type: 'take-over' } & TakenOver)
  | { type: 'change-phone'; checked: IdentityChecked; changed: ChangedPhone }
  | { type: 'choose-notices'; unwanted: readonly Notice[] }
export type PartyEnv = {
  /** Somebody has the code already, registered here or elsewhere. */
  known: boolean
  /** The party has shown a document to the acting clerk, or is who is logged in, or whom they act for. */
  here: boolean
  /** Acted for under a mandate for some items or some acts. */
  bounded: boolean
  /** What is said is what counts already. */
  same: boolean
  /** The party has given another number for all since this one was said. */
  overtaken: boolean
}
/** Of a command that changes nothing of how a party is reached. */
export const whether = (known: boolean): PartyEnv => ({
  known,
  here: false,
  bounded: false,
  same: false,
  overtaken: false,
})

/** @source 个人信息保护法 第八条 (accurate), 第四十六条 (更正、补充); 民法典 第一百六十二条 (within the mandate) */
const decider: Decider<Party, PartyCommand, PartyEvent, PartyEnv> = {
  initial: null,
  decide(command, state, { known, here, bounded, same, overtaken }) {
    switch (command.type) {
      case 'register':
        return state || known ? [] : [{ type: 'registered', ...command.registered }]
      case 'take-over':
        return state || known ? [] : [{ type: 'taken-over', kind: command.kind, sealed: command.sealed }]
      case 'change-phone':
        demand(here, 'window.nobody-here')
        demand(!bounded, 'notice.mandate-too-narrow')
        demand(!same, 'contact.phone-same')
        demand(!overtaken, 'contact.given-since')
        return [{ type: 'phone-changed', checked: command.checked, ...command.changed }]
      case 'choose-notices': {
        const unwanted = [...new Set(command.unwanted)].toSorted()
        const fixed = unwanted.filter((notice) => !dispensable.includes(notice))
        demand(fixed.length === 0, 'notice.must-be-told', {
          names: fixed.map((notice) => notices[notice].title).join('、'),
        })
        return same ? [] : [{ type: 'notices-chosen', unwanted }]
      }
    }
  },
  evolve(state, event) {
    switch (event.type) {
      case 'registered': {
        const { type: _type, ...party } = event
        return party
      }
      case 'taken-over':
        return { kind: event.kind, sealed: event.sealed, document: null }
      case 'phone-changed':
      case 'notices-chosen':
        return state
    }
  },
}

/** One id for one code, whichever window registers it first. */
export const partyOfCode = (codeIndex: Buffer): string => v5('party-code', codeIndex.toString('hex'))

/** What the log says of a sealed row: the seal has a salt of its own, so the hash of two equal rows differs. */
export const hashOfSeal = (sealed: Uint8Array): string => `sha256:${createHash('sha256').update(sealed).digest('hex')}`

const changes = table(
  'identity.contact_changes',
  ['region', 'stream', 'command'],
  ['what', 'changed_at', 'checked', 'unwanted', 'actor', 'mandate', 'office', 'counter'],
)

/**
 * 主体登记, a stream for each party; its id is the party's. The row is sealed, and so is written beside the event: the log tells who registered
 * whom by which document, or that somebody was taken over with the data of a city, and the hash of what was sealed then. The same with a phone
 * that is changed later. Read by the party, and at a window while it stands there.
 */
export const partyStream: StreamKind<Party, PartyCommand, PartyEvent, PartyEnv> = {
  name: 'party',
  decider,
  project({ region, stream, version }, _state, events, entries) {
    const begun = version === events.length
    return [
      ...(begun
        ? [upsert(readers, ...['party', 'present'].map((of) => ({ region, stream, subject: `${of}:${stream}` })))]
        : []),
      ...events.flatMap((event, index) => {
        if (event.type !== 'phone-changed' && event.type !== 'notices-chosen') return []
        const { commandId, recordedAt, actor, mandate, office, counter } = entries[index]!
        const changed = { changed_at: recordedAt, actor, mandate, office, counter }
        const said =
          event.type === 'phone-changed'
            ? { what: 'phone', checked: event.checked, unwanted: null }
            : { what: 'notices', checked: 'log-in', unwanted: event.unwanted }
        return [upsert(changes, { region, stream, command: commandId, ...said, ...changed })]
      }),
    ]
  },
  effects: (_place, _state, events) =>
    events.flatMap((event) =>
      event.type === 'phone-changed' ? [{ kind: 'announce-phone', payload: { sealed: event.sealed } }] : [],
    ),
  beside: {
    differing: (streams) =>
      statement(
        `select 'identity.parties ' || e.stream || case when p.id is null then ': missing' else ': not what was sealed' end as difference
         from log.events e
         left join identity.parties p
           on p.id = e.stream
         where (e.region, e.stream) in (select * from unnest($1::text[], $2::uuid[]))
           and e.type in ('party.registered', 'party.taken-over')
           and (p.id is null
             or p.kind <> e.data::json ->> 'kind'
             or 'sha256:' || encode(sha256(p.sealed), 'hex') <> e.data::json ->> 'sealed')
         union all
         select 'identity.contacts ' || e.stream || ' ' || e.command_id || case when c.party is null then ': missing' else ': not what was sealed' end
         from log.events e
         left join identity.contacts c
           on c.party = e.stream
           and c.kind = 'phone'
           and c.given_at = coalesce((e.data::json ->> 'given')::timestamptz, e.recorded_at)
           and c.source = e.command_id
         where (e.region, e.stream) in (select * from unnest($1::text[], $2::uuid[]))
           and e.type = 'party.phone-changed'
           and (c.party is null
             or not c.for_all
             or c.channel <> case e.data::json ->> 'checked' when 'log-in' then 'site' else 'window' end
             or c.office is distinct from e.office
             or 'sha256:' || encode(sha256(c.sealed), 'hex') <> e.data::json ->> 'sealed')`,
        [streams.map(({ region }) => region), streams.map(({ stream }) => stream)],
      ),
    // Who was registered before is taken over by the nightly sweep.
    unexplained: (limit) =>
      statement(
        `(select 'identity.parties ' || p.id || ': no event explains it' as difference
          from identity.parties p
          where not p.before_log
            and not exists (
              select from log.events e where e.stream = p.id and e.type in ('party.registered', 'party.taken-over'))
          order by p.id
          limit $1)
         union all
         (select 'identity.contacts ' || c.party || ' ' || c.source || ': no event explains it'
          from identity.contacts c
          where c.for_all
            and not exists (
              select from identity.contact_changes t where t.stream = c.party and t.command = c.source and t.what = 'phone')
          order by c.party, c.source
          limit $1)`,
        [limit],
      ),
  },
}
