import { z } from 'zod'
import { Checked } from './case-events.ts'
import { endpoint } from './endpoint.ts'
import { CaseId, DayText, RegionId } from './ids.ts'
import { Receipt } from './receipt.ts'

/** 即办 and 自动审批: what a decision by rules is explained with, and how one asks for a person instead. */

/** 决定说明 of a decision by rules: each rule that was looked at, in words, with the answers it looked at. */
export const RulesView = z
  .object({
    version: z.string().meta({ description: '规则集版本' }),
    outcome: z.enum(['granted', 'refused']),
    day: DayText,
    looked: z.array(
      z.object({
        title: z.string(),
        outcome: z.enum(['granted', 'refused']),
        basis: z.string(),
        holds: z.boolean().meta({ description: 'the last one holds: it decided' }),
        parts: z.array(z.object({ text: z.string(), answers: z.string(), holds: z.boolean() })),
      }),
    ),
    askUntil: DayText.nullable().meta({ description: '要求人工办理的最后一日; null where it cannot be asked for' }),
    askedDay: DayText.nullable().meta({ description: 'when a person was asked for; the decision is set aside since' }),
  })
  .meta({ id: 'Rules' })
export type RulesView = z.infer<typeof RulesView>

const ofCase = z.object({ region: RegionId, case: CaseId })
const Expects = z.int().min(0).optional()
const reply = z.object({ receipt: Receipt })

export const decideOnTheSpot = endpoint('POST /api/:region/cases/:case/instant-decision', {
  summary: '即办件受理并当场决定',
  can: 'case.decide-on-the-spot',
  zones: ['desk'],
  reads: [],
  kind: 'command',
  params: ofCase,
  body: z.strictObject({
    checked: z.array(Checked).max(300).default([]).meta({ description: '形式审查中标记“符合”的材料和申请表项目' }),
    outcome: z.enum(['granted', 'refused']),
    reasons: z.string().trim().max(4000).default(''),
    basis: z.string().trim().max(500),
    expects: Expects,
  }),
  reply,
})

export const askForPerson = endpoint('POST /api/:region/cases/:case/person-review', {
  summary: '要求人工办理',
  can: 'person.ask',
  zones: ['public', 'desk'],
  reads: [],
  kind: 'command',
  params: ofCase,
  body: z.strictObject({ expects: Expects }),
  reply,
})
