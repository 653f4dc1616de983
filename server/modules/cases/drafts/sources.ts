import type { DataCheckOffer } from '#contracts/data-checks.ts'
import type { MaterialFact } from '#contracts/case-events.ts'
import type { Item, Material } from '#contracts/item.ts'
import { kindOf, reusableMonths, type HeldLicence, type MaterialSource } from '#contracts/sources.ts'
import { demand } from '#kernel/rule-violation.ts'
import type { Platform } from '#platform/platform.ts'
import type { CasesAsk, ChosenLicence, Licence, SubmittedFile } from '../ask.ts'
import { earlierCases, type EarlierCase } from './earlier-cases.ts'

/** For whom and when something stands in for a material. */
export type SourcePlace = { region: string; stream: string; party: string; item: Item; day: string }

export type EarlierMaterial = { from: EarlierCase; file: SubmittedFile }

/**
 * 材料来源, per material in the order of the law: what a register says, licences that the platform issued to this very party and that are valid today, then what
 * the party has submitted before for a material of the same kind.
 *
 * @param first the earlier case that the application began with: its files come first
 * @param checks 数据核验 of a material, which comes before all
 */
export async function sourcesOf(
  platform: Pick<Platform, 'db'>,
  ask: CasesAsk,
  place: SourcePlace,
  chosen: readonly ChosenLicence[],
  first: string | null = null,
  checks: (material: Material) => DataCheckOffer | null = () => null,
): Promise<MaterialSource[]> {
  const { region, party, item, day } = place
  const types = [...new Set(item.materials.flatMap((material) => material.licence ?? []))]
  const [held, earlier, published] = await Promise.all([
    ask.licences.held(region, party, types, day),
    earlierMaterials(platform, ask, place),
    ask.catalogue.items(region),
  ])
  return item.materials.flatMap((material): MaterialSource[] => {
    const own = chosen.find((one) => one.material === material.key)
    const source = {
      material: material.key,
      check: checks(material),
      chosen: own ? { ...shown(own), good: standsIn(own, material, party, day) } : null,
      licences: held.filter((licence) => standsIn(licence, material, party, day)).map(shown),
      files: earlier
        .filter((one) => fits(one, item, material, published, day))
        .toSorted((a, b) => Number(b.from.stream === first) - Number(a.from.stream === first))
        .slice(0, mostOffered)
        .map(({ from, file }) => ({
          case: from.stream as MaterialSource['files'][number]['case'],
          number: from.number,
          itemName: published.find((other) => other.code === from.item)?.shortName ?? '',
          day: from.day,
          file: file.file as MaterialSource['files'][number]['file'],
          name: file.name,
          mediaType: file.mediaType,
          bytes: file.bytes,
        })),
    }
    return source.check || source.chosen || source.licences.length > 0 || source.files.length > 0 ? [source] : []
  })
}

const mostOffered = 6

/** The earlier cases of which file names are shown. */
export const earlierShown = (sources: readonly MaterialSource[]): string[] => [
  ...new Set(sources.flatMap((source) => source.files.map((file) => file.case as string))),
]

/** What the party has submitted before, of cases that stand. */
export async function earlierMaterials(
  platform: Pick<Platform, 'db'>,
  ask: CasesAsk,
  { region, party, stream }: Pick<SourcePlace, 'region' | 'party' | 'stream'>,
  only: readonly string[] | null = null,
): Promise<EarlierMaterial[]> {
  const cases = (await earlierCases(platform, region, party, only)).filter((one) => one.stream !== stream)
  const files = await ask.earlier.submitted(
    region,
    cases.map((one) => one.stream),
  )
  const byStream = new Map(cases.map((one) => [one.stream, one]))
  return files.map((file) => ({ from: byStream.get(file.stream)!, file }))
}

/** Whether an earlier file is of the material's kind, still good, and of a form that the material takes. */
export function fits(
  { from, file }: EarlierMaterial,
  item: Item,
  material: Material,
  published: readonly Item[],
  day: string,
): boolean {
  const before = published
    .find((other) => other.code === from.item)
    ?.materials.find((other) => other.key === file.material)
  const kind = kindOf({ code: from.item as Item['code'] }, before ?? { key: file.material })
  return (
    material.ways.includes('upload') &&
    kind === kindOf(item, material) &&
    from.day > monthsBefore(day, material.reusableMonths ?? reusableMonths) &&
    material.formats.some((format) => file.mediaType.endsWith(`/${format}`)) &&
    file.bytes <= material.maxBytes
  )
}

/** A licence stands in on a day on which it is in force, for the party it was issued to, for a material that names its type. */
export function standsIn(licence: Licence, material: Material, party: string, day: string): boolean {
  return (
    licence.licenceType === material.licence &&
    licence.holder === party &&
    !licence.revoked &&
    licence.validFrom <= day &&
    (licence.validUntil === null || licence.validUntil >= day)
  )
}

/**
 * Looked at once more when an application or a correction is handed in: nothing that has ended meanwhile becomes part of the case.
 *
 * @param materials what is about to become part of it; `chosen` are the licences that the session chose
 * @throws RuleViolation `source.licence-ended`, `source.earlier-gone`
 */
export async function refuseEnded(
  platform: Pick<Platform, 'db'>,
  { region, party, item, day }: SourcePlace,
  chosen: readonly ChosenLicence[],
  materials: readonly MaterialFact[],
): Promise<void> {
  const materialOf = (fact: MaterialFact) => item.materials.find((material) => material.key === fact.material)!
  for (const fact of materials.filter(({ way }) => way === 'licence')) {
    const material = materialOf(fact)
    const licence = chosen.find((one) => one.material === material.key)
    demand(licence && standsIn(licence, material, party, day), 'source.licence-ended', { material: material.name })
  }
  const streams = [...new Set(materials.flatMap(({ earlier }) => (earlier ? [earlier.case] : [])))]
  if (streams.length === 0) return
  const standing = new Set((await earlierCases(platform, region, party, streams)).map((one) => one.stream))
  for (const fact of materials)
    demand(!fact.earlier || standing.has(fact.earlier.case), 'source.earlier-gone', { material: materialOf(fact).name })
}

const shown = ({ identifier, title, issuer, validUntil }: Licence): HeldLicence => ({
  identifier,
  title,
  issuer,
  validUntil,
})

/** The same day of the month, so many months before; 31 counts as the month's last in comparisons of text. */
function monthsBefore(day: string, months: number): string {
  const count = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 - months
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}${day.slice(7)}`
}
