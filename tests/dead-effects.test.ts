import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { Client } from 'pg'
import type { z } from 'zod'
import { effectKinds, type DeadEffect } from '#contracts/operations.ts'
import type { ReplyOf } from '#contracts/endpoint.ts'
import { dispensable, type readNotices } from '#contracts/notices.ts'
import type { Problem } from '#contracts/problem.ts'
import { lyg } from '#seed/city/lyg.ts'
import { startSmsSimulator, takenOver } from '#server/adapters/sms/simulator.ts'
import { openEntries, readVault, seal } from '#platform/vault.ts'
import { residentIds } from '#server/modules/identity/index.ts'
import {
  allChecked,
  answersFor,
  fillDraft,
  itemOf,
  readCase,
  region,
  reviewToDecision,
  submit,
} from './harness/case-walk.ts'
import { testPlatform } from './harness/platform.ts'

const folder = mkdtempSync(join(tmpdir(), 'yichuang-sms-'))
const file = join(folder, 'sms.log')
const simulator = await startSmsSimulator({ file })
const platform = await testPlatform({ sms: { url: simulator.url }, logLevel: 'silent' })
const sql = new Client({ connectionString: platform.databaseUrl })
sql.on('error', () => {})
await sql.connect()
after(async () => {
  await sql.end()
  await platform.stop()
  await simulator.close()
  rmSync(folder, { recursive: true, force: true })
})

const item = itemOf('public-venue-hygiene')
const listAt = `/api/${region}/desk/operations/dead-effects`
const person = lyg.parties.find((party) => party.key === 'xu-ruolan')!

const fileCase = async () => {
  const applicant = await platform.as('applicant-xu-ruolan')
  return submit(applicant, await fillDraft(applicant, item))
}
const act = async (id: string, path: string, body: object) => {
  const acceptor = await platform.as(platform.accountOf('acceptor', item.intakeOffice))
  const answer = await acceptor.send('POST', `/api/${region}/cases/${id}/${path}`, body)
  assert.equal(answer.status, 200, answer.body.toString())
}
/** Its vault as those of before were, which did not say when the phone was said. */
const withoutPhoneAt = async (id: string) => {
  const { db, vault } = platform.platform
  const { key, entries } = openEntries(vault, region, id, (await db.query('system', readVault(region, id))).rows)!
  const { phoneAt, ...applicant } = entries.get('applicant') as { phoneAt: string }
  assert.ok(phoneAt)
  await sql.query(`update vault.entries set sealed = $3 where region = $1 and stream = $2 and name = 'applicant'`, [
    region,
    id,
    seal(key, Buffer.from(JSON.stringify(applicant)), `${region}/${id}/applicant`),
  ])
}
/** Reckoned from one instant, so that what was said first stays first however long a test takes. */
const begun = Date.now()
const ago = (minutes: number) => new Date(begun - minutes * 60_000).toISOString()
const messagesOf = (number: string) => takenOver(file).filter((one) => one.params['number'] === number)

test('whoever applied is told once of acceptance, deficiency, intake refusal and result, and by the masked name alone', async () => {
  const granted = await fileCase()
  await act(granted.case, 'acceptance', allChecked(item))
  await reviewToDecision(platform, item)
  const noticed = await fileCase()
  await act(noticed.case, 'deficiency-notice', {
    defects: [{ about: 'material', key: 'layout', reason: 'illegible', remark: '平面图看不清，请重新上传' }],
  })
  const refused = await fileCase()
  await act(refused.case, 'intake-refusal', {
    ground: 'not-competent',
    reason: '该场所位于区县，应当由所在地县级卫生健康行政部门实施许可。',
    competentOffice: '海州区卫生健康委员会',
  })
  await platform.until(
    async () => takenOver(file).length,
    (count) => count >= 4,
  )
  const said = (number: string) =>
    messagesOf(number).map(({ template }) => /已受理|补正|处理结果|办理结果/.exec(template)?.[0])
  assert.deepEqual(new Set(said(granted.number)), new Set(['办理结果', '已受理']))
  assert.equal(said(granted.number).length, 2)
  assert.deepEqual(said(noticed.number), ['补正'])
  assert.deepEqual(said(refused.number), ['处理结果'])
  for (const { to, params, template } of takenOver(file)) {
    assert.equal(to, answersFor(item)['phone'], 'the number that was typed into that application')
    assert.equal(params['name'], '徐*澜')
    for (const secret of [person.name, person.code, item.name, '海州区'])
      assert.ok(!JSON.stringify([params, template]).includes(secret))
  }
})

