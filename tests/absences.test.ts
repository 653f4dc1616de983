import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type { TaskView } from '#contracts/review.ts'
import type { Problem } from '#contracts/problem.ts'
import { rules } from '#contracts/rules.ts'
import { addDays, parseDay } from '#kernel/day.ts'
import { statement, type Statement } from '#platform/db.ts'
import { verifyProjections } from '#platform/verify.ts'
import { leftBy } from '#server/modules/cases/handling/deputy-queries.ts'
import { caseStream } from '#server/modules/cases/case-stream.ts'
import { residentIds } from '#server/modules/identity/index.ts'
import { grantStream, revokeGrant } from '#server/modules/identity/grant.ts'
import { accept, decide, fillDraft, itemOf, openTasks, opine, readCase, region, submit } from './harness/case-walk.ts'
import { testPlatform, type Visitor } from './harness/platform.ts'

const platform = await testPlatform()
const item = itemOf('public-venue-hygiene')
const liu = await platform.as('applicant-liu-mingde')
const at = `/api/${region}/review`
const deciders = ['a', 'b', 'c'].map((letter) => `decider-weijian-${letter}`)

type Own = {
  post: string
  today: string
  absence: { began: boolean; deputy: string | null } | null
  deputies: { post: string; name: string }[]
  actsFor: { name: string }[]
  can: string[]
}
const own = async (who: Visitor) => (await who.get(`${at}/absence`)).json as Own
const codeOf = (answer: { json: unknown }) => (answer.json as Problem).code
const tasksOf = async (who: Visitor) =>
  ((await who.get(`${at}/tasks`)).json as { tasks: { task: string; acting: boolean; code: string }[] }).tasks

async function inReview(): Promise<string> {
  const { case: id } = await submit(liu, await fillDraft(liu, item))
  await accept(await platform.as('acceptor-weijian-a'), id)
  return id
}
/** Accounts whose posts have ended: nobody logs in by them any more. */
const ended: string[] = []
const one = (role: 'reviewer' | 'decider') =>
  platform.until(
    () => openTasks(platform, role, item, ended),
    (found) => found.length === 1,
  )

/** A case before its decision: who was drawn, and the two others. */
async function toDecide() {
  const id = await inReview()
  for (const { visitor, task } of await one('reviewer')) await opine(visitor, task.task)
  const [drawn] = await one('decider')
  const whose = []
  for (const account of deciders) {
    const visitor = await platform.as(account)
    whose.push({ account, visitor, has: (await tasksOf(visitor)).some(({ task }) => task === drawn!.task.task) })
  }
  const principal = whose.find(({ has }) => has)!
  return { id, task: drawn!.task, principal, others: whose.filter(({ has }) => !has) }
}

async function leaves({ visitor }: { visitor: Visitor }, deputy: string | null, days: { from?: string } = {}) {
  const { post, today } = await own(visitor)
  const from = days.from ?? today
  const body = { from, through: from, reason: 'travel', deputy: deputy && residentIds.grant(region, deputy) }
  return visitor.send('POST', `${at}/absence/${post}`, body)
}
async function comesBack({ visitor }: { visitor: Visitor }): Promise<void> {
  const answer = await visitor.send('POST', `${at}/absence/${(await own(visitor)).post}/end`, {})
  assert.equal(answer.status, 200, answer.body.toString())
}
const endPost = (account: string) => {
  ended.push(account)
  return revokeGrant(
    platform.platform.engine,
    { region, grant: residentIds.grant(region, account), commandId: randomUUID() },
    'transferred',
  )
}
const takenBy = (who: Visitor) =>
  platform.until(
    () => tasksOf(who),
    (tasks) => tasks.length === 1,
  )

