import type { CaseEvent, Due } from '#contracts/case-events.ts'
import { confirmErasureDays, retentionYears, type ErasureGround, type ErasureStanding } from '#contracts/erasure.ts'
import type { Calendar } from '#kernel/calendar.ts'
import { compareDays, parseDay, type Day } from '#kernel/day.ts'
import { demand } from '#kernel/rule-violation.ts'
import type { CaseState } from '../case-state.ts'
import type { CaseSecrets } from '../drafts/submit-route.ts'
import { due } from '../due.ts'
import { supervisionEnds } from '../supervision/supervision-state.ts'

/** 销毁 as the last proposal left it. */
export type ErasureState = {
  erasure: string
  ground: ErasureGround
  document: string
  proposedDay: string
  due: Due
  erasedDay: string | null
}

/**
 * `proposedIt`: whoever asks is the natural person who proposed it, under whichever post. `partsOpen`: a part of the whole is still being handled,
 * and needs what would be destroyed with it.
 */
export type ErasureCommand =
  | { type: 'propose-erasure'; erasure: string; ground: ErasureGround; document: string; partsOpen?: boolean }
  | { type: 'confirm-erasure'; erasure: string; proposedIt: boolean; partsOpen?: boolean }

type Env = { calendar: Calendar; day: Day }

/**
 * 销毁个人信息: one proposes, another confirms; what is not confirmed lapses. That both hold no other duty in the case is asked by the write
 * itself.
 *
 * @throws RuleViolation `erasure.…`
 * @source 个人信息保护法 第四十七条; 机关文件材料归档范围和文书档案保管期限规定 第六条 (ten years at least)
 */
export function decideErasure(command: ErasureCommand, state: CaseState, { calendar, day }: Env): CaseEvent[] {
  switch (command.type) {
    case 'propose-erasure': {
      const { erasure, ground, document } = command
      demand(state.phase === 'closed' && state.endedDay && !command.partsOpen, 'erasure.case-open')
      demand(!isErased(state), 'erasure.done')
      demand(standingOf(state, day) !== 'proposed', 'erasure.already-proposed')
      const kept = lastDayKept(parseDay(state.endedDay))
      demand(ground !== 'retention-over' || compareDays(day, kept) > 0, 'erasure.retained', { day: kept })
      const limit = due({ calendar }, day, { unit: 'working', days: confirmErasureDays })
      return [{ type: 'erasure-proposed', erasure, ground, document, due: limit, day }]
    }
    case 'confirm-erasure': {
      demand(!isErased(state), 'erasure.done')
      const proposed = state.erasure
      demand(proposed && proposed.erasure === command.erasure, 'erasure.not-proposed')
      demand(!command.partsOpen, 'erasure.case-open')
      demand(!command.proposedIt, 'erasure.second-person')
      demand(standingOf(state, day) === 'proposed', 'erasure.lapsed', { day: proposed.due.day })
      return [
        { type: 'erased', erasure: proposed.erasure, ground: proposed.ground, day },
        // Whose data are destroyed cannot be gone to.
        ...supervisionEnds(state, 'erased', day),
      ]
    }
  }
}

/** Terms of files run from the first of January after the year in which the matter ended. */
const lastDayKept = (ended: Day): Day => parseDay(`${Number(ended.slice(0, 4)) + retentionYears}-12-31`)

/** Whether nobody can read the personal data of the case any more. */
export const isErased = ({ erasure }: Pick<CaseState, 'erasure'>): boolean =>
  erasure !== null && erasure.erasedDay !== null

/** Where the last proposal stands; null when there was none. */
export function standingOf({ erasure }: Pick<CaseState, 'erasure'>, day: Day): ErasureStanding | null {
  if (!erasure) return null
  if (erasure.erasedDay) return 'erased'
  return compareDays(day, parseDay(erasure.due.day)) > 0 ? 'lapsed' : 'proposed'
}

/** The fold of this part. */
export function withErasure(
  state: CaseState,
  event: Extract<CaseEvent, { type: 'erasure-proposed' | 'erased' }>,
): CaseState {
  if (event.type === 'erased') return { ...state, erasure: state.erasure && { ...state.erasure, erasedDay: event.day } }
  const { erasure, ground, document, due, day } = event
  return { ...state, erasure: { erasure, ground, document, due, proposedDay: day, erasedDay: null } }
}

/** What stands on pages in place of what the vault held. */
export const destroyedText = '（个人信息已按规定销毁）'

/** The secrets of an erased case, as far as a page needs any: nothing. */
export const destroyed = ({ applicantKind }: Pick<CaseState, 'applicantKind'>): CaseSecrets => ({
  applicant: { id: '', name: destroyedText, kind: applicantKind, code: '', phone: null, legalPerson: null, salt: '' },
  answers: { values: {}, salt: '' },
})
