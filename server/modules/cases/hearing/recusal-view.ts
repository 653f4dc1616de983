import type { CaseAction, TimelineEntry } from '#contracts/cases.ts'
import type { RecusalView } from '#contracts/hearing-recusals.ts'
import { mayEver, type Role } from '#contracts/permissions.ts'
import type { CaseState } from '../case-state.ts'
import type { HearingSecret } from './hearing-routes.ts'
import { mayRecuse, openRecusals } from './recusal-rules.ts'

/** Under which the vault keeps the words of the request at this place. */
export const recusalName = (place: number): string => `hearing-recusal-${place + 1}`

/** 申请回避, oldest first. @param entries what the vault holds of the case */
export function recusalViews(state: CaseState, role: Role, entries: ReadonlyMap<string, unknown>): RecusalView[] {
  const open = openRecusals(state)
  return (state.hearing?.recusals ?? []).map((one, place) => {
    // What is said between one of 利害关系人 and the supervision is not the applicant's.
    const others = role === 'applicant' && one.by !== 'applicant'
    const reads = mayEver(role, 'hearing.supervise') || (role === 'applicant' && !others)
    return {
      by: one.by,
      way: one.way,
      day: one.day,
      decideBy: one.decideBy,
      words: reads ? ((entries.get(recusalName(place)) as HearingSecret | undefined)?.words ?? null) : null,
      outcome: one.decided?.outcome ?? (open.includes(one) ? null : 'lapsed'),
      reason: others ? null : (one.decided?.reason ?? null),
      decidedDay: one.decided?.day ?? null,
    }
  })
}

/** What the session may do about the chair of a hearing. */
export function recusalActions(role: Role, state: CaseState, day: string): CaseAction[] {
  const actions: CaseAction[] = []
  const askers = mayRecuse(state)
  const isOver = day > (state.hearing?.appointed?.heldOn ?? day)
  if (mayEver(role, 'hearing.recuse') && askers.includes('applicant') && !isOver) actions.push('ask-chair-recusal')
  if (mayEver(role, 'case.intake') && askers.length > 0) actions.push('record-chair-recusal')
  if (mayEver(role, 'hearing.supervise') && openRecusals(state).length > 0) actions.push('answer-chair-recusal')
  return actions
}

const outcomes = {
  granted: '同意，重新随机抽取主持人',
  refused: '不同意',
  lapsed: '主持人已经更换，不再决定',
} as const

/** 申请回避 in the timeline of the case, with how it was decided. */
export function recusalEntries(state: CaseState): TimelineEntry[] {
  return recusalViews(state, 'applicant', new Map()).map(({ by, day, outcome, reason }, place) => ({
    key: `hearing-recusal-${place + 1}`,
    title: '申请主持人回避',
    state: outcome ? 'done' : 'current',
    day,
    who: by === 'applicant' ? '申请人' : '利害关系人',
    note: outcome ? outcomes[outcome] + (reason ? `：${reason}` : '') : '决定以前不举行听证（行政许可法第四十八条）',
    usedDays: null,
    paper: state.papers.find(({ paper }) => paper === `recusal-answer-${place + 1}`)?.paper ?? null,
  }))
}
