import { saysAtLeast } from '#contracts/text-length.ts'
import type { CaseEvent } from '#contracts/case-events.ts'
import type { RefusalCheckFinding } from '#contracts/intake-events.ts'
import { demand } from '#kernel/rule-violation.ts'
import type { CaseEnv } from '../case-env.ts'
import type { CaseState } from '../case-state.ts'

export type RefusalCheckCommand = { type: 'examine-refusal'; finding: RefusalCheckFinding; words: string }

/** 不予受理抽查: what the supervision found. */
export type RefusalCheckState = { finding: RefusalCheckFinding; words: string; day: string } | null

/**
 * 不予受理抽查: the supervision looks at the reasons of each refusal at the intake, once, and writes down what it found.
 *
 * @source 连政办传〔2023〕8号: 不予受理的必须说明原因, 对不予受理的办件原因进行审查
 */
export function decideRefusalCheck(command: RefusalCheckCommand, state: CaseState, env: CaseEnv): CaseEvent[] {
  demand(state.ending === 'refused-at-intake', 'case.not-refused-at-intake')
  demand(state.refusalCheck === null, 'case.refusal-examined')
  demand(saysAtLeast(command.words, 10), 'case.examination-needs-words')
  return [{ type: 'intake-refusal-examined', finding: command.finding, words: command.words, day: env.day }]
}

export const foldRefusalCheck = (
  state: CaseState,
  { finding, words, day }: Extract<CaseEvent, { type: 'intake-refusal-examined' }>,
): CaseState => ({ ...state, refusalCheck: { finding, words, day } })
