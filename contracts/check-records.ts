import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { DayCursor, DayText, RegionId } from './ids.ts'

/** 监督检查记录 as everybody reads it: what was looked at and what followed, and nothing of whose it is but the licence that is public anyway. */
export const PublicCheck = z
  .object({
    itemName: z.string(),
    licence: z.string().nullable().meta({ description: '证照标识; null of a filing, which is published nowhere' }),
    way: z.string().meta({ description: '检查方式' }),
    day: DayText.meta({ description: '检查日期' }),
    office: z.string().meta({ description: '检查机关' }),
    checked: z.array(z.string()).meta({ description: '检查内容: what had been promised, or what the item publishes' }),
    finding: z.string(),
    basis: z.string(),
    rectifyBy: DayText.nullable().meta({ description: '整改期限, where something is to be put right' }),
    toEnd: z
      .boolean()
      .meta({ description: 'whether it opened a 撤销程序, which decides whether what was granted ends' }),
    handedOver: z.boolean().meta({ description: '移送许可机关, which decides whether what was granted ends' }),
    signed: z.boolean().meta({ description: 'false of older records, which do not say' }),
  })
  .meta({ id: 'PublicCheck' })
export type PublicCheck = z.infer<typeof PublicCheck>

/** 证照标识 as somebody types it. */
export const AskedLicence = z.string().regex(/^[0-9A-Za-z.-]{10,120}$/)

/**
 * 监督检查记录公开: every record that was signed and filed, the latest first; of one licence where it is named.
 *
 * @source 行政许可法 第六十一条第二款 (记录、签字、归档，公众有权查阅); 优化营商环境条例 第五十四条 (抽查结果向社会公布)
 */
export const listCheckRecords = endpoint('GET /api/:region/check-records', {
  summary: '监督检查记录公开',
  can: 'site.read',
  zones: ['public', 'desk'],
  reads: [],
  kind: 'query',
  params: z.object({ region: RegionId }),
  query: z.object({
    licence: AskedLicence.optional(),
    limit: z.coerce.number().int().min(1).max(50).default(20),
    after: DayCursor.optional(),
  }),
  reply: z.object({ checks: z.array(PublicCheck).max(50), next: z.string().nullable() }),
})
