import { handOverResult, receiveResult } from '#contracts/cases.ts'
import { chooseDelivery, dispatchResult, type PickUpAgent } from '#contracts/deliveries.ts'
import { depositResult } from '#contracts/lockers.ts'
import { parseResidentId } from '#kernel/codes/resident-id.ts'
import { commitment } from '#kernel/commitment.ts'
import { demand, RuleViolation } from '#kernel/rule-violation.ts'
import { command, type Route } from '#platform/index.ts'
import type { Platform } from '#platform/platform.ts'
import { v5 } from '#platform/uuid.ts'
import { readVault } from '#platform/vault.ts'
import type { CasesAsk } from '../ask.ts'
import { caseAct, caseEnv, refuseStale } from '../case-act.ts'
import type { CaseState } from '../case-state.ts'
import { plainAct } from '../plain-act.ts'
import { demandMandate, mandateFor } from '../intake/mandate-rules.ts'
import { openSecrets } from '../intake/intake-routes.ts'
import {
  actsHere,
  ofWhoStandsHere,
  presenceFrom,
  presenceOrigin,
  readPresence,
  saysOwnContact,
} from '../intake/presence.ts'
import { readOwner } from '../reading/queries.ts'
import { newSalt, sealedRecipient, sha256, type CaseSecrets } from '../drafts/submit-route.ts'
import { sealedAgent } from './named-agent.ts'

