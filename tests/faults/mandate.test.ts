import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { moveClock } from '#contracts/identity.ts'
import type { Problem } from '#contracts/problem.ts'
import { statement } from '#platform/db.ts'
import { executeAs, executeFor } from '#platform/execute.ts'
import { hashToken, openSession } from '#platform/session.ts'
import { clockStream } from '#server/modules/identity/clock.ts'
import { giveGrant } from '#server/modules/identity/grant.ts'
import { residentIds } from '#server/modules/identity/index.ts'
import { mandateStream, type MandateCommand } from '#server/modules/identity/mandate.ts'
import { lyg } from '#seed/city/lyg.ts'
import { region } from '#tests/harness/case-walk.ts'
import { testPlatform, type TestPlatform } from '#tests/harness/platform.ts'

const rounds = 150
let platform: TestPlatform
const folder = mkdtempSync(join(tmpdir(), 'yichuang-mandate-'))
before(async () => {
  platform = await testPlatform({ background: false, dataFolder: folder })
})
after(() => rmSync(folder, { recursive: true, force: true }))

const system = (text: string, values: unknown[] = []) => platform.platform.db.query('system', statement(text, values))

const [principal, wang] = [residentIds.party('gangcheng'), residentIds.party('wang-haiyan')]
const ofMandate = (mandate: string, command: MandateCommand) =>
  executeAs(platform.platform.engine, 'test', null, {
    kind: mandateStream,
    region,
    target: { stream: mandate, fresh: true },
    commandId: randomUUID(),
    decide: ({ day: today }) => ({ command, env: { today, here: true } }),
  })
const revoke = (mandate: string) => ofMandate(mandate, { type: 'revoke', present: principal })

/** Somebody who acts under a mandate of their own, and what they do. */
async function agent({ at = 'session' }: { at?: 'session' | 'window' } = {}) {
  const [mandate, grant, holder, token, csrf] = Array.from({ length: 5 }, () => randomUUID()) as [
    string,
    string,
    string,
    string,
    string,
  ]
  const { engine } = platform.platform
  await giveGrant(engine, { region, grant, commandId: randomUUID() }, {
    holder,
    person: holder,
    role: 'operator',
    office: null,
    section: null,
    counter: null,
    desk: randomUUID(),
    subjects: [`operate@${region}`],
  } as never)
  const bounds = { items: null, acts: null, signedOn: null, validUntil: null, document: null }
  await ofMandate(mandate, { type: 'settle', noted: { principal, agent: wang, ...bounds } })
  await system(
    `insert into access.sessions (token_hash, grant_id, mandate, csrf, channel, created_at, expires_at)
     values (decode($1, 'hex'), $2, $3, $4, 'desk', now(), now() + interval '1 hour')`,
    [hashToken(token), grant, at === 'session' ? mandate : null, csrf],
  )
  const ticket = { zone: 'desk' as const, tokenHash: hashToken(token) }
  return {
    mandate,
    grant,
    ticket,
    act: () =>
      executeFor(engine, ticket, moveClock.can, csrf, {
        kind: clockStream,
        region,
        target: { stream: randomUUID(), fresh: true },
        commandId: randomUUID(),
        decide: () => ({
          command: { type: 'move' as const, forwardDays: 0 },
          env: undefined,
          ...(at === 'window' ? { origin: { mandate } } : {}),
        }),
      }),
    written: async () =>
      (await system(`select count(*)::int as n from log.events where actor = $1`, [holder])).rows[0]!['n'] as number,
  }
}

const refusal = (error: unknown) => (error as { code: string }).code

test(`in ${rounds} races with the revocation of a mandate no command is written after it`, async (t) => {
  let committed = 0
  const told = new Map<string, number>()
  for (let round = 0; round < rounds; round += 1) {
    const { mandate, act, written } = await agent()
    const settled = Promise.allSettled(Array.from({ length: 4 }, act))
    if (round % 3 > 0) await sleep(round % 5)
    await revoke(mandate)
    const atRevocation = await written()
    for (const outcome of await settled) {
      if (outcome.status === 'fulfilled') committed += 1
      else {
        const code = refusal(outcome.reason)
        assert.ok(code === 'session.missing' || code === 'session.right-ended', String(outcome.reason))
        told.set(code, (told.get(code) ?? 0) + 1)
      }
    }
    assert.equal(await written(), atRevocation, `round ${round}`)
  }
  t.diagnostic(`${committed} commands before their revocation, refused: ${JSON.stringify(Object.fromEntries(told))}`)
  assert.ok(committed > 0 && told.size > 0, 'no race was run')
})