test('what the law does not demand is told to whoever wants it, and the rest to everybody', async () => {
  const applicant = await platform.as('applicant-xu-ruolan')
  const at = `/api/${region}/notices`
  const { party } = (await applicant.get(at)).json as ReplyOf<typeof readNotices>
  const wanted = async () =>
    ((await applicant.get(at)).json as ReplyOf<typeof readNotices>).notices.filter((one) => !one.wanted)
  assert.deepEqual(await wanted(), [])
  const must = await applicant.send('PUT', at, { party, unwanted: ['message-answered', 'result-ready'] })
  assert.equal((must.json as Problem).code, 'notice.must-be-told')
  assert.match((must.json as Problem).detail, /已有办理结果/)
  assert.deepEqual(await wanted(), [])
  // Whatever the contracts let one do without, the database does too.
  assert.equal((await applicant.send('PUT', at, { party, unwanted: [...dispensable] })).status, 200)
  assert.equal((await applicant.send('PUT', at, { party, unwanted: ['message-answered'] })).status, 200)
  assert.deepEqual(
    (await wanted()).map(({ notice }) => notice),
    ['message-answered'],
  )
  const said = (number: string) => messagesOf(number).map(({ template }) => /留言|受理/.exec(template)?.[0])
  const quiet = await fileCase()
  const ask = (id: string) => applicant.send('POST', `/api/${region}/cases/${id}/messages`, { text: '要盖章吗？' })
  await ask(quiet.case)
  await act(quiet.case, 'messages', { text: '需要盖章。' })
  await act(quiet.case, 'acceptance', allChecked(item))
  await platform.until(
    async () => said(quiet.number),
    (all) => all.includes('受理'),
  )
  assert.equal((await applicant.send('PUT', at, { party, unwanted: [] })).status, 200)
  const loud = await fileCase()
  await ask(loud.case)
  await act(loud.case, 'messages', { text: '需要盖章。' })
  await platform.until(
    async () => said(loud.number),
    (all) => all.includes('留言'),
  )
  assert.deepEqual(said(quiet.number), ['受理'])
})

test('messages go to the number of the case, and to a new one from when the applicant changed it on purpose', async () => {
  const applicant = await platform.as('applicant-xu-ruolan')
  const to = async (number: string) =>
    (
      await platform.until(
        async () => messagesOf(number),
        (sent) => sent.length > 0,
      )
    ).map((one) => one.to)
  const earlier = await fileCase()
  const settings = async () => (await applicant.get(`/api/${region}/notices`)).json as ReplyOf<typeof readNotices>
  const { party } = await settings()
  const change = (phone: string) => applicant.send('PUT', `/api/${region}/notices/phone`, { party, phone })
  assert.equal((await change('13955550009')).status, 200)
  const { phone, changes } = await settings()
  assert.equal(phone, '139****0009')
  assert.deepEqual([changes[0]?.what, changes[0]?.by, changes[0]?.checked], ['phone', '本人', 'log-in'])
  assert.equal((await change('12345')).status, 400)
  assert.equal(((await change('13955550009')).json as Problem).code, 'contact.phone-same')
  const [told] = await platform.until(
    async () => takenOver(file).filter(({ template }) => template.includes('联系电话已于')),
    (sent) => sent.length > 0,
  )
  assert.deepEqual([told!.to, told!.params['name']], [answersFor(item)['phone'], '徐*澜'], 'the number that counted')
  assert.ok(!JSON.stringify(told!.params).includes('0009'), 'whoever else holds the old telephone learns no new one')
  const foreign = { party: residentIds.party('liu-mingde'), phone: '13955550011' }
  assert.equal((await applicant.send('PUT', `/api/${region}/notices/phone`, foreign)).status, 404)
  // The form says another number, which goes with this case alone.
  const later = await fileCase()
  for (const one of [earlier, later]) await withoutPhoneAt(one.case)
  await act(earlier.case, 'acceptance', allChecked(item))
  await act(later.case, 'acceptance', allChecked(item))
  assert.deepEqual(await to(earlier.number), ['13955550009'])
  assert.deepEqual(await to(later.number), [answersFor(item)['phone']])
  // That all go there may be said of it all the same, though it was given last.
  const typed = String(answersFor(item)['phone'])
  assert.equal((await change(typed)).status, 200)
  assert.equal(((await change(typed)).json as Problem).code, 'contact.phone-same')
})

