import type { TimelineEntry } from '#contracts/cases.ts'
import { dayText } from '#kernel/day.ts'
import type { CaseState } from '../case-state.ts'

/** 现场核查 in the timeline beside the task of the plan: when it is, and what came of it. */
export function visitEntries({ visits, papers }: Pick<CaseState, 'visits' | 'papers'>): TimelineEntry[] {
  return Object.entries(visits).flatMap(
    ([key, { appointed, recorded, signed, members, superseded }]): TimelineEntry[] => {
      if (!appointed) return []
      const missing = members.length - Object.keys(signed).length
      return [
        ...superseded.map(({ recorded: before, day }, at): TimelineEntry => ({
          key: `${key}-visited-${at + 1}`,
          title: '到现场核查',
          state: 'done',
          day: before.visitedOn,
          who: '核查人员',
          note: `${before.summary}（${dayText(day)}约定重新核查，这份记录不再作为依据）`,
          usedDays: null,
          paper: null,
        })),
        {
          key: `${key}-visited`,
          title: '到现场核查',
          state: recorded ? 'done' : 'current',
          day: recorded?.visitedOn ?? null,
          who: '核查人员',
          note: recorded
            ? [recorded.summary, missing > 0 ? `等待另外 ${missing} 名核查人员签字` : null].filter(Boolean).join('；')
            : `${dayText(appointed.visitOn)} ${appointed.time}，请安排人员到场`,
          usedDays: null,
          paper: papers.find((one) => one.paper === `visit-record-${key}`)?.paper ?? null,
        },
      ]
    },
  )
}
