import { randomUUID } from 'node:crypto'
import { ExpertEvent } from '#contracts/experts.ts'
import type { PartyId } from '#contracts/ids.ts'
import { statement } from '#platform/db.ts'
import type { Platform } from '#platform/platform.ts'
import { eventFrom } from '#platform/stream.ts'
import type { Reader } from '#platform/tail.ts'
import { v5 } from '#platform/uuid.ts'
import { fieldsHeld } from './enter-expert.ts'
import { giveGrant } from './grant.ts'
import { takeOver } from './take-over.ts'

/**
 * A post for each 专业 that an expert was appointed for. It may be told twice; posts are named by what gave them. Who was appointed once more
 * before the first post was there has one: two would be drawn at double odds.
 */
export function expertPostsReader({ db, engine }: Platform): Reader {
  return {
    name: 'expert-posts',
    wants: (type) => type === 'expert.expert-appointed',
    async handle({ region, stream, id, type, data }) {
      const event = ExpertEvent.parse(eventFrom(type, data))
      if (event.type !== 'expert-appointed') return
      const found = statement(`select person from identity.experts where region = $1 and stream = $2`, [region, stream])
      const person = (await db.query('system', found)).rows[0]!['person'] as PartyId
      // Who was entered by hand has a row that no command of a window wrote.
      await takeOver(engine, region, person, id)
      const held = (await db.query('system', fieldsHeld(region, person))).rows
      for (const { office, field } of event.fields) {
        if (held.some((row) => row['office'] === office && row['field'] === field)) continue
        const grant = v5('post', id, office, field)
        await giveGrant(
          engine,
          { region, grant, commandId: v5('give', grant) },
          {
            holder: person,
            person,
            role: 'expert',
            office,
            section: field,
            counter: null,
            desk: randomUUID(),
            subjects: [],
          },
        )
      }
    },
  }
}
