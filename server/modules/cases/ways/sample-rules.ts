import type { CaseEvent, DrawRecord } from '#contracts/case-events.ts'
import type { CaseEnv } from '../case-env.ts'
import type { CaseState } from '../case-state.ts'
import { due } from '../due.ts'
import { sampled } from '../supervision/share-draw.ts'

export type SampleCommand = { type: 'draw-check'; percent: number; draw: DrawRecord }

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
