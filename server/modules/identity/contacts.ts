import { noContact, type Contact, type PhoneReached } from '#contracts/contacts.ts'
import type { Recipient } from '#contracts/deliveries.ts'
import { dayOf } from '#kernel/day.ts'
import { statement, type Database, type Row, type Statement } from '#platform/db.ts'
import type { Keys } from '#platform/keys.ts'
import { table, upsert, type RowChange } from '#platform/table.ts'
import { hex, seal, unseal } from '#platform/vault.ts'
import { hashOfSeal, type ChangedPhone } from './party.ts'

/** Of what a party gave; the last counts, by when it was said. */
const contacts = table(
  'identity.contacts',
  ['party', 'kind', 'given_at', 'source'],
  ['channel', 'office', 'sealed', 'for_all'],
  'keep',
)

/** What a party has given now, and where. `source` makes a repeat the same row. */
export type Given = {
  party: string
  phone?: string | null
  delivery?: Recipient | null
  at: 'window' | 'site'
  office: string | null
  source: string
  now: string
}

/** 联系方式 of parties; for server code only. */
export type ContactsAsk = {
  /** What a party gave last. */
  latest(party: string): Promise<Contact>
  /** The number that reaches a party about what it began with `phone`, said at `since`: that one, unless it said another on purpose since, for all. */
  phoneFor(party: string, begun: { phone: string | null; since: string }): Promise<PhoneReached>
  /** The same of the party that the asking session speaks for, in the session's own read. */
  own: { statement(): Statement; parse(rows: readonly Row[], party: string): Contact }
  /**
   * The row of a number that a party changes on purpose, for the write of the command that says so, and what its event says of it.
   * `said`: when it was said, where a machine without a link noted it; it counts from then on. Without it, from now on.
   * `same`: whatever is under way reaches the party there already; a number that one application named counts for that one alone.
   * `overtaken`: another number was given for all after this one was said; `registered.byWindow`: the one of the registration was said then too.
   */
  change(
    party: string,
    phone: string,
    given: {
      registered: { phone: string | null; byWindow: boolean }
      said: string | null
      at: 'window' | 'site'
      office: string | null
      source: string
      now: string
    },
  ): Promise<{ row: RowChange; changed: ChangedPhone; same: boolean; overtaken: boolean }>
  /** Whom to tell that a number was changed to `now`: the last other one (`phone`, null where none was given); null where there was no such change. */
  before(party: string, sealed: string): Promise<{ phone: string | null; now: string; at: string } | null>
  /** Rows that keep what was given, for the write of the act with which it was given; none for what is known already. */
  rows(known: Contact, given: Given): RowChange[]
}

