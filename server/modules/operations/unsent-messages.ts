import type { SendSms } from '#contracts/asks.ts'
import { statement, type Database, type Statement } from '#platform/db.ts'

/**
 * What stands for an operator of short messages where none is connected: each message is written down once as not sent, for that is no
 * outage that goes by and nothing to be tried again. Neither whom it was for nor what it said is kept.
 */
export function withoutOperator(db: Database): SendSms {
  return async ({ effect }, region) => {
    await db.query(
      'system',
      statement(
        `insert into operations.unsent_messages (region, effect, since) values ($1, $2, now())
         on conflict (region, effect) do nothing`,
        [region, effect],
      ),
    )
  }
}

export const readUnsent = (region: string): Statement =>
  statement(`select n, latest from operations.unsent($1)`, [region])
