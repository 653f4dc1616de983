import { statement } from '#platform/db.ts'
import type { Recorded } from '#platform/envelope.ts'
import { executeAs } from '#platform/execute.ts'
import type { Platform } from '#platform/platform.ts'
import { v5 } from '#platform/uuid.ts'
import { credentialStream } from './credential-stream.ts'

/**
 * 决定文书号: the register tells it with the version that the case led to; of a case that led to none it tells nothing.
 *
 * @param event of the case: that which says the number, or the decision where the licence came after it
 * @source 双公示 (发改办财金〔2018〕424号)
 */
export async function noteDecision(platform: Platform, event: Recorded, text: string): Promise<void> {
  const { region } = event
  const { rows } = await platform.db.query(
    'system',
    statement(
      `select stream::text as stream, identifier
       from credentials.versions
       where region = $1
         and case_stream = $2`,
      [region, event.stream],
    ),
  )
  const [version] = rows as { stream: string; identifier: string }[]
  if (!version) return
  const { stream, identifier } = version
  await executeAs(platform.engine, 'credentials', event.id, {
    kind: credentialStream,
    region,
    target: { stream },
    commandId: v5(event.id, 'note-decision'),
    decide: ({ day }) => ({ command: { type: 'note-decision' as const, identifier, text }, env: { day } }),
  })
}
