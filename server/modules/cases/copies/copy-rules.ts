import type { CaseEvent } from '#contracts/case-events.ts'
import { mostCopies } from '#contracts/copies.ts'
import type { CopyGround } from '#contracts/copy-events.ts'
import { demand } from '#kernel/rule-violation.ts'
import type { CaseEnv } from '../case-env.ts'
import type { CaseState } from '../case-state.ts'

/** 抄送 as it stands, oldest first. */
export type CopyState = { copy: string; desk: string; ground: CopyGround; day: string; seenDay: string | null }

/** `reviews`: whether the person of the post holds a post from which reviewers are drawn. */
export type CopyCommand =
  | { type: 'copy-case'; desk: string; ground: CopyGround; reviews: boolean; own: boolean }
  | { type: 'see-copy'; copy: string }

/**
 * 抄送: a case is made known to a post of the desks, which reads of it what names nobody, and says that it was read. Whoever may be drawn to
 * review gets none, whatever the case: the number alone would tell them which one they review.
 *
 * @source 连政办传〔2023〕8号 三(一)2: 人员不对应具体企业和项目
 */
export function decideCopy(command: CopyCommand, state: CaseState, env: CaseEnv): CaseEvent[] {
  switch (command.type) {
    case 'copy-case': {
      const { desk, ground, reviews, own } = command
      demand(state.phase !== 'none' && state.erasure === null, 'copy.not-now')
      demand(!own, 'copy.own')
      demand(!reviews, 'copy.reviewer')
      demand(!state.copies.some((one) => one.desk === desk), 'copy.already')
      demand(state.copies.length < mostCopies, 'copy.too-many', { limit: mostCopies })
      return [{ type: 'copied', copy: env.newRef(), desk, ground, day: env.day }]
    }
    case 'see-copy': {
      const found = state.copies.find(({ copy }) => copy === command.copy)
      return found && found.seenDay === null ? [{ type: 'copy-seen', copy: found.copy, day: env.day }] : []
    }
  }
}

export function foldCopy(state: CaseState, event: Extract<CaseEvent, { type: 'copied' | 'copy-seen' }>): CaseState {
  if (event.type === 'copied') {
    const { copy, desk, ground, day } = event
    return { ...state, copies: [...state.copies, { copy, desk, ground, day, seenDay: null }] }
  }
  const copies = state.copies.map((one) => (one.copy === event.copy ? { ...one, seenDay: event.day } : one))
  return { ...state, copies }
}
