import { memberOf } from '#contracts/answer-parts.ts'
import type { Field, Item } from '#contracts/item.ts'
import { RuleViolation } from '#kernel/rule-violation.ts'

/** Something by which the vault knows who is behind a case; `what` says in words what it is. */
export type Identifier = { what: string; text: string }
/** A text that people of the review will read, and what it is called on the page where it is written. */
export type ReviewText = { where: string; text: string }

/** Names of two characters are names; of what else is so short nothing can be told from chance. */
const least = { name: 2, other: 4 } as const

const ofPeople = [
  ['name', '姓名或者名称', least.name],
  ['legalPerson', '法定代表人姓名', least.name],
  ['code', '证件号码或者统一社会信用代码', least.other],
  ['phone', '电话号码', least.other],
] as const

/**
 * What a case's vault knows of whoever applies, receives, is concerned or has commented, and of who said it for them: names, codes, telephones, addresses, and the
 * answers that identify.
 *
 * @param entries opened entries of the case's vault
 * @param answers of the fields that are not plain
 */
export function identifiersOf(
  item: Pick<Item, 'form'>,
  entries: Iterable<unknown>,
  answers: Readonly<Record<string, unknown>>,
): Identifier[] {
  const people = [...entries]
    .flatMap((entry) => [entry, memberOf(entry, 'speaker')])
    .flatMap((one) => ofPerson(one, ''))
  const answered = fields(item)
    .filter((field) => field.class !== 'plain')
    .flatMap((field) => ofAnswer(field, answers[field.key]))
  return [...people, ...answered]
}

const fields = ({ form }: Pick<Item, 'form'>): Field[] => form.flatMap((group) => group.fields)

function ofPerson(value: unknown, whose: string): Identifier[] {
  const said = ofPeople.flatMap(([key, title, long]) => known(`${whose}${title}`, memberOf(value, key), long))
  return [...said, ...ofAddress(memberOf(value, 'address'), whose)]
}

/** Divisions and towns are many people's; what stands in words is one's own. */
const ofAddress = (value: unknown, whose: string): Identifier[] =>
  known(`${whose}地址`, typeof value === 'string' ? value : memberOf(value, 'detail'), least.other)

function ofAnswer(field: Field, value: unknown): Identifier[] {
  switch (field.type) {
    case 'text':
    case 'phone':
    case 'resident-id':
    case 'firm-code':
    case 'project-code':
      return known(`“${field.label}”`, value, least.other)
    case 'person':
    case 'firm':
      return ofPerson(value, `“${field.label}”的`)
    case 'address':
      return ofAddress(value, `“${field.label}”的`)
    default:
      return []
  }
}

const known = (what: string, value: unknown, long: number): Identifier[] =>
  typeof value === 'string' && plainForm(value).length >= long ? [{ what, text: value }] : []

/** Letters and digits alone, of one width and case: spaces, hyphens and brackets hide nothing. */
const plainForm = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/[^\p{Letter}\p{Number}]/gu, '')
    .toUpperCase()

/**
 * 不对应: a text for the people of the review says nothing by which the vault knows whose case it is. Only for texts of somebody who may
 * read what they are compared with: to anybody else the refusal itself would confirm a guess.
 *
 * @throws RuleViolation `review.text-names`
 * @source 连政办传〔2023〕8号 三(一)2、三(二)1
 */
export function demandUnnamed(texts: readonly ReviewText[], identifiers: readonly Identifier[]): void {
  const forms = identifiers.map(({ what, text }) => ({ what, form: plainForm(text) }))
  for (const { where, text } of texts) {
    const form = plainForm(text)
    const found = forms.find((one) => form.includes(one.form))
    if (found) throw new RuleViolation('review.text-names', { where, what: found.what })
  }
}

/** What an applicant wrote into fields that reviewers are shown. */
export function shownTexts(item: Pick<Item, 'form'>, plain: Readonly<Record<string, unknown>>): ReviewText[] {
  return fields(item)
    .filter((field) => field.class === 'plain' && field.sight === 'shown')
    .flatMap((field) => textsIn(plain[field.key]).map((text) => ({ where: field.label, text })))
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}
