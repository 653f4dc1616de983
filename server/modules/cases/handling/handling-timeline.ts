import type { TimelineEntry } from '#contracts/cases.ts'
import type { UrgedBy } from '#contracts/handling-events.ts'
import type { CaseState } from '../case-state.ts'

const who: Record<UrgedBy, string> = {
  applicant: '申请人',
  supervision: '监督人员',
  lead: '牵头人',
  decider: '决定人',
}

/** 环节操作 in the timeline of the case. */
export function handlingEntries({ handling }: CaseState): TimelineEntry[] {
  return handling.urged.map(({ by, tasks, day }, place) => ({
    key: `urged-${place}`,
    title: '催办',
    state: 'done',
    day,
    who: who[by],
    note:
      by === 'applicant'
        ? '已转监督人员督促办理'
        : tasks.length > 0
          ? `已提醒 ${tasks.length} 个环节`
          : '已提醒受理单位',
    usedDays: null,
    paper: null,
  }))
}

/** 退回上一环节 and 拿回: that it happened, not why. */
export function againWords({ handling }: CaseState, task: string): string | null {
  const words = [
    ...(handling.sentBack[task] ? ['退回修改 1 次，时限连续计算'] : []),
    ...(handling.takenBack.includes(task) ? ['意见拿回 1 次，时限连续计算'] : []),
  ]
  return words.join('；') || null
}

/** 挂起 moves no limit that the applicant was told, and so the line says. */
export function asideWords({ handling }: CaseState, task: string): string | null {
  const aside = handling.asides[task]
  return aside ? `内部挂起 ${aside.times} 次，办理时限照常计算` : null
}
