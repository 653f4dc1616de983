import type { MaterialFact } from '#contracts/case-events.ts'
import type { Item } from '#contracts/item.ts'
import type { Platform } from '#platform/platform.ts'
import { notFound } from '#platform/refusal.ts'
import { actingSubject } from '#platform/session.ts'
import { openEntries, readVault } from '#platform/vault.ts'
import type { CasesAsk } from '../ask.ts'
import { caseAct, type CaseAct, caseEnv, refuseStale } from '../case-act.ts'
import type { CaseCommand } from '../case.ts'
import type { CaseState } from '../case-state.ts'
import { openSecrets } from '../intake/intake-routes.ts'
import { presenceFrom, presenceOrigin, readPresence } from '../intake/presence.ts'
import { projectCodeOf } from '../projects/project-code.ts'
import { refuseOtherProject } from '../projects/own-results.ts'
import { readOwner } from '../reading/queries.ts'
import { checkRows, checksFrom, readChecks, verifiedBy } from './data-checks.ts'
import { refuseEnded } from './sources.ts'
import { attached, leftOut, materialFacts, settled, type CaseSecrets } from './submit-route.ts'

type Supplied = {
  params: { region: string; case: string }
  body: { paper: string[]; expects?: number | undefined }
  commandId: string
  /** Keys of the materials that are waited for; what else was brought is dropped. */
  awaited: (state: CaseState, item: Item) => readonly string[]
  made: (materials: MaterialFact[]) => CaseCommand
}

/** Materials that the applicant or a window hands in to an accepted case: what was staged and, at a window, what lies there on paper. */
export function suppliedMaterials(
  platform: Platform,
  ask: CasesAsk,
  { params, body, commandId, awaited, made }: Supplied,
): CaseAct {
  return caseAct({
    region: params.region,
    target: { stream: params.case },
    commandId,
    reads: [
      readVault(params.region, params.case),
      ask.staged.statement(params.region, params.case),
      readOwner(params.region, params.case),
      ask.licences.chosen.statement(params.region, params.case),
      readChecks(params.region, params.case),
      readPresence(params.region, params.case, ['file']),
    ],
    async decide({ session, state, day, now, reads }) {
      refuseStale(state, body.expects)
      const opened = openEntries(platform.vault, params.region, params.case, reads[0]!.rows)
      const owner = reads[2]!.rows[0]?.['applicant'] as string | undefined
      if (!opened || !owner) throw notFound()
      const { answers }: Pick<CaseSecrets, 'answers'> = openSecrets(platform, params, reads[0]!.rows)
      const env = await caseEnv(ask, params.region, state, day)
      const atWindow = session!.channel === 'window'
      const staged = ask.staged.parse(reads[1]!.rows, opened.key)
      const chosen = ask.licences.chosen.parse(reads[3]!.rows)
      const checks = checksFrom(reads[4]!.rows, opened.key, params)
      const verified = verifiedBy(checks)
      const wanted = new Set(awaited(state, env.item))
      const materials = materialFacts(
        env.item,
        { ...state.plain, ...answers.values },
        {
          staged,
          chosen,
          paper: atWindow ? body.paper : [],
          verified,
          scannedBy: atWindow ? actingSubject(session!) : null,
        },
      ).filter(({ material, way }) => wanted.has(material) && way !== 'form')
      const place = { region: params.region, stream: params.case, party: owner, item: env.item, day }
      await refuseEnded(platform, place, chosen, materials)
      const code = projectCodeOf(env.item, { ...state.plain, ...answers.values })
      await refuseOtherProject(platform, ask, { region: params.region, code, item: env.item }, materials)
      return {
        command: made(materials),
        env,
        rows: [
          ...ask.attach(params.region, attached(materials)),
          ...ask.drop(params.region, leftOut(staged, materials)),
          ...checkRows(platform, opened.key, params, materials, checks, verified, now),
          ...settled(ask, place, actingSubject(session!), chosen),
        ],
        origin: presenceOrigin(session!, presenceFrom(reads[5]!.rows)),
      }
    },
  })
}
