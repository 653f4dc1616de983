import { statement, type Database } from '#platform/db.ts'

/**
 * Takes a mandate back: waits for the writes under it that are on their way; from the commit on, none succeeds, and its sessions are
 * ended. The mandate is held before its sessions, as a write holds them.
 *
 * @returns whether there was a mandate to be taken back
 */
export async function revokeMandate(db: Database, mandate: string): Promise<boolean> {
  const { rows } = await db.query(
    'system',
    statement(
      `with revoked as (
         update identity.mandates
         set revoked_at = now()
         where id = $1
           and revoked_at is null
         returning id
       ), ended as (
         update access.sessions s
         set ended_at = now()
         from revoked r
         where s.mandate = r.id
           and s.ended_at is null
       )
       select count(*)::int as n from revoked`,
      [mandate],
    ),
  )
  return rows[0]!['n'] === 1
}
