import type { IdentityAsk } from '#contracts/asks.ts'
import { statement, type Database } from '#platform/db.ts'
import type { Keys } from '#platform/keys.ts'
import { notFound } from '#platform/refusal.ts'
import { askContacts } from './contacts.ts'
import { onDutyBetween } from './duty-routes.ts'
import { wantsNotice } from './notices.ts'
import { partySeal } from './party-seal.ts'

import { findMandate, mandatesBetween } from './window-mandates.ts'

/** How many parties' rows are remembered, still sealed. */
const mostRemembered = 5_000

/** Asked by server code only, in the system pool: what leaves the server passes the asking module's own rules. */
export function askIdentity(db: Database, keys: Keys): IdentityAsk {
  const seals = partySeal(keys)
  const contacts = askContacts(db, keys)
  // A party's row is written once: no database role may change or remove it, so what was read stays true.
  const remembered = new Map<string, { kind: string; sealed: Uint8Array }>()

  async function rowOf(id: string): Promise<{ kind: string; sealed: Uint8Array }> {
    const known = remembered.get(id)
    if (known) return known
    const row = (await db.query('system', statement(`select kind, sealed from identity.parties where id = $1`, [id])))
      .rows[0]
    if (!row) throw notFound()
    const read = { kind: row['kind'] as string, sealed: row['sealed'] as Uint8Array }
    remembered.set(id, read)
    if (remembered.size > mostRemembered) remembered.delete(remembered.keys().next().value!)
    return read
  }

  const party = async (id: string) => {
    const { kind, sealed } = await rowOf(id)
    return seals.unseal(id, kind, sealed)
  }
  return {
    party,
    contact: contacts.latest,
    phoneFor: contacts.phoneFor,
    ownContact: contacts.own,
    async onDuty(region, office, from, through) {
      const standing = [...(await onDutyBetween(db, region, office, from, through))]
      return Promise.all(standing.map(async ([day, person]) => ({ day, name: (await party(person)).name })))
    },
    mandate: (id) => findMandate(db, id),
    mandatesBetween: (agentCode, principal) => mandatesBetween(db, seals, agentCode, principal),
    wantsNotice: (party, notice) => wantsNotice(db, party, notice),
    roll: {
      statement: ({ region, office, section, role }) =>
        role === 'expert'
          ? expertsFor(region, office, section ?? null)
          : statement(
              `select id, person, desk
           from access.grants
           where region = $1
             and office = $2
             and role = $3
             and ($4::text is null or section = $4)
             and revoked_at is null
             and not away
           order by id`,
              [region, office, role, section ?? null],
            ),
      parse: (rows) =>
        rows.map((row) => ({
          grantId: row['id'] as string,
          person: row['person'] as string,
          desk: row['desk'] as string,
          ...(row['ties'] ? { ties: row['ties'] as string[] } : {}),
        })),
    },
  }
}

/** Experts of a 专业 who are not suspended, each with the names and codes of whom they have to do with. */
const expertsFor = (region: string, office: string, field: string | null) =>
  statement(
    `select g.id, g.person, g.desk, (
       select array_agg(t.one)
       from jsonb_array_elements(e.ties || jsonb_build_array(e.employer)) j (tie)
       cross join lateral (values (j.tie ->> 'name'), (j.tie ->> 'code')) t (one)
       where t.one is not null) as ties
     from access.grants g
     join identity.experts e
       on e.region = g.region
       and e.person = g.person
     where g.region = $1
       and g.office = $2
       and g.role = 'expert'
       and ($3::text is null or g.section = $3)
       and g.revoked_at is null
       and e.suspended is null
     order by g.id`,
    [region, office, field],
  )
