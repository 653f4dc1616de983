import { Hours, type Span } from '#contracts/halls.ts'

/** What a person types of service hours: one line per kind of day, and one per special day. */
export type HoursText = Record<'workday' | 'restday' | 'saturday' | 'sunday' | 'holiday' | 'days', string>

const closed = '不开放'

const spansText = (spans: readonly Span[] | undefined): string =>
  spans === undefined ? '' : spans.length === 0 ? closed : spans.map(({ from, to }) => `${from}-${to}`).join(' ')

export function textOf({ workday, restday, saturday, sunday, holiday, days }: Hours): HoursText {
  return {
    workday: spansText(workday),
    restday: spansText(restday),
    saturday: spansText(saturday),
    sunday: spansText(sunday),
    holiday: spansText(holiday),
    days: (days ?? []).map(({ day, spans, why }) => `${day} ${spansText(spans)} ${why}`).join('\n'),
  }
}

/** Null where a line can't be read; what is left empty is as on a day of rest, and a working day is never left empty. */
export function hoursFrom(text: HoursText): Hours | null {
  const spans = (line: string): Span[] | undefined | null => {
    const parts = line
      .trim()
      .split(/[\s，,]+/)
      .filter(Boolean)
    if (parts.length === 0) return undefined
    if (parts.length === 1 && parts[0] === closed) return []
    return parts.every((part) => shape.test(part)) ? parts.map(spanOf) : null
  }
  const days = text.days
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const [day = '', ...rest] = line.split(/\s+/)
      const at = rest.findIndex((part) => part !== closed && !shape.test(part))
      const times = at < 0 ? rest : rest.slice(0, at)
      return { day, spans: spans(times.join(' ')), why: at < 0 ? '' : rest.slice(at).join(' ') }
    })
  const [saturday, sunday, holiday] = [text.saturday, text.sunday, text.holiday].map(spans)
  const whole = {
    workday: spans(text.workday) ?? null,
    restday: spans(text.restday.trim() === '' ? closed : text.restday),
    ...(saturday !== undefined && { saturday }),
    ...(sunday !== undefined && { sunday }),
    ...(holiday !== undefined && { holiday }),
    ...(days.length > 0 && { days }),
  }
  const read = Hours.safeParse(whole)
  return read.success ? read.data : null
}

const shape = /^\d{1,2}[:：]\d{2}[-—–]\d{1,2}[:：]\d{2}$/

function spanOf(part: string): Span {
  const [from = '', to = ''] = part.replaceAll('：', ':').split(/[-—–]/)
  return { from: from.padStart(5, '0'), to: to.padStart(5, '0') }
}
