import type { z } from 'zod'
import type { ColleagueOpinion } from '#contracts/review.ts'

type Opinion = z.infer<typeof ColleagueOpinion>

/** One criterion across the opinions of all offices; null where an office had not to score it. */
export type Comparison = {
  criterion: string
  title: string
  scores: (Opinion['scores'][number] | null)[]
  /** Why the line needs a second look: two say the opposite, or their points lie far apart. */
  diverges: 'opposite' | 'points' | null
}

/** Points this far apart on one criterion are worth a second look although both say 符合. */
const farApart = 10

const isSame = (one: Opinion['scores'][number], other: Opinion['scores'][number]): boolean =>
  one.criterion === other.criterion && one.title === other.title

/**
 * Criteria that several offices scored, side by side, in the order in which they first occur. Sheets of different offices may use one
 * key for different criteria, so the title must be the same too.
 */
export function compare(opinions: readonly Opinion[]): Comparison[] {
  const all = opinions.flatMap((opinion) => opinion.scores)
  return all
    .filter((score, at) => all.findIndex((other) => isSame(score, other)) === at)
    .map((score) => ({
      criterion: score.criterion,
      title: score.title,
      scores: opinions.map((opinion) => opinion.scores.find((other) => isSame(score, other)) ?? null),
    }))
    .filter((line) => line.scores.filter((score) => score !== null).length > 1)
    .map((line) => ({ ...line, diverges: divergenceOf(line.scores.filter((score) => score !== null)) }))
}

/** What only this office scored. */
export function ownScores(opinion: Opinion, opinions: readonly Opinion[]): Opinion['scores'] {
  const others = opinions.filter((each) => each !== opinion).flatMap((each) => each.scores)
  return opinion.scores.filter((score) => !others.some((other) => isSame(score, other)))
}

function divergenceOf(scores: readonly Opinion['scores'][number][]): Comparison['diverges'] {
  if (scores.length < 2) return null
  if (scores.some((score) => score.met) && scores.some((score) => !score.met)) return 'opposite'
  const points = scores.map((score) => score.points)
  return Math.max(...points) - Math.min(...points) >= farApart ? 'points' : null
}

/** Whether the offices came to different verdicts. */
export function verdictsDiverge(opinions: readonly Opinion[]): boolean {
  return new Set(opinions.map((opinion) => opinion.verdict)).size > 1
}
