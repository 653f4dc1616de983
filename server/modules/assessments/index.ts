import type { Module, Platform } from '#platform/platform.ts'
import { statement } from '#platform/db.ts'
import type { AssessmentsAsk, AssessmentsNeeds } from './ask.ts'
import { assessmentOf } from './assessment-stream.ts'
import { readRating } from './queries.ts'
import { rateRoute } from './rate-route.ts'
import { openRemark } from './remark.ts'

export type { AssessmentsAsk, AssessmentsNeeds } from './ask.ts'

export function openAssessments({
  platform,
  ask,
}: {
  platform: Platform
  ask: AssessmentsNeeds
}): Module & { ask: AssessmentsAsk } {
  return {
    name: 'assessments',
    routes: [rateRoute(platform, ask)],
    readers: [
      {
        name: 'assessment-erasure',
        wants: (type) => type === 'case.erased',
        // The remark has a key of its own, and goes with its case.
        async handle({ region, stream }) {
          await platform.db.query(
            'system',
            statement('delete from vault.keys where region = $1 and stream = $2', [region, assessmentOf(stream)]),
          )
        },
      },
    ],
    ask: {
      rating: {
        statement: (region, caseStream) => readRating(region, assessmentOf(caseStream)),
        parse: ([row]) => (row ? { stars: row['stars'] as number, remark: openRemark(platform.vault, row) } : null),
      },
    },
  }
}
