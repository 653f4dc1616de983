import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { Client } from 'pg'
import { CaseEvent, DrawRecord } from '#contracts/case-events.ts'
import type { CaseView, DraftView } from '#contracts/cases.ts'
import type { DrawList } from '#contracts/credentials.ts'
import { statement } from '#platform/db.ts'
import { eventFrom } from '#platform/stream.ts'
import { drawFollows, drawHolds } from '#server/modules/cases/review/draw-check.ts'
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
  const shown = async (who: typeof firm, path = `/api/${region}/cases`) =>
    ((await who.get(`${path}/${stream}`)).json as CaseView).draw
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
  assert.deepEqual(await shown(firm), submitted.draw)
  // Whoever knows the contribution finds the draws of the case: no desk is told.
  assert.equal(await shown(acceptor, `/api/${region}/desk/cases`), null)

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

test('what is withdrawn and filed again goes to the same reviewers, and the public record of each draw says so and holds', async (t) => {
  const item = itemOf('public-venue-hygiene')
  const person = await platform.as('applicant-liu-mingde')
  const acceptor = await platform.as(platform.accountOf('acceptor', item.intakeOffice))
  // Who was drawn is sealed: the owner of the database reads it, no role of the platform does.
  const owner = new Client({ connectionString: platform.databaseUrl })
  await owner.connect()
  t.after(() => owner.end())
  const read = async (text: string, values: unknown[]) => (await owner.query(text, values)).rows
  const reviewed = async (): Promise<{ id: string; reviewer: string; draw: DrawRecord }> => {
    const { case: id } = await submit(person, await fillDraft(person, item))
    await accept(acceptor, id)
    const [found] = await platform.until(
      () =>
        read(
          `select a.person, e.data from sealed.assignments a
           join log.events e on e.stream = a.stream and e.type = 'case.assignee-drawn'
           where a.stream = $1`,
          [id],
        ),
      (rows) => rows.length === 1,
    )
    const draw = DrawRecord.parse((JSON.parse(found!['data'] as string) as { draw: unknown }).draw)
    return { id, reviewer: found!['person'] as string, draw }
  }
  const act = async (by: typeof person, id: string, path: string, body: object) => {
    const answer = await by.send('POST', `/api/${region}/cases/${id}/${path}`, body)
    assert.equal(answer.status, 200, answer.body.toString())
  }
  const first = await reviewed()
  assert.equal(first.draw.keeps, null)
  await act(person, first.id, 'withdrawal', { reason: '换个日子再办', confirmed: true })
  await act(acceptor, first.id, 'withdrawal-confirmation', {})
  let last = first
  for (let again = 0; again < 3; again += 1) {
    const next = await reviewed()
    assert.equal(next.reviewer, first.reviewer)
    assert.ok(next.draw.keeps !== null && next.draw.keeps === next.draw.chosen)
    assert.notEqual(next.draw.chosen, last.draw.chosen, 'a name of this draw alone')
    assert.ok(next.draw.roll.length > 1, 'others could have been drawn')
    assert.ok(drawHolds(next.draw, platform.platform.keys.evidence.publicKey))
    await act(person, next.id, 'withdrawal', { reason: '再换个日子', confirmed: true })
    await act(acceptor, next.id, 'withdrawal-confirmation', {})
    last = next
  }
})
