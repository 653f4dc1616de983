import { askedAnswers } from '#contracts/answers.ts'
import type { Item } from '#contracts/item.ts'
import { unseal } from '#platform/vault.ts'

/** What a draft holds, sealed as a whole: until it is submitted nobody but its owner has any business with it. */
export type DraftContent = {
  answers: Record<string, unknown>
  paper: string[]
  /** 再办一件: the earlier case whose answers it began with. */
  from?: { case: string; number: string; day: string }
  /** 告知承诺 was chosen. */
  commitment?: boolean
}

export type DraftContentAt = { region: string; case: string }

export const emptyDraft: DraftContent = { answers: {}, paper: [] }

/**
 * Splits answers by the class of their field: only plain ones may stand in the log. Answers to fields that are not asked are dropped, and
 * what is computed is computed here, whatever was sent for it.
 */
export function splitAnswers(
  item: Item,
  answers: Record<string, unknown>,
): { plain: Record<string, unknown>; sealed: Record<string, unknown> } {
  const plain: Record<string, unknown> = {}
  const sealed: Record<string, unknown> = {}
  const plainKeys = new Set(
    item.form.flatMap((group) => group.fields.flatMap((field) => (field.class === 'plain' ? [field.key] : []))),
  )
  for (const [key, value] of Object.entries(askedAnswers(item, answers))) {
    if (plainKeys.has(key)) plain[key] = value
    else sealed[key] = value
  }
  return { plain, sealed }
}

/** @throws when the sealed bytes were changed or belong to another draft */
export function draftContent(key: Buffer, at: DraftContentAt, sealed: Uint8Array | null): DraftContent {
  if (!sealed) return emptyDraft
  return JSON.parse(unseal(key, sealed, `${at.region}/${at.case}/draft`).toString('utf8')) as DraftContent
}
