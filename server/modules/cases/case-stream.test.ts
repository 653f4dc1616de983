import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { CaseEvent } from '#contracts/case-events.ts'
import { fold } from '#kernel/decider.ts'
import type { Entry } from '#platform/envelope.ts'
import { acceptedUntil, answered, drawn, due, ref, submittedOn } from '#tests/harness/traffic-given.ts'
import { caseDecider } from './case.ts'
import { caseStream } from './case-stream.ts'

const submitted = submittedOn('2026-04-13', '2026-04-20')
const accepted = acceptedUntil('2026-05-12')
const opened: CaseEvent = {
  type: 'task-opened',
  task: 'traffic',
  ref,
  due: due('2026-04-27'),
  late: null,
  day: '2026-04-20',
}
const paper: CaseEvent = {
  type: 'paper-issued',
  paper: 'acceptance-notice',
  kind: 'acceptance-notice',
  file: ref,
  content: 'sha256:0',
  day: '2026-04-20',
}
const entry = { actor: 'draw', onBehalfOf: null, channel: 'platform', recordedAt: '2026-04-20T01:00:00.000Z' } as Entry

/** Whether the last event writes the row of the case, where the state before it is known or not. */
function writesRow(events: CaseEvent[], known: boolean): boolean {
  const before = fold(caseDecider, events.slice(0, -1))
  const last = events.at(-1)!
  const place = { region: 'lyg', stream: ref, version: events.length }
  const rows = caseStream.project(place, fold(caseDecider, [last], before), [last], [entry], known ? before : undefined)
  return rows.some(({ table }) => table.name === 'cases.cases')
}

suite('the row of a case', () => {
  test('is not written where it says what it said: a draw, a paper', () => {
    assert.equal(writesRow([submitted, accepted, opened, drawn('traffic')], true), false)
    assert.equal(writesRow([submitted, accepted, paper], true), false)
  })

  test('is written with every act, and where nothing is known of what it said', () => {
    assert.equal(
      writesRow([submitted, accepted, opened, drawn('traffic'), answered('traffic', '2026-04-22')], true),
      true,
    )
    assert.equal(writesRow([submitted, accepted], true), true)
    assert.equal(writesRow([submitted, accepted, opened, drawn('traffic')], false), true)
  })
})
