import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { CaseId, Instant, Key, RegionId } from './ids.ts'
import type { Item, Material } from './item.ts'

/**
 * 数据核验: what another authority's register says of the applicant, asked with the applicant's consent instead of a paper.
 *
 * @source 《国务院关于在线政务服务的若干规定》（国务院令第716号）第七条; 《优化营商环境条例》第四十四条 (共享证明，避免重复索要)
 */
export const DataCheckKind = z.enum(['resident-identity', 'household', 'marriage', 'business-licence', 'real-estate'])
export type DataCheckKind = z.infer<typeof DataCheckKind>

/** Each kind: whose register answers, about whom it can be asked, and the papers that its answer stands in for. */
export const dataChecks: Record<
  DataCheckKind,
  { title: string; authority: string; serves: readonly ('person' | 'enterprise')[]; instead: readonly string[] }
> = {
  'resident-identity': {
    title: '居民身份信息',
    authority: '公安部门',
    serves: ['person'],
    instead: ['居民身份证'],
  },
  household: { title: '户籍信息', authority: '公安部门', serves: ['person'], instead: ['户口簿'] },
  marriage: { title: '婚姻登记信息', authority: '民政部门', serves: ['person'], instead: ['结婚证', '离婚证'] },
  'business-licence': {
    title: '企业登记信息',
    authority: '市场监督管理部门',
    serves: ['enterprise'],
    instead: ['营业执照'],
  },
  'real-estate': {
    title: '不动产登记信息',
    authority: '自然资源部门',
    serves: ['person', 'enterprise'],
    instead: ['不动产权证书'],
  },
}

/** What a register answered: it is so, it is otherwise, or nobody is registered under this number. */
export const CheckOutcome = z.enum(['matches', 'differs', 'not-found'])
export type CheckOutcome = z.infer<typeof CheckOutcome>

/** The text that is consented to, by its version. */
export const checkConsent = {
  version: '2026-1',
  text: (kind: DataCheckKind): string =>
    `同意为办理本事项向${dataChecks[kind].authority}核验申请人的${dataChecks[kind].title}。只核验本次需要的内容，结果随本办件保存，不作他用。`,
} as const

/** 核验事实 as the log has it: no word of what the register said. */
export const CheckFact = z.object({
  kind: DataCheckKind,
  query: z.string().min(6).max(64).meta({ description: '查询编号 of the register' }),
  source: z.string().min(2).max(60),
  at: Instant,
  consent: z.string().meta({ description: 'version of the text that was consented to' }),
  sealed: z
    .string()
    .regex(/^c1:[0-9a-f]{64}$/)
    .meta({ description: 'commitment to the answer and its signature' }),
})
export type CheckFact = z.infer<typeof CheckFact>

/** A line that the register told. */
export const CheckedLine = z.object({ label: z.string().max(40), text: z.string().max(200) })
export type CheckedLine = z.infer<typeof CheckedLine>

/** What a register answers, with its signature over the rest. */
export const RegisterAnswer = z.object({
  query: z.string().min(6).max(64),
  kind: DataCheckKind,
  outcome: CheckOutcome,
  source: z.string().min(2).max(60),
  at: Instant,
  lines: z.array(CheckedLine).max(20),
  signature: z.base64(),
})
export type RegisterAnswer = z.infer<typeof RegisterAnswer>

/** 数据核验 for one material of a draft; `outcome` null until it was asked. */
export const DataCheckOffer = z.object({
  kind: DataCheckKind,
  title: z.string(),
  authority: z.string(),
  consent: z.string().meta({ description: 'the text to consent to' }),
  version: z.string().meta({ description: 'of that text' }),
  outcome: CheckOutcome.nullable(),
  asked: z.object({ query: z.string(), at: Instant, lines: z.array(CheckedLine) }).nullable(),
})
export type DataCheckOffer = z.infer<typeof DataCheckOffer>

/** 数据核验 that stands in for a material of a case, as who may read the case sees it. */
export const CheckShown = z.object({
  title: z.string(),
  source: z.string(),
  query: z.string(),
  at: Instant,
  lines: z.array(CheckedLine),
})
export type CheckShown = z.infer<typeof CheckShown>

/** Asks the register about the applicant of a draft, once: a repeat shows what it said. */
export const checkData = endpoint('POST /api/:region/cases/:case/checks', {
  summary: '数据核验代替材料',
  can: 'draft.write',
  zones: ['public', 'desk'],
  reads: ['identity'],
  kind: 'action',
  params: z.object({ region: RegionId, case: CaseId }),
  body: z.strictObject({
    material: Key,
    consent: z.string().max(20).meta({ description: '同意核验: version of the text that was read' }),
  }),
  reply: DataCheckOffer,
})

/** The check that may stand in for a material of this applicant's; null where there is none. */
export const checkFor = (
  { checks = [] }: Pick<Material, 'checks'>,
  applicant: 'person' | 'enterprise',
): DataCheckKind | null => checks.find((kind) => dataChecks[kind].serves.includes(applicant)) ?? null

/**
 * 能够核验的，不得要求提供: materials that are such a paper and nothing besides, and name no check.
 *
 * @returns each with the register that could be asked
 */
export function askedThoughChecked(
  item: Pick<Item, 'materials' | 'serves'>,
): { key: string; name: string; title: string }[] {
  return item.materials.flatMap(({ key, name, checks = [], licence }) => {
    const several = /[和及]/.test(name) || (name.includes('、') && !name.includes('或者'))
    if (licence !== undefined || several) return []
    const kind = DataCheckKind.options.find(
      (one) =>
        dataChecks[one].instead.some((paper) => name.includes(paper)) &&
        dataChecks[one].serves.some((serves) => item.serves.includes(serves)),
    )
    return kind && checks.length === 0 ? [{ key, name, title: dataChecks[kind].title }] : []
  })
}