test('of what was noted without a link the number counts that was said last, whichever slip is sent first; online, what is said now', async () => {
  const clerk = await platform.as('clerk-a')
  const { kind, name, code } = lyg.parties.find(({ key }) => key === 'liu-mingde')!
  const shown = { kind, name, code, document: 'resident-id-card' }
  type Known = { party: string; phone: string }
  const known = async () => (await clerk.send('POST', `/api/${region}/window/parties`, shown)).json as Known
  const { party } = await known()
  const say = async (phone: string, minutes: number) => {
    const body = { party, phone, statedAt: ago(minutes) }
    const answer = await clerk.send('POST', `/api/${region}/window/phones`, body)
    return answer.status === 200 ? (await known()).phone : (answer.json as Problem).code
  }
  assert.equal(await say('13955550041', 60), '13955550041')
  assert.equal(await say('13955550042', 30), '13955550042', 'what was said first was sent first')
  const file = async (phone: string, minutes: number) => {
    const answers = { ...answersFor(item), phone }
    const draft = await fillDraft(clerk, item, { applicant: party, answers })
    const body = { draft, declaration: true, deliverBy: 'window', recipient: null, statedAt: ago(minutes) }
    const answer = await clerk.send('POST', `/api/${region}/cases`, body)
    assert.equal(answer.status, 200, answer.body.toString())
    return answer.json as { case: string; number: string }
  }
  const before = await file('13955550043', 45)
  const reached = async (filed: { case: string }) => (await readCase(clerk, filed.case, 'desk')).applicant.phone
  // An application since then names its own number: whichever of the two is sent first, that is no later word for all.
  const own = await file('13955550044', 15)
  assert.equal(await say('13955550045', 20), '13955550044', 'what is offered next is what was said last')
  assert.deepEqual([await reached(before), await reached(own)], ['13955550045', '13955550044'])
  assert.equal(await say('13955550051', 13), '13955550051')
  const since = await file('13955550052', 12)
  assert.deepEqual([await reached(before), await reached(since)], ['13955550051', '13955550052'])
  assert.equal(await say('13955550046', 5), '13955550046')
  assert.equal(await say('13955550047', 10), 'contact.given-since', 'what was said last was sent first')
  const between = await file('13955550048', 7)
  const last = await file('13955550049', 2)
  // The application says it for itself alone; for all, another was said since.
  assert.equal(await say('13955550049', 6), 'contact.given-since')
  for (const [one, to] of [
    [before, '13955550046'],
    [since, '13955550046'],
    [between, '13955550046'],
    [last, '13955550049'],
  ] as const) {
    await act(one.case, 'acceptance', allChecked(item))
    const sent = await platform.until(
      async () => messagesOf(one.number).map((message) => message.to),
      (all) => all.length > 0,
    )
    assert.deepEqual(sent, [to])
  }
  // Written by a server whose clock is ahead.
  await sql.query(
    `insert into identity.contacts
     select party, kind, now() + interval '1 hour', gen_random_uuid(), channel, office, sealed, for_all
     from identity.contacts where party = $1 and kind = 'phone' order by given_at desc limit 1`,
    [party],
  )
  const online = await platform.as('applicant-liu-mingde')
  const changed = await online.send('PUT', `/api/${region}/notices/phone`, { party, phone: '13955550050' })
  assert.equal(changed.status, 200, changed.body.toString())
  assert.equal((await known()).phone, '13955550050')
})

test('the number of a registration that was noted without a link is overtaken by a later one, and overtakes an earlier one', async () => {
  const clerk = await platform.as('clerk-a')
  const shown = { kind: 'person', name: '高远', code: '11010519491231002X', document: 'resident-id-card' }
  const send = async (path: string, body: object, minutes: number) => {
    const said = { ...body, statedAt: ago(minutes) }
    return (await clerk.send('POST', `/api/${region}/window/${path}`, said)).json as { party: string }
  }
  const { party } = await send('registrations', { ...shown, phone: '13955550061' }, 40)
  await clerk.send('POST', `/api/${region}/window/parties`, shown)
  const say = async (phone: string, minutes: number) => (await send('phones', { party, phone }, minutes)) as object
  assert.partialDeepStrictEqual(await say('13955550062', 50), { code: 'contact.given-since' })
  assert.ok('receipt' in (await say('13955550063', 30)))
})

