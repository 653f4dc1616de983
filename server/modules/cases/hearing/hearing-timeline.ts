import type { TimelineEntry } from '#contracts/cases.ts'
import { hearingTask } from '#contracts/hearings.ts'
import { dayText, type Day } from '#kernel/day.ts'
import type { CaseState } from '../case-state.ts'
import { mayChoose } from './hearing-rules.ts'

const signedWords = {
  online: '申请人已在网上确认笔录',
  paper: '申请人已在纸质笔录上签字',
  declined: '申请人拒绝在笔录上签字，已经注明',
} as const

/** 听证 in the timeline of the case: the right, the request, time and place, what came of it. */
export function hearingEntries(state: CaseState, day: Day): TimelineEntry[] {
  const { hearing } = state
  if (!hearing) return []
  const { offeredDay, requestBy, requestedDay, waivedDay, holdBy, appointed, held, signed, reported } = hearing
  const paperOf = (name: string) => state.papers.find((one) => one.paper === name)?.paper ?? null
  const entry = (key: string, title: string, at: string | null, rest: Partial<TimelineEntry>): TimelineEntry => ({
    key,
    title,
    state: at ? 'done' : 'current',
    day: at,
    who: null,
    note: null,
    usedDays: null,
    paper: null,
    ...rest,
  })
  const told = [
    entry('hearing-offered', '告知听证权利', offeredDay, {
      state: mayChoose(state, day) ? 'current' : 'done',
      note: requestedDay || waivedDay ? null : `要求听证的期限至${dayText(requestBy)}`,
      paper: paperOf('hearing-rights-notice'),
    }),
  ]
  // Ordered without anybody having been asked, there was no right to tell of.
  const entries = state.hearing?.ordered && !paperOf('hearing-rights-notice') ? [] : told
  if (waivedDay) entries.push(entry('hearing-waived', '放弃听证', waivedDay, { who: '申请人' }))
  if (!requestedDay) return entries
  const stopped = state.procedures.find(({ kind, task }) => kind === 'hearing' && task === hearingTask)
  entries.push(
    entry('hearing-requested', hearing.ordered ? '依职权听证' : '要求听证', requestedDay, {
      who: hearing.ordered ? '审批机关' : '申请人',
      note: stopped
        ? `听证所需时间不计入办理时限，自${dayText(stopped.from)}起，${stopped.endedDay ? '至' : '最迟至'}${dayText(stopped.through)}（行政许可法第四十五条）`
        : null,
      paper: stopped ? paperOf(`special-procedure-notice-${stopped.procedure}`) : null,
    }),
  )
  const place = appointed && `${dayText(appointed.heldOn)} ${appointed.time}，${appointed.place}`
  entries.push(
    entry('hearing-held', '举行听证', held?.day ?? null, {
      who: state.tasks[hearingTask]?.label ?? '正在随机抽取主持人',
      note: [place ?? `最迟${dayText(holdBy!)}举行`, signed && signedWords[signed.how]].filter(Boolean).join('；'),
      paper: paperOf(`hearing-notice-${hearing.appointments}`),
    }),
  )
  if (held)
    entries.push(
      entry('hearing-reported', '听证报告', reported?.day ?? null, {
        who: state.tasks[hearingTask]?.label ?? null,
        note: reported ? '决定根据听证笔录作出（行政许可法第四十八条）' : null,
      }),
    )
  return entries
}
