import { orderInspection, recordInspection, settleHandOver } from '#contracts/supervision.ts'
import { commitment } from '#kernel/commitment.ts'
import { command, type Route } from '#platform/index.ts'
import type { Platform } from '#platform/platform.ts'
import { readVault } from '#platform/vault.ts'
import type { CasesAsk } from '../ask.ts'
import { caseAct, caseEnv, refuseStale } from '../case-act.ts'
import { newSalt, sha256 } from '../drafts/salt.ts'
import { openSecrets } from '../intake/intake-routes.ts'
import { refuseNames } from '../review/desk-texts.ts'
import type { CheckSecret } from '../ways/check-routes.ts'
import { officersOf } from './inspectors-reader.ts'
import { itemInspected, ruleInForce } from './rule-in-force.ts'

/** Names of those who went, by inspection and record. */
export const inspectionSecret = (inspection: string, place: number): string => `${inspection}-record-${place}`

/** 许可后监督检查: ordered for cause by whoever supervises, recorded by whoever was drawn. */
export function supervisionRoutes(platform: Platform, ask: CasesAsk): Route[] {
  return [
    command(orderInspection, {
      act: ({ params, body: { reason, expects } }, commandId) =>
        caseAct({
          region: params.region,
          target: { stream: params.case },
          commandId,
          duty: 'supervise',
          async decide({ state, day }) {
            refuseStale(state, expects)
            const { credential } = state
            const licence = credential ? await ask.licences.known(params.region, { credential: credential.id }) : null
            return {
              command: {
                type: 'order-inspection',
                reason,
                licence,
                rule: await ruleInForce(ask, params.region, state.item),
              },
              env: await caseEnv(ask, params.region, state, day),
            }
          },
        }),
    }),
    command(settleHandOver, {
      act: ({ params, body: { reason, expects } }, commandId) =>
        caseAct({
          region: params.region,
          target: { stream: params.case },
          commandId,
          duty: 'intake',
          reads: [readVault(params.region, params.case)],
          async decide({ state, day, reads }) {
            refuseStale(state, expects)
            const env = await caseEnv(ask, params.region, state, day)
            refuseNames(platform, params, reads[0]!.rows, env.item, [{ where: '处理情况', text: reason }])
            return { command: { type: 'settle-hand-over', reason }, env }
          },
        }),
    }),
    command(recordInspection, {
      act: ({ params, body }, commandId) =>
        caseAct({
          region: params.region,
          target: { stream: params.case },
          commandId,
          duty: 'supervise',
          reads: [readVault(params.region, params.case)],
          async decide({ state, day, now, session, reads }) {
            refuseStale(state, body.expects)
            const { key, entries } = openSecrets(platform, params, reads[0]!.rows)
            const { inspection } = params
            const one = state.supervision?.inspections.find((known) => known.inspection === inspection)
            const officers = one ? officersOf(entries, one) : []
            const secret: CheckSecret = { officers: officers.map(({ name: whose }) => whose), salt: newSalt() }
            const name = inspectionSecret(inspection, (one?.records.length ?? 0) + 1)
            const { finding, points, report, rectifyDays, signed } = body
            const inspected = (await itemInspected(ask, params.region, state, inspection)).supervision
            return {
              command: {
                type: 'record-inspection',
                inspection,
                drawn: officers.some(({ person }) => person === session?.person),
                asked: (inspected?.points ?? []).map((point) => point.key),
                finding,
                points,
                report,
                officers: officers.length,
                sealed: commitment(secret.officers, secret.salt, sha256),
                rectifyDays,
                signed,
              },
              env: await caseEnv(ask, params.region, state, day),
              rows: [platform.vault.entryRow(key, params.region, params.case, name, secret, now)],
            }
          },
        }),
    }),
  ]
}
