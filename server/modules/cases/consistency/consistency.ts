import { answerText } from '#contracts/answer.ts'
import { leastOpinions, type ScoreDrift, type UnlikeResults } from '#contracts/consistency.ts'
import type { Field, Item } from '#contracts/item.ts'
import { canonical } from '#kernel/canonical.ts'

/** A decided case as the report reads it. */
export type DecidedCase = {
  stream: string
  number: string
  day: string
  answers: Readonly<Record<string, unknown>>
  outcome: 'granted' | 'refused'
  opinions: readonly { step: string; reviewer: string; verdict: string; total: number | null }[]
}

/** Answers by which cases can be alike: plain ones that are chosen, not written. */
export const comparedFields = ({ form }: Pick<Item, 'form'>): Field[] =>
  form
    .flatMap(({ fields }) => fields)
    .filter((field) => field.class === 'plain' && ['choice', 'many', 'yes-no'].includes(field.type))

/**
 * 同类不同判: cases that were answered alike and yet ended differently, those with most cases first.
 *
 * @source 行政许可法 第五条: 公平、公正、非歧视
 */
export function unlikeResults(item: Pick<Item, 'form'>, cases: readonly DecidedCase[]): UnlikeResults[] {
  const fields = comparedFields(item)
  if (fields.length === 0) return []
  const alike = Map.groupBy(cases, ({ answers }) => canonical(fields.map(({ key }) => answers[key] ?? null)))
  return [...alike.values()]
    .flatMap((group) => {
      const granted = group.filter(({ outcome }) => outcome === 'granted').length
      if (granted === 0 || granted === group.length) return []
      return [
        {
          facts: fields.map((field) => ({
            label: field.label,
            value: answerText(field, group[0]!.answers[field.key]) || '未填写',
          })),
          granted,
          refused: group.length - granted,
          cases: group.slice(0, 20).map(({ stream, number, day, outcome }) => ({
            case: stream as UnlikeResults['cases'][number]['case'],
            number,
            day: day,
            outcome,
          })),
        },
      ]
    })
    .toSorted((a, b) => b.granted + b.refused - a.granted - a.refused)
    .slice(0, 50)
}

/** 评分偏离 per reviewer and step, the farthest from the others first; of too few opinions nothing is said. */
export function scoreDrift(titleOf: (step: string) => string, cases: readonly DecidedCase[]): ScoreDrift[] {
  const steps = Map.groupBy(
    cases.flatMap(({ opinions }) => opinions),
    ({ step }) => step,
  )
  return [...steps]
    .flatMap(([step, all]) =>
      [...Map.groupBy(all, ({ reviewer }) => reviewer)].map(([reviewer, own]) => {
        const others = all.filter((one) => one.reviewer !== reviewer)
        const [mean, theirs] = [meanOf(own), meanOf(others)]
        const enough = own.length >= leastOpinions && others.length >= leastOpinions
        return {
          step: titleOf(step),
          reviewer,
          opinions: own.length,
          mean,
          others: theirs,
          drift: enough && mean !== null && theirs !== null ? tenths(mean - theirs) : null,
          failed: failedOf(own) ?? 0,
          othersFailed: failedOf(others),
        }
      }),
    )
    .toSorted((a, b) => Math.abs(b.drift ?? 0) - Math.abs(a.drift ?? 0) || b.opinions - a.opinions)
    .slice(0, 200)
}

type Given = DecidedCase['opinions'][number]

const tenths = (value: number) => Math.round(value * 10) / 10

function meanOf(opinions: readonly Given[]): number | null {
  const totals = opinions.flatMap(({ total }) => total ?? [])
  return totals.length === 0 ? null : tenths(totals.reduce((sum, one) => sum + one, 0) / totals.length)
}

const failedOf = (opinions: readonly Given[]): number | null =>
  opinions.length === 0
    ? null
    : Math.round((100 * opinions.filter(({ verdict }) => verdict === 'fail').length) / opinions.length)
