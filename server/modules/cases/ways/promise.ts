import { visibleMaterials } from '#contracts/answers.ts'
import type { MaterialFact } from '#contracts/case-events.ts'
import type { DraftView } from '#contracts/cases.ts'
import type { Item } from '#contracts/item.ts'
import type { PromiseSigned } from '#contracts/item-commitment.ts'
import { commitment } from '#kernel/commitment.ts'
import { demand } from '#kernel/rule-violation.ts'
import { statement, type Row, type Statement } from '#platform/db.ts'
import type { DraftContent } from '../drafts/draft-content.ts'
import { newSalt, sha256 } from '../drafts/salt.ts'
import type { PromiseGiven } from './commitment-rules.ts'

/** What the vault holds of a promise: who signed, and both texts as they were signed. */
export type PromiseSecret = { name: string; notice: string; promise: string; salt: string }

/** Whether an earlier promise of the draft's applicant was found false. */
export const readPromisedFalsely = (region: string, draft: string): Statement =>
  statement(`select cases.promised_falsely($1, $2) as barred`, [region, draft])

export const promisedFalsely = ([row]: readonly Row[]): boolean => row?.['barred'] === true

/** What the draft's page may offer. */
export function commitmentOf(item: Item, content: DraftContent, rows: readonly Row[]): DraftView['commitment'] {
  if (!item.commitment) return null
  if (promisedFalsely(rows)) return 'barred'
  return content.commitment ? 'chosen' : 'offered'
}

/** Keys of the materials that these answers call for and a promise does without. */
export function dispensedBy(item: Item, answers: Record<string, unknown>): string[] {
  const dispenses = new Set(item.commitment?.dispenses)
  return visibleMaterials(item, answers)
    .map(({ key }) => key)
    .filter((key) => dispenses.has(key))
}

/** Materials without those that a promise stands in for: what was brought for them all the same is not taken. */
export const withoutDispensed = (materials: readonly MaterialFact[], dispensed: readonly string[]): MaterialFact[] =>
  materials.filter(({ material }) => !dispensed.includes(material))

/**
 * The signed promise as the log and the vault keep it.
 *
 * @throws RuleViolation where it is signed with another name than the applicant's
 */
export function promiseGiven(
  item: Item,
  signed: PromiseSigned,
  facts: { applicant: string; dispensed: string[]; barred: boolean; bySelf: boolean },
): { given: PromiseGiven; secret: PromiseSecret } {
  demand(signed.name === facts.applicant, 'commitment.other-name')
  const texts = {
    name: signed.name,
    notice: item.commitment?.notice.text ?? '',
    promise: item.commitment?.promise.text ?? '',
  }
  const secret: PromiseSecret = { ...texts, salt: newSalt() }
  const { notice, promise } = signed
  return {
    given: {
      fact: {
        notice,
        promise,
        dispensed: facts.dispensed,
        sealed: commitment(texts, secret.salt, sha256),
      },
      barred: facts.barred,
      bySelf: facts.bySelf,
    },
    secret,
  }
}
