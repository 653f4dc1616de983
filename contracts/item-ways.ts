import { z } from 'zod'
import type { Condition } from '#kernel/condition.ts'
import { Key } from './ids.ts'

const ConditionTree = z.custom<Condition>((value) => typeof value === 'object' && value !== null)

/**
 * 即办件: whoever takes the application in and is authorised for it decides it in the same screen, where all is in order.
 *
 * @source 行政许可法 第三十四条第二款: 申请材料齐全、符合法定形式，行政机关能够当场作出决定的，应当当场作出
 */
export const ItemInstant = z.strictObject({
  authority: z
    .string()
    .min(4)
    .max(200)
    .meta({ description: '授权: by what the deciding office lets the office that takes in decide' }),
  basis: z.string().min(4),
})
export type ItemInstant = z.infer<typeof ItemInstant>

/**
 * 授权综合窗口受理: the authority has charged the windows of the halls with the acts of the intake. Without it they take in, and the office
 * decides about the acceptance.
 *
 * @source 行政许可法 第三十二条: the authority accepts; 第二十四条: it may charge another administrative authority, in its own name, and publishes that; 连政办传〔2023〕8号: 前台综合受理
 */
export const WindowAcceptance = z.strictObject({
  at: z.literal('window'),
  basis: z.string().min(4).max(200).meta({ description: '授权依据: by what the authority has charged the windows' }),
})
export type WindowAcceptance = z.infer<typeof WindowAcceptance>

/** 自动审批规则: when it holds, this is the decision, for these reasons. */
export const DecisionRule = z.strictObject({
  key: Key,
  title: z.string().min(2).max(60),
  when: ConditionTree,
  outcome: z.enum(['granted', 'refused']),
  reasons: z.string().min(10).max(500).meta({ description: 'told to the applicant; of a refusal twenty characters' }),
  basis: z.string().min(4).max(200),
})
export type DecisionRule = z.infer<typeof DecisionRule>

/** Rules in one set, at most. */
export const mostRules = 30

/**
 * 自动审批规则集: the first rule that holds decides, from plain answers alone; what none decides goes to people. Stands in one version, which
 * each decision made by it names.
 *
 * @source 个人信息保护法 第二十四条: 自动化决策的透明度和结果公平、公正
 */
export const DecisionRules = z.strictObject({
  version: z.string().min(1).max(20),
  rules: z.array(DecisionRule).min(1).max(mostRules),
})
export type DecisionRules = z.infer<typeof DecisionRules>

/** One rule as it was looked at: the parts of its condition that must hold together, with the answers that each looked at. */
export const RuleLooked = z.object({
  rule: Key,
  holds: z.boolean(),
  parts: z.array(z.object({ holds: z.boolean(), answers: z.record(Key, z.unknown()) })),
})
/** 决定说明: by which rules in which version, and what they looked at, up to the one that decided. */
export const DecisionWhy = z.object({ version: z.string(), rule: Key, looked: z.array(RuleLooked).min(1) })
export type DecisionWhy = z.infer<typeof DecisionWhy>

/**
 * 逾期视为同意: an authority that has not told its opinion within so many days of the receipt has agreed.
 *
 * @source 建设项目环境保护管理条例 第十二条第二款
 */
export const SilenceRule = z.strictObject({
  unit: z.enum(['working', 'calendar']),
  days: z.int().min(1).max(60),
  basis: z.string().min(4),
})
export type SilenceRule = z.infer<typeof SilenceRule>

/**
 * 满若干年方可申请: asked for only when so many years are over since the day of an approval: as our own register has it, or else as it was answered.
 *
 * @source 环境影响评价法 第二十四条第二款; 建设项目环境保护管理条例 第十二条第二款
 */
export const AgeRule = z.strictObject({
  since: Key.meta({ description: 'the question that asks for the day of the approval' }),
  years: z.int().min(1).max(50),
  approval: z
    .strictObject({
      identifier: Key.meta({ description: 'the question in which the approval is named' }),
      types: z.array(z.string().length(21)).min(1).max(10).meta({ description: '证照类型代码' }),
    })
    .optional()
    .meta({ description: 'approvals of ours whose day counts in place of the answer' }),
  basis: z.string().min(4),
})
export type AgeRule = z.infer<typeof AgeRule>
