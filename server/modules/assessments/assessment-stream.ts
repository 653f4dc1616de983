import type { AssessmentEvent } from '#contracts/assessments.ts'
import type { StreamKind } from '#platform/stream.ts'
import { readers, table, upsert } from '#platform/table.ts'
import { v5 } from '#platform/uuid.ts'
import { assessmentDecider, type AssessmentCommand, type AssessmentEnv, type AssessmentState } from './assessment.ts'

const ratings = table('assessments.ratings', ['region', 'stream'], ['case_stream', 'stars', 'tags', 'rated_day'])

/** 评价 as a kind of stream: read by the party that rated and by the region's supervision, never by the office that was rated. */
export const assessmentStream: StreamKind<AssessmentState, AssessmentCommand, AssessmentEvent, AssessmentEnv> = {
  name: 'assessment',
  decider: assessmentDecider,
  project: ({ region, stream }, _state, events, entries) =>
    events.flatMap((event, index) => {
      const { onBehalfOf, actor } = entries[index]!
      return [
        upsert(ratings, {
          region,
          stream,
          case_stream: event.case,
          stars: event.stars,
          tags: event.tags,
          rated_day: event.day,
        }),
        upsert(
          readers,
          ...[`party:${onBehalfOf ?? actor}`, `supervise@${region}`].map((subject) => ({ region, stream, subject })),
        ),
      ]
    }),
  effects: () => [],
}

/** One case has at most one rating. */
export const assessmentOf = (caseStream: string): string => v5(caseStream, 'assessment')
