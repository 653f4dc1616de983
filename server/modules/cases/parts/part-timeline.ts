import type { TimelineEntry } from '#contracts/cases.ts'
import type { Item } from '#contracts/item.ts'
import type { CaseState } from '../case-state.ts'
import { calledFor } from './part-plan.ts'

/** 进度 of a whole: one line for each part that its answers need. */
export function partEntries(state: CaseState, item: Item): TimelineEntry[] {
  const called = calledFor(item, state.plain)
  const over = state.decision !== null || state.phase === 'closed'
  return item.parts
    .filter(({ key }) => called.includes(key) && (!over || state.parts[key]))
    .map(({ key, title, limitDays }) => {
      const { openedDay = null, ended = null, joined = null } = state.parts[key] ?? {}
      return {
        key: `part-${key}`,
        title,
        state: ended ? 'done' : openedDay || joined ? 'current' : 'awaited',
        day: ended?.day ?? null,
        who: null,
        note: ended ? endNotes[ended.how] : `承诺办理时限 ${limitDays} 个工作日`,
        usedDays: null,
        paper: null,
      }
    })
}

const endNotes = {
  granted: '已准予',
  refused: '未获准予，理由和救济途径见该事项的决定书',
  'refused-at-intake': '不予受理',
  withdrawn: '已撤回',
  lapsed: '容缺逾期未补齐，已终止',
  split: '已分出，单独办理',
} as const
