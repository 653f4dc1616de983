import { test } from 'node:test'
import type { AssessmentEvent } from '#contracts/assessments.ts'
import { parseDay } from '#kernel/day.ts'
import { specification } from '#kernel/testing.ts'
import { assessmentDecider, type AssessmentCommand } from './assessment.ts'

const day = parseDay('2026-03-03')
const rate: AssessmentCommand = {
  type: 'rate',
  case: '6f1ed002-ab5d-4a3e-9d5d-2f8a6f0f2b11',
  stars: 5,
  tags: ['efficiency'],
  remark: null,
}
const rated: AssessmentEvent = { ...rate, type: 'rated', day }
const ended = specification(assessmentDecider, { day, caseClosed: true })
const running = specification(assessmentDecider, { day, caseClosed: false })

test('a case that has ended with a decision is rated', () => ended.given().when(rate).then(rated))

test('a case that is still running is not rated yet', () => running.given().when(rate).refused('rating.too-early'))

test('a case is rated once, also with other stars', () =>
  ended
    .given(rated)
    .when({ ...rate, stars: 1 })
    .refused('rating.once'))

test('a tag that is given twice counts once', () =>
  ended
    .given()
    .when({ ...rate, tags: ['platform', 'efficiency', 'platform'] })
    .then({ ...rated, tags: ['platform', 'efficiency'] }))
