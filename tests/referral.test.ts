import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, describe, test } from 'node:test'
import type { CaseView } from '#contracts/cases.ts'
import type { TaskView } from '#contracts/review.ts'
import { statement } from '#platform/db.ts'
import { startProvinceSimulator, type ProvinceSimulator } from '#server/adapters/province/simulator.ts'
import { accept, fillDraft, itemOf, openTasks, opine, readCase, region, submit } from './harness/case-walk.ts'
import { papersSay, squeezed } from './harness/paper-text.ts'
import { testPlatform, type TestPlatform, type Visitor } from './harness/platform.ts'
import { testKeys } from './harness/test-keys.ts'

const item = itemOf('lawyer-practice')
const refusal = '申请人刘明德的实习考核材料与登记不符，不符合执业条件。'
let province: ProvinceSimulator
let platform: TestPlatform
let applicant: Visitor
let acceptor: Visitor
/** Both clocks begin on a Monday, so that the last day of the law can be told. */
let ahead = Date.parse('2026-03-02T09:00:00+08:00') - Date.now()
let decides: 'granted' | 'refused' = 'granted'
/** The clock of the authority, which may run ahead of ours. */
let theirs = ahead

before(async () => {
  province = await startProvinceSimulator({
    senderKey: testKeys.evidence.publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
    now: () => Date.now() + theirs,
    answerMs: 3_600_000,
    decide: (said) => ({
      outcome: decides,
      document: `苏许准〔2026〕第${said.number.slice(-4)}号`,
      decidedOn: said.sentOn,
      reasons: decides === 'granted' ? '' : refusal,
      basis: '《中华人民共和国律师法》第五条',
    }),
  })
  platform = await testPlatform({
    superior: { url: province.url, publicKey: province.publicKey, everyMs: 100 },
    wallNow: () => Date.now() + ahead,
  })
  applicant = await platform.as('applicant-liu-mingde')
  acceptor = await platform.as(platform.accountOf('acceptor', item.intakeOffice))
})
after(async () => {
  await platform.stop()
  await province.close()
})

async function sentUp(): Promise<{ id: string; answers: Record<string, unknown> }> {
  const { case: id } = await submit(applicant, await fillDraft(applicant, item))
  await accept(acceptor, id)
  const [review] = await platform.until(
    () => openTasks(platform, 'reviewer', item),
    (found) => found.length > 0,
  )
  await opine(review!.visitor, review!.task.task)
  const view = await untilOwn(id, ({ referrals }) => referrals[0]?.receipt !== null)
  return { id, answers: Object.fromEntries(view.answers.map(({ label, text }) => [label, text])) }
}
const untilOwn = (id: string, done: (view: CaseView) => boolean) => platform.until(() => readCase(applicant, id), done)
const packageOf = async (id: string) => {
  const { number } = await readCase(applicant, id)
  return province.packages().find((one) => one.number === number)
}
const itDecides = () => {
  theirs += 7_200_000
}

