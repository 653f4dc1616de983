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
import { residentIds } from '#server/modules/identity/index.ts'
import { allChecked, answersFor, fillDraft, itemOf, region, reviewToDecision, submit } from './harness/case-walk.ts'
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
  await act(earlier.case, 'acceptance', allChecked(item))
  await act(later.case, 'acceptance', allChecked(item))
  assert.deepEqual(await to(earlier.number), ['13955550009'])
  assert.deepEqual(await to(later.number), [answersFor(item)['phone']])
  // That all go there may be said of it all the same, though it was given last.
  const typed = String(answersFor(item)['phone'])
  assert.equal((await change(typed)).status, 200)
  assert.equal(((await change(typed)).json as Problem).code, 'contact.phone-same')
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
