import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { before, describe, test } from 'node:test'
import type { DraftView } from '#contracts/cases.ts'
import type { Guide } from '#contracts/catalogue.ts'
import type { OwnCredential } from '#contracts/credentials.ts'
import { ofMatter } from '#contracts/item-matter.ts'
import { quotaRegister } from '#contracts/quotas.ts'
import type { TaskSummary, TaskView } from '#contracts/review.ts'
import { statement } from '#platform/db.ts'
import { casesAccepted } from '#server/modules/cases/tables.ts'
import {
  accept,
  answersFor,
  fillDraft,
  itemOf,
  openTasks,
  opine,
  readCase,
  region,
  submit,
  todayOf,
} from './harness/case-walk.ts'
import { paperText } from './harness/paper-text.ts'
import { testPlatform, type TestPlatform, type Visitor } from './harness/platform.ts'

const item = itemOf('fireworks-retail')
const total = item.quota!.total
let platform: TestPlatform
let other: TestPlatform
let applicant: Visitor
let register: string
/** Three applications in the order in which they were taken in, each with whoever decides it. */
const line: { id: string; decider: Visitor; task: TaskSummary }[] = []

before(async () => {
  platform = await testPlatform()
  other = await testPlatform({
    databaseUrl: platform.databaseUrl,
    dataFolder: platform.dataFolder,
    background: false,
  })
  applicant = await platform.as('applicant-wang-for-gangcheng')
  const acceptor = await platform.as(platform.accountOf('acceptor', item.intakeOffice))
  register = quotaRegister(item.code, await todayOf(platform))
  // All places but two are given.
  for (let number = 1; number <= total - 2; number += 1)
    await platform.platform.db.query(
      'system',
      statement(`insert into platform.registers (region, register, number, stream) values ($1, $2, $3, $4)`, [
        region,
        register,
        number,
        randomUUID(),
      ]),
    )
  for (let place = 0; place < 3; place += 1) {
    const { case: id } = await submit(applicant, await fillDraft(applicant, item))
    await accept(acceptor, id)
    const reviews = await platform.until(
      async () => (await openTasks(platform, 'reviewer', item)).filter(({ task }) => task.kind === 'review'),
      (found) => found.length > 0,
    )
    for (const { visitor, task } of reviews) await opine(visitor, task.task)
    const found = await platform.until(
      () => openTasks(platform, 'decider', item),
      (tasks) => tasks.length > line.length,
    )
    const { visitor, task } = found.find(({ task: one }) => line.every((known) => known.task.task !== one.task))!
    line.push({ id, decider: visitor, task })
  }
})

const decideAt = (who: Visitor, { task }: { task: TaskSummary }, change: object = {}) =>
  who.send('POST', `/api/${region}/review/tasks/${task.task}/decision`, {
    outcome: 'granted',
    reasons: '',
    basis: '《烟花爆竹安全管理条例》第十九条第二款',
    overInternal: { ground: 'workload', words: '同期办件集中，已按受理先后依次办理。' },
    ...change,
  })
const codeOf = (answer: { json: never }) => (answer.json as { code?: string }).code
const left = async () => ((await applicant.get(`/api/${region}/items/${item.code}`)).json as Guide).quota?.left

