import type { z } from 'zod'
import type { TaskDefinition } from '#contracts/item.ts'

type Task = z.input<typeof TaskDefinition>

/** 公示 for so many working days, which the limit of the item counts: 行政许可法 第四十五条 does not name it. */
export const openToAll = (own: {
  key: string
  title: string
  office: string
  days: number
  shows: readonly string[]
  basis: string
}): Task => ({
  key: own.key,
  title: own.title,
  kind: 'notice',
  office: own.office,
  limitDays: own.days,
  notice: { unit: 'working', days: own.days, shows: [...own.shows], basis: own.basis },
})
