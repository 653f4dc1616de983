import type { TimelineEntry } from '#contracts/cases.ts'
import type { Item } from '#contracts/item.ts'
import type { ReferralView } from '#contracts/referrals.ts'
import { byDay, dayText, parseDay, type Day } from '#kernel/day.ts'
import type { CaseState } from '../case-state.ts'
import { isReferral } from './referral-rules.ts'
import { answerName, type AnswerSecret, type ReferralState } from './referral-state.ts'

/** 上报 of a case for its applicant and the desk. */
export function referralsOfCase(
  state: CaseState,
  item: Item,
  { day, entries }: { day: Day; entries: ReadonlyMap<string, unknown> },
): ReferralView[] {
  return item.tasks.filter(isReferral).flatMap(({ key, title, referral: { basis } }) => {
    const referral = state.referrals[key]
    if (!referral) return []
    const { to, sentDay, firstDue, receipt, receivedDay, recalledDay, decidedBeforeDay, answer } = referral
    const told = answer ? null : (state.withdrawal?.day ?? null)
    const due = state.tasks[key]!.due.day
    const said = entries.get(answerName(key)) as AnswerSecret | undefined
    return [
      {
        task: key,
        title,
        to,
        basis,
        sentDay,
        firstDue,
        firstLate: sentDay > firstDue,
        due,
        late: (answer?.decidedOn ?? told ?? day) > due,
        receipt,
        receivedDay,
        recalled: told === null ? null : { told, confirmed: recalledDay, tooLate: decidedBeforeDay },
        answer: answer && { ...answer, reasons: said?.reasons ?? '', basis: said?.basis ?? '' },
      },
    ]
  })
}

/** 上报 as a step of the case's timeline. */
export function referralEntry(state: CaseState, task: string, title: string, to: string): TimelineEntry {
  const referral = state.referrals[task]
  const answer = referral?.answer
  const withdrawn = answer ? null : state.withdrawal
  const by = referral && byDay(state.tasks[task]!.due.day)
  const sent =
    referral && `${dayText(parseDay(referral.sentDay))}已直接报送初步审查意见和全部申请材料，您不需要重复提交`
  return {
    key: `referral-${task}`,
    title,
    state: answer || (referral && withdrawn) ? 'done' : referral ? 'current' : 'awaited',
    day: answer?.day ?? referral?.recalledDay ?? referral?.decidedBeforeDay ?? withdrawn?.day ?? null,
    who: referral ? to : null,
    note: !referral
      ? null
      : answer
        ? `${sent}；决定文号${answer.document}`
        : withdrawn
          ? `${sent}；${recallText(referral)}`
          : `${sent}；${referral.receipt ? `已接收（收文编号 ${referral.receipt}）` : '正在报送'}，应于${by}决定`,
    usedDays: null,
    paper: null,
  }
}

/** How a withdrawal stands with the authority above. */
function recallText({ recalledDay, decidedBeforeDay }: ReferralState): string {
  if (recalledDay) return `撤回已告知上级行政机关，其已于${dayText(parseDay(recalledDay))}确认不再决定`
  if (decidedBeforeDay)
    return `撤回已告知上级行政机关，其于${dayText(parseDay(decidedBeforeDay))}答复：撤回前已作出决定。本办件已终止办理，该决定不在本办件中送达`
  return '正在向上级行政机关告知撤回，等待其确认'
}
