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
import { caseAct, caseEnv, refuseStale, type CaseAct } from '../case-act.ts'
import type { CaseCommand } from '../case.ts'
import type { CaseState } from '../case-state.ts'
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

/** What an act of the office may do with the vault of its case. */
type Vault = {
  state: CaseState
  /** Keeps a secret under a name; its `text` is what the event is committed to. */
  keep: <Secret extends { salt: string }>(name: string, text: string, secret: Omit<Secret, 'salt'>) => string
  /** Refuses a text for whoever reviews that names somebody. */
  demandUnnamed: (where: string, text: string) => void
}

/** 利害关系人: found under a code, told and heard by the office that took the case in. */
export function thirdPartyRoutes(platform: Platform, ask: CasesAsk): Route[] {
  const blind = blindAct(ask)
  const own = applicantsAct(ask)
  const ofOffice = (
    params: { region: string; case: string },
    commandId: string,
    expects: number | undefined,
    made: (vault: Vault) => CaseCommand,
  ): CaseAct =>
    caseAct({
      region: params.region,
      target: { stream: params.case },
      commandId,
      duty: 'intake',
      reads: [readVault(params.region, params.case)],
      async decide({ state, day, now, reads }) {
        refuseStale(state, expects)
        const env = await caseEnv(ask, params.region, state, day)
        const vault = reads[0]!.rows
        const rows: ReturnType<typeof platform.vault.entryRow>[] = []
        const decided = made({
          state,
          keep(name, text, secret) {
            const { key } = openSecrets(platform, params, vault)
            const salt = newSalt()
            rows.push(platform.vault.entryRow(key, params.region, params.case, name, { ...secret, salt }, now))
            return commitment(text, salt, sha256)
          },
          demandUnnamed: (where, text) => refuseNames(platform, params, vault, env.item, [{ where, text }]),
        })
        return { command: decided, env, rows }
      },
    })
  return [
    command(findThirdParties, {
      act: ({ params, body }, id) => blind(params, id, (task) => ({ type: 'find-third-parties', task, ...body })),
    }),
    command(tellThirdParty, {
      act: ({ params, body: { name, address, expects } }, id) =>
        ofOffice(params, id, expects, ({ state, keep }) => ({
          type: 'tell-third-party',
          sealed: keep<PartySecret>(partyName(nextParty(state)), JSON.stringify([name, address]), { name, address }),
        })),
    }),
    command(announceThirdParties, {
      act: ({ params, body: { count, whom, expects } }, id) =>
        ofOffice(params, id, expects, ({ demandUnnamed }) => {
          demandUnnamed('告知对象', whom)
          return { type: 'announce-third-parties', count, whom }
        }),
    }),
    command(recordStatement, {
      act: ({ params, body: { words, summary, waives, expects } }, id) =>
        ofOffice(params, id, expects, ({ keep, demandUnnamed }) => {
          demandUnnamed('陈述要点', summary)
          const party = params.thirdParty
          const sealed = keep<StatementSecret>(statementName(party), words, { words })
          return { type: 'record-statement', party, sealed, summary, waives }
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
      act: ({ params, body: { summary, expects } }, id) =>
        ofOffice(params, id, expects, ({ demandUnnamed }) => {
          demandUnnamed('陈述要点', summary)
          return { type: 'pass-statement-on', summary }
        }),
    }),
    command(recordHearingChoice, {
      act: ({ params, body: { choice, way, words, expects } }, id) =>
        ofOffice(params, id, expects, ({ keep }) => {
          const party = params.thirdParty
          const sealed = keep<StatementSecret>(choiceName(party), words, { words })
          return { type: 'record-hearing-choice', party, choice, way, sealed }
        }),
    }),
  ]
}
