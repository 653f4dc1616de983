import { statement } from '#platform/db.ts'
import { executeAs, type Engine } from '#platform/execute.ts'
import { v5 } from '#platform/uuid.ts'
import { hashOfSeal, partyStream } from './party.ts'

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
        env: { known: false },
      }
    },
  })
}

/** Takes over all who were registered before the log told of it; may be broken off and asked again. */
export async function takeOverEarlier(engine: Engine, region: string): Promise<void> {
  for (;;) {
    const found = statement(`select id from identity.parties where before_log order by id limit $1`, [atOnce])
    const parties = (await engine.db.query('system', found)).rows.map((row) => row['id'] as string)
    if (parties.length === 0) return
    for (const party of parties) await takeOver(engine, region, party, null)
    await engine.db.query(
      'system',
      statement(`update identity.parties set before_log = false where id = any ($1::uuid[])`, [parties]),
    )
  }
}
