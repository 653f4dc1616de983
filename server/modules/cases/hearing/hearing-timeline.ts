import type { TimelineEntry } from '#contracts/cases.ts'
import { closedGroundTexts, hearingTask } from '#contracts/hearings.ts'
import { byDay, dayText, type Day } from '#kernel/day.ts'
import type { CaseState, ProcedureState } from '../case-state.ts'
import { procedureNotice } from '../review/special-procedures.ts'
import { untoldWords } from '../reading/procedure-words.ts'
import { mayChoose, type HearingState } from './hearing-rules.ts'
import { recusalEntries } from './recusal-view.ts'

const signedWords = {
  online: '申请人已在网上确认笔录',
  paper: '申请人已在纸质笔录上签字',
  declined: '申请人拒绝在笔录上签字，已经注明',
} as const

/** Name of a 听证通知书: for which appointment, and whether for another chair; those for others name them behind. */
const toApplicant = /^hearing-notice-(\d+)(?:-chair-\d+)?$/

/** 听证 in the timeline of the case: the right, the request, time and place, what came of it. */
export function hearingEntries(state: CaseState, day: Day): TimelineEntry[] {
  const { hearing } = state
  if (!hearing) return []
  const { offeredDay, requestBy, requestedDay, waivedDay, holdBy, appointed, held, signed, reported } = hearing
  const paperOf = (name: string) => state.papers.find((one) => one.paper === name)?.paper ?? null
  /** The last one that the applicant got: with another chair it was given anew. */
  const noticeOf = (appointments: number) =>
    state.papers.findLast(({ paper }) => toApplicant.exec(paper)?.[1] === String(appointments))?.paper ?? null
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
  // Ordered, or asked for by others, before the applicant was asked, there was no right to tell of.
  const unasked = hearing.ordered !== null || hearing.askedBy === 'third-party'
  const entries = unasked && !paperOf('hearing-rights-notice') ? [] : told
  if (waivedDay) entries.push(entry('hearing-waived', '放弃听证', waivedDay, { who: '申请人' }))
  for (const [place, one] of hearing.earlier.entries())
    entries.push(
      entry(`hearing-held-${place + 1}`, '举行听证', one.day, {
        note: `${dayText(one.appointed.heldOn)} ${one.appointed.time}，${one.appointed.place}；听证报告已经提交`,
        paper: noticeOf(one.appointments),
      }),
    )
  if (!requestedDay) return entries
  // Each has a time of its own, which begins no sooner than the one before it was held.
  const since = hearing.earlier.at(-1)?.day ?? ''
  const stopped = state.procedures.findLast(
    ({ kind, task, from }) => kind === 'hearing' && task === hearingTask && from >= since,
  )
  entries.push(
    entry('hearing-requested', hearing.ordered ? '依职权听证' : '要求听证', requestedDay, {
      who: hearing.ordered ? '审批机关' : hearing.askedBy === 'third-party' ? '利害关系人' : '申请人',
      note: stopped ? stoppedWords(stopped) : null,
      paper: stopped ? paperOf(procedureNotice(stopped.procedure)) : null,
    }),
  )
  entries.push(...recusalEntries(state))
  const place =
    appointed && `${dayText(appointed.heldOn)} ${appointed.time}，${appointed.place}，${opennessOf(appointed)}`
  entries.push(
    entry('hearing-held', '举行听证', held?.day ?? null, {
      who: state.tasks[hearingTask]?.label ?? '正在随机抽取主持人',
      note: [place ?? `应于${byDay(holdBy!)}举行`, signed && signedWords[signed.how], ...othersWords(hearing)]
        .filter(Boolean)
        .join('；'),
      paper: noticeOf(hearing.appointments),
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

const stoppedWords = ({ from, through, endedDay }: ProcedureState): string =>
  through === null
    ? untoldWords(endedDay !== null)
    : `听证所需时间不计入办理时限，自${dayText(from)}起，${endedDay ? '至' : '最迟至'}${dayText(through)}（行政许可法第四十五条）`

/** 公开举行, and to whom. */
const opennessOf = ({ closed, announced }: NonNullable<HearingState['appointed']>): string =>
  closed ? `不公开举行（涉及${closedGroundTexts[closed]}）` : announced ? '公开举行并向社会公告' : '公开举行'

/** How many of the others who took part have confirmed the minutes. */
function othersWords({ held, signedBy }: HearingState): string[] {
  if (!held || held.others.length === 0) return []
  const how = held.others.flatMap((who) => signedBy[who] ?? [])
  const declined = how.filter((one) => one === 'declined').length
  return [
    `其他听证参加人 ${held.others.length} 人，${how.length - declined} 人已签字${declined > 0 ? `，${declined} 人拒绝签字` : ''}`,
  ]
}
