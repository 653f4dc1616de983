import type { IdentityAsk } from '#contracts/asks.ts'
import { statement, type Database } from '#platform/db.ts'
import type { Keys } from '#platform/keys.ts'
import { notFound } from '#platform/refusal.ts'
import { partySeal } from './party-seal.ts'

/** Asked by server code only, in the system pool: what leaves the server passes the asking module's own rules. */
export function askIdentity(db: Database, keys: Keys): IdentityAsk {
  const seals = partySeal(keys)
  return {
    party: async (id) => {
      const row = (await db.query('system', statement(`select kind, sealed from identity.parties where id = $1`, [id])))
        .rows[0]
      if (!row) throw notFound()
      return seals.unseal(id, row['kind'] as string, row['sealed'] as Uint8Array)
    },
    roll: async ({ region, office, section, role }) => {
      const rows = (
        await db.query(
          'system',
          statement(
            `select id, person, desk
             from access.grants
             where region = $1
               and office = $2
               and role = $3
               and ($4::text is null or section = $4)
               and revoked_at is null
             order by id`,
            [region, office, role, section ?? null],
          ),
        )
      ).rows
      return rows.map((row) => ({
        grantId: row['id'] as string,
        person: row['person'] as string,
        desk: row['desk'] as string,
      }))
    },
  }
}
