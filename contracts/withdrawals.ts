import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { CaseId, RegionId } from './ids.ts'
import { Receipt } from './receipt.ts'

/**
 * 不同意撤回: on which ground an office may keep an application that its applicant wants back. An application is the applicant's own,
 * so there are few: it is not the applicant who asks, others' weighty interests hang on the decision, or what was handed in is untrue and
 * has to be dealt with.
 *
 * @source 《中华人民共和国行政许可法》第四十七条, 第七十八条
 */
export const withdrawalRefusals = {
  'not-the-applicant': {
    text: '不是申请人（或者其代理人）的真实意思',
    basis: '《中华人民共和国民法典》第一百四十三条',
  },
  'interests-of-others': {
    text: '直接涉及申请人与他人之间重大利益关系，须继续审查',
    basis: '《中华人民共和国行政许可法》第四十七条',
  },
  'untrue-materials': {
    text: '隐瞒有关情况或者提供虚假材料，须依法处理',
    basis: '《中华人民共和国行政许可法》第七十八条',
  },
} as const
/** Ground on which a withdrawal is declined. */
export const WithdrawalRefusal = z.enum(['not-the-applicant', 'interests-of-others', 'untrue-materials'])
export type WithdrawalRefusal = z.infer<typeof WithdrawalRefusal>

/** 工作日 that the office has to answer; silence then is consent. */
export const withdrawalDays = 3

/**
 * What a request keeps from happening, in the words of every page.
 *
 * @param whole 一件事: no part waits past the last day that the law gives for it
 * @source 行政许可法 第四十二条
 */
export const undecidedUntilAnswered = (whole: boolean): string =>
  whole ? '答复以前各事项不作决定，到法定期限最后一天的事项除外，已经决定的不受影响' : '答复以前不会作出决定'

const ofCase = z.object({ region: RegionId, case: CaseId })
const Expects = z.int().min(0).optional()
const CommandReply = z.object({ receipt: Receipt })

export const confirmWithdrawal = endpoint('POST /api/:region/cases/:case/withdrawal-confirmation', {
  summary: '同意撤回申请',
  can: 'case.intake',
  zones: ['desk'],
  reads: [],
  kind: 'command',
  params: ofCase,
  body: z.strictObject({ expects: Expects }),
  reply: CommandReply,
})
export const declineWithdrawal = endpoint('POST /api/:region/cases/:case/withdrawal-refusal', {
  summary: '不同意撤回申请',
  can: 'case.intake',
  zones: ['desk'],
  reads: [],
  kind: 'command',
  params: ofCase,
  body: z.strictObject({
    ground: WithdrawalRefusal,
    reason: z.string().trim().max(1000).meta({ description: 'shown to the applicant' }),
    expects: Expects,
  }),
  reply: CommandReply,
})
export const recallWithdrawal = endpoint('POST /api/:region/cases/:case/withdrawal-recall', {
  summary: '取消撤回，继续办理',
  can: 'case.withdraw',
  zones: ['public', 'desk'],
  reads: [],
  kind: 'command',
  params: ofCase,
  body: z.strictObject({ expects: Expects }),
  reply: CommandReply,
})
