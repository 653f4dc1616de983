import type { TimelineEntry } from '#contracts/cases.ts'
import { byDay } from '#kernel/day.ts'
import type { CaseState } from '../case-state.ts'

const endings = {
  opinions: '评审结束',
  confirmed: '修改情况确认完毕',
  'no-revision': '逾期未提交修改后的材料',
} as const

/** 专家评审 in the timeline beside the task of the plan: the one revision, and what came of it. */
export function expertEntries({ panels }: Pick<CaseState, 'panels'>): TimelineEntry[] {
  return Object.entries(panels).flatMap(([key, { revision, closed }]): TimelineEntry[] => {
    const entry = (name: string, title: string, day: string | null, who: string, note: string | null) => ({
      key: `${key}-${name}`,
      title,
      state: day ? ('done' as const) : ('current' as const),
      day,
      who,
      note,
      usedDays: null,
      paper: null,
    })
    if (!revision) return []
    const { changes, calledDay, due, handedInDay, confirmBy } = revision
    const open = closed === null
    return [
      entry('revision-called', '告知修改意见', calledDay, '评审专家', `共 ${changes.length} 条，一次告知`),
      ...(handedInDay || open
        ? [
            entry(
              'revision-handed-in',
              '提交修改后的材料',
              handedInDay,
              '申请人',
              handedInDay ? null : `应于${byDay(due.day)}提交，逾期未提交的，评审不通过`,
            ),
          ]
        : []),
      ...(handedInDay && confirmBy
        ? [
            entry(
              'changes-confirmed',
              '逐条确认修改情况',
              closed?.day ?? null,
              '评审专家',
              open ? `应于${byDay(confirmBy.day)}确认` : null,
            ),
          ]
        : []),
      ...(closed?.how === 'no-revision' ? [entry('closed', endings[closed.how], closed.day, '系统', null)] : []),
    ]
  })
}