/** 送达: by which way the result reaches the applicant, and its handing over. One command each. */
export function deliveryRoutes(platform: Platform, ask: CasesAsk): Route[] {
  const act = plainAct(ask)

  /** The mandate on record that the naming rests on, as it stands today; null where the applicant's own word does. */
  async function namedUnder(id: string | null, wanted: Parameters<typeof demandMandate>[1]) {
    if (id === null) return null
    const mandate = await ask.identity.mandate(id)
    demandMandate(mandate, wanted)
    return mandate
  }

  return [
    command(chooseDelivery, {
      act: ({ params, body }, commandId) =>
        caseAct({
          region: params.region,
          target: { stream: params.case },
          commandId,
          reads: [
            readVault(params.region, params.case),
            readOwner(params.region, params.case),
            readPresence(params.region, params.case, ofWhoStandsHere['choose-delivery']),
          ],
          async decide({ session, state, day, now, reads }) {
            refuseStale(state, body.expects)
            const presence = presenceFrom(reads[2]!.rows)
            const { key, applicant } = openSecrets(platform, params, reads[0]!.rows)
            const recipient = sealedRecipient(body)
            const offices = await ask.catalogue.offices(params.region)
            const owner = reads[1]!.rows[0]?.['applicant'] as string | undefined
            const atWindow = session!.channel === 'window'
            const own = saysOwnContact(session!, presence.applicant)
            const agent = await sealedAgent(ask.identity, body, {
              applicant,
              item: state.item,
              day,
              acting: !atWindow ? session!.mandate : presence.applicant ? null : presence.mandate,
            })
            const known = recipient && owner && own ? await ask.identity.contact(owner) : null
            return {
              command: {
                type: 'choose-delivery' as const,
                deliverBy: body.deliverBy,
                hall: offices.find((office) => office.kind === 'hall')?.id ?? null,
                recipient: recipient?.committed ?? null,
                agent: agent?.named ?? null,
                here: actsHere(session!, presence),
              },
              env: await caseEnv(ask, params.region, state, day),
              rows: [
                ...(recipient
                  ? [platform.vault.entryRow(key, params.region, params.case, 'recipient', recipient.secret, now)]
                  : []),
                ...(agent
                  ? [platform.vault.entryRow(key, params.region, params.case, 'agent', agent.secret, now)]
                  : []),
                ...(recipient && known
                  ? ask.keepContact(known, {
                      party: owner!,
                      delivery: recipient.secret,
                      at: atWindow ? 'window' : 'site',
                      office: session!.office,
                      source: commandId,
                      now,
                    })
                  : []),
              ],
              origin: presenceOrigin(session!, presence),
            }
          },
        }),
    }),

    command(receiveResult, {
      act: ({ params, body }, commandId) =>
        act(params, commandId, body.expects, {
          type: 'hand-over',
          by: 'electronic',
          identityMatches: false,
          signed: null,
        }),
    }),

    command(handOverResult, {
      act: ({ params, body }, commandId) =>
        caseAct({
          region: params.region,
          target: { stream: params.case },
          commandId,
          reads: [readVault(params.region, params.case), readOwner(params.region, params.case)],
          async decide({ state, day, now, reads }) {
            refuseStale(state, body.expects)
            const principal = reads[1]!.rows[0]?.['applicant'] as string | undefined
            const secrets = openSecrets(platform, params, reads[0]!.rows)
            const wanted = { item: state.item, act: 'fetch' as const, day }
            const { agent, identityMatches, by } = whoFetches(state, secrets, body)
            // What a window has noted of a mandate binds every other window; where none is noted, the clerk has seen one.
            const mandate =
              agent && principal
                ? by === 'agent'
                  ? await namedUnder(secrets.agent?.mandate ?? null, { principal, ...wanted })
                  : mandateFor(await ask.identity.mandatesBetween(agent.code, principal), { principal, ...wanted })
                : null
            if (by === 'window' && agent) demandShown(agent)
            const signed = body.signature && { signature: body.signature, agent, salt: newSalt() }
            return {
              command: {
                type: 'hand-over' as const,
                by,
                identityMatches,
                originals: body.originals,
                signed: signed && {
                  how: signed.signature.how,
                  content: commitment({ signature: signed.signature, agent: signed.agent }, signed.salt, sha256),
                  agent: signed.agent !== null,
                },
              },
              env: await caseEnv(ask, params.region, state, day),
              rows: signed
                ? [platform.vault.entryRow(secrets.key, params.region, params.case, 'signature', signed, now)]
                : [],
              origin: {
                applicantPresent: agent === null,
                ...(agent && by === 'agent' && { onBehalfOf: principal }),
                ...(mandate && { onBehalfOf: mandate.principal, mandate: mandate.id }),
              },
            }
          },
        }),
    }),

    command(dispatchResult, {
      act: ({ params, body }, commandId) =>
        act(params, commandId, body.expects, {
          type: 'dispatch',
          parcel: v5(commandId, 'parcel'),
          packed: body.packed,
        }),
    }),

    command(depositResult, {
      act: ({ params, body }, commandId) =>
        act(params, commandId, body.expects, {
          type: 'deposit',
          deposit: v5(commandId, 'deposit'),
          packed: body.packed,
        }),
    }),
  ]
}

/** Whose document was shown: with a named agent one number says it, the agent's or the applicant's; else the clerk says who stands there. */
function whoFetches(
  { deliverBy }: Pick<CaseState, 'deliverBy'>,
  { applicant, agent: named }: Pick<CaseSecrets, 'applicant' | 'agent'>,
  { code, agent }: { code: string; agent: PickUpAgent | null },
): { by: 'window' | 'agent'; agent: PickUpAgent | null; identityMatches: boolean } {
  if (deliverBy !== 'agent') return { by: 'window', agent, identityMatches: applicant.code === code }
  const shown = agent?.code ?? code
  if (named?.code !== shown) return { by: 'agent', agent: null, identityMatches: applicant.code === shown }
  const seen = { name: named.name, code: named.code, mandateSeen: named.mandate !== null }
  return { by: 'agent', agent: seen, identityMatches: true }
}

/** 代领 that nobody named before: the agent's own document is looked at as any other, and the mandate is seen. */
function demandShown(agent: PickUpAgent): void {
  demand(agent.mandateSeen, 'delivery.agent-needs-mandate')
  const parsed = parseResidentId(agent.code)
  const why = '代领人的公民身份号码不正确，请对照证件核对'
  if (!parsed.ok) throw new RuleViolation('identity.code', { why, errors: [{ path: 'agent.code', message: why }] })
}