test('a deputy of equal duty takes the decision over, acts for whoever was drawn, and it goes back with the end of the absence', async () => {
  const { id, task, principal, others } = await toDecide()
  const [deputy, third] = others
  assert.equal(codeOf(await leaves(principal, principal.account)), 'absence.not-equal')
  assert.equal(codeOf(await leaves(principal, 'decider-zhujian-a')), 'absence.not-equal')
  assert.equal(codeOf(await leaves(principal, deputy!.account, { from: '2020-01-02' })), 'absence.days')
  assert.equal((await leaves(principal, deputy!.account)).status, 200)
  assert.equal(codeOf(await leaves(principal, deputy!.account)), 'absence.already')
  // Whoever is away stands in for nobody.
  assert.equal(codeOf(await leaves(third!, principal.account)), 'absence.deputy-away')

  const [taken] = await takenBy(deputy!.visitor)
  assert.equal(taken!.acting, true)
  assert.notEqual(taken!.code, task.code)
  assert.equal((await own(deputy!.visitor)).actsFor.length, 1)
  assert.deepEqual(await tasksOf(principal.visitor), [])
  // Nobody ends another's absence.
  const { post } = await own(principal.visitor)
  assert.equal((await deputy!.visitor.send('POST', `${at}/absence/${post}/end`, {})).status, 404)

  await comesBack(principal)
  const [again] = await takenBy(principal.visitor)
  assert.equal(again!.acting, false)
  assert.deepEqual(await tasksOf(deputy!.visitor), [])
  await decide({ visitor: principal.visitor, task: again! as never }, item)
  await platform.until(
    () => readCase(liu, id),
    ({ phase }) => phase === 'ready',
  )
})

test('what a deputy decides says that it was decided for another', async () => {
  const { id, principal, others } = await toDecide()
  const [deputy] = others
  assert.equal((await leaves(principal, deputy!.account)).status, 200)
  const [last] = await takenBy(deputy!.visitor)
  const view = (await deputy!.visitor.get(`${at}/tasks/${last!.task}`)).json as TaskView
  await decide({ visitor: deputy!.visitor, task: view }, item)
  const told = await platform.until(
    () => readCase(liu, id),
    ({ phase }) => phase === 'ready',
  )
  assert.ok(told.timeline.some(({ who }) => who === '代决定人'))
  await comesBack(principal)
})

test('a deputy who has a duty in the case gets nothing of it: it is drawn anew', async () => {
  const { id, principal, others } = await toDecide()
  const [deputy, third] = others
  await platform.platform.db.query(
    'system',
    statement(`insert into sealed.duties (region, stream, person, duty) values ($1, $2, $3, 'review')`, [
      region,
      id,
      residentIds.party(deputy!.account),
    ]),
  )
  assert.equal((await leaves(principal, deputy!.account)).status, 200)
  const [taken] = await takenBy(third!.visitor)
  assert.equal(taken!.acting, false)
  assert.deepEqual(await tasksOf(deputy!.visitor), [])
  await decide({ visitor: third!.visitor, task: (await third!.visitor.get(`${at}/tasks/${taken!.task}`)).json }, item)
  await comesBack(principal)
})

test('what a deputy who leaves as well has of another is drawn anew, and never decided as if it had been drawn for', async () => {
  const { principal, others } = await toDecide()
  const [deputy, third] = others
  assert.equal((await leaves(principal, deputy!.account)).status, 200)
  await takenBy(deputy!.visitor)
  assert.equal((await leaves(deputy!, third!.account)).status, 200)
  const [drawn] = await takenBy(third!.visitor)
  assert.equal(drawn!.acting, false)
  for (const back of [deputy!, principal]) {
    await comesBack(back)
    await platform.atRest()
    assert.deepEqual(await tasksOf(back.visitor), [])
  }
  await decide({ visitor: third!.visitor, task: drawn as never }, item)
})

test('whoever is back before anybody has read that they left keeps what lies on their desk', async () => {
  const { task, principal } = await toDecide()
  const { post } = await own(principal.visitor)
  const reading = (sql: Statement) => platform.platform.db.query('system', sql)
  const found = async () => (await reading(leftBy(region, post, '00000000-0000-0000-0000-000000000000'))).rows.length
  assert.equal(await found(), 0)
  await reading(statement('update access.grants set away = true where id = $1', [post]))
  assert.equal(await found(), 1)
  await reading(statement('update access.grants set away = false where id = $1', [post]))
  await decide({ visitor: principal.visitor, task }, item)
})

test('where nobody else can be drawn, what lies on the desk waits for the return, and the sentence says so', async () => {
  const { task, principal, others } = await toDecide()
  for (const one of [...others, principal]) assert.equal((await leaves(one, null)).status, 200)
  await platform.atRest()
  const [kept] = await tasksOf(principal.visitor)
  assert.equal(kept!.task, task.task)
  for (const one of [...others, principal]) await comesBack(one)
  await decide({ visitor: principal.visitor, task }, item)
  assert.match(rules['absence.no-deputy'].text, /留待返岗/)
})

