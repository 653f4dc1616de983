import {
  obligationConsequences,
  obligationTitles,
  type ObligationState as Status,
  type ObligationSummary,
} from '#contracts/obligations.ts'
import type { Item } from '#contracts/item.ts'
import { mayEver } from '#contracts/permissions.ts'
import { workingDaysBetween, type Calendar } from '#kernel/calendar.ts'
import { parseDay, type Day } from '#kernel/day.ts'
import { fen, yuanOf } from '#kernel/money.ts'
import type { Row } from '#platform/db.ts'
import type { Session } from '#platform/session.ts'

const words: Record<Status, string> = {
  open: '待履行',
  answered: '已提交，待核对',
  kept: '已履行',
  defaulted: '逾期未履行',
  waived: '已免除',
  enforced: '逾期后果已执行',
}

/** What an office may let off. */
const relieved = new Set<ObligationSummary['kind']>(['deferred-material', 'fee'])

const whatOf = (key: string, item: Item, amountFen: number | undefined): string => {
  if (key === 'fee') return item.fee.standard ?? '费用'
  const material = item.materials.find((one) => one.key === key)
  if (material) return material.name
  const point = item.supervision?.points.find((one) => one.key === key)
  if (point) return point.title
  for (const { key: panel, experts } of item.tasks) {
    const place = experts ? placeOf(key, panel, experts.people) : null
    if (experts && place !== null) return `评审专家 ${place}：${yuanOf(fen(amountFen ?? experts.feeFen))} 元`
  }
  return key
}

/** Which expert of a panel a task is of; null where it is of none of them. */
function placeOf(key: string, panel: string, people: number): number | null {
  const place = Number(key.slice(panel.length))
  return key === `${panel}${place}` && Number.isInteger(place) && place >= 1 && place <= people ? place : null
}

/** A line of a list, from the row that projections keep. */
export function summaryFromRow(
  row: Row,
  {
    item,
    owedTo,
    calendar,
    day,
    session,
  }: { item: Item; owedTo: string; calendar: Calendar; day: Day; session: Session },
): ObligationSummary {
  const state = row['state'] as Status
  const answered = row['answered'] === true
  const due = parseDay(row['due_text'] as string)
  const runs = state === 'open'
  const overdue = state === 'defaulted' || (runs && day > due)
  const kind = row['kind'] as ObligationSummary['kind']
  const consequence = row['consequence'] as ObligationSummary['consequence']
  const extended = row['extended'] === true
  const amounts = row['amounts_fen'] as readonly (string | number)[] | null
  const relieves = mayEver(session.role, 'obligation.relieve')
  return {
    obligation: row['stream'] as ObligationSummary['obligation'],
    kind,
    title: obligationTitles[kind],
    state,
    statusText: state === 'defaulted' && answered ? '逾期后已提交，待核对' : words[state],
    case: row['case_stream'] as ObligationSummary['case'],
    number: row['number'] as string,
    item: item.code,
    itemName: item.name,
    owedBy: row['owed_by'] as ObligationSummary['owedBy'],
    owedTo,
    what: (row['what'] as string[]).map((key, at) => whatOf(key, item, amounts ? Number(amounts[at]) : undefined)),
    since: row['since_text'] as string,
    due,
    left: runs ? Math.max(0, workingDaysBetween(day, due, calendar)) : null,
    overdue,
    overdueDays: overdue ? Math.max(0, workingDaysBetween(due, day, calendar)) : 0,
    extended,
    consequence,
    consequenceText: obligationConsequences[consequence],
    can: [
      ...(relieves && kind === 'deferred-material' && runs && !extended && day <= due ? (['extend'] as const) : []),
      ...(relieves && relieved.has(kind) && state === 'defaulted' ? (['waive'] as const) : []),
      ...(relieves && (kind === 'fee' || kind === 'expert-fee') && (runs || state === 'defaulted')
        ? (['pay'] as const)
        : []),
    ],
  }
}
