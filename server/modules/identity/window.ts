import { randomUUID } from 'node:crypto'
import { identifyAtWindow } from '#contracts/identity.ts'
import { demand, RuleViolation } from '#kernel/rule-violation.ts'
import { action, type Route } from '#platform/bind.ts'
import { statement } from '#platform/db.ts'
import type { Platform } from '#platform/platform.ts'
import { hex } from '#platform/vault.ts'
import { askContacts, sealContact } from './contacts.ts'
import { partySeal } from './party-seal.ts'
import { registerParty } from './register-party.ts'

/**
 * 窗口核验身份: the clerk holds the document and types what it says; the party is found or registered, and nothing else is told but the phone
 * by which it is reached. For as long as a visit lasts this clerk may then open what the party has begun online.
 */
export function identifyRoute({ db, keys }: Pick<Platform, 'db' | 'keys'>): Route {
  const seals = partySeal(keys)
  const contacts = askContacts(db, keys)
  const isRegistered = async (code: Buffer) =>
    (await db.query('system', statement(`select from identity.parties where code_index = $1`, [code]))).rows.length > 0
  return action(identifyAtWindow, {
    run: async (found, { body }) => {
      if (documentOf[body.kind] !== body.document) throw wrongDocument()
      if (body.phone === undefined) demand(await isRegistered(seals.codeIndex(body.code)), 'identity.phone-needed')
      const { party, known } = await registerParty(seals, found, { ...body, phone: body.phone ?? null })
      const last = (await contacts.latest(party.id)).phone
      const before = last?.value ?? party.phone
      const phone = body.phone ?? before
      demand(phone, 'identity.phone-needed')
      const presence = statement(`select identity.note_presence($1)`, [party.id])
      const changed = phone !== before
      await found.write([
        presence,
        ...(changed
          ? [
              statement(`select identity.note_phone($1, $2, $3, $4, $5::bytea)`, [
                party.id,
                randomUUID(),
                found.now,
                found.session!.office,
                hex(sealContact(keys, party.id, phone)),
              ]),
            ]
          : []),
      ])
      const phoneGiven = changed ? { day: found.day, at: 'window' as const } : last && { day: last.day, at: last.at }
      return { party: party.id as never, known, phone, phoneGiven }
    },
    about: ({ party }) => [{ party }],
  })
}

const documentOf = { person: 'resident-id-card', enterprise: 'business-licence' } as const

function wrongDocument(): RuleViolation {
  const why = '个人出示居民身份证，企业出示营业执照'
  return new RuleViolation('identity.code', { why, errors: [{ path: 'document', message: why }] })
}
