import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { CaseId, DayText, RegionId, TaskId } from './ids.ts'
import { Receipt } from './receipt.ts'
import { ChoiceWay, HearingChoice, ThirdPartyKey } from './third-party-events.ts'

/** 工作日 that those who are concerned, and the applicant beside them, have to state and defend; the law sets none, the platform publishes this one. */
export const statementDays = 5

/** 工作日 within which the office tells those who are concerned, and passes on what the applicant stated; the law sets none, the platform publishes this one. */
export const passOnDays = 2

/** So many are told one by one; more of them by 公告. */
export const mostToldOne = 30
/** Who can be known to one case by name: once there is a 公告, also who comes forward because of it. */
export const mostKnown = 99

/** 利害关系人公告 as a notice of its case beside the steps of its plan. */
export const othersTask = 'others'

/** 利害关系人 of a case as somebody may see them; who they are and their own words only for the desk that tells them. */
export const ThirdPartiesView = z
  .object({
    reason: z.string(),
    day: DayText,
    announced: z
      .object({
        count: z.int(),
        whom: z.string().nullable().meta({ description: 'null for every review role' }),
        day: DayText,
        due: DayText,
      })
      .nullable()
      .default(null)
      .meta({ description: '公告 in place of telling more than thirty one by one' }),
    parties: z.array(
      z.object({
        party: ThirdPartyKey,
        name: z.string().nullable().meta({ description: 'null for everybody but the desk' }),
        address: z.string().nullable(),
        toldDay: DayText,
        due: DayText,
        words: z.string().nullable().meta({ description: '陈述原文; null for everybody but the desk' }),
        summary: z.string().nullable().meta({ description: '陈述要点, without names' }),
        statedDay: DayText.nullable(),
        waived: z.boolean().meta({ description: '放弃陈述申辩: nothing was said that a refusal may rest on' }),
        hearing: z
          .object({
            by: DayText.meta({ description: 'last day to ask for a hearing' }),
            standing: z.enum(['open', 'requested', 'waived', 'lapsed']),
            day: DayText.nullable().meta({ description: 'of their answer' }),
            way: ChoiceWay.nullable(),
            words: z.string().nullable().meta({ description: 'null for everybody but the desk' }),
          })
          .nullable()
          .meta({ description: '要求听证的权利; null where they were told of none' }),
      }),
    ),
  })
  .meta({ id: 'ThirdParties' })
export type ThirdPartiesView = z.infer<typeof ThirdPartiesView>

/**
 * 申请人的陈述申辩 as somebody may see it: the words for the applicant and the desk, what was passed on of them for whoever reviews and decides.
 *
 * @source 行政许可法 第七条、第三十六条
 */
export const OwnStatementsView = z
  .object({
    by: DayText.nullable().meta({
      description: 'until when the decision waits for the applicant; null where it does not, or not any more',
    }),
    waivedDay: DayText.nullable(),
    said: z.array(
      z.object({
        day: DayText,
        words: z.string().nullable().meta({ description: '陈述原文; null for every review role' }),
        summary: z.string().nullable().meta({ description: '陈述要点, without names; null until it is passed on' }),
        passedDay: DayText.nullable(),
      }),
    ),
  })
  .meta({ id: 'OwnStatements' })
export type OwnStatementsView = z.infer<typeof OwnStatementsView>

const inRegion = z.object({ region: RegionId })
const ofCase = inRegion.extend({ case: CaseId })
const reply = z.object({ receipt: Receipt })
const Expects = z.int().min(0).optional()

export const findThirdParties = endpoint('POST /api/:region/review/tasks/:task/third-parties', {
  summary: '发现涉及他人重大利益',
  can: 'third-party.find',
  zones: ['review'],
  reads: [],
  kind: 'command',
  params: inRegion.extend({ task: TaskId }),
  body: z.strictObject({ reason: z.string().trim().max(1000) }),
  reply,
})
export const tellThirdParty = endpoint('POST /api/:region/desk/cases/:case/third-parties', {
  summary: '告知利害关系人',
  can: 'case.intake',
  zones: ['desk'],
  reads: [],
  kind: 'command',
  params: ofCase,
  body: z.strictObject({
    name: z.string().trim().min(2).max(100),
    address: z.string().trim().min(4).max(200).meta({ description: '送达地址或者联系电话' }),
    expects: Expects,
  }),
  reply,
})
export const announceThirdParties = endpoint('POST /api/:region/desk/cases/:case/third-parties/announcement', {
  summary: '公告告知利害关系人',
  can: 'case.intake',
  zones: ['desk'],
  reads: [],
  kind: 'command',
  params: ofCase,
  body: z.strictObject({
    count: z.int().min(1).max(1_000_000).meta({ description: '利害关系人的大致人数' }),
    whom: z.string().trim().max(500).meta({ description: '告知对象, without names; stands in the announcement' }),
    expects: Expects,
  }),
  reply,
})
export const recordStatement = endpoint('POST /api/:region/desk/cases/:case/third-parties/:thirdParty/statement', {
  summary: '登记利害关系人的陈述申辩',
  can: 'case.intake',
  zones: ['desk'],
  reads: [],
  kind: 'command',
  params: ofCase.extend({ thirdParty: ThirdPartyKey }),
  body: z.strictObject({
    words: z.string().trim().max(5000).meta({ description: '陈述原文' }),
    summary: z.string().trim().max(2000).meta({ description: '陈述要点, without names' }),
    waives: z.boolean().default(false).meta({ description: '放弃陈述申辩' }),
    expects: Expects,
  }),
  reply,
})
/** 听证: the office writes down for somebody who is concerned, and who has no account here, that they ask for it or do without. */
export const recordHearingChoice = endpoint('POST /api/:region/desk/cases/:case/third-parties/:thirdParty/hearing', {
  summary: '登记利害关系人要求或者放弃听证',
  can: 'case.intake',
  zones: ['desk'],
  reads: [],
  kind: 'command',
  params: ofCase.extend({ thirdParty: ThirdPartyKey }),
  body: z.strictObject({
    choice: HearingChoice,
    way: ChoiceWay.meta({ description: 'a waiver is in writing or declared at the window' }),
    words: z.string().trim().max(2000).default('').meta({ description: '听证意见, kept in the vault' }),
    expects: Expects,
  }),
  reply,
})
/** 申请人的陈述申辩: online by the applicant, at a window for whoever stands there. */
export const stateOwn = endpoint('POST /api/:region/cases/:case/statement', {
  summary: '申请人陈述申辩',
  can: 'statement.make',
  zones: ['public', 'desk'],
  reads: [],
  kind: 'command',
  params: ofCase,
  body: z.strictObject({
    words: z.string().trim().min(2).max(5000).meta({ description: '陈述原文, kept in the vault' }),
    expects: Expects,
  }),
  reply,
})
/** Ends the wait for the applicant; the right to state stays until the decision. */
export const waiveStatement = endpoint('POST /api/:region/cases/:case/statement-waiver', {
  summary: '申请人不作陈述申辩',
  can: 'statement.make',
  zones: ['public', 'desk'],
  reads: [],
  kind: 'command',
  params: ofCase,
  body: z.strictObject({ expects: Expects }),
  reply,
})
export const passStatementOn = endpoint('POST /api/:region/desk/cases/:case/statement/summary', {
  summary: '转达申请人的陈述申辩',
  can: 'case.intake',
  zones: ['desk'],
  reads: [],
  kind: 'command',
  params: ofCase,
  body: z.strictObject({
    summary: z.string().trim().max(2000).meta({ description: '陈述要点, without names' }),
    expects: Expects,
  }),
  reply,
})
