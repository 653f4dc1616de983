import type { DrawRecord } from '#contracts/case-events.ts'
import type { Keys } from '#platform/keys.ts'
import { recordOf } from '../review/draw-one.ts'
import { caseSecret, drawParts, type DrawnFor } from '../review/draw-seed.ts'

/** What a draw of 抽查 may choose. */
export const sampled = { check: 'check', spare: 'spare' } as const

/**
 * 抽查: one draw for one filing, or for one licence and period, with the share as the weight. It is bound to what was pledged before the
 * application was sent, so nobody who files can know whether it will be looked at, and nobody who looks can choose.
 *
 * @param of.task what is drawn for; @param of.round the how manieth draw of it, from 0
 */
export function drawShare(keys: Pick<Keys, 'derive' | 'evidence'>, of: DrawnFor, percent: number): DrawRecord {
  const { pseudonymOf: _nobody, ...parts } = drawParts(caseSecret(keys, of), of)
  const roll = [
    { candidate: sampled.check, weight: percent },
    { candidate: sampled.spare, weight: 100 - percent },
  ]
  return { ...recordOf(keys, parts, roll, null), degenerate: false }
}
