import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type { DrawRecord } from '#contracts/case-events.ts'
import type { DrawList } from '#contracts/credentials.ts'
import { caseSecret, drawParts } from '#server/modules/cases/review/draw-seed.ts'
import { giveGrant } from '#server/modules/identity/grant.ts'
import { revokeGrant } from '#server/modules/identity/index.ts'
import { accept, fillDraft, itemOf, readCase, region, submit } from '#tests/harness/case-walk.ts'
import { testPlatform } from '#tests/harness/platform.ts'

test(
  'a case for which nobody could be drawn is drawn by itself once the office has staff again',
  { timeout: 60_000 },
  async () => {
    const item = itemOf('public-venue-hygiene')
    const platform = await testPlatform({ parkedAgainMs: 500, logLevel: 'silent' })
    const { engine, db } = platform.platform
    const { rows: leavers } = await db.pools.system.query<{ id: string; granted: string }>(
      `select g.id, e.data as granted
     from access.grants g
     join log.events e on e.stream = g.id and e.type = 'grant.granted'
     where g.role in ('reviewer', 'lead', 'decider') and g.office = any($1)`,
      [item.tasks.map((task) => task.office)],
    )
    assert.ok(leavers.length > 0)
    for (const { id } of leavers) await revokeGrant(engine, { region, grant: id, commandId: randomUUID() }, 'left')

    const firm = await platform.as('applicant-wang-for-gangcheng')
    const { case: id } = await submit(firm, await fillDraft(firm, item))
    const acceptor = await platform.as(platform.accountOf('acceptor', item.intakeOffice))
    await accept(acceptor, id)
    const stuck = async () => (await db.pools.system.query<{ error: string }>('select error from platform.stuck')).rows
    const parked = await platform.until(stuck, (found) => found.length > 0)
    assert.match(parked[0]!.error, /NobodyToDraw/)
    const drawn = async () =>
      (await db.pools.system.query('select from sealed.assignments where stream = $1', [id])).rowCount!
    assert.equal(await drawn(), 0)

    for (const { granted } of leavers)
      await giveGrant(engine, { region, grant: randomUUID(), commandId: randomUUID() }, JSON.parse(granted) as never)
    await platform.until(stuck, (found) => found.length === 0)
    assert.ok((await drawn()) > 0)
    assert.equal((await readCase(firm, id)).phase, 'review')

    // However often it was tried: the draw is the one draw of the task that was opened before.
    const { rows: events } = await db.pools.system.query<{ type: string; data: string }>(
      `select type, data from log.events where stream = $1 and type in ('case.task-opened', 'case.assignee-drawn') order by version`,
      [id],
    )
    const facts = events.map(({ type, data }) => ({
      type,
      ...(JSON.parse(data) as { ref: string; task: string; draw?: DrawRecord }),
    }))
    const opened = facts.filter(({ type }) => type === 'case.task-opened').map(({ ref }) => ref)
    const draws = facts.filter(({ type }) => type === 'case.assignee-drawn')
    assert.deepEqual(
      draws.map(({ ref }) => ref),
      opened,
    )
    const { rows: first } = await db.pools.system.query<{ command_id: string }>(
      `select command_id from log.events where stream = $1 and version = 1`,
      [id],
    )
    const ofCase = caseSecret(platform.platform.keys, { region, stream: id })
    for (const { task, draw } of draws) {
      const drawnFor = { region, stream: id, task, round: 0, contribution: first[0]!.command_id }
      assert.equal(draw?.purpose, drawParts(ofCase, drawnFor).purpose)
    }
    const nobody = await platform.as(null)
    const listed = await platform.until(
      async () => (await nobody.get(`/api/${region}/draws?limit=100`)).json as DrawList,
      (seen) => seen.draws.length >= draws.length,
    )
    for (const { draw } of draws) assert.deepEqual(listed.draws.find((one) => one.id === draw?.purpose)?.record, draw)
  },
)
