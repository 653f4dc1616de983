import { z } from 'zod'
import type { CaseEvent } from './case-events.ts'
import { groundOfFinding } from './commitment-events.ts'
import { Instant } from './ids.ts'

/**
 * 事项办理状态 as they are exchanged with the outside, by their numbers in 工程建设项目审批管理系统数据共享交换标准 (BLZT).
 *
 * @source 工程建设项目审批 数据共享交换标准
 */
export const exchangeStatuses = {
  1: '接件',
  2: '撤件',
  3: '受理',
  4: '不受理',
  5: '不予受理',
  6: '补正（开始）',
  7: '补正（结束）',
  8: '部门开始办理',
  9: '特别程序（开始）',
  10: '特别程序（结束）',
  11: '办结（通过）',
  12: '办结（容缺通过）',
  13: '办结（不通过）',
  14: '撤回',
  15: '撤销',
} as const
/** Number of a status. */
export type ExchangeStatus = keyof typeof exchangeStatuses

/** 状态流水: one status and the instant from which on it held. */
export const ExchangeEntry = z.object({
  status: z.int().min(1).max(15),
  title: z.string(),
  at: Instant,
})
export type ExchangeEntry = z.infer<typeof ExchangeEntry>

/** What happened before, as far as it decides between two statuses; `mending`: a notice of defects was not answered yet; `special`: how many special procedures hold the limits. */
export type ExchangedBefore = { accepted: boolean; begun: boolean; mending: boolean; ended: boolean; special: number }

/** Nothing has happened. */
export const nothingExchanged: ExchangedBefore = {
  accepted: false,
  begun: false,
  mending: false,
  ended: false,
  special: 0,
}

/**
 * The status that an event of a case brings; null for what the outside is not told. Of a whole its parts begin (8) and are settled (11, 12 where a part was granted as 容缺通过, 13). 上报 has no
 * number of its own in the list: the office has begun (8), and what the authority above decides is the end (11, 13). What is put right on the spot
 * is no 补正. Of special procedures that go on beside one another the first begins (9) and the last ends (10): between the two the case stands in
 * one. 撤销 of the licence (15) comes after the end of the case, 撤回 and 注销 have no number, and what opens a proceeding about it begins nothing.
 */
export function exchangeStatusOf(event: CaseEvent, before: ExchangedBefore): ExchangeStatus | null {
  switch (event.type) {
    case 'submitted':
      return 1
    case 'accepted':
      return 3
    case 'refused-at-intake':
      // 第三十二条: no licence needed is 不受理, everything else a decision of 不予受理.
      return event.ground === 'no-licence-needed' ? 4 : 5
    case 'deficiency-notified':
      return 6
    case 'corrected':
      return before.mending ? 7 : null
    case 'task-opened':
    case 'part-opened':
      return before.begun || before.ended ? null : 8
    case 'special-procedure-begun':
    case 'special-procedure-told':
      return goneOn(event) > 0 && before.special === 0 ? 9 : null
    case 'special-procedure-ended':
      return goneOn(event) < 0 && before.special <= 1 ? 10 : null
    case 'decided':
      if (event.outcome === 'refused') return 13
      return event.deferred && event.deferred.length > 0 ? 12 : 11
    case 'parts-settled':
      if (event.outcome === 'refused') return 13
      return event.deferred === true ? 12 : 11
    case 'deemed-renewed':
    case 'deemed-agreed':
      return 11
    case 'withdrawn':
      return before.accepted ? 14 : 2
    case 'ended-for-default':
      return 13
    case 'closure-decided':
      return event.way === 'revocation' && event.outcome === 'ended' ? 15 : null
    case 'promise-checked':
      // Older findings ended the licence themselves; since then the proceeding that they open does, where it has not ended already.
      return groundOfFinding(event.finding) && !event.closure && !event.lapsed ? 15 : null
    default:
      return null
  }
}

const ends: ReadonlySet<ExchangeStatus> = new Set([2, 4, 5, 11, 12, 13, 14, 15])

/** How many special procedures hold the limits by it, more or less: each from its written notice on. */
function goneOn(event: CaseEvent): number {
  switch (event.type) {
    case 'special-procedure-begun':
      return event.through === undefined ? 0 : 1
    case 'special-procedure-told':
      return 1
    case 'special-procedure-ended':
      return event.through === null ? 0 : -1
    default:
      return 0
  }
}

/** What an event adds to what happened before. */
export function exchangedAfter(
  before: ExchangedBefore,
  event: CaseEvent,
  told: ExchangeStatus | null,
): ExchangedBefore {
  const { type } = event
  return {
    accepted: before.accepted || type === 'accepted',
    begun: before.begun || told === 8,
    mending: type === 'deficiency-notified' || (before.mending && type !== 'corrected'),
    // 要求人工办理: what a rule had decided is open again, and an office begins.
    ended: type === 'person-asked' ? false : before.ended || (told !== null && ends.has(told)),
    special: before.special + goneOn(event),
  }
}

/** 状态流水 of a case from its events in their order. */
export function exchangeEntries(events: readonly { event: CaseEvent; at: string }[]): ExchangeEntry[] {
  const entries: ExchangeEntry[] = []
  let before = nothingExchanged
  for (const { event, at } of events) {
    const status = exchangeStatusOf(event, before)
    before = exchangedAfter(before, event, status)
    if (status) entries.push({ status, title: exchangeStatuses[status], at: Instant.parse(at) })
  }
  return entries
}
