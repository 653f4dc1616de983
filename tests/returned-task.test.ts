import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Client } from 'pg'
import type { TaskSummary, TaskView } from '#contracts/review.ts'
import type { Problem } from '#contracts/problem.ts'
import { verifyProjections } from '#platform/verify.ts'
import { caseStream } from '#server/modules/cases/case-stream.ts'
import {
  accept,
  fillDraft,
  itemOf,
  openTasks,
  readCase,
  region,
  reviewToDecision,
  submit,
} from './harness/case-walk.ts'
import { testPlatform, type Visitor } from './harness/platform.ts'

const platform = await testPlatform({ leaves: [] })
const item = itemOf('fire-design-review')
const tasksAt = `/api/${region}/review/tasks`

const drawnTasks = () =>
  platform.until(
    () => openTasks(platform, 'reviewer', item),
    (tasks) => tasks.length === 4,
  )
// The mapping is read past every right: no role of the program may.
const persons = async (id: string) => {
  const owner = new Client({ connectionString: platform.databaseUrl })
  await owner.connect()
  const { rows } = await owner.query<{ person: string }>('select person from sealed.assignments where stream = $1', [
    id,
  ])
  await owner.end()
  return rows
}
const giveBack = (visitor: Visitor, task: string, ground: string, commandId?: string) =>
  visitor.send('POST', `${tasksAt}/${task}/return`, { ground }, commandId ? { 'command-id': commandId } : {})

test('a task given back is drawn among the others, keeps its limit, and shows nothing more to whoever gave it back', async () => {
  const firm = await platform.as('applicant-wang-for-gangcheng')
  const { case: id } = await submit(firm, await fillDraft(firm, item))
  const acceptor = await platform.as(platform.accountOf('acceptor', item.intakeOffice))
  await accept(acceptor, id)
  const [first] = await drawnTasks()
  const { visitor, task } = first!
  const view = (await visitor.get(`${tasksAt}/${task.task}`)).json as TaskView
  assert.ok(view.can.includes('return') && view.facts.length > 0)

  const commandId = '0b9ab4b4-6f1e-4a55-9b07-5f2f5b8f1a01'
  const given = await giveBack(visitor, task.task, 'recusal', commandId)
  assert.equal(given.status, 200, given.body.toString())
  assert.deepEqual((await giveBack(visitor, task.task, 'recusal', commandId)).json, given.json)
  assert.equal((await giveBack(visitor, task.task, 'recusal')).status, 404)

  const tasks = await drawnTasks()
  const again = tasks.find((one) => one.task.title === task.title)!
  assert.notEqual(again.visitor.account, visitor.account)
  assert.notEqual(again.task.code, task.code)
  assert.notEqual(again.task.task, task.task)
  assert.equal(again.task.due, task.due)
  const drawn = await persons(id)
  assert.equal(drawn.length, 5)
  assert.equal(new Set(drawn.map(({ person }) => person)).size, 5)

  const gone = (await visitor.get(`${tasksAt}/${task.task}`)).json as TaskView
  assert.deepEqual([gone.returned, gone.facts, gone.materials, gone.can], [true, [], [], []])
  assert.equal((await visitor.get(`${tasksAt}/${task.task}/materials/${view.materials[0]!.key}/pages/1`)).status, 404)
  const done = (await visitor.get(`${tasksAt}?box=done`)).json as { tasks: TaskSummary[] }
  assert.deepEqual(
    done.tasks.map(({ code, returned }) => [code, returned]),
    [[task.code, true]],
  )

  const supervisor = await platform.as('supervisor')
  assert.deepEqual(
    (await readCase(supervisor, id, 'desk')).returns.map(({ title, groundText }) => [title, groundText]),
    [[task.title, '依法回避']],
  )
  assert.deepEqual((await readCase(acceptor, id, 'desk')).returns, [])
  const step = (await readCase(firm, id)).timeline.find((entry) => entry.title === task.title)!
  assert.match(step.who!, /（第2次抽取）$/)
  assert.match(step.note!, /重新抽取人员 1 次，时限连续计算/)

  await reviewToDecision(platform, item)
  await platform.until(
    () => readCase(firm, id),
    (one) => one.phase === 'ready',
  )
  assert.deepEqual((await verifyProjections(platform.platform, caseStream)).differences, [])
})

test('whoever gave a task back isn’t told of the special procedure that its successor begins', async () => {
  const firm = await platform.as('applicant-wang-for-gangcheng')
  const { case: id } = await submit(firm, await fillDraft(firm, item))
  const acceptor = await platform.as(platform.accountOf('acceptor', item.intakeOffice))
  await accept(acceptor, id)
  const [first] = await drawnTasks()
  const { visitor: former, task } = first!
  assert.equal((await giveBack(former, task.task, 'recusal')).status, 200)
  const successor = (await drawnTasks()).find((one) => one.task.title === task.title)!
  const procedures = `${tasksAt}/${successor.task.task}/procedures`
  const begin = { kind: 'expert-review', expectedDays: 5, reason: '特殊消防设计需要组织专家评审。' }
  const begun = await successor.visitor.send('POST', procedures, begin)
  assert.equal(begun.status, 200, begun.body.toString())

  const view = async (who: Visitor, which: string) => (await who.get(`${tasksAt}/${which}`)).json as TaskView
  assert.equal((await view(successor.visitor, successor.task.task)).procedures.length, 1)
  assert.deepEqual((await view(former, task.task)).procedures, [])
  assert.equal((await former.send('POST', `${tasksAt}/${task.task}/procedures`, begin)).status, 404)
  const end = { result: '专家一致同意特殊消防设计方案。' }
  assert.equal((await former.send('POST', `${tasksAt}/${task.task}/procedures/expert-review-1/end`, end)).status, 404)
  assert.equal((await successor.visitor.send('POST', `${procedures}/expert-review-1/end`, end)).status, 200)
  await reviewToDecision(platform, item)
})

test('for work and illness a task is given back twice, and no third time', async () => {
  const firm = await platform.as('applicant-wang-for-gangcheng')
  const { case: id } = await submit(firm, await fillDraft(firm, item))
  const acceptor = await platform.as(platform.accountOf('acceptor', item.intakeOffice))
  await accept(acceptor, id)
  const title = (await drawnTasks())[0]!.task.title
  const waits = async () => (await drawnTasks()).find(({ task }) => task.title === title)!
  for (const ground of ['overload', 'illness']) {
    const { visitor, task } = await waits()
    assert.equal((await giveBack(visitor, task.task, ground)).status, 200)
  }
  const { visitor, task } = await waits()
  const refused = await giveBack(visitor, task.task, 'overload')
  assert.equal(refused.status, 409)
  assert.equal((refused.json as Problem).code, 'task.return-limit')
})
