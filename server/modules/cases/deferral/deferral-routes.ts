import { checkDeferred, endForDefault, supplyDeferred } from '#contracts/deferrals.ts'
import { command, type Route } from '#platform/index.ts'
import type { Platform } from '#platform/platform.ts'
import { notFound } from '#platform/refusal.ts'
import { actingSubject } from '#platform/session.ts'
import { openEntries, readVault } from '#platform/vault.ts'
import type { CasesAsk } from '../ask.ts'
import { caseAct, caseEnv } from '../case-act.ts'
import { refuseEnded } from '../drafts/sources.ts'
import { attached, leftOut, materialFacts, settled, type CaseSecrets } from '../drafts/submit-route.ts'
import { openSecrets, refuseStale } from '../intake/intake-routes.ts'
import { readOwner } from '../reading/queries.ts'
import { outstandingOf, type DeferralCommand } from './deferral-rules.ts'

/** 容缺后补: what the applicant or a window brings, and what the office finds. */
export function deferralRoutes(platform: Platform, ask: CasesAsk): Route[] {
  const byOffice = (
    params: { region: string; case: string },
    commandId: string,
    expects: number | undefined,
    made: DeferralCommand,
  ) =>
    caseAct({
      region: params.region,
      target: { stream: params.case },
      commandId,
      duty: 'intake',
      async decide({ state, day }) {
        refuseStale(state, expects)
        return { command: made, env: await caseEnv(ask, params.region, state, day) }
      },
    })

  return [
    supplyRoute(platform, ask),
    command(checkDeferred, {
      act: ({ params, body }, id) => byOffice(params, id, body.expects, { type: 'check-deferred', found: body.found }),
    }),
    command(endForDefault, {
      act: ({ params, body }, id) =>
        byOffice(params, id, body.expects, { type: 'end-for-default', reason: body.reason }),
    }),
  ]
}

function supplyRoute(platform: Platform, ask: CasesAsk): Route {
  return command(supplyDeferred, {
    act: ({ params, body }, commandId) =>
      caseAct({
        region: params.region,
        target: { stream: params.case },
        commandId,
        reads: [
          readVault(params.region, params.case),
          ask.staged.statement(params.region, params.case),
          readOwner(params.region, params.case),
          ask.licences.chosen.statement(params.region, params.case),
        ],
        async decide({ session, state, day, reads }) {
          refuseStale(state, body.expects)
          const opened = openEntries(platform.vault, params.region, params.case, reads[0]!.rows)
          const owner = reads[2]!.rows[0]?.['applicant'] as string | undefined
          if (!opened || !owner) throw notFound()
          const { answers }: Pick<CaseSecrets, 'answers'> = openSecrets(platform, params, reads[0]!.rows)
          const env = await caseEnv(ask, params.region, state, day)
          const atWindow = session!.channel === 'window'
          const staged = ask.staged.parse(reads[1]!.rows, opened.key)
          const chosen = ask.licences.chosen.parse(reads[3]!.rows)
          const awaited = new Set(outstandingOf(state))
          const materials = materialFacts(
            env.item,
            { ...state.plain, ...answers.values },
            { staged, chosen, paper: atWindow ? body.paper : [], scannedBy: atWindow ? actingSubject(session!) : null },
          ).filter(({ material, way }) => awaited.has(material) && way !== 'form')
          const place = { region: params.region, stream: params.case, party: owner, item: env.item, day }
          await refuseEnded(platform, place, chosen, materials)
          return {
            command: { type: 'supply-deferred', materials },
            env,
            rows: [
              ...ask.attach(params.region, attached(materials)),
              ...ask.drop(params.region, leftOut(staged, materials)),
              ...settled(ask, place, actingSubject(session!), chosen),
            ],
            origin: { onBehalfOf: owner !== session!.holder ? owner : null, applicantPresent: atWindow },
          }
        },
      }),
  })
}
