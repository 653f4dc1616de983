import { handOverResult, receiveResult } from '#contracts/cases.ts'
import { chooseDelivery, dispatchResult, type PickUpAgent, type Signature } from '#contracts/deliveries.ts'
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
import { plainAct } from '../plain-act.ts'
import { mandateFor } from '../intake/mandate-rules.ts'
import { openSecrets } from '../intake/intake-routes.ts'
import { actsHere, presenceFrom, presenceOrigin, readPresence, saysOwnContact } from '../intake/presence.ts'
import { readOwner } from '../reading/queries.ts'
import { newSalt, sealedRecipient, sha256, type SignatureSecret } from '../drafts/submit-route.ts'

/** 送达: by which way the result reaches the applicant, and its handing over. One command each. */
export function deliveryRoutes(platform: Platform, ask: CasesAsk): Route[] {
  const act = plainAct(ask)
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
            readPresence(params.region, params.case, ['file', 'fetch']),
          ],
          async decide({ session, state, day, now, reads }) {
            refuseStale(state, body.expects)
            const presence = presenceFrom(reads[2]!.rows)
            const { key } = openSecrets(platform, params, reads[0]!.rows)
            const recipient = sealedRecipient(body)
            const offices = await ask.catalogue.offices(params.region)
            const owner = reads[1]!.rows[0]?.['applicant'] as string | undefined
            const atWindow = session!.channel === 'window'
            const own = saysOwnContact(session!, presence.applicant)
            const known = recipient && owner && own ? await ask.identity.contact(owner) : null
            return {
              command: {
                type: 'choose-delivery' as const,
                deliverBy: body.deliverBy,
                hall: offices.find((office) => office.kind === 'hall')?.id ?? null,
                recipient: recipient?.committed ?? null,
                here: actsHere(session!, presence),
              },
              env: await caseEnv(ask, params.region, state, day),
              rows: [
                ...(recipient
                  ? [platform.vault.entryRow(key, params.region, params.case, 'recipient', recipient.secret, now)]
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
              origin: {
                onBehalfOf: owner && owner !== session!.holder ? owner : null,
                ...presenceOrigin(session!, presence),
              },
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
            // What a window has noted of a mandate binds every other window; where none is noted, the clerk has seen one.
            const mandate =
              body.agent && principal
                ? mandateFor(await ask.identity.mandatesBetween(body.agent.code, principal), {
                    principal,
                    item: state.item,
                    act: 'fetch',
                    day,
                  })
                : null
            const secrets = openSecrets(platform, params, reads[0]!.rows)
            const signed = body.signature ? signatureOf(body.signature, body.agent) : null
            return {
              command: {
                type: 'hand-over' as const,
                by: 'window' as const,
                identityMatches: secrets.applicant.code === body.code,
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
                applicantPresent: body.agent === null,
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

/** 代领: the agent's own document is looked at as any other, and the mandate is seen. */
function signatureOf(signature: Signature, agent: PickUpAgent | null): SignatureSecret {
  if (agent) {
    demand(agent.mandateSeen, 'delivery.agent-needs-mandate')
    const parsed = parseResidentId(agent.code)
    const why = '代领人的公民身份号码不正确，请对照证件核对'
    if (!parsed.ok) throw new RuleViolation('identity.code', { why, errors: [{ path: 'agent.code', message: why }] })
  }
  return { signature, agent, salt: newSalt() }
}
