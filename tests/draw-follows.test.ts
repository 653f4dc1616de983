import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { CaseEvent, DrawRecord } from '#contracts/case-events.ts'
import type { DraftView } from '#contracts/cases.ts'
import type { DrawList } from '#contracts/credentials.ts'
import { statement } from '#platform/db.ts'
import { eventFrom } from '#platform/stream.ts'
import { drawFollows } from '#server/modules/cases/review/draw-check.ts'
import { caseSecret, contributionTo, drawParts, type DrawnFor } from '#server/modules/cases/review/draw-seed.ts'
import { accept, fillDraft, itemOf, region, submit } from './harness/case-walk.ts'
import { testPlatform, type TestPlatform } from './harness/platform.ts'

let platform: TestPlatform
before(async () => {
  platform = await testPlatform()
})

test('each draw of a case follows from what its applicant was pledged and contributed, and its public record holds', async () => {
  const item = itemOf('fire-design-review')
  const firm = await platform.as('applicant-wang-for-gangcheng')
  const draft = await fillDraft(firm, item)
  const pledged = ((await firm.get(`/api/${region}/drafts/${draft}`)).json as DraftView).drawPledge
  const { case: stream } = await submit(firm, draft)
  const acceptor = await platform.as(platform.accountOf('acceptor', item.intakeOffice))
  await accept(acceptor, stream)

  const { db, keys } = platform.platform
  const read = async (text: string, values: unknown[]) => (await db.query('system', statement(text, values))).rows
  const log = await platform.until(
    () => read('select type, data, command_id from log.events where stream = $1 order by version', [stream]),
    (rows) =>
      rows.filter((row) => row['type'] === 'case.assignee-drawn').length ===
      rows.filter((row) => row['type'] === 'case.task-opened').length,
  )
  const events = log.map((row): CaseEvent => CaseEvent.parse(eventFrom(row['type'] as string, row['data'] as string)))
  const submitted = events[0]!
  assert.ok(submitted.type === 'submitted' && submitted.draw)
  assert.deepEqual(submitted.draw, { pledge: pledged, contribution: log[0]!['command_id'] })

  const persons = (await read('select distinct person from access.grants where region = $1', [region])).map(
    (row) => row['person'] as string,
  )
  const ofCase = caseSecret(keys, { region, stream })
  const drawn = events.filter((event) => event.type === 'assignee-drawn')
  assert.ok(drawn.length > 0)
  for (const { task, draw } of drawn) {
    const drawnFor: DrawnFor = { region, stream, task, round: 0, contribution: submitted.draw.contribution }
    const { pseudonymOf } = drawParts(ofCase, drawnFor)
    const personOf = new Map(persons.map((person) => [pseudonymOf(person), person]))
    const roll = draw.roll.map(({ candidate, weight }) => ({ person: personOf.get(candidate) ?? 'nobody', weight }))
    assert.ok(drawFollows(DrawRecord.parse(draw), { ...drawnFor, pledge: pledged, roll }, ofCase))
    // Whoever knows the id of the submission finds the draw it went into, without asking anybody.
    assert.equal(draw.contribution, contributionTo(draw.purpose, submitted.draw.contribution))
  }

  const published = await platform.until(
    async () => (await (await platform.as(null)).get(`/api/${region}/draws`)).json as DrawList,
    ({ draws }) => draws.length === drawn.length,
  )
  assert.ok(published.draws.every(({ holds }) => holds))
  assert.deepEqual(
    new Set(published.draws.map(({ record }) => record.purpose)),
    new Set(drawn.map(({ draw }) => draw.purpose)),
  )
})