test('what is sent back to a reviewer who is away is drawn anew', async () => {
  await inReview()
  const [reviewer] = await one('reviewer')
  await opine(reviewer!.visitor, reviewer!.task.task)
  const [decider] = await one('decider')
  assert.equal((await leaves(reviewer!, null)).status, 200)
  const { earlier } = (await decider!.visitor.get(`${at}/tasks/${decider!.task.task}`)).json as TaskView
  const body = { to: earlier[0]!.key, ground: 'unclear', reason: '请写明通风量的计算依据和检测点位。' }
  const sent = await decider!.visitor.send('POST', `${at}/tasks/${decider!.task.task}/sending-back`, body)
  assert.equal(sent.status, 200, sent.body.toString())
  await platform.atRest()
  const [next] = await one('reviewer')
  assert.notEqual(next!.task.task, reviewer!.task.task)
  assert.deepEqual(await tasksOf(reviewer!.visitor), [])
  await comesBack(reviewer!)
  await opine(next!.visitor, next!.task.task)
  await decide(decider!, item)
})

test('with the end of a post what its deputy had of it is drawn anew; a deputy whose post has ended stays named', async () => {
  const { principal, others } = await toDecide()
  const [deputy, third] = others
  assert.equal((await leaves(principal, deputy!.account)).status, 200)
  await takenBy(deputy!.visitor)
  await endPost(principal.account)
  const [drawn] = await takenBy(third!.visitor)
  assert.equal(drawn!.acting, false)
  assert.deepEqual(await tasksOf(deputy!.visitor), [])
  await decide({ visitor: third!.visitor, task: drawn as never }, item)

  const { today } = await own(deputy!.visitor)
  const tomorrow = addDays(parseDay(today), 1)
  assert.equal((await leaves(deputy!, third!.account, { from: tomorrow })).status, 200)
  const named = (await own(deputy!.visitor)).absence!.deputy
  assert.ok(named)
  await endPost(third!.account)
  assert.equal((await own(deputy!.visitor)).absence!.deputy, named)
})

test('what is sent back to a reviewer whose post has ended is drawn anew', async () => {
  await inReview()
  const [reviewer] = await one('reviewer')
  await opine(reviewer!.visitor, reviewer!.task.task)
  const [decider] = await one('decider')
  await endPost(reviewer!.visitor.account!)
  const { earlier } = (await decider!.visitor.get(`${at}/tasks/${decider!.task.task}`)).json as TaskView
  const body = { to: earlier[0]!.key, ground: 'unclear', reason: '请写明通风量的计算依据和检测点位。' }
  const sent = await decider!.visitor.send('POST', `${at}/tasks/${decider!.task.task}/sending-back`, body)
  assert.equal(sent.status, 200, sent.body.toString())
  await platform.atRest()
  const [next] = await one('reviewer')
  await opine(next!.visitor, next!.task.task)
  await decide(decider!, item)
})

test('nobody stands in for a reviewer who was drawn: the task is drawn anew, and no draw finds whoever is away', async () => {
  await inReview()
  const [drawn] = await one('reviewer')
  const { post, today, deputies } = await own(drawn!.visitor)
  assert.deepEqual(deputies, [])
  const body = { from: today, through: today, reason: 'leave', deputy: residentIds.grant(region, 'reviewer-weijian-a') }
  assert.equal(codeOf(await drawn!.visitor.send('POST', `${at}/absence/${post}`, body)), 'absence.no-deputy')
  const left = await drawn!.visitor.send('POST', `${at}/absence/${post}`, { ...body, deputy: null })
  assert.equal(left.status, 200, left.body.toString())
  const [next] = await platform.until(
    () => openTasks(platform, 'reviewer', item, ended),
    (found) => found.length === 1 && found[0]!.task.task !== drawn!.task.task,
  )
  assert.notEqual(next!.task.code, drawn!.task.code)
  assert.equal(codeOf(await drawn!.visitor.send('POST', `${at}/absence/${post}/end`, {})), undefined)
  for (const kind of [caseStream, grantStream])
    assert.deepEqual((await verifyProjections(platform.platform, kind as typeof caseStream)).differences, [])
})
