import { decideClosure, openClosure, putClosureForward, stateOnClosure } from '#contracts/closures.ts'
import { mayEver } from '#contracts/permissions.ts'
import { commitment } from '#kernel/commitment.ts'
import { command, type Route } from '#platform/index.ts'
import type { Platform } from '#platform/platform.ts'
import { readVault } from '#platform/vault.ts'
import type { CasesAsk } from '../ask.ts'
import { caseAct, caseEnv, refuseStale } from '../case-act.ts'
import type { CaseState } from '../case-state.ts'
import { newSalt, sha256 } from '../drafts/salt.ts'
import { openSecrets } from '../intake/intake-routes.ts'
import { blindAct } from '../review/blind-act.ts'
import { refuseNames } from '../review/desk-texts.ts'
import { proofBrought, proofSecret } from './closure-proof.ts'
import { nextClosure } from './closure-state.ts'

/** What the vault holds of a holder's statement. */
export type ClosureSecret = { words: string; salt: string }
export const closureSecret = (closure: string): string => `${closure}-statement`

/** The licence that a case led to, as the register has it. */
export const licenceOf = (ask: CasesAsk, region: string, { credential }: CaseState) =>
  credential ? ask.licences.known(region, { credential: credential.id }) : Promise.resolve(null)

/** 依职权撤销、撤回、注销: conducted by the desk, decided under a code. */
export function closureRoutes(platform: Platform, ask: CasesAsk): Route[] {
  const blind = blindAct(ask)
  return [
    command(openClosure, {
      act: ({ params, body: { way, ground, facts, proof, expects } }, commandId) =>
        caseAct({
          region: params.region,
          target: { stream: params.case },
          commandId,
          duty: 'intake',
          reads: [readVault(params.region, params.case), ask.staged.statement(params.region, params.case)],
          async decide({ state, day, now, reads }) {
            refuseStale(state, expects)
            const licence = await licenceOf(ask, params.region, state)
            const env = await caseEnv(ask, params.region, state, day)
            refuseNames(platform, params, reads[0]!.rows, env.item, [
              { where: '认定的事实', text: facts },
              { where: '作出决定或者出具证明的机关', text: proof?.authority ?? '' },
            ])
            const opening = { type: 'open-closure' as const, way, ground, facts, licence }
            if (!proof) return { command: opening, env }
            const { key } = openSecrets(platform, params, reads[0]!.rows)
            const brought = proofBrought(ask, params.region, proof, ask.staged.parse(reads[1]!.rows, key))
            const name = proofSecret(nextClosure(state))
            return {
              command: { ...opening, proof: brought.proof },
              env,
              rows: [
                platform.vault.entryRow(key, params.region, params.case, name, brought.secret, now),
                ...brought.rows,
              ],
            }
          },
        }),
    }),
    command(stateOnClosure, {
      act: ({ params, body: { words, expects } }, commandId) =>
        caseAct({
          region: params.region,
          target: { stream: params.case },
          commandId,
          reads: [readVault(params.region, params.case)],
          async decide({ session, state, day, now, reads }) {
            refuseStale(state, expects)
            const { key } = openSecrets(platform, params, reads[0]!.rows)
            const secret: ClosureSecret = { words, salt: newSalt() }
            const { closure } = params
            return {
              command: { type: 'state-on-closure', closure, sealed: commitment(words, secret.salt, sha256) },
              env: await caseEnv(ask, params.region, state, day),
              rows: [platform.vault.entryRow(key, params.region, params.case, closureSecret(closure), secret, now)],
              // Whoever writes down for the office what the holder said acts for the office that conducts the proceeding.
              duty: mayEver(session!.role, 'closure.conduct') ? 'intake' : undefined,
            }
          },
        }),
    }),
    command(putClosureForward, {
      act: ({ params, body: { summary, interest, expects } }, commandId) =>
        caseAct({
          region: params.region,
          target: { stream: params.case },
          commandId,
          duty: 'intake',
          reads: [readVault(params.region, params.case)],
          async decide({ state, day, reads }) {
            refuseStale(state, expects)
            const env = await caseEnv(ask, params.region, state, day)
            refuseNames(platform, params, reads[0]!.rows, env.item, [
              { where: '陈述申辩要点', text: summary },
              { where: '对公共利益的影响', text: interest },
            ])
            return { command: { type: 'put-closure-forward', closure: params.closure, summary, interest }, env }
          },
        }),
    }),
    command(decideClosure, {
      act: ({ params, body }, id) => blind(params, id, (task) => ({ type: 'decide-closure', task, ...body })),
    }),
  ]
}
