import { Tag } from 'antd'
import type { CaseSummary } from '#contracts/cases.ts'
import { longMatterDays } from '#contracts/intake-law.ts'
import { copy } from '../copy.ts'
import { urgencyOf } from '../due-words.ts'

type Props = Pick<CaseSummary, 'due' | 'left' | 'overdue'> &
  Partial<Pick<CaseSummary, 'unit' | 'held' | 'reminded' | 'matter'>>

/** A due day in colour and in words, with the days left as the server counted them, in the unit of the limit. */
export function DueTag({ due, left, overdue, unit = 'working', held = false, reminded = false, matter = null }: Props) {
  const urgency = held ? 'none' : urgencyOf(left, overdue)
  const words =
    urgency === 'overdue'
      ? copy.due.overdue
      : left === null
        ? copy.due.none
        : copy.due[held ? 'held' : 'left'](left, copy.common[unit])
  return (
    <span className={`due due-${urgency}`}>
      {due && <span className="num">{due}</span>}
      <b>{words}</b>
      {reminded && !overdue && !held && left !== null && <Tag color="warning">{copy.reminded.near}</Tag>}
      {matter && (
        <Tag color={matter.days > longMatterDays ? 'error' : 'default'}>
          {copy.intake.matterShort(matter.days, matter.filings)}
        </Tag>
      )}
    </span>
  )
}
