import type { AgeRule } from '#contracts/item-ways.ts'
import { dayText, isDay, yearsAfter, type Day } from '#kernel/day.ts'
import { demand } from '#kernel/rule-violation.ts'

/**
 * 满若干年方可申请: an approval is looked at again only when its years are over; the last of them is the corresponding day, so that it is asked for
 * from the day after.
 *
 * @param known the day of the approval as our own register has it; null where it is not ours, and the answer counts
 * @throws RuleViolation `approval.too-young`
 * @source 环境影响评价法 第二十四条第二款; 建设项目环境保护管理条例 第十二条第二款; 民法典 第二百零一条、第二百零二条
 */
export function demandRipe(
  rule: AgeRule | undefined,
  { plain, known, day }: { plain: Record<string, unknown>; known: string | null; day: Day },
): void {
  if (!rule) return
  const since = known ?? plain[rule.since]
  if (typeof since !== 'string' || !isDay(since)) return
  const over = yearsAfter(since, rule.years)
  demand(day > over, 'approval.too-young', { since: dayText(since), years: rule.years, until: dayText(over) })
}
