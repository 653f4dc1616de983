import { statement } from '#platform/db.ts'
import { executeAs, type Engine } from '#platform/execute.ts'
import { v5 } from '#platform/uuid.ts'
import { hashOfSeal, partyStream, whether } from './party.ts'

/** Parties that are looked for together; each is a transaction of its own. */
const atOnce = 200

/** 登记存量: gives a party that no command registered its stream, with the hash of what its row has sealed now; once, however often it is asked. */
export async function takeOver(engine: Engine, region: string, party: string, cause: string | null): Promise<void> {
  await executeAs(engine, 'identity', cause, {
    kind: partyStream,
    region,
    target: { stream: party, fresh: true },
    commandId: v5('take-over', party),
    reads: [statement(`select kind, sealed from identity.parties where id = $1`, [party])],
    decide({ reads: [found] }) {
      const row = found?.rows[0]
      if (!row) throw new RangeError(`there is no party ${party}`)
      const kind = row['kind'] as 'person' | 'enterprise'
      return {
        command: { type: 'take-over' as const, kind, sealed: hashOfSeal(row['sealed'] as Uint8Array) },
        env: whether(false),
      }
    },
  })
}

/**
 * Takes over all who were registered before the log told of it; may be broken off and asked again. Whoever has a stream already, in whichever
 * region, gets no second one. One who can't be taken over holds up nobody else, and is tried again the next time.
 *
 * @throws what the first of those met with, after all the others
 */
export async function takeOverEarlier(engine: Engine, region: string): Promise<void> {
  const failed: unknown[] = []
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const found = statement(
      `select p.id, exists (
         select from log.events e where e.stream = p.id and e.type in ('party.registered', 'party.taken-over')) as told
       from identity.parties p
       where p.before_log
         and p.id > $1
       order by p.id
       limit $2`,
      [after, atOnce],
    )
    const parties = (await engine.db.query('system', found)).rows
    if (parties.length === 0) break
    const told: string[] = []
    for (const row of parties) {
      const party = row['id'] as string
      after = party
      try {
        if (row['told'] !== true) await takeOver(engine, region, party, null)
        told.push(party)
      } catch (error) {
        failed.push(error)
      }
    }
    await engine.db.query(
      'system',
      statement(`update identity.parties set before_log = false where id = any ($1::uuid[])`, [told]),
    )
  }
  if (failed.length > 0) throw failed[0]
}
