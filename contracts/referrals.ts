import { z } from 'zod'
import { DayText, Instant, Key } from './ids.ts'
import { ReferralDocument } from './referral-events.ts'

/** What the authority has decided, in its own words. */
export const SuperiorAnswer = z.strictObject({
  outcome: z.enum(['granted', 'refused']),
  document: ReferralDocument,
  decidedOn: DayText,
  reasons: z.string().trim().max(4000).meta({ description: '理由; never empty where it refuses' }),
  basis: z.string().trim().min(4).max(1000),
})
export type SuperiorAnswer = z.infer<typeof SuperiorAnswer>

/**
 * What the authority says of one package, signed as a whole. It has no way to ask for materials again: the law leaves it none.
 *
 * @source 行政许可法 第三十五条
 */
export const ReferralStatus = z.strictObject({
  package: z.uuid(),
  state: z.enum(['received', 'answered', 'withdrawn']),
  receipt: z.string().regex(/^[A-Z0-9-]{4,40}$/),
  answer: SuperiorAnswer.nullable(),
  at: Instant,
  signature: z.string().max(200).meta({ description: 'Ed25519 over the rest as canonical JSON, base64' }),
})
export type ReferralStatus = z.infer<typeof ReferralStatus>

/** 初步审查意见 of one step, without who gave it. */
export type FirstOpinion = { step: string; verdict: string; reasons: string; day: string }

/** 上报的全部材料: what the authority needs to decide without asking anybody. */
export type ReferralPackage = {
  package: string
  from: { name: string; code: string }
  to: { name: string; code: string }
  item: { name: string; taskCode: string }
  number: string
  applicant: { name: string; kind: string; code: string; phone: string | null }
  receivedOn: string
  acceptedOn: string
  sentOn: string
  answerBy: string
  answers: readonly { label: string; text: string }[]
  opinions: readonly FirstOpinion[]
  /** 陈述申辩要点: who said it is named by its side alone. */
  statements: readonly { by: string; summary: string; day: string }[]
  materials: readonly {
    name: string
    way: string
    file: { id: string; name: string; mediaType: string; bytes: number; sha256: string } | null
  }[]
}

/**
 * The authority above, over the provincial exchange. `send` is idempotent by the package's id and gives the same receipt however often it is
 * sent; `ask` tells how it stands, null where the authority knows nothing of it; `withdraw` may be said again, and before the package comes.
 * It is confirmed unless the authority had decided before. Whatever is not known throws, and the caller tries again later.
 */
export type Superior = {
  send(referral: ReferralPackage, bytesOf: (file: string) => Promise<Uint8Array>): Promise<{ receipt: string }>
  ask(id: string): Promise<{ receipt: string; answer: SuperiorAnswer | null } | null>
  withdraw(id: string): Promise<{ receipt: string; confirmed: boolean }>
}

/** 上报 of a case for its applicant and the desk; no review role gets it. */
export const ReferralView = z
  .object({
    task: Key,
    title: z.string(),
    to: z.string(),
    basis: z.string(),
    sentDay: DayText,
    firstDue: DayText.meta({ description: '初步审查期限届满日' }),
    firstLate: z.boolean(),
    due: DayText.meta({ description: '上级行政机关的决定期限届满日' }),
    late: z.boolean(),
    receipt: z.string().nullable(),
    receivedDay: DayText.nullable(),
    recalled: z
      .object({
        told: DayText,
        confirmed: DayText.nullable(),
        tooLate: DayText.nullable().default(null).meta({ description: 'when it answered that it had decided before' }),
      })
      .nullable()
      .meta({ description: '撤回: since when the authority is told of it, and when it confirmed' }),
    answer: SuperiorAnswer.extend({ day: DayText.meta({ description: 'on which it came' }) })
      .nullable()
      .meta({ description: 'with its words, which are empty once personal data are destroyed' }),
  })
  .meta({ id: 'Referral' })
export type ReferralView = z.infer<typeof ReferralView>
