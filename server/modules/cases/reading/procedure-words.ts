import { dayText } from '#kernel/day.ts'
import type { ProcedureState } from '../case-state.ts'

/** 特别程序 in the timeline: which days it takes out of the limits. */
export function procedureWords({ from, through, expectedDays, endedDay }: ProcedureState): string {
  if (through === null)
    return endedDay
      ? `特别程序，${untoldWords(true)}`
      : `特别程序，预计 ${expectedDays} 个工作日；${untoldWords(false)}`
  return endedDay
    ? `特别程序，自${dayText(from)}至${dayText(through)}不计入办理时限`
    : `特别程序，预计 ${expectedDays} 个工作日，最迟至${dayText(through)}，期间不计入办理时限（行政许可法第四十五条）`
}

/** What holds as long as the applicant is not told in writing. */
export const untoldWords = (isOver: boolean): string =>
  isOver ? '结束前告知书未发出，所用时间计入办理时限' : '告知书未发出，期限未停止（行政许可法第四十五条）'
