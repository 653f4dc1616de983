import type { z } from 'zod'
import type { DecisionRules } from '#contracts/item-ways.ts'
import type { Condition } from '#kernel/condition.ts'
import { isOneOf } from '../parts/questions.ts'

const is = (answer: string, constant: boolean | string): Condition => ({ eq: [{ answer }, { constant }] })

/**
 * 参保登记 by rules: whoever is insured elsewhere is refused, an ordinary resident of the city is registered; newborns, and those whose premium
 * the treasury pays, are looked at by the authority.
 *
 * @source 社会保险法 第二十五条; 社会保险经办条例（国务院令第 765 号）
 */
export const enrolmentRules: z.input<typeof DecisionRules> = {
  version: '2026-1',
  rules: [
    {
      key: 'insuredElsewhere',
      title: '已在其他地区参保的，不予登记',
      when: is('elsewhere', true),
      outcome: 'refused',
      reasons: '申请表填写的内容显示，参保人正在其他地区参加基本医疗保险，不能重复参保。请先办理停保，再重新申请登记。',
      basis: '《中华人民共和国社会保险法》第二十五条',
    },
    {
      key: 'ordinaryResident',
      title: '本市居民、学生按普通居民缴费的，予以登记',
      when: {
        and: [isOneOf('status', 'resident', 'permit', 'student'), is('group', 'ordinary'), is('elsewhere', false)],
      },
      outcome: 'granted',
      reasons: '参保身份和缴费类别符合参保条件，没有在其他地区参保，受理时核对的材料齐全。',
      basis: '《中华人民共和国社会保险法》第二十五条',
    },
  ],
}
