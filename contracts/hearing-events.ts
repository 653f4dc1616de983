import { z } from 'zod'
import { Due } from './due.ts'
import { DayText, Key } from './ids.ts'

const Commitment = z.string().regex(/^c1:[0-9a-f]{64}$/)

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
    sealed: Commitment.meta({ description: 'commitment to what the applicant wants to say' }),
    holdBy: Due.meta({ description: 'last day to hold it' }),
    day: DayText,
  }),
  z.object({
    type: z.literal('hearing-appointed'),
    task: Key,
    code: z.string().meta({ description: 'of the chair' }),
    heldOn: DayText,
    time: z.string(),
    place: z.string(),
    day: DayText,
  }),
  z.object({
    type: z.literal('hearing-held'),
    task: Key,
    code: z.string(),
    applicant: z.enum(['present', 'absent']),
    evidence: z.enum(['written', 'in-person']).meta({ description: 'how the reviewers gave evidence and reasons' }),
    minutes: z.string().meta({ description: '听证笔录, without names' }),
    day: DayText,
  }),
  z.object({
    type: z.literal('hearing-minutes-signed'),
    how: z.enum(['online', 'paper', 'declined']),
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
