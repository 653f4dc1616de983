import { checkAnswer, isUnanswered } from '#contracts/answer.ts'
import { visibleFields } from '#contracts/answers.ts'
import type { CaseEvent } from '#contracts/case-events.ts'
import type { Item } from '#contracts/item.ts'
import { fold } from '#kernel/decider.ts'
import { demand } from '#kernel/rule-violation.ts'
import type { Rows, Statement } from '#platform/db.ts'
import { readStream } from '#platform/log.ts'
import type { Platform } from '#platform/platform.ts'
import { notFound } from '#platform/refusal.ts'
import { eventFrom } from '#platform/stream.ts'
import { readVault } from '#platform/vault.ts'
import { caseDecider } from '../case.ts'
import { isErased } from '../erasure/erasure-rules.ts'
import type { DraftContent } from './draft-content.ts'
import { openSecrets } from '../intake/intake-routes.ts'
import { readOwner } from '../reading/queries.ts'

/** 再办一件: the statements that a clone of an earlier case is made from, as far as the session may read it. */
export const readEarlier = (region: string, stream: string): Statement[] => [
  readStream(region, stream, 0),
  readVault(region, stream),
  readOwner(region, stream),
]

/**
 * What a new draft begins with: the answers of an earlier case of the same party that the item still asks for and still takes.
 *
 * @throws Refusal 404 for a case that the session may not read or that is another party's, RuleViolation for one of another item
 */
export function contentFromEarlier(
  platform: Platform,
  at: { region: string; case: string },
  rows: readonly Rows[],
  item: Item,
  applicant: string,
): DraftContent {
  const [events, vault, owner] = rows.map((result) => result.rows)
  if (!events?.length || owner?.[0]?.['applicant'] !== applicant) throw notFound()
  const state = fold(
    caseDecider,
    events.map((row) => eventFrom<CaseEvent>(row['type'] as string, row['data'] as string)),
  )
  demand(state.item === item.code, 'draft.other-item')
  demand(!isErased(state), 'erasure.done')
  const secrets = openSecrets(platform, at, vault!)
  const answers = stillAsked(item, { ...state.plain, ...secrets.answers.values })
  return { answers, paper: [], from: { case: at.case, number: state.number, day: state.submittedDay } }
}

/** Fields are looked at in the order of the form: what an answer no longer calls for is left behind, and so is what is no longer right. */
export function stillAsked(item: Item, before: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const answers: Record<string, unknown> = {}
  for (const { key } of item.form.flatMap((group) => group.fields)) {
    const field = visibleFields(item, answers).find((asked) => asked.key === key)
    const value = before[key]
    if (field && !field.computed && !isUnanswered(value) && checkAnswer(field, value) === null) answers[key] = value
  }
  return answers
}
