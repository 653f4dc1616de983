import type { Item } from '#contracts/item.ts'
import { quotaRegister, type QuotaLeft, type QuotaOfTask } from '#contracts/quotas.ts'
import type { Row, Statement } from '#platform/db.ts'
import { statement } from '#platform/db.ts'
import { nextNumber } from '#platform/registers.ts'
import type { Platform } from '#platform/platform.ts'
import type { QuotaStanding } from './quota-rules.ts'

/** What the places of a task's item came to: by register, and how many applications stand before this one. */
export const readTaskQuota = (region: string, task: string): Statement =>
  statement(`select register, given, ahead from cases.task_quota($1, $2)`, [region, task])

/** Null where the number is not limited. */
export function standingFrom(rows: readonly Row[], item: Item, day: string): QuotaStanding | null {
  if (!item.quota) return null
  const register = quotaRegister(item.code, day)
  const own = rows.find((row) => row['register'] === register)
  return { given: (own?.['given'] as number | undefined) ?? 0, ahead: (rows[0]?.['ahead'] as number | undefined) ?? 0 }
}

export function quotaOfTask(rows: readonly Row[], item: Item, day: string): QuotaOfTask | null {
  const standing = standingFrom(rows, item, day)
  if (!item.quota || !standing) return null
  return { ...item.quota, left: Math.max(0, item.quota.total - standing.given), ahead: standing.ahead }
}

/** 剩余名额 of an item on a day; null where the number is not limited. */
export async function quotaLeft(
  { db }: Pick<Platform, 'db'>,
  region: string,
  item: Item,
  day: string,
): Promise<QuotaLeft | null> {
  if (!item.quota) return null
  const { rows } = await db.query('system', nextNumber(region, quotaRegister(item.code, day)))
  return { ...item.quota, left: Math.max(0, item.quota.total - ((rows[0]!['next'] as number) - 1)) }
}