test('whoever acts under a mandate for some items changes nothing that its principal is told', async () => {
  const agent = await platform.as('applicant-wang-for-gangcheng')
  const read = async () => (await agent.get(`/api/${region}/notices`)).json as ReplyOf<typeof readNotices>
  const { party } = await read()
  const change = () => agent.send('PUT', `/api/${region}/notices/phone`, { party, phone: '13955550010' })
  assert.equal((await read()).mayChangePhone, true)
  await sql.query(`update identity.mandates set items = '{fire-design-review}'`)
  assert.equal((await read()).mayChangePhone, false)
  assert.equal(((await change()).json as Problem).code, 'notice.mandate-too-narrow')
  await sql.query('update identity.mandates set items = null')
  assert.equal((await change()).status, 200)
  const { changes } = await read()
  assert.match(changes[0]!.by, /^代办人 ./)
})

test('what was tried in vain is counted, seen by the operator without a word of the case, and done once when it is asked for again', async () => {
  const health = async () =>
    (await (await platform.as(null)).get('/api/health')).json as { status: string; deadJobs: number }
  assert.deepEqual([(await health()).status, (await health()).deadJobs], ['ok', 0])
  const before = takenOver(file).length
  simulator.misbehave('error')
  const { case: id, number } = await fileCase()
  await act(id, 'acceptance', allChecked(item))
  // All tries but the first are spared.
  await platform.until(
    async () =>
      (
        await sql.query(
          `update graphile_worker._private_jobs j set attempts = max_attempts, priority = 7
           from graphile_worker._private_tasks t
           where t.id = j.task_id and t.identifier = 'notify' and j.last_error is not null and j.locked_at is null`,
        )
      ).rowCount,
    (count) => count === 1,
  )
  assert.deepEqual([(await health()).status, (await health()).deadJobs], ['degraded', 1])

  const operator = await platform.as('operator')
  type Listed = { effects: z.infer<typeof DeadEffect>[]; more: boolean }
  const listed = await operator.get(listAt)
  const [dead] = (listed.json as Listed).effects
  assert.equal(dead!.kind, 'notify')
  assert.match(dead!.error, /[a-z]/)
  for (const secret of [person.name, person.code, person.phone!, number, id])
    assert.ok(!listed.body.toString().includes(secret))
  assert.equal((await (await platform.as('supervisor')).get(listAt)).status, 403)

  const again = () => operator.send('POST', `${listAt}/${dead!.effect}/resend`, {})
  await sql.query('begin')
  await sql.query('lock table graphile_worker._private_jobs in exclusive mode')
  const sent = await again()
  const written = await sql.query('select priority from platform.outbox where id = $1', [dead!.effect])
  await sql.query('commit')
  assert.equal(sent.status, 200, sent.body.toString())
  assert.deepEqual(written.rows, [{ priority: 7 }], 'in its old place among those that wait')
  await platform.until(
    async () => takenOver(file).length,
    (count) => count === before + 1,
  )
  assert.equal(takenOver(file).at(-1)!.effect, dead!.effect)
  assert.equal(messagesOf(number).length, 1)
  await platform.until(health, ({ status, deadJobs }) => status === 'ok' && deadJobs === 0)
  assert.deepEqual(((await operator.get(listAt)).json as Listed).effects, [])
  assert.equal(((await again()).json as Problem).code, 'effect.not-dead')

  const givenUp = async () =>
    (await sql.query('select from graphile_worker._private_jobs where attempts >= max_attempts')).rowCount
  assert.equal(await givenUp(), 1)
  await sql.query(`select graphile_worker.add_job('sweep-operations')`)
  await platform.until(givenUp, (count) => count === 0)

  const { rows: events } = await sql.query<{ type: string; data: string; actor: string }>(
    'select type, data, actor from log.events where stream = $1',
    [dead!.effect],
  )
  assert.deepEqual(
    events.map(({ type, data }) => [type, (JSON.parse(data) as { kind: string }).kind]),
    [['effect.resent', 'notify']],
  )
})

test('each kind of work that a module does beside the log has its name on the page of failed tasks', () =>
  assert.deepEqual(
    platform.modules.flatMap(({ performers }) => Object.keys(performers ?? {})).toSorted(),
    effectKinds.toSorted(),
  ))

test('an effect that was never given up is asked for in vain', async () => {
  const operator = await platform.as('operator')
  const nothing = await operator.send('POST', `${listAt}/0b9ab4b4-6f1e-4a55-9b07-5f2f5b8f1a01/resend`, {})
  assert.equal(nothing.status, 404)
})
