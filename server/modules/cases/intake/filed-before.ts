import { answerText } from '#contracts/answer-text.ts'
import { visibleFields } from '#contracts/answers.ts'
import type { Item } from '#contracts/item.ts'
import { addDays, parseDay, type Day } from '#kernel/day.ts'
import { statement, type Row, type Statement } from '#platform/db.ts'
import type { Keys } from '#platform/keys.ts'
import { remove, vaultTerms, type RowChange } from '#platform/table.ts'
import { hex, termRows, vaultTerm } from '#platform/vault.ts'
import { projectCodeOf } from '../projects/project-code.ts'

/** Calendar days after its filing in which the same matter filed again goes to the same reviewers, and goes on counting. */
const keptDays = 365

type Answers = Readonly<Record<string, unknown>>

/** What an application is about: its project and the places that it asks for, not where the applicant lives; null where it names neither. */
function aboutWhat(item: Pick<Item, 'form'>, answers: Answers): string | null {
  const places = visibleFields(item, answers)
    .filter(({ type, prefill }) => type === 'address' && !prefill)
    .map((field) => answerText(field, answers[field.key]))
  const named = [projectCodeOf(item, answers) ?? '', ...places]
  return named.some((one) => one !== '') ? named.join('/') : null
}

const about = 'matter'

/** The row by which the next filing of the same matter knows this one, none where nothing is named; of `before` the one that a correction leaves behind. */
export function matterRows(
  keys: Pick<Keys, 'derive'>,
  { region, stream }: { region: string; stream: string },
  item: Pick<Item, 'form'>,
  answers: Answers,
  before?: Answers,
): RowChange[] {
  const now = aboutWhat(item, answers)
  const left = before ? aboutWhat(item, before) : null
  if (left === now) return []
  return [
    ...(left === null ? [] : [remove(vaultTerms, { region, stream, term: hex(vaultTerm(keys, region, about, left)) })]),
    ...(now === null ? [] : [termRows(keys, region, stream, about, [now])]),
  ]
}

/** What the party of a draft filed of its item before, 新办 or about the same licence, latest first. */
export const readFiledBefore = (region: string, draft: string): Statement =>
  statement(
    `select stream, of_licence, submitted_day::text as submitted_day, accepted, ending, returns, first_day::text as first_day, matter, terms
     from cases.filed_before($1, $2)`,
    [region, draft],
  )

/** 同一事项: of those, the ones about the same licence, and those that name the same project and places; where neither is named, the one that it was begun from (再办). */
export function sameMatter(
  rows: readonly Row[],
  { keys, region, item }: { keys: Pick<Keys, 'derive'>; region: string; item: Pick<Item, 'form'> },
  { answers, follows }: { answers: Answers; follows: string | null },
): Row[] {
  const named = aboutWhat(item, answers)
  const term = named === null ? null : vaultTerm(keys, region, about, named).toString('hex')
  return rows.filter(
    (row) =>
      row['of_licence'] === true ||
      (term === null ? row['stream'] === follows : (row['terms'] as string[]).includes(term)),
  )
}

/** Whose reviewers are kept: of the same matter, and whatever it was begun from, even where a place was rewritten. */
export const begunFromToo = (rows: readonly Row[], same: readonly Row[], follows: string | null): Row[] =>
  rows.filter((row) => same.includes(row) || row['stream'] === follows)

const isKept = (filed: Row, day: Day) => addDays(parseDay(filed['submitted_day'] as string), keptDays) >= day

/** The latest filing of the matter that was reviewed and ended without a grant. */
export function reviewedBefore(filed: readonly Row[], day: Day): string | null {
  const tried = filed.find(
    (row) => row['accepted'] === true && ['withdrawn', 'refused'].includes(String(row['ending'])),
  )
  return tried && isKept(tried, day) ? (tried['stream'] as string) : null
}

/** The latest of all, where it ended without a decision. */
function endedLast([last]: readonly Row[], day: Day): Row | null {
  const ended = last && ['withdrawn', 'refused-at-intake'].includes(String(last['ending']))
  return ended && isKept(last, day) ? last : null
}

/** Of the latest of all, where it ended without a decision: how often the matter was filed, and when it lay with the office. */
export function endedBefore(
  filed: readonly Row[],
  day: Day,
): { filings: number; held: { from: string; through: string }[] } | null {
  const matter = endedLast(filed, day)?.['matter']
  return (matter ?? null) as { filings: number; held: { from: string; through: string }[] } | null
}

/** The latest of all, where it was sent back and then withdrawn or not taken in. */
export function sentBackBefore(
  filed: readonly Row[],
  day: Day,
): { case: string; returns: number; since: string } | null {
  const last = endedLast(filed, day)
  if (!last || last['returns'] === 0) return null
  return { case: last['stream'] as string, returns: last['returns'] as number, since: last['first_day'] as string }
}
