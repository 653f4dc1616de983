import { isDay, weekdayOf } from '#kernel/day.ts'

const names = ['星期一', '星期二', '星期三', '星期四', '星期五', '星期六', '星期日']

/** 星期一 to 星期日; empty for what is no day. */
export function weekdayName(day: string): string {
  return isDay(day) ? (names[weekdayOf(day) - 1] ?? '') : ''
}
