import { z } from 'zod'
import { DayText, StreamId } from './ids.ts'

/**
 * 申请类型: what is asked for. All but 新办 are about a licence that the applicant holds.
 *
 * @source 行政许可法 第四十九条 (变更), 第五十条 (延续), 第七十条 (注销)
 */
export const Matter = z.enum(['new', 'change', 'renewal', 'reissue', 'cancellation'])
export type Matter = z.infer<typeof Matter>

/** What is asked of a licence that is there. */
export const LicenceMatter = Matter.exclude(['new'])
export type LicenceMatter = z.infer<typeof LicenceMatter>

/** Each as pages and names of cases say it. */
export const matterTitles: Record<Matter, string> = {
  new: '新办',
  change: '变更',
  renewal: '延续',
  reissue: '补证、换证',
  cancellation: '注销',
}

/** 有效期届满三十日前: so long before its last day a renewal is asked for, where no other law says otherwise. */
export const renewalLeadDays = 30

/** The licence that an application is about, as it stood on the day of filing. */
export const AboutLicence = z.object({
  matter: LicenceMatter,
  credential: StreamId,
  identifier: z.string(),
  validUntil: DayText.nullable(),
  timely: z
    .boolean()
    .nullable()
    .meta({ description: 'a renewal that was asked for so early that silence renews; null for all else' }),
})
export type AboutLicence = z.input<typeof AboutLicence>
