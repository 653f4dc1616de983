import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { moveClock } from '#contracts/identity.ts'
import { statement } from '#platform/db.ts'
import { executeFor } from '#platform/execute.ts'
import { hashToken, type Ticket } from '#platform/session.ts'
import { clockStream } from '#server/modules/identity/clock.ts'
import { giveGrant } from '#server/modules/identity/grant.ts'
import { revokeGrant } from '#server/modules/identity/index.ts'
import { region } from '#tests/harness/case-walk.ts'
import { testPlatform, type TestPlatform } from '#tests/harness/platform.ts'

const rounds = 300
let platform: TestPlatform
const folder = mkdtempSync(join(tmpdir(), 'yichuang-revocation-'))
before(async () => {
  platform = await testPlatform({ background: false, dataFolder: folder })
})
after(() => rmSync(folder, { recursive: true, force: true }))

test(`in ${rounds} races with a revocation no command stands behind it in the log, and each refused one is told so in Chinese`, async (t) => {
  const { engine, db } = platform.platform
  const told = new Map<string, number>()
  let committed = 0
  for (let round = 0; round < rounds; round += 1) {
    const [grant, holder, token, csrf] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()]
    const granted = {
      holder,
      person: holder,
      role: 'operator',
      office: null,
      section: null,
      counter: null,
      desk: randomUUID(),
      subjects: [`operate@${region}`],
    }
    await giveGrant(engine, { region, grant, commandId: randomUUID() }, granted as never)
    await db.query(
      'system',
      statement(
        `insert into access.sessions (token_hash, grant_id, csrf, channel, created_at, expires_at) values (decode($1, 'hex'), $2, $3, 'desk', now(), now() + interval '1 hour')`,
        [hashToken(token), grant, csrf],
      ),
    )
    const ticket: Ticket = { zone: 'desk', tokenHash: hashToken(token) }
    const act = () =>
      executeFor(engine, ticket, moveClock.can, csrf, {
        kind: clockStream,
        region,
        target: { stream: randomUUID(), fresh: true },
        commandId: randomUUID(),
        decide: () => ({ command: { type: 'move' as const, forwardDays: 0 }, env: undefined }),
      })
    const settled = Promise.allSettled(Array.from({ length: 4 }, act))
    if (round % 3 > 0) await new Promise((resolve) => setTimeout(resolve, round % 5))
    const [outcomes, revoked] = await Promise.all([
      settled,
      revokeGrant(engine, { region, grant, commandId: randomUUID() }, 'left the office'),
    ])
    assert.equal(revoked, true)
    const late = await db.query(
      'system',
      statement(
        `select e.position::text as position
         from log.events e
         join log.events r on r.stream = $2 and r.type = 'grant.revoked'
         where e.actor = $1
           and (e.position > r.position or (e.tx, e.position) > (r.tx, r.position))`,
        [holder, grant],
      ),
    )
    assert.deepEqual(late.rows, [], `round ${round}`)
    for (const outcome of outcomes) {
      if (outcome.status === 'fulfilled') committed += 1
      else {
        const { status, code } = outcome.reason as { status: number; code: string }
        assert.ok(status === 401 || status === 403, String(outcome.reason))
        told.set(code, (told.get(code) ?? 0) + 1)
      }
    }
  }
  t.diagnostic(
    `${rounds} rounds, ${committed} commands before their revocation, refused: ${JSON.stringify(Object.fromEntries(told))}`,
  )
  assert.ok(committed > 0 && told.size > 0, 'no race was run')
})

test('who acts after the revocation is answered 401 with a problem in Chinese', async () => {
  const operator = await platform.as(platform.accountOf('operator'))
  const { rows } = await platform.platform.db.query(
    'system',
    statement(
      `select g.id from access.sessions s join access.grants g on g.id = s.grant_id order by s.created_at desc limit 1`,
    ),
  )
  await revokeGrant(
    platform.platform.engine,
    { region, grant: rows[0]!['id'] as string, commandId: randomUUID() },
    'left',
  )
  const refused = await operator.send('POST', `/api/${region}/demonstration/clock`, { forwardDays: 1 })
  assert.equal(refused.status, 401)
  assert.match((refused.json as { detail: string }).detail, /[\u4e00-\u9fff]/)
})
