import type { CaseEvent } from '#contracts/case-events.ts'
import type { Item } from '#contracts/item.ts'
import { ofMatter } from '#contracts/item-matter.ts'
import type { LicenceMatter } from '#contracts/matters.ts'
import { fold } from '#kernel/decider.ts'
import { readStream } from '#platform/log.ts'
import type { Platform } from '#platform/platform.ts'
import { eventFrom } from '#platform/stream.ts'
import { readVault } from '#platform/vault.ts'
import { caseDecider } from '../case.ts'
import { stillAsked } from '../drafts/clone.ts'
import type { DraftContent } from '../drafts/draft-content.ts'
import { isErased } from '../erasure/erasure-rules.ts'
import { openSecrets } from '../intake/intake-routes.ts'

/** The answers that led to the licence, as far as this application asks for them; nothing where that case was erased. */
export async function contentFromLicence(
  platform: Platform,
  at: { region: string; case: string },
  item: Item,
  matter: LicenceMatter,
): Promise<DraftContent | null> {
  const [events, vault] = await platform.db.readTogether('system', [
    readStream(at.region, at.case, 0),
    readVault(at.region, at.case),
  ])
  const state = fold(
    caseDecider,
    events!.rows.map((row) => eventFrom<CaseEvent>(row['type'] as string, row['data'] as string)),
  )
  if (isErased(state) || state.item !== item.code) return null
  const secrets = openSecrets(platform, at, vault!.rows)
  return { answers: stillAsked(ofMatter(item, matter), { ...state.plain, ...secrets.answers.values }), paper: [] }
}
