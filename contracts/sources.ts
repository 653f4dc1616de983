import { z } from 'zod'
import { DataCheckOffer } from './data-checks.ts'
import { DayText, FileId, Key, StreamId } from './ids.ts'
import type { Item, Material } from './item.ts'

/**
 * 材料来源: what the platform knows of an applicant needs not be brought again: a licence it issued itself, or a file of an earlier case.
 *
 * @source 《国务院关于在线政务服务的若干规定》（国务院令第716号）第七条, 第十一条
 */

/** The licence behind a material: its stream and its 电子证照标识. */
export const LicenceBehind = z.object({ credential: StreamId, identifier: z.string() })

/** The case in which a file was submitted before, and the commitment to its content there. */
export const EarlierFile = z.object({
  case: StreamId,
  number: z.string(),
  day: DayText,
  content: z.string().regex(/^c1:[0-9a-f]{64}$/),
})
export type EarlierFile = z.infer<typeof EarlierFile>

/**
 * 电子证照 that may stand in for a file; `validUntil` is the last day on which it is good, null without an end.
 */
export const HeldLicence = z.object({
  identifier: z.string(),
  title: z.string(),
  issuer: z.string(),
  validUntil: DayText.nullable(),
})
export type HeldLicence = z.infer<typeof HeldLicence>

/** What is at hand for one material, best first; a material for which nothing is known is not listed. */
export const MaterialSource = z
  .object({
    material: Key,
    check: DataCheckOffer.nullable().default(null).meta({ description: '数据核验, before all else' }),
    chosen: HeldLicence.extend({
      good: z.boolean().meta({ description: 'false: it is not valid any more, or not the applicant’s' }),
    })
      .nullable()
      .meta({ description: 'the licence that stands in for it now' }),
    licences: z.array(HeldLicence),
    files: z.array(
      z.object({
        case: StreamId,
        number: z.string(),
        itemName: z.string(),
        day: DayText,
        file: FileId,
        name: z.string(),
        mediaType: z.string(),
        bytes: z.int(),
      }),
    ),
  })
  .meta({ id: 'MaterialSource' })
export type MaterialSource = z.infer<typeof MaterialSource>

/** Months for which an earlier file stays good where the item says nothing. */
export const reusableMonths = 24

/** Materials with the same key are of one kind: the kind that they name, or else this one item's. */
export const kindOf = (item: Pick<Item, 'code'>, material: Pick<Material, 'key' | 'kind'>): string =>
  material.kind ?? `${item.code}/${material.key}`

/** Keys of the materials for which a register's answer or a good licence stands in. */
export const licensedMaterials = (sources: readonly MaterialSource[]): string[] =>
  sources.flatMap((source) => (source.check?.outcome === 'matches' || source.chosen?.good ? [source.material] : []))

/**
 * 不得要求重复提交: government papers that this platform issues itself must name the type of licence that stands in for them.
 *
 * @param others what else is published
 * @returns the materials that ask again for what is known, with the item whose outcome they are
 */
export function askedAgain(
  item: Pick<Item, 'code' | 'materials'>,
  others: readonly Pick<Item, 'code' | 'outcome'>[],
): { key: string; name: string; title: string }[] {
  return item.materials.flatMap((material) => {
    if (material.licence !== undefined || !material.source.startsWith('政府部门核发')) return []
    const known = others.find(
      (other) => other.code !== item.code && material.name.includes(stemOf(other.outcome.title)),
    )
    return known ? [{ key: material.key, name: material.name, title: known.outcome.title }] : []
  })
}

/** 建设工程规划许可证 is also asked for as 建设工程规划许可文件. */
const stemOf = (title: string): string => title.replace(/[证书]$/, '')
