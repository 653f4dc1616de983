import { byDay, dayText } from '#kernel/day.ts'

/** Days, sizes and formats as people read them. */
export { byDay, dayText }

const weekdays = ['日', '一', '二', '三', '四', '五', '六']

/** `2026-03-15` → 2026年3月15日 星期日 */
export function dayWithWeekday(day: string): string {
  return `${dayText(day)} 星期${weekdays[new Date(`${day.slice(0, 10)}T00:00:00Z`).getUTCDay()] ?? ''}`
}

/** From one day through another, both included: 2026年3月15日至2026年3月20日; a single day stands alone. */
export function daysText(from: string, through: string): string {
  return from === through ? dayText(from) : `${dayText(from)}至${dayText(through)}`
}

/** Instant → Beijing time to the minute: 2026年3月15日 09:05 */
export function momentText(instant: string): string {
  const local = new Date(Date.parse(instant) + 8 * 3_600_000).toISOString()
  return `${dayText(local)} ${local.slice(11, 16)}`
}

/** Decimal units, as file managers show them. */
export function sizeText(bytes: number): string {
  if (bytes >= 1_000_000) return `${Number((bytes / 1_000_000).toFixed(1))} MB`
  return `${Math.max(1, Math.round(bytes / 1000))} KB`
}

const names = { pdf: 'PDF', png: 'PNG', jpeg: 'JPG' }
export type Format = keyof typeof names

export function formatsText(formats: readonly Format[]): string {
  return formats.map((format) => names[format]).join('、')
}
