import { isUnanswered } from '#contracts/answer.ts'
import { visibleFields } from '#contracts/answers.ts'
import type { Item } from '#contracts/item.ts'
import { unseal } from '#platform/vault.ts'

/** What a draft holds, sealed as a whole: until it is submitted nobody but its owner has any business with it. */
export type DraftContent = {
  answers: Record<string, unknown>
  paper: string[]
  /** 再办一件: the earlier case whose answers it began with. */
  from?: { case: string; number: string; day: string }
}

export type DraftContentAt = { region: string; case: string }

export const emptyDraft: DraftContent = { answers: {}, paper: [] }

/** Splits answers by the class of their field: only plain ones may stand in the log. Answers to fields that are not asked are dropped. */
export function splitAnswers(
  item: Item,
  answers: Record<string, unknown>,
): { plain: Record<string, unknown>; sealed: Record<string, unknown> } {
  const plain: Record<string, unknown> = {}
  const sealed: Record<string, unknown> = {}
  for (const field of visibleFields(item, answers)) {
    const value = answers[field.key]
    if (isUnanswered(value)) continue
    if (field.class === 'plain') plain[field.key] = value
    else sealed[field.key] = value
  }
  return { plain, sealed }
}

/** @throws when the sealed bytes were changed or belong to another draft */
export function draftContent(key: Buffer, at: DraftContentAt, sealed: Uint8Array | null): DraftContent {
  if (!sealed) return emptyDraft
  return JSON.parse(unseal(key, sealed, `${at.region}/${at.case}/draft`).toString('utf8')) as DraftContent
}
