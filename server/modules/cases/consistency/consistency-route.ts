import { withAnswered } from '../intake/correction.ts'
import { readConsistency } from '#contracts/consistency.ts'
import { statement, type Row } from '#platform/db.ts'
import { query, type Route } from '#platform/index.ts'
import type { CasesAsk } from '../ask.ts'
import { addedTitle } from '../handling/added-tasks.ts'
import { comparedFields, scoreDrift, unlikeResults, type DecidedCase } from './consistency.ts'

/** 裁量一致性报告 of the supervision: of one item, over its latest decided cases; no person stands in it. */
export const consistencyRoute = (ask: CasesAsk): Route =>
  query(readConsistency, {
    read: ({ params, query: { last } }) => [
      statement(
        `select stream, number, decided_day, answers, outcome, opinions from cases.decided_opinions($1, $2, $3)`,
        [params.region, params.item, last],
      ),
    ],
    async reply({ rows }, { params }) {
      const item = await ask.catalogue.item(params.region, params.item)
      const cases = rows[0]!.rows.map(decidedCase)
      const titleOf = (step: string) =>
        item.tasks.find(({ key }) => key === step)?.title ?? addedTitle(item, step) ?? step
      return {
        itemName: item.name,
        cases: cases.length,
        since: (cases.at(-1)?.day ?? null) as never,
        compared: comparedFields(item).map(({ label }) => label),
        unlike: unlikeResults(item, cases),
        drift: scoreDrift(titleOf, cases),
      }
    },
  })

const decidedCase = (row: Row): DecidedCase => ({
  stream: row['stream'] as string,
  number: row['number'] as string,
  day: row['decided_day'] as string,
  answers: (row['answers'] as Record<string, unknown>[]).reduce(withAnswered, {}),
  outcome: row['outcome'] as DecidedCase['outcome'],
  opinions: row['opinions'] as DecidedCase['opinions'],
})