describe('an item of which only so many are granted', () => {
  test('everybody reads on the guide how many are left', async () => assert.equal(await left(), 2))

  test('whoever decides is told how many are left and how many stand before, and nothing of whose they are', async () => {
    const views = await Promise.all(
      line.map(
        async ({ decider, task }) => (await decider.get(`/api/${region}/review/tasks/${task.task}`)).json as TaskView,
      ),
    )
    assert.deepEqual(
      views.map(({ quota }) => [quota?.left, quota?.ahead]),
      [
        [2, 0],
        [2, 1],
        [2, 2],
      ],
    )
  })

  test('who was taken in before is counted by the rows of the cases alone, however long their logs are', async () => {
    const { decider, task } = line[1]!
    const ahead = async () =>
      ((await decider.get(`/api/${region}/review/tasks/${task.task}`)).json as TaskView).quota?.ahead
    const run = (text: string, values: unknown[]) =>
      platform.platform.db.query('system', { name: '', text, values: [region, ...values] })
    const copied = randomUUID()
    const other: Record<string, string> = {
      stream: '$3',
      number: `'N1'`,
      accepted_at: `accepted_at - interval '1 millisecond'`,
    }
    // A case like the second one, taken in a moment before it, of which no log says anything.
    await run(
      `insert into cases.cases (${casesAccepted.columns.join(', ')})
       select ${casesAccepted.columns.map((name) => other[name] ?? name).join(', ')}
       from cases.cases
       where region = $1 and stream = $2`,
      [line[1]!.id, copied],
    )
    assert.equal(await ahead(), 2)
    await run(`update cases.cases set matter = 'change', credential = $2 where region = $1 and stream = $2`, [copied])
    assert.equal(await ahead(), 1, 'what is asked of a licence stands before nobody')
    await run(`delete from cases.cases where region = $1 and stream = $2`, [copied])
    assert.equal(await ahead(), 1)
  })

  test('nobody is granted before those who were taken in earlier, and nobody is refused for want of a place that is there', async () => {
    assert.equal(codeOf(await decideAt(line[2]!.decider, line[2]!)), 'quota.others-first')
    const noPlace = {
      outcome: 'refused',
      noPlace: true,
      reasons: '公布的名额已经全部准予，按照受理的先后顺序没有剩余名额。',
    }
    assert.equal(codeOf(await decideAt(line[2]!.decider, line[2]!, noPlace)), 'quota.places-left')
    assert.equal(codeOf(await decideAt(line[0]!.decider, line[0]!, { noPlace: true })), 'quota.only-refused')
  })

  test('two decisions at once on two servers take two places, each its own', async () => {
    const there = await other.as(line[1]!.decider.account)
    const answers = await Promise.all([decideAt(line[0]!.decider, line[0]!), decideAt(there, line[1]!)])
    assert.deepEqual(
      answers.map(({ status }) => status),
      [200, 200],
    )
    const { rows } = await platform.platform.db.query(
      'system',
      statement(
        `select number from platform.registers where register like 'quota/%' and stream in ($1, $2) order by number`,
        [line[0]!.id, line[1]!.id],
      ),
    )
    assert.deepEqual(
      rows.map(({ number }) => number),
      [total - 1, total],
    )
    assert.equal(await left(), 0)
  })

  test('the next is refused for that reason, though it meets every condition', async () => {
    const { decider, id } = line[2]!
    assert.equal(codeOf(await decideAt(decider, line[2]!)), 'quota.none-left')
    const refused = await decideAt(decider, line[2]!, {
      outcome: 'refused',
      noPlace: true,
      reasons: '公布的名额已经全部准予，按照受理的先后顺序没有剩余名额。',
    })
    assert.equal(refused.status, 200, refused.body.toString())
    assert.equal((await readCase(applicant, id)).decision?.outcome, 'refused')
    const pdf = await platform.until(
      () => applicant.get(`/api/${region}/cases/${id}/papers/decision`),
      ({ status }) => status === 200,
    )
    const text = await paperText(pdf.body)
    assert.match(
      text,
      /公布的名额已按受理先后顺序全部准予。根据《中华人民共和国行政许可法》第五十七条、第三十八条第二款/,
    )
    assert.ok(!text.includes('法定条件'), text)
  })

  test('the database gives no number twice', async () => {
    const again = platform.platform.db.query(
      'system',
      statement(`insert into platform.registers (region, register, number, stream) values ($1, $2, $3, $4)`, [
        region,
        register,
        total,
        randomUUID(),
      ]),
    )
    await assert.rejects(again, { code: '23505' })
  })

  test('with no place left a licence is still given back, which takes none', async () => {
    const own = ofMatter(item, 'cancellation')
    const { licences } = (await applicant.get(`/api/${region}/licences`)).json as { licences: OwnCredential[] }
    const [licence] = licences
    assert.deepEqual(
      licence!.can.map(({ matter }) => matter),
      ['reissue', 'cancellation'],
    )
    const about = { matter: 'cancellation', identifier: licence!.identifier }
    const opened = await applicant.send('POST', `/api/${region}/drafts`, { item: item.code, about })
    assert.equal(opened.status, 200, opened.body.toString())
    const id = (opened.json as { case: string }).case
    const draft = (await applicant.get(`/api/${region}/drafts/${id}`)).json as DraftView
    const body = { base: draft.version, answers: answersFor(own, draft.answers), paper: [] }
    assert.equal((await applicant.send('PUT', `/api/${region}/drafts/${id}`, body)).status, 200)
    await submit(applicant, id)
    await accept(await platform.as(platform.accountOf('acceptor', item.intakeOffice)), id)
    const known = new Set(line.map(({ task }) => task.task))
    const [drawn] = await platform.until(
      async () => (await openTasks(platform, 'decider', item)).filter(({ task }) => !known.has(task.task)),
      (found) => found.length === 1,
    )
    const at = `/api/${region}/review/tasks/${drawn!.task.task}`
    assert.equal(((await drawn!.visitor.get(at)).json as TaskView).quota, null)
    const decided = await decideAt(drawn!.visitor, drawn!, { overInternal: null })
    assert.equal(decided.status, 200, decided.body.toString())
    const { rows } = await platform.platform.db.query(
      'system',
      statement(`select number from platform.registers where register like 'quota/%' and stream = $1`, [id]),
    )
    assert.deepEqual(rows, [])
    assert.equal(await left(), 0)
  })
})
