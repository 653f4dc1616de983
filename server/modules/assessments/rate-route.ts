import { rateCase, type AssessmentEvent } from '#contracts/assessments.ts'
import type { Act } from '#platform/execute.ts'
import { command, type Route } from '#platform/index.ts'
import type { Platform } from '#platform/platform.ts'
import { notFound } from '#platform/refusal.ts'
import type { AssessmentsNeeds } from './ask.ts'
import type { AssessmentCommand, AssessmentEnv, AssessmentState } from './assessment.ts'
import { assessmentOf, assessmentStream } from './assessment-stream.ts'
import { readApplicant } from './queries.ts'
import { sealedRemark } from './remark.ts'

type RatingAct = Act<AssessmentState, AssessmentCommand, AssessmentEvent, AssessmentEnv>

/** 评价办件: the applicant's own word on a case that has ended. A foreign case answers like a missing one. */
export function rateRoute({ vault }: Platform, ask: AssessmentsNeeds): Route {
  return command(rateCase, {
    act({ params, body }, commandId): RatingAct {
      const at = { region: params.region, stream: assessmentOf(params.case) }
      return {
        kind: assessmentStream,
        region: at.region,
        target: { stream: at.stream, fresh: true },
        commandId,
        reads: [ask.caseClosed.statement(params.region, params.case), readApplicant(params.region, params.case)],
        decide({ session, day, now, reads }) {
          const found = ask.caseClosed.parse(reads[0]!.rows)
          const applicant = reads[1]!.rows[0]?.['party'] as string | undefined
          if (!found || applicant === undefined) throw notFound()
          const remark = body.remark ? sealedRemark(vault, at, body.remark, now) : null
          return {
            command: {
              type: 'rate',
              case: params.case,
              stars: body.stars,
              tags: body.tags,
              remark: remark?.committed ?? null,
            },
            env: { day, caseClosed: found.closed },
            rows: remark?.rows ?? [],
            origin: { onBehalfOf: applicant === session!.holder ? null : applicant },
          }
        },
      }
    },
  })
}