describe('a case that the authority above decides', () => {
  let granted: string

  test('goes up with its opinions, answers and files as soon as the first review is done', async () => {
    province.misbehave('error', 'drop-after')
    const sent = await sentUp()
    granted = sent.id
    const view = await readCase(applicant, granted)
    const said = province.packages().find(({ number }) => number === view.number)!
    assert.equal(province.packages().filter(({ number }) => number === view.number).length, 1)
    assert.deepEqual([said.applicant.name, said.applicant.code], ['刘明德', view.applicant.code])
    assert.deepEqual(
      said.opinions.map(({ step, verdict }) => [step, verdict]),
      [['初步审查', '通过']],
    )
    assert.deepEqual(Object.fromEntries(said.answers.map(({ label, text }) => [label, text])), sent.answers)
    const files = said.materials.flatMap(({ file }) => (file ? [file] : []))
    assert.equal(files.length, view.materials.filter(({ file }) => file !== null).length)
    const came = province.filesOf(said.package)
    for (const { id, sha256 } of files) assert.equal(came.get(id), sha256)
    const text = JSON.stringify(said)
    const { rows } = await platform.platform.db.query(
      'system',
      statement(
        `select data::jsonb ->> 'code' as code from log.events where stream = $1 and type = 'case.assignee-drawn'`,
        [granted],
      ),
    )
    for (const { code } of rows) assert.ok(!text.includes(code as string), 'who reviewed is told to nobody')
  })

  test('the applicant and the desk see where it lies, and the statutory clock runs on', async () => {
    const own = await readCase(applicant, granted)
    const desk = await readCase(acceptor, granted, 'desk')
    assert.deepEqual(own.referrals, desk.referrals)
    const [referral] = own.referrals
    assert.deepEqual([referral?.to, referral?.answer, referral?.late], ['江苏省司法厅', null, false])
    const entry = own.timeline.find(({ key }) => key === 'referral-refer')
    assert.equal(entry?.state, 'current')
    assert.match(entry.note ?? '', /不需要重复提交.*已接收/)
    const statutory = own.clocks.find(({ key }) => key === 'statutory')
    assert.deepEqual(
      [own.acceptedDay, statutory?.limitDays, statutory?.due, statutory?.pausedUntil],
      ['2026-03-02', 30, '2026-04-14', null],
    )
    const promised = own.clocks.find(({ key }) => key === 'promised')
    assert.deepEqual(
      [promised?.limitDays, promised?.due, promised?.pausedUntil],
      [16, '2026-03-24', null],
      'five days of the review, ten of the authority above, one of the decision',
    )
    assert.deepEqual(await openTasks(platform, 'decider', item), [])
  })

  test('whatever else the authority says, only its signed answer about this package is taken in', async () => {
    const before = province.requests()
    province.misbehave('forged', 'other-package', 'asks-for-more', 'no-answer', 'lost-answer', 'error')
    itDecides()
    const ready = await untilOwn(granted, ({ phase }) => phase === 'ready')
    assert.ok(province.requests() - before >= 7)
    assert.deepEqual([ready.decision?.outcome, ready.decision?.made], ['granted', 'superior'])
    assert.equal(ready.referrals[0]?.answer?.basis, '《中华人民共和国律师法》第五条')
    const said = await papersSay(applicant, granted, ready)
    assert.ok(said['decision']!.includes('《中华人民共和国律师法》第五条'))
    assert.ok(said['licence']!.includes(squeezed(ready.credential!.identifier)))
    const face = item.outcome.face.flatMap(({ label, text }) => (text ? [label, text] : [label]))
    for (const word of face) assert.ok(said['licence']!.includes(squeezed(word)), word)
    assert.deepEqual(
      ready.papers.map(({ kind }) => kind).filter((kind) => kind === 'decision' || kind === 'licence'),
      ['decision', 'licence'],
    )
  })

  test('it was decided once, and asked about no more', async () => {
    const { rows } = await platform.platform.db.query(
      'system',
      statement(
        `select count(*) filter (where type = 'case.referral-answered')::int as answered,
                count(*) filter (where type = 'case.decided')::int as decided
         from log.events where stream = $1`,
        [granted],
      ),
    )
    assert.deepEqual([rows[0]!['answered'], rows[0]!['decided']], [1, 1])
    const under = await platform.platform.db.query(
      'system',
      statement(`select count(*)::int as open from cases.referrals where not ended`, []),
    )
    assert.equal(under.rows[0]!['open'], 0)
  })

  test('a refusal reaches the applicant with its reasons, which no event and no reviewer has', async () => {
    decides = 'refused'
    const { id } = await sentUp()
    itDecides()
    const ready = await untilOwn(id, ({ phase }) => phase === 'ready')
    assert.equal(ready.decision?.outcome, 'refused')
    assert.equal(ready.referrals[0]?.answer?.reasons, refusal)
    const { rows } = await platform.platform.db.query(
      'system',
      statement(`select type, data from log.events where stream = $1`, [id]),
    )
    assert.ok(rows.every(({ data }) => !(data as string).includes('刘明德')))
  })

  test('what the applicant says before it goes up is passed on, and goes up with it', async () => {
    decides = 'granted'
    const { case: id } = await submit(applicant, await fillDraft(applicant, item))
    await accept(acceptor, id)
    const [review] = await platform.until(
      () => openTasks(platform, 'reviewer', item),
      (found) => found.length > 0,
    )
    const send = (visitor: Visitor, path: string, body: object) => visitor.send('POST', `/api/${region}${path}`, body)
    const at = `/review/tasks/${review!.task.task}`
    const reason = '执业机构与另一律师事务所同名，直接关系他人重大利益。'
    assert.equal((await send(review!.visitor, `${at}/third-parties`, { reason })).status, 200)
    const own = await untilOwn(id, ({ papers }) => papers.some(({ kind }) => kind === 'third-party-notice'))
    assert.ok(
      own.can.includes('state-own') && own.can.includes('waive-statement'),
      'the notice offers what can be done',
    )
    const told = await send(acceptor, `/desk/cases/${id}/third-parties`, {
      name: '海州律师事务所',
      address: '通灌南路 88 号',
    })
    assert.equal(told.status, 200, told.body.toString())
    const others = '不反对申请人在同名的律师事务所执业。'
    const heard = await send(acceptor, `/desk/cases/${id}/third-parties/party-1/statement`, {
      words: '不反对。',
      summary: others,
    })
    assert.equal(heard.status, 200, heard.body.toString())
    const opinion = {
      verdict: 'pass',
      scores: item.sheets[0]!.criteria.map(({ key, points }) => ({
        criterion: key,
        points,
        met: true,
        finding: '经核对',
      })),
      reasons: '',
    }
    const early = await send(review!.visitor, `${at}/opinion`, opinion)
    assert.equal((early.json as { code: string }).code, 'referral.still-heard')
    assert.match((early.json as { detail: string }).detail, /申请人在.*前（含当日）可以陈述申辩/)
    assert.equal((await send(applicant, `/cases/${id}/statement`, { words: '两家名称不会混淆。' })).status, 200)
    const summary = '两家律师事务所的名称没有混淆的可能。'
    assert.equal((await send(acceptor, `/desk/cases/${id}/statement/summary`, { summary })).status, 200)
    const heardHere = (await review!.visitor.get(`/api/${region}${at}`)).json as TaskView
    assert.deepEqual(
      heardHere.thirdParties?.parties.map((one) => [one.name, one.words, one.summary]),
      [[null, null, others]],
      'nobody merges or decides it here: whoever reviews hears what they say',
    )
    assert.deepEqual(
      heardHere.ownStatements?.said.map((one) => [one.words, one.summary]),
      [[null, summary]],
    )
    await opine(review!.visitor, review!.task.task)
    const gone = await untilOwn(id, ({ referrals }) => referrals[0]?.receipt != null)
    assert.ok(!gone.can.includes('state-own'))
    const said = (await packageOf(id))!
    assert.deepEqual(
      said.statements.map((one) => [one.by, one.summary]),
      [
        ['申请人', summary],
        ['利害关系人', others],
      ],
    )
    itDecides()
    await untilOwn(id, ({ phase }) => phase === 'ready')
  })

  test('a package that the authority has lost after its receipt goes up again, and is decided', async () => {
    decides = 'granted'
    const { id } = await sentUp()
    const sent = (await packageOf(id))!
    province.lose(sent.package)
    const again = await platform.until(
      () => packageOf(id),
      (found) => found !== undefined,
    )
    assert.deepEqual(again, sent)
    itDecides()
    const ready = await untilOwn(id, ({ phase }) => phase === 'ready')
    assert.equal(ready.decision?.made, 'superior')
  })

  test('an authority is told of what is withdrawn, and decides it no more', async () => {
    const { id } = await sentUp()
    const { package: sent } = (await packageOf(id))!
    const asked = await applicant.send('POST', `/api/${region}/cases/${id}/withdrawal`, {
      reason: '不再执业',
      confirmed: true,
    })
    assert.equal(asked.status, 200, asked.body.toString())
    assert.deepEqual(province.withdrawn(), [])
    province.misbehave('drop')
    const confirmed = await acceptor.send('POST', `/api/${region}/cases/${id}/withdrawal-confirmation`, {})
    assert.equal(confirmed.status, 200, confirmed.body.toString())
    await platform.until(
      () => Promise.resolve(province.withdrawn()),
      (told) => told.includes(sent),
    )
    itDecides()
    const view = await untilOwn(id, ({ referrals }) => referrals[0]?.recalled?.confirmed != null)
    assert.deepEqual([view.phase, view.decision, view.referrals[0]?.answer], ['closed', null, null])
    assert.match(view.timeline.find(({ key }) => key.startsWith('referral-'))?.note ?? '', /确认不再决定/)
  })

  test('an authority that had decided before it was told so says so, and nothing of its decision is taken in', async () => {
    const { id } = await sentUp()
    const withdrawal = { reason: '不再执业', confirmed: true }
    const asked = await applicant.send('POST', `/api/${region}/cases/${id}/withdrawal`, withdrawal)
    assert.equal(asked.status, 200, asked.body.toString())
    itDecides()
    const consent = await acceptor.send('POST', `/api/${region}/cases/${id}/withdrawal-confirmation`, {})
    assert.equal(consent.status, 200, consent.body.toString())
    const view = await untilOwn(id, ({ referrals }) => referrals[0]?.recalled?.tooLate != null)
    assert.deepEqual([view.phase, view.decision, view.referrals[0]?.answer], ['closed', null, null])
    assert.equal(view.referrals[0]?.recalled?.confirmed, null)
    assert.match(view.timeline.find(({ key }) => key.startsWith('referral-'))?.note ?? '', /撤回前已作出决定/)
  })

  test('an authority that is late is shown to the applicant and listed for supervision', async () => {
    decides = 'granted'
    const { id } = await sentUp()
    ahead += 40 * 86_400_000
    applicant = await platform.as('applicant-liu-mingde')
    const supervisor = await platform.as('supervisor')
    const steps = await platform.until(
      async () =>
        (await supervisor.get(`/api/${region}/desk/late-steps`)).json as { steps: { office: string; case: string }[] },
      ({ steps }) => steps.some((one) => one.case === id),
    )
    assert.equal(steps.steps.find((one) => one.case === id)?.office, '江苏省司法厅')
    const view = await readCase(applicant, id)
    assert.equal(view.referrals[0]?.late, true)
    itDecides()
    const ready = await untilOwn(id, ({ phase }) => phase === 'ready')
    assert.equal(ready.decision?.outcome, 'granted')
  })
})

test('tasks drawn before reviewers heard others hear them as well, where cases alike have gone up', async () => {
  const run = async (text: string, values: unknown[] = []) =>
    (await platform.platform.db.query('system', statement(text, values))).rows
  const tasks = (await run(`select task from cases.review_tasks where item = $1 and kind = 'review'`, [item.code])).map(
    (row) => row['task'] as string,
  )
  assert.ok(tasks.length > 1)
  await run(`update cases.review_tasks set hears = false where task = any($1::uuid[])`, [tasks])
  await run(`update cases.review_tasks set matter = 'renewal' where task = $1`, [tasks[0]])
  await run(readFileSync('server/modules/cases/migrations/0049_heard_by_earlier_reviewers.sql', 'utf8'))
  const deaf = await run(`select task from cases.review_tasks where task = any($1::uuid[]) and not hears`, [tasks])
  assert.deepEqual(
    deaf.map((row) => row['task']),
    [tasks[0]],
    'of a matter that never went up nothing is known',
  )
})
