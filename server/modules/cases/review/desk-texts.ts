import type { Item } from '#contracts/item.ts'
import type { Row } from '#platform/db.ts'
import type { Platform } from '#platform/platform.ts'
import { openEntries } from '#platform/vault.ts'
import type { CaseSecrets } from '../drafts/submit-route.ts'
import { demandUnnamed, identifiersOf, type ReviewText } from './unnamed.ts'

/**
 * For a text that a desk writes for the people of the review: it names nobody whom the vault of the case knows. Of an erased case nothing is
 * known any more.
 *
 * @param vault rows of the vault as the session of the desk may read them
 * @throws RuleViolation `review.text-names`
 */
export function refuseNames(
  platform: Pick<Platform, 'vault'>,
  at: { region: string; case: string },
  vault: readonly Row[],
  item: Item,
  texts: readonly ReviewText[],
): void {
  const opened = openEntries(platform.vault, at.region, at.case, vault)
  if (!opened) return
  const answers = opened.entries.get('answers') as CaseSecrets['answers'] | undefined
  demandUnnamed(texts, identifiersOf(item, opened.entries.values(), answers?.values ?? {}))
}
