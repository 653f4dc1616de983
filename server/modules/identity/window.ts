import { randomUUID } from 'node:crypto'
import { identifyAtWindow } from '#contracts/identity.ts'
import { registerAtWindow, type PartyEvent } from '#contracts/parties.ts'
import { demand, RuleViolation } from '#kernel/rule-violation.ts'
import { action, command, type Route } from '#platform/bind.ts'
import { statement } from '#platform/db.ts'
import type { Act } from '#platform/execute.ts'
import type { Platform } from '#platform/platform.ts'
import { hex } from '#platform/vault.ts'
import { askContacts, sealContact } from './contacts.ts'
import { partyOfCode, partyStream, type Party, type PartyCommand, type PartyEnv } from './party.ts'
import { partySeal } from './party-seal.ts'
import { knownParty, newParty, partyByCode } from './register-party.ts'

/**
 * 窗口登记与核验身份: the clerk holds the document and types what it says. Who is new is registered, with a receipt; who is known is found, and
 * nothing is told but the phone by which they are reached. For as long as a visit lasts this clerk may then open what the party has begun online.
 */
export function windowRoutes({ db, keys }: Pick<Platform, 'db' | 'keys'>): Route[] {
  const seals = partySeal(keys)
  const contacts = askContacts(db, keys)
  return [
    command(registerAtWindow, {
      act: ({ params: { region }, body }, commandId): Act<Party, PartyCommand, PartyEvent, PartyEnv> => {
        const id = partyOfCode(seals.codeIndex(body.code))
        return {
          kind: partyStream,
          region,
          target: { stream: id, fresh: true },
          commandId,
          reads: [partyByCode(seals, body.code)],
          decide({ now, reads: [found] }) {
            const { kind, document } = body
            demandDocument(kind, document)
            const known = knownParty(seals, body, found?.rows[0]) !== null
            const { row, sealed } = newParty(seals, id, body, now)
            return {
              command: { type: 'register', registered: { kind, document, sealed } },
              env: { known },
              rows: [row],
              origin: { applicantPresent: document !== 'mandate' },
            }
          },
        }
      },
      reply: ({ receipt, stream }) => ({ receipt, party: stream as never }),
    }),

    action(identifyAtWindow, {
      read: ({ body }) => [partyByCode(seals, body.code)],
      run: async (found, { body }) => {
        demandDocument(body.kind, body.document)
        const party = knownParty(seals, body, found.rows[0]?.rows[0])
        demand(party, 'identity.not-registered')
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
        return { party: party.id as never, phone, phoneGiven }
      },
      about: ({ party }) => [{ party }],
    }),
  ]
}

const documentOf = { person: 'resident-id-card', enterprise: 'business-licence' } as const

/** Of a party that is not here, the mandate is what names it. */
function demandDocument(kind: keyof typeof documentOf, document: string): void {
  if (document === 'mandate' || document === documentOf[kind]) return
  const why = '个人出示居民身份证，企业出示营业执照'
  throw new RuleViolation('identity.code', { why, errors: [{ path: 'document', message: why }] })
}