export function askContacts(db: Database, keys: Keys): ContactsAsk {
  return {
    async latest(party) {
      const { rows } = await db.query(
        'system',
        statement(
          `select distinct on (kind) kind, given_at, channel, sealed
           from identity.contacts
           where party = $1
           order by kind, given_at desc, source`,
          [party],
        ),
      )
      return contactFrom(keys, rows, party)
    },
    own: {
      statement: () => statement(`select kind, given_at, channel, sealed from identity.own_contact()`),
      parse: (rows, party) => contactFrom(keys, rows, party),
    },
    async phoneFor(party, { phone, since }) {
      const { rows } = await db.query(
        'system',
        statement(
          `select kind, given_at, channel, sealed
           from identity.contacts
           where party = $1
             and kind = 'phone'
             and for_all
             and given_at > $2
           order by given_at desc, source
           limit 1`,
          [party, since],
        ),
      )
      const said = contactFrom(keys, rows, party).phone
      return said ? { phone: said.value, changed: { day: said.day, at: said.at } } : { phone, changed: null }
    },
    async change(party, phone, { registered, said, at, office, source, now }) {
      // The last, and the last of those that count for all, which another of one application may follow.
      const { rows } = await db.query(
        'system',
        statement(
          `select p.registered_at, c.*
           from identity.parties p
           left join (
             select distinct on (for_all) sealed, for_all, given_at
             from identity.contacts
             where party = $1
               and kind = 'phone'
             order by for_all, given_at desc, source) c
             on true
           where p.id = $1
           order by c.given_at desc nulls last`,
          [party],
        ),
      )
      const known = rows
        .filter((row) => row['sealed'] !== null)
        .map((row) => ({
          phone: JSON.parse(open(keys, party, row['sealed'] as Uint8Array)) as string,
          forAll: row['for_all'] === true,
          atMs: (row['given_at'] as Date).getTime(),
        }))
      const [last] = known
      const forAll = known.filter((one) => one.forAll)
      // What one application named since does not bear on the others, so it may be sent before what was said for all or after.
      const saidOf = registered.byWindow
        ? [...forAll, { phone: registered.phone, atMs: (rows[0]!['registered_at'] as Date).getTime() }]
        : forAll
      // Where the clock of another server is ahead, a change that is said now still comes after whatever was kept.
      const given = said ?? new Date(Math.max(Date.parse(now), (last?.atMs ?? 0) + 1)).toISOString()
      const sealed = sealContact(keys, party, phone)
      return {
        row: upsert(contacts, {
          party,
          kind: 'phone',
          given_at: given,
          source,
          channel: at,
          office,
          sealed: hex(sealed),
          for_all: true,
        }),
        changed: { sealed: hashOfSeal(sealed), ...(given !== now && { given }) },
        same: last ? last.forAll && last.phone === phone : phone === registered.phone,
        overtaken: said !== null && saidOf.some((one) => one.atMs >= Date.parse(said) && one.phone !== phone),
      }
    },
    async before(party, sealed) {
      const { rows } = await db.query(
        'system',
        statement(
          `select b.given_at, b.sealed
           from identity.contacts c
           join identity.contacts b on b.party = c.party and b.kind = 'phone' and (b.given_at, b.source) <= (c.given_at, c.source)
           where c.party = $1
             and c.kind = 'phone'
             and 'sha256:' || encode(sha256(c.sealed), 'hex') = $2
           order by b.given_at desc, b.source desc
           limit 20`,
          [party, sealed],
        ),
      )
      const [now, ...earlier] = rows.map((row) => ({
        phone: JSON.parse(open(keys, party, row['sealed'] as Uint8Array)) as string,
        at: (row['given_at'] as Date).toISOString(),
      }))
      if (!now) return null
      const other = earlier.find(({ phone }) => phone !== now.phone)
      return { phone: other?.phone ?? null, now: now.phone, at: now.at }
    },
    rows(known, { party, phone, delivery, at, office, source, now }) {
      const row = (kind: 'phone' | 'delivery', value: unknown) =>
        upsert(contacts, {
          party,
          kind,
          given_at: now,
          source,
          channel: at,
          office,
          sealed: hex(sealContact(keys, party, value)),
          // What an application says goes with that case and with later ones.
          for_all: false,
        })
      return [
        ...(phone && phone !== known.phone?.value ? [row('phone', phone)] : []),
        ...(delivery && !sameAddress(delivery, known.delivery?.value) ? [row('delivery', plain(delivery))] : []),
      ]
    },
  }
}

function contactFrom(keys: Keys, rows: readonly Row[], party: string): Contact {
  return rows.reduce<Contact>((found, row) => {
    const value = JSON.parse(open(keys, party, row['sealed'] as Uint8Array)) as never
    const day = dayOf((row['given_at'] as Date).toISOString())
    return { ...found, [row['kind'] as string]: { value, day, at: row['channel'] } }
  }, noContact)
}

const bound = (party: string) => `contact/${party}`

/** Under a key of the party's own, like what it was registered with. */
const sealContact = (keys: Keys, party: string, value: unknown): Buffer =>
  seal(keys.derive(bound(party)), Buffer.from(JSON.stringify(value)), bound(party))

const open = (keys: Keys, party: string, sealed: Uint8Array): string =>
  unseal(keys.derive(bound(party)), sealed, bound(party)).toString('utf8')

const plain = ({ name, phone, address }: Recipient): Recipient => ({ name, phone, address })

const sameAddress = (one: Recipient, other: Recipient | undefined): boolean =>
  other !== undefined && one.name === other.name && one.phone === other.phone && one.address === other.address
