import { Item } from '#contracts/item.ts'
import { checkCommitment } from '#contracts/commitment-check.ts'
import { checkWays } from '#contracts/ways-check.ts'
import { namesArticle } from '#contracts/legal-basis.ts'
import { checkMaterials } from '#contracts/material-check.ts'
import { askedThoughChecked } from '#contracts/data-checks.ts'
import { askedAgain } from '#contracts/sources.ts'
import { parseBasicCode, parseImplementationCode } from '#kernel/codes/item-codes.ts'
import { parseLicenceIdentifier, composeLicenceIdentifier } from '#kernel/codes/licence-identifier.ts'
import type { City } from '#seed/city/city.ts'
import { checkFee } from './fee.ts'
import { repeated, unless } from '#contracts/found.ts'

/** 统一办理、联合办理、集中办理: forty-five working days. @source 行政许可法 第四十二条第二款 */
const mostTogether = 45

/** What an item says of itself: codes, limits, fees, materials, the face of the licence. */
export function checkItem(item: Item, city: City): string[] {
  const parsed = Item.safeParse(JSON.parse(JSON.stringify(item)))
  if (!parsed.success) return parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  const offices = new Map<string, string>(city.offices.map((office) => [office.id, office.code]))
  const { statutory, promised, outcome } = item
  return [
    ...unless(offices.has(item.office), `no office ${item.office}`),
    ...unless(
      (item.power === '许可') === (outcome.category !== undefined),
      'says 许可类别 where nothing is permitted, or not where it is',
    ),
    ...unless(offices.has(item.intakeOffice), `no intake office ${item.intakeOffice}`),
    ...checkCodes(item, offices.get(item.office) ?? ''),
    ...unless(spanOf(promised, statutory.unit) <= statutory.days, 'promises more days than the law allows'),
    ...checkFee(item),
    ...unless(item.channels.includes('window') || item.visits === 0, 'visits without a window'),
    ...checkMaterials(item),
    ...checkSources(item, city),
    ...checkCommitment(item),
    ...checkWays(item),
    ...checkCharge(item, city),
    ...unless(
      !item.commitment || offices.has(item.commitment.checkedBy),
      `no office ${item.commitment?.checkedBy} to check`,
    ),
    // 行政许可法 第六十九条: what a check finds opens a revocation, which is for the office that granted.
    ...unless(
      !item.commitment || item.commitment.checkedBy === item.office,
      'a promise is checked by another office than the one that may revoke what was granted on it',
    ),
    ...repeated(item.specialProcedures.map(({ kind }) => kind)).map(
      (kind) => `special procedure ${kind} is there twice`,
    ),
    ...checkDeferral(item),
    ...unless(
      item.returns === 1 || item.returnsBasis !== undefined,
      `sends an applicant back ${item.returns} times, and says not why`,
    ),
    // What only bids to send back less often lets nobody send back more often.
    ...unless(
      item.returnsBasis === undefined || namesArticle(item.returnsBasis),
      `sends an applicant back ${item.returns} times, and names no article of a law that lets it`,
    ),
    ...item.specialProcedures.flatMap(({ kind, basis }) =>
      unless(/[^。]$/.test(basis.trim()), `special procedure ${kind}: its basis is set in a sentence that goes on`),
    ),
    ...unless(
      item.parts.length === 0 || (statutory.unit === 'working' && statutory.days <= mostTogether),
      `what is done together takes ${statutory.days} days, the law allows ${mostTogether}`,
    ),
    ...outcome.face.flatMap((line) =>
      unless((line.field === undefined) !== (line.text === undefined), `face ${line.label}: either a field or a text`),
    ),
  ]
}

/** 授权综合窗口受理: the papers of the acceptance are those of the office that takes in, so it is this office that has charged the windows. */
export function checkCharge({ acceptance, intakeOffice }: Item, { offices }: Pick<City, 'offices'>): string[] {
  const name = offices.find(({ id }) => id === intakeOffice)?.name
  return unless(
    !acceptance || (name !== undefined && acceptance.basis.includes(name)),
    `acceptance: charged by another office than ${name ?? intakeOffice}, whose papers it is about`,
  )
}

/** Days of a limit in the other unit, as weeks without a holiday have them: so that limits of two units can be compared. */
function spanOf({ unit, days }: { unit: 'working' | 'calendar'; days: number }, as: 'working' | 'calendar'): number {
  if (unit === as) return days
  return as === 'working' ? (days * 5) / 7 : (days * 7) / 5
}

/** 容缺: never longer than the promised limit, of minor materials only, and what follows is what can follow. */
function checkDeferral({ deferral, materials, promised }: Item): string[] {
  const minor = materials.filter((material) => material.importance === 'minor')
  if (!deferral) return minor.map(({ key }) => `material ${key} is minor, and the item takes nothing later`)
  return [
    ...unless(minor.length > 0, 'takes materials later, and none is minor'),
    ...unless(spanOf(promised, 'working') >= deferral.days, 'takes materials later than it promises the decision'),
    ...unless(
      deferral.decide === 'may-issue' || deferral.consequence === 'end-case',
      'suspends a credential that is not issued before all is in',
    ),
    ...unless(
      deferral.decide === 'wait' || deferral.consequence === 'suspend-credential',
      'ends a case whose result may be out: nothing would follow from what is not supplied',
    ),
  ]
}

/** 不得要求重复提交. */
function checkSources(item: Item, city: City): string[] {
  const types = new Set(city.items.map((other) => other.outcome.licenceType))
  return [
    ...item.materials.flatMap(({ key, licence }) =>
      unless(licence === undefined || types.has(licence), `material ${key}: no item issues licences of ${licence}`),
    ),
    ...askedThoughChecked(item).map(
      ({ key, name, title }) =>
        `material ${key}: ${name} is told by ${title} and asked for (item.material-checked-elsewhere)`,
    ),
    ...askedAgain(item, city.items).map(
      ({ key, title }) => `material ${key}: ${title} is issued here and asked for again (item.material-asked-again)`,
    ),
  ]
}

function checkCodes(item: Item, authority: string): string[] {
  const task = parseImplementationCode(item.taskCode)
  const says = task.ok && task.authority === authority && task.basicCode === item.catalogueCode
  return [
    ...unless(parseBasicCode(item.catalogueCode).ok, `wrong catalogue code ${item.catalogueCode}`),
    ...unless(says, `the task code ${item.taskCode} is not that of its authority and catalogue code`),
    ...unless(
      canNumber(item.outcome.licenceType, authority),
      `no licence can be numbered under ${item.outcome.licenceType}`,
    ),
  ]
}

function canNumber(typeCode: string, issuerCode: string): boolean {
  if (!typeCode.startsWith(issuerCode) || issuerCode === '') return false
  try {
    return parseLicenceIdentifier(composeLicenceIdentifier({ typeCode, issuerCode, serial: '2026000001', version: 1 }))
      .ok
  } catch {
    return false
  }
}
