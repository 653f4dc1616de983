import { z } from 'zod'
import { Key, OfficeId } from './ids.ts'

/**
 * What an item directly bears on. Two rules read it, each for itself: where it is safety, life, health or property, false material bars from the next
 * application (`barsApplicants`); where it is any of these, a commitment is taken only if a published list has the item (`ItemCommitment.listed`).
 *
 * @source 行政许可法 第七十八条、第七十九条; 国办发〔2020〕42号 (不适用告知承诺的情形)
 */
export const Bearing = z.enum([
  'national-security',
  'public-safety',
  'financial-prudence',
  'ecology',
  'life-and-health',
  'property',
  'foreign-interests',
])
export type Bearing = z.infer<typeof Bearing>

const VersionedText = z.strictObject({ version: z.string().min(1).max(20), text: z.string().min(20).max(6000) })

/**
 * 告知承诺: what the applicant is told and promises, which materials are not asked for then, and when somebody goes and looks.
 *
 * @source 国办发〔2020〕42号; 北京市优化营商环境条例 第三十三条 (model of the consequences)
 */
export const ItemCommitment = z.strictObject({
  notice: VersionedText.meta({ description: '告知书: what is demanded, and what follows from a false promise' }),
  promise: VersionedText.meta({ description: '承诺书, which the applicant signs' }),
  dispenses: z.array(Key).min(1).meta({ description: 'materials that are not asked for on a commitment' }),
  checkWithin: z
    .strictObject({ unit: z.enum(['working', 'calendar']), days: z.int().min(1).max(365) })
    .meta({ description: '核查期限, from the decision' }),
  checkedBy: OfficeId,
  sample: z
    .strictObject({
      percent: z.int().min(1).max(99),
      basis: z.string().min(4),
    })
    .optional()
    .meta({
      description: '抽查比例 of a filing: which ones are checked is drawn, one by one; without it every promise is',
    }),
  listed: z.string().min(10).max(200).optional().meta({
    description:
      '国务院公布的实行告知承诺的清单, by which an item that bears on what is said in `bearsOn` is decided on a promise all the same',
  }),
  lateCheck: z.enum(['supervise-office']).default('supervise-office').meta({
    description: '逾期未核查的后果: for the office that checks',
  }),
  notRectified: z.enum(['revoke-credential']).default('revoke-credential').meta({
    description: '逾期未整改的后果: for whoever promised, after another check',
  }),
  basis: z.string().min(4),
})
export type ItemCommitment = z.infer<typeof ItemCommitment>

/** What a person types to sign the promise: the name of the applicant. */
export const PromiseSigned = z.strictObject({
  notice: z.string().min(1).max(20).meta({ description: 'version of the notice that was read' }),
  promise: z.string().min(1).max(20).meta({ description: 'version of the promise that is signed' }),
  name: z.string().trim().min(2).max(100).meta({ description: '签署：申请人姓名或者名称' }),
})
export type PromiseSigned = z.infer<typeof PromiseSigned>

/** 告知承诺 as the fact of a filing says it. */
export const PromiseFact = z.object({
  notice: z.string(),
  promise: z.string(),
  dispensed: z.array(Key).meta({ description: 'materials that were called for and are not asked for' }),
  sealed: z
    .string()
    .regex(/^c1:[0-9a-f]{64}$/)
    .meta({ description: 'commitment to both texts and the signature' }),
})
export type PromiseFact = z.infer<typeof PromiseFact>
