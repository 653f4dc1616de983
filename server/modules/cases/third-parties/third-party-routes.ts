import {
  announceThirdParties,
  findThirdParties,
  passStatementOn,
  recordHearingChoice,
  recordStatement,
  stateOwn,
  tellThirdParty,
  waiveStatement,
} from '#contracts/third-parties.ts'
import { commitment } from '#kernel/commitment.ts'
import { command, type Route } from '#platform/index.ts'
import type { Platform } from '#platform/platform.ts'
import { readVault } from '#platform/vault.ts'
import type { CasesAsk } from '../ask.ts'
import { caseAct, caseEnv, refuseStale } from '../case-act.ts'
import { newSalt, sha256 } from '../drafts/submit-route.ts'
import { openSecrets } from '../intake/intake-routes.ts'
import { actsHere, ofWhoStandsHere, presenceFrom, presenceOrigin, readPresence } from '../intake/presence.ts'
import { applicantsAct } from '../plain-act.ts'
import { blindAct } from '../review/blind-act.ts'
import { refuseNames } from '../review/desk-texts.ts'
import { nextParty } from './third-party-rules.ts'

/** What the vault holds of one who is concerned, and of what they said. */
export type PartySecret = { name: string; address: string; salt: string }
export type StatementSecret = { words: string; salt: string }
export const partyName = (party: string): string => `third-${party}`
export const statementName = (party: string): string => `statement-${party}`
/** What they say of the hearing that they ask for or do without. */
export const choiceName = (party: string): string => `hearing-${party}`

/** What the applicant said, by its place among what they said, from 1. */
export const ownStatementName = (place: number): string => `own-statement-${place}`

/** 利害关系人: found under a code, told and heard by the office that took the case in. */
export function thirdPartyRoutes(platform: Platform, ask: CasesAsk): Route[] {
  const blind = blindAct(ask)
  const own = applicantsAct(ask)
  return [
    command(findThirdParties, {
      act: ({ params, body }, id) => blind(params, id, (task) => ({ type: 'find-third-parties', task, ...body })),
    }),
    command(tellThirdParty, {
      act: ({ params, body: { name, address, expects } }, commandId) =>
        caseAct({
          region: params.region,
          target: { stream: params.case },
          commandId,
          duty: 'intake',
          reads: [readVault(params.region, params.case)],
          async decide({ state, day, now, reads }) {
            refuseStale(state, expects)
            const { key } = openSecrets(platform, params, reads[0]!.rows)
            const secret: PartySecret = { name, address, salt: newSalt() }
            const entry = partyName(nextParty(state))
            return {
              command: {
                type: 'tell-third-party',
                sealed: commitment(JSON.stringify([name, address]), secret.salt, sha256),
              },
              env: await caseEnv(ask, params.region, state, day),
              rows: [platform.vault.entryRow(key, params.region, params.case, entry, secret, now)],
            }
          },
        }),
    }),
    command(announceThirdParties, {
      act: ({ params, body: { count, whom, expects } }, commandId) =>
        caseAct({
          region: params.region,
          target: { stream: params.case },
          commandId,
          duty: 'intake',
          reads: [readVault(params.region, params.case)],
          async decide({ state, day, reads }) {
            refuseStale(state, expects)
            const env = await caseEnv(ask, params.region, state, day)
            refuseNames(platform, params, reads[0]!.rows, env.item, [{ where: '告知对象', text: whom }])
            return { command: { type: 'announce-third-parties', count, whom }, env }
          },
        }),
    }),
    command(recordStatement, {
      act: ({ params, body: { words, summary, expects } }, commandId) =>
        caseAct({
          region: params.region,
          target: { stream: params.case },
          commandId,
          duty: 'intake',
          reads: [readVault(params.region, params.case)],
          async decide({ state, day, now, reads }) {
            refuseStale(state, expects)
            const env = await caseEnv(ask, params.region, state, day)
            const { rows } = reads[0]!
            const { key } = openSecrets(platform, params, rows)
            refuseNames(platform, params, rows, env.item, [{ where: '陈述要点', text: summary }])
            const secret: StatementSecret = { words, salt: newSalt() }
            const party = params.thirdParty
            const sealed = commitment(words, secret.salt, sha256)
            return {
              command: { type: 'record-statement', party, sealed, summary },
              env,
              rows: [platform.vault.entryRow(key, params.region, params.case, statementName(party), secret, now)],
            }
          },
        }),
    }),
    command(stateOwn, {
      act: ({ params, body: { words, expects } }, commandId) =>
        caseAct({
          region: params.region,
          target: { stream: params.case },
          commandId,
          reads: [
            readVault(params.region, params.case),
            readPresence(params.region, params.case, ofWhoStandsHere['state-own']),
          ],
          async decide({ session, state, day, now, reads }) {
            refuseStale(state, expects)
            const presence = presenceFrom(reads[1]!.rows)
            const { key } = openSecrets(platform, params, reads[0]!.rows)
            const secret: StatementSecret = { words, salt: newSalt() }
            const entry = ownStatementName(state.ownStatements.said.length + 1)
            const sealed = commitment(words, secret.salt, sha256)
            return {
              command: { type: 'state-own', sealed, here: actsHere(session!, presence) },
              env: await caseEnv(ask, params.region, state, day),
              rows: [platform.vault.entryRow(key, params.region, params.case, entry, secret, now)],
              origin: presenceOrigin(session!, presence),
            }
          },
        }),
    }),
    command(waiveStatement, {
      act: ({ params, body }, id) =>
        own(params, id, body.expects, 'waive-statement', (here) => ({ type: 'waive-statement', here })),
    }),
    command(passStatementOn, {
      act: ({ params, body: { summary, expects } }, commandId) =>
        caseAct({
          region: params.region,
          target: { stream: params.case },
          commandId,
          duty: 'intake',
          reads: [readVault(params.region, params.case)],
          async decide({ state, day, reads }) {
            refuseStale(state, expects)
            const env = await caseEnv(ask, params.region, state, day)
            refuseNames(platform, params, reads[0]!.rows, env.item, [{ where: '陈述要点', text: summary }])
            return { command: { type: 'pass-statement-on', summary }, env }
          },
        }),
    }),
    command(recordHearingChoice, {
      act: ({ params, body: { choice, way, words, expects } }, commandId) =>
        caseAct({
          region: params.region,
          target: { stream: params.case },
          commandId,
          duty: 'intake',
          reads: [readVault(params.region, params.case)],
          async decide({ state, day, now, reads }) {
            refuseStale(state, expects)
            const { key } = openSecrets(platform, params, reads[0]!.rows)
            const secret: StatementSecret = { words, salt: newSalt() }
            const party = params.thirdParty
            const sealed = commitment(words, secret.salt, sha256)
            return {
              command: { type: 'record-hearing-choice', party, choice, way, sealed },
              env: await caseEnv(ask, params.region, state, day),
              rows: [platform.vault.entryRow(key, params.region, params.case, choiceName(party), secret, now)],
            }
          },
        }),
    }),
  ]
}