for (const [at, end, outcome] of [
  ['session', 'commit', 'refuses'],
  ['session', 'rollback', 'lets through'],
  ['window', 'commit', 'refuses'],
  ['window', 'rollback', 'lets through'],
] as const)
  test(`a write under the mandate of a ${at} waits for a revocation that is not committed, and its ${end} ${outcome} it`, async () => {
    const { mandate, act, written } = await agent({ at })
    const revoking = await platform.platform.db.pools.system.connect()
    try {
      await revoking.query('begin')
      await revoking.query('update identity.mandates set revoked_at = now() where id = $1', [mandate])
      let settled = false
      const command = act().then(
        () => 'done',
        (error: unknown) => refusal(error),
      )
      void command.then(() => (settled = true))
      await sleep(300)
      assert.equal(settled, false)
      await revoking.query(end)
      assert.equal(await command, end === 'commit' ? 'session.right-ended' : 'done')
      assert.equal(await written(), end === 'commit' ? 0 : 1)
    } finally {
      revoking.release()
    }
  })

test('a revocation waits for a write that is under way, and then nobody speaks under the mandate', async () => {
  const { mandate, ticket, act, written } = await agent()
  const { db } = platform.platform
  const holding = await db.pools.system.connect()
  try {
    // What the write comes to last is held, so that it stays on its way.
    await holding.query('begin')
    await holding.query('select from platform.clock for update')
    const command = act()
    await sleep(200)
    let revoked = false
    const revocation = revoke(mandate).then(() => (revoked = true))
    await sleep(300)
    assert.equal(revoked, false)
    await holding.query('rollback')
    await command
    await revocation
  } finally {
    holding.release()
  }
  assert.equal(await written(), 1)
  await assert.rejects(revoke(mandate), (error) => refusal(error) === 'mandate.not-to-revoke')
  const [opened] = await db.readTogether('desk', [openSession(ticket)])
  assert.equal(opened!.rows[0]!['grant_id'], null)
  await assert.rejects(act(), (error) => refusal(error) === 'session.missing')
})

test('a revocation stands in the log behind every write that it waited for', async () => {
  const { mandate, grant, act } = await agent()
  const holding = await platform.platform.db.pools.system.connect()
  try {
    // The write has its mandate by now and no place in the log yet.
    await holding.query('begin')
    await holding.query('select from access.grants where id = $1 for update', [grant])
    const command = act()
    await sleep(200)
    const revocation = revoke(mandate)
    await sleep(300)
    await holding.query('rollback')
    await Promise.all([command, revocation])
  } finally {
    holding.release()
  }
  const { rows } = await system(`select type from log.events where stream = $1 or mandate = $1 order by position`, [
    mandate,
  ])
  assert.deepEqual(
    rows.map(({ type }) => type),
    ['mandate.noted', 'platform-clock.moved', 'mandate.revoked'],
  )
})

/** Whoever has read what it is to write, and asks of the number. */
const waiting = `select from pg_locks
  where relation = 'identity.contacts'::regclass
    and database = (select oid from pg_database where datname = current_database())
    and not granted`

for (const [what, change, end, code] of [
  ['presence', atWindow, 'delete from identity.presences where party = $1', 'window.nobody-here'],
  [
    'mandate',
    underMandate,
    'update identity.mandates set revoked_at = now() where principal = $1',
    'session.right-ended',
  ],
] as const)
  test(`a ${what} that ends between the read and the write changes no number, and is refused by its name`, async () => {
    const { party, send } = await change()
    const owner = new Client({ connectionString: platform.databaseUrl })
    await owner.connect()
    try {
      // Between the two it is asked whether the number is another one.
      await owner.query('begin')
      await owner.query('lock table identity.contacts in access exclusive mode')
      const sent = send()
      await platform.until(async () => (await system(waiting)).rows.length, Boolean)
      await system(end, [party])
      await owner.query('rollback')
      assert.equal(((await sent).json as Problem).code, code)
    } finally {
      await owner.end()
    }
    const { rows } = await system(`select from log.events where type = 'party.phone-changed' and stream = $1`, [party])
    assert.equal(rows.length, 0)
  })

async function atWindow() {
  const clerk = await platform.as('clerk-a')
  const { kind, name, code, phone } = lyg.parties.find(({ key }) => key === 'liu-mingde')!
  const document = 'resident-id-card'
  const found = await clerk.send('POST', `/api/${region}/window/parties`, { kind, name, code, phone, document })
  const { party } = found.json as { party: string }
  return { party, send: () => clerk.send('POST', `/api/${region}/window/phones`, { party, phone: '13955550021' }) }
}

async function underMandate() {
  const site = await platform.as('applicant-wang-for-gangcheng')
  const body = { party: principal, phone: '13955550022' }
  return { party: principal, send: () => site.send('PUT', `/api/${region}/notices/phone`, body) }
}
