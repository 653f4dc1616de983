import type { Module, Platform } from '#platform/platform.ts'
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
    ask: {
      rating: {
        statement: (region, caseStream) => readRating(region, assessmentOf(caseStream)),
        parse: ([row]) => (row ? { stars: row['stars'] as number, remark: openRemark(platform.vault, row) } : null),
      },
    },
  }
}
