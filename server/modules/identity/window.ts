import { identifyAtWindow } from '#contracts/identity.ts'
import { RuleViolation } from '#kernel/rule-violation.ts'
import { action, type Route } from '#platform/bind.ts'
import { statement } from '#platform/db.ts'
import type { PartySeal } from './party-seal.ts'
import { registerParty } from './register-party.ts'

/**
 * 窗口核验身份: the clerk holds the document and types what it says; the party is found or registered, and nothing else is told. For as long
 * as a visit lasts this clerk may then open what the party has begun online.
 */
export function identifyRoute(seals: PartySeal): Route {
  return action(identifyAtWindow, {
    run: async (found, { body }) => {
      if (documentOf[body.kind] !== body.document) throw wrongDocument()
      const { party, known } = await registerParty(seals, found, body)
      await found.write([statement(`select identity.note_presence($1)`, [party.id])])
      return { party: party.id as never, known }
    },
  })
}

const documentOf = { person: 'resident-id-card', enterprise: 'business-licence' } as const

function wrongDocument(): RuleViolation {
  const why = '个人出示居民身份证，企业出示营业执照'
  return new RuleViolation('identity.code', { why, errors: [{ path: 'document', message: why }] })
}
