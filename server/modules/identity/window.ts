import { identifyAtWindow } from '#contracts/identity.ts'
import { changePhoneAtWindow, registerAtWindow, type PartyEvent } from '#contracts/parties.ts'
import { demand, RuleViolation } from '#kernel/rule-violation.ts'
import { action, command, type Route } from '#platform/bind.ts'
import { statement } from '#platform/db.ts'
import type { Act } from '#platform/execute.ts'
import { saidAt } from '#platform/now.ts'
import type { Platform } from '#platform/platform.ts'
import type { IdentityAsk } from '#contracts/asks.ts'
import { askContacts } from './contacts.ts'
import { partyOfCode, partyStream, whether, type Party, type PartyCommand, type PartyEnv } from './party.ts'
import { partySeal } from './party-seal.ts'
import { knownParty, newParty, partyByCode } from './register-party.ts'

/**
 * 窗口登记与核验身份: the clerk holds the document and types what it says. Who is new is registered, with a receipt; who is known is found, and
 * nothing is told but the phone by which they are reached; another number is a command of its own. For as long as a visit lasts this clerk may then open what the party has begun online.
 */
export function windowRoutes(
  { db, keys, wallNow }: Pick<Platform, 'db' | 'keys' | 'wallNow'>,
  ask: Pick<IdentityAsk, 'party'>,
): Route[] {
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
            const said = body.statedAt ? saidAt(body.statedAt, now, wallNow) : now
            const { row, sealed } = newParty(seals, id, body, said)
            return {
              command: { type: 'register', registered: { kind, document, sealed } },
              env: whether(known),
              rows: [row],
              origin: { applicantPresent: document !== 'mandate', statedAt: body.statedAt ?? null },
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
        const phone = last?.value ?? party.phone
        demand(phone ?? body.phone, 'identity.phone-needed')
        await found.write([statement(`select identity.note_presence($1)`, [party.id])])
        return { party: party.id as never, phone, phoneGiven: last && { day: last.day, at: last.at } }
      },
      about: ({ party }) => [{ party }],
    }),

    command(changePhoneAtWindow, {
      act: (
        { params: { region }, body: { party, phone, statedAt } },
        commandId,
      ): Act<Party, PartyCommand, PartyEvent, PartyEnv> => ({
        kind: partyStream,
        region,
        // Whoever does not stand here is refused like one who does not exist.
        target: { stream: party, fresh: true },
        commandId,
        reads: [statement(`select access.present($1) as here`, [party])],
        async decide({ state, now, session, reads: [found] }) {
          const here = found?.rows[0]?.['here'] === true
          demand(here, 'window.nobody-here')
          const { kind, phone: first } = await ask.party(party)
          const registered = { phone: first, byWindow: (state?.document ?? null) !== null }
          const { row, changed, same, overtaken } = await contacts.change(party, phone, {
            registered,
            said: statedAt ? saidAt(statedAt, now, wallNow) : null,
            at: 'window',
            office: session!.office,
            source: commandId,
            now,
          })
          return {
            command: { type: 'change-phone', checked: documentOf[kind], changed },
            env: { ...whether(true), here, same, overtaken },
            rows: [row],
            origin: { onBehalfOf: party, applicantPresent: true, statedAt: statedAt ?? null },
          }
        },
      }),
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
