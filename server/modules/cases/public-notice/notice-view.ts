import type { TimelineEntry } from '#contracts/cases.ts'
import type { Item } from '#contracts/item.ts'
import type { Role } from '#contracts/permissions.ts'
import type { NoticeOfCase } from '#contracts/public-notices.ts'
import { dayText } from '#kernel/day.ts'
import type { CaseState, TaskState } from '../case-state.ts'
import { isShut } from '../hearing/another-hearing.ts'
import { everyNotice, noticeUntil, type NoticeInTurn, type NoticeState } from './notice-state.ts'
import { commentName, type CommentSecret } from './notice-routes.ts'
import { titleOf } from './published.ts'

/** @param entries of the vault, for whoever may know names; everybody else gets none */
export function noticeView(
  { task, notice: { notice, since, endedDay, comments }, before }: NoticeInTurn,
  { title, until, closed = false }: { title: string; until: string; closed?: boolean },
  { entries, address }: { entries: ReadonlyMap<string, unknown> | null; address: boolean },
): NoticeOfCase {
  return {
    notice: address ? (notice as NoticeOfCase['notice']) : null,
    task,
    title,
    since,
    until,
    ended: endedDay !== null,
    closed,
    comments: comments.map(({ comment, day, answered }, place) => {
      const said = entries?.get(commentName(comment)) as CommentSecret | undefined
      return {
        number: before + place + 1,
        comment: entries ? comment : null,
        day,
        from: said ? from(said) : null,
        words: said?.words ?? null,
        gist: answered?.gist ?? null,
        answer: answered?.answer ?? null,
      }
    }),
  }
}

const from = ({ name, speaker }: CommentSecret): string => (speaker ? `${name}（${speaker.name} 代为提出）` : name)

const untilOf = (state: CaseState, task: string, notice: NoticeState): string =>
  state.notices[task] === notice ? noticeUntil(state, task) : notice.until

/** 公示 of a case for its applicant and the desk; whose a comment is stays with the office. */
export function noticesOfCase(
  state: CaseState,
  item: Item,
  role: Role,
  entries: ReadonlyMap<string, unknown>,
): NoticeOfCase[] {
  const knows = role === 'acceptor' || role === 'supervisor'
  return everyNotice(state).map((one) => {
    const { task, notice } = one
    return noticeView(
      one,
      { title: titleOf(item, task), until: untilOf(state, task, notice), closed: isShut(state, task, notice) },
      { entries: knows ? entries : null, address: true },
    )
  })
}

/** 公示 as a step of the case's timeline. */
export function noticeEntry(
  title: string,
  task: TaskState | undefined,
  notice: NoticeState | undefined,
): TimelineEntry {
  const comments = notice?.comments.length ?? 0
  const said = comments > 0 ? `，收到意见 ${comments} 条` : ''
  return {
    key: `notice-${notice?.notice ?? title}`,
    title,
    state: notice?.endedDay ? 'done' : notice ? 'current' : 'awaited',
    day: notice?.endedDay ?? null,
    who: notice ? '社会公众' : null,
    note: notice && task ? `期限至${dayText(task.due.day)}${said}，计入办理时限` : null,
    usedDays: null,
    paper: null,
  }
}
