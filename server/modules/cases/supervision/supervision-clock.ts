import type { Platform } from '#platform/platform.ts'
import type { CasesAsk } from '../ask.ts'
import type { CaseState } from '../case-state.ts'
import { ruleInForce } from './rule-in-force.ts'
import { drawShare } from './share-draw.ts'
import type { SupervisionCommand } from './supervision-rules.ts'

/** What the clock says when a period is over: the licence as the register has it, and the draw of this period. */
export async function periodOver(
  platform: Pick<Platform, 'keys'>,
  ask: CasesAsk,
  { region, stream }: { region: string; stream: string },
  state: CaseState,
): Promise<SupervisionCommand> {
  const { bornIn, credential, supervision, draw: pledge } = state
  const licence = credential ? await ask.licences.known(region, { credential: credential.id }) : null
  const rule = await ruleInForce(ask, region, state.item)
  if (!rule) return { type: 'supervision-clock-ran-out', licence, rule, draw: null }
  const of = { region, stream, bornIn, task: 'inspection', contribution: pledge?.contribution ?? '' }
  // Each period has a draw of its own, by its last day: one that was passed over is not made up for.
  const round = Number(supervision!.drawAfter.replaceAll('-', ''))
  const draw = drawShare(platform.keys, { ...of, round }, rule.every.percent)
  return { type: 'supervision-clock-ran-out', licence, rule, draw }
}
