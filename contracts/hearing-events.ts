import { z } from 'zod'
import { Due } from './due.ts'
import { DayText, Key } from './ids.ts'
import { ThirdPartyKey } from './third-party-events.ts'

const Commitment = z.string().regex(/^c1:[0-9a-f]{64}$/)

/**
 * 听证参加人 beside the applicant: 利害关系人 by their number, of whoever signed up and of the reviewers as many as came; who they are stands
 * on the paper minutes alone.
 */
export const HearingParticipant = z.string().regex(/^(party|public|reviewer)-[1-9]\d?$/)

/** Whose confirmation of the minutes it is. */
export const MinutesSigner = z.union([z.literal('applicant'), HearingParticipant])

/** Who may ask for another chair: 利害关系人 by their number, never by name. */
export const RecusalAsker = z.union([z.literal('applicant'), ThirdPartyKey])
export type RecusalAsker = z.infer<typeof RecusalAsker>

/** How they asked: by a log-in of their own, by a letter, or standing at a window. */
export const RecusalWay = z.enum(['online', 'written', 'window'])
export type RecusalWay = z.infer<typeof RecusalWay>

/** How 申请回避 against the chair is decided. */
export const RecusalOutcome = z.enum(['granted', 'refused'])
export type RecusalOutcome = z.infer<typeof RecusalOutcome>

/**
 * 不公开听证: what the matter bears on where the hearing is not open to the public, which it is otherwise.
 *
 * @source 行政许可法 第五条第二款、第四十八条第一款第二项
 */
export const ClosedGround = z.enum(['state-secret', 'trade-secret', 'privacy'])
export type ClosedGround = z.infer<typeof ClosedGround>

/**
 * 听证 as facts of a case. Whoever tells of the right or presides stands behind a code; what the applicant writes is in the vault. The
 * minutes call everybody by what they are at the hearing, never by name.
 *
 * @source 行政许可法 第四十六条、第四十七条、第四十八条
 */
export const hearingEvents = [
  z.object({
    type: z.literal('hearing-offered'),
    task: Key.meta({ description: 'under which the applicant was told of the right' }),
    code: z.string(),
    reason: z.string().meta({ description: '事由, stands in the notice to the applicant' }),
    requestBy: Due.meta({ description: 'last day to ask for the hearing' }),
    day: DayText,
  }),
  z.object({
    type: z.literal('hearing-ordered'),
    by: z.enum(['law', 'office']),
    task: Key.nullable().meta({ description: 'under which it was ordered; null where the law says that it is held' }),
    code: z.string().nullable(),
    reason: z.string().meta({ description: '事由, stands in the announcement' }),
    basis: z.string(),
    holdBy: Due.meta({ description: 'last day to hold it' }),
    day: DayText,
  }),
  z.object({ type: z.literal('hearing-waived'), day: DayText }),
  z.object({
    type: z.literal('hearing-requested'),
    sealed: Commitment.meta({ description: 'commitment to what is to be said there' }),
    holdBy: Due.meta({ description: 'last day to hold it' }),
    third: z.object({ reason: z.string(), requestBy: Due }).optional().meta({
      description: 'asked for by 利害关系人: why they were told of the right and until when; absent: by the applicant',
    }),
    day: DayText,
  }),
  z.object({
    type: z.literal('hearing-appointed'),
    task: Key,
    code: z.string().meta({ description: 'of the chair' }),
    heldOn: DayText,
    time: z.string(),
    place: z.string(),
    closed: ClosedGround.optional().meta({ description: 'why it is not open to the public; absent: it is' }),
    closedWhy: z
      .string()
      .optional()
      .meta({ description: 'the facts that it is closed for; absent where none were asked for' }),
    announced: z.literal(true).optional().meta({
      description: '公告 of a hearing that was asked for; of the authority’s own motion an open one always is',
    }),
    day: DayText,
  }),
  z.object({
    type: z.literal('chair-recusal-asked'),
    code: z.string().meta({ description: 'of the chair' }),
    by: ThirdPartyKey.optional().meta({ description: 'absent: the applicant' }),
    way: RecusalWay.optional().meta({ description: 'absent: online' }),
    sealed: Commitment.meta({ description: 'commitment to why they ask for it' }),
    decideBy: DayText.optional().meta({ description: 'last day to decide it; absent where none was set yet' }),
    receivedDay: DayText.optional().meta({ description: 'on which a letter came in; absent: on the day itself' }),
    day: DayText,
  }),
  z.object({
    type: z.literal('chair-recusal-answered'),
    code: z.string().meta({ description: 'of the chair' }),
    by: ThirdPartyKey.optional().meta({ description: 'whom it answers; absent: the applicant' }),
    outcome: RecusalOutcome,
    reason: z.string().nullable().meta({ description: 'which whoever asked reads' }),
    day: DayText,
  }),
  z.object({
    type: z.literal('hearing-held'),
    task: Key,
    code: z.string(),
    applicant: z.enum(['present', 'absent']),
    evidence: z.enum(['written', 'in-person']).meta({ description: 'how the reviewers gave evidence and reasons' }),
    minutes: z.string().meta({ description: '听证笔录, without names' }),
    others: z.array(HearingParticipant).optional().meta({ description: 'who took part beside the applicant' }),
    heldOn: DayText.optional().meta({ description: 'on which it took place; absent: on the day of its minutes' }),
    day: DayText,
  }),
  z.object({
    type: z.literal('hearing-minutes-signed'),
    how: z.enum(['online', 'paper', 'declined']),
    who: HearingParticipant.optional().meta({ description: 'absent: the applicant' }),
    day: DayText,
  }),
  z.object({
    type: z.literal('hearing-reported'),
    task: Key,
    code: z.string(),
    report: z.string().meta({ description: '听证报告: what the chair found' }),
    day: DayText,
  }),
] as const
