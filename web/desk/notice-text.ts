import type { NoticeDay } from '#contracts/calendars.ts'

/** Days as an operator writes them, one a line: `2027-01-01 休 元旦`, `2027-02-07 班 春节`. @returns the number of the first line that says nothing, else the days */
export function noticeDays(text: string): { wrong: number } | { days: NoticeDay[] } {
  const days: NoticeDay[] = []
  for (const [at, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    const match = /^(\d{4}-\d{2}-\d{2})\s+(休|班)\s+(\S{1,20})$/.exec(line.trim())
    if (!match) return { wrong: at + 1 }
    days.push({ day: match[1] as NoticeDay['day'], kind: match[2] === '休' ? 'holiday' : 'workday', name: match[3]! })
  }
  return { days }
}
