import type { CaseEvent, DrawRecord } from '#contracts/case-events.ts'
import type { Keys } from '#platform/keys.ts'
import type { CaseEnv } from '../case-env.ts'
import type { CaseState } from '../case-state.ts'
import { due } from '../due.ts'
import { recordOf } from '../review/draw-one.ts'
import { caseSecret, drawParts, type DrawnFor } from '../review/draw-seed.ts'

export type SampleCommand = { type: 'draw-check'; percent: number; draw: DrawRecord }

/** What a draw of 抽查 may choose. */
export const sampled = { check: 'check', spare: 'spare' } as const
const purposeOf = 'promise-check'

/**
 * One draw for one filing, with the share as the weight: bound to what was pledged before the filing was sent, so nobody who files can know
 * whether it will be looked at, and nobody who checks can choose.
 */
export function drawSample(
  keys: Pick<Keys, 'derive' | 'evidence'>,
  filing: Omit<DrawnFor, 'task' | 'round'>,
  percent: number,
): DrawRecord {
  const drawnFor = { ...filing, task: purposeOf, round: 0 }
  const { pseudonymOf: _nobody, ...parts } = drawParts(caseSecret(keys, drawnFor), drawnFor)
  const roll = [
    { candidate: sampled.check, weight: percent },
    { candidate: sampled.spare, weight: 100 - percent },
  ]
  return { ...recordOf(keys, parts, roll, null), degenerate: false }
}

/**
 * 承诺备案抽查: what was filed on a promise took effect at once; the draw says whether somebody goes and looks, and by when.
 *
 * @source 国务院《优化营商环境条例》第五十四条第一款 (市场监管领域随机抽取检查对象, followed here for filings); 国办发〔2020〕42号 (事后核查)
 */
export function decideSample({ percent, draw }: SampleCommand, state: CaseState, env: CaseEnv): CaseEvent[] {
  const given = state.commitment
  const rule = env.item.commitment
  if (!rule || given?.sample !== 'awaited') return []
  // A promise that was taken back before the draw holds no more, and nobody goes to look.
  if (given.ended) return []
  const drawn = draw.chosen === sampled.check
  return [
    {
      type: 'check-drawn',
      percent,
      draw,
      office: given.office,
      dispensed: [...given.dispensed],
      check: drawn ? due(env, env.day, rule.checkWithin) : null,
      day: env.day,
    },
  ]
}

export function foldSample(state: CaseState, event: Extract<CaseEvent, { type: 'check-drawn' }>): CaseState {
  const { commitment } = state
  const sample = { percent: event.percent, day: event.day, drawn: event.check !== null }
  return commitment ? { ...state, commitment: { ...commitment, check: event.check, sample } } : state
}
