import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { z } from 'zod'
import type { listPosts, PostLine } from '#contracts/posts.ts'
import type { Problem } from '#contracts/problem.ts'
import type { TaskView } from '#contracts/review.ts'
import { verifyProjections } from '#platform/verify.ts'
import { residentIds } from '#server/modules/identity/index.ts'
import { caseStream } from '#server/modules/cases/case-stream.ts'
import {
  accept,
  fillDraft,
  itemOf,
  openTasks,
  opine,
  readCase,
  region,
  reviewToDecision,
  submit,
} from './harness/case-walk.ts'
import { testPlatform, type Visitor } from './harness/platform.ts'

const platform = await testPlatform()
const item = itemOf('fire-design-review')
const tasksAt = `/api/${region}/review/tasks`
const firm = await platform.as('applicant-wang-for-gangcheng')

/** A case before its four reviewers. */
async function inReview(): Promise<string> {
  const { case: id } = await submit(firm, await fillDraft(firm, item))
  await accept(await platform.as(platform.accountOf('acceptor', item.intakeOffice)), id)
  return id
}
const reviewers = () =>
  platform.until(
    () => openTasks(platform, 'reviewer', item),
    (tasks) => tasks.length === 4,
  )
const view = async (who: Visitor, task: string) => (await who.get(`${tasksAt}/${task}`)).json as TaskView
const codeOf = (answer: { json: unknown }) => (answer.json as Problem).code
async function done(answer: Promise<{ status: number; body: { toString(): string } }>): Promise<void> {
  const { status, body } = await answer
  assert.equal(status, 200, body.toString())
}
const finish = async (id: string) => {
  await reviewToDecision(platform, item)
  await platform.until(
    () => readCase(firm, id),
    (one) => one.phase === 'ready',
  )
  assert.deepEqual((await verifyProjections(platform.platform, caseStream)).differences, [])
}

test('a task that is put aside stands still, offers to be taken up alone, and the promise runs on', async () => {
  const id = await inReview()
  const [{ visitor, task }] = (await reviewers()) as [Awaited<ReturnType<typeof reviewers>>[number]]
  const at = `${tasksAt}/${task.task}`
  const before = await readCase(firm, id)
  await done(visitor.send('POST', `${at}/aside`, { ground: 'records', days: 1 }))
  const aside = await view(visitor, task.task)
  assert.ok(aside.aside && aside.held && aside.due > task.due)
  assert.deepEqual(aside.can, ['take-up', 'return'])
  assert.equal(
    codeOf(await visitor.send('POST', `${at}/opinion`, { verdict: 'pass', scores: [], reasons: '' })),
    'aside.still',
  )
  const after = await readCase(firm, id)
  assert.deepEqual(after.clocks, before.clocks)
  assert.match(after.timeline.find(({ title }) => title === task.title)!.note!, /内部挂起 1 次，办理时限照常计算/)
  await done(visitor.send('POST', `${at}/aside/end`, {}))
  const again = await view(visitor, task.task)
  assert.ok(again.aside === null && again.can.includes('opine'))
  await finish(id)
})

test('what supervision urges is seen on the desks, what the applicant urges by supervision alone', async () => {
  const id = await inReview()
  const tasks = await reviewers()
  const supervisor = await platform.as('supervisor')
  const urging = `/api/${region}/cases/${id}/urging`
  const boxed = async () =>
    ((await supervisor.get(`/api/${region}/desk/cases?box=urged`)).json as { cases: { case: string }[] }).cases.map(
      (one) => one.case,
    )
  assert.ok((await readCase(firm, id)).can.includes('urge'))
  await done(firm.send('POST', urging, {}))
  assert.equal(codeOf(await firm.send('POST', urging, {})), 'urge.once-a-day')
  assert.ok(!(await readCase(firm, id)).can.includes('urge'))
  assert.deepEqual(await boxed(), [id])
  const { visitor, task } = tasks[0]!
  assert.equal((await view(visitor, task.task)).urged, 0)

  await done(supervisor.send('POST', urging, {}))
  assert.deepEqual(await boxed(), [])
  assert.equal((await view(visitor, task.task)).urged, 1)
  const told = (await readCase(firm, id)).timeline.filter(({ title }) => title === '催办')
  assert.deepEqual(
    told.map(({ who, note }) => [who, note]),
    [
      ['申请人', '已转监督人员督促办理'],
      ['监督人员', '已提醒 4 个环节'],
    ],
  )
  assert.equal((await visitor.send('POST', urging, {})).status, 401)
  await finish(id)
})

test('an answer that nothing rests on is had back; one that was sent back is given again before the list is made', async () => {
  const id = await inReview()
  const [first, ...others] = await reviewers()
  await opine(first!.visitor, first!.task.task)
  const answered = await view(first!.visitor, first!.task.task)
  assert.deepEqual(answered.can, ['take-back'])
  await done(first!.visitor.send('POST', `${tasksAt}/${first!.task.task}/opinion/taking-back`, {}))
  const open = await view(first!.visitor, first!.task.task)
  assert.ok(!open.done && open.own === null && open.before !== null && open.can.includes('opine'))
  for (const { visitor, task } of [first!, ...others]) await opine(visitor, task.task)
  assert.deepEqual((await view(first!.visitor, first!.task.task)).can, [])

  const [lead] = await platform.until(
    () => openTasks(platform, 'lead', item),
    (found) => found.length > 0,
  )
  const merging = await view(lead!.visitor, lead!.task.task)
  assert.equal(merging.earlier.length, 4)
  const { key } = merging.earlier.find(({ title }) => title === first!.task.title)!
  const reason = '请写明防火分区面积的计算依据。'
  const back = { to: key, ground: 'unclear', reason }
  const at = `${tasksAt}/${lead!.task.task}`
  assert.equal(
    codeOf(await lead!.visitor.send('POST', `${at}/sending-back`, { ...back, ground: 'materials' })),
    'again.not-for-form',
  )
  await done(lead!.visitor.send('POST', `${at}/sending-back`, back))
  const waiting = await view(lead!.visitor, lead!.task.task)
  assert.ok(!waiting.can.includes('merge') && waiting.can.includes('urge'))
  assert.deepEqual([waiting.waitsFor.length, waiting.opinions.length], [1, 3])
  const again = await view(first!.visitor, first!.task.task)
  assert.equal(again.sentBack?.reason, reason)
  assert.equal(again.code, first!.task.code)
  assert.equal((await view(others[0]!.visitor, others[0]!.task.task)).sentBack, null)
  await done(lead!.visitor.send('POST', `${at}/urging`, {}))
  assert.equal((await view(first!.visitor, first!.task.task)).urged, 1)
  await opine(first!.visitor, first!.task.task)
  assert.ok((await view(lead!.visitor, lead!.task.task)).can.includes('merge'))
  await done(
    lead!.visitor.send('POST', `${at}/feedback`, { verdict: 'pass', summary: '四个单位意见一致，同意报请决定。' }),
  )
  const [decider] = await platform.until(
    () => openTasks(platform, 'decider', item),
    (found) => found.length > 0,
  )
  const deciding = await view(decider!.visitor, decider!.task.task)
  assert.deepEqual([deciding.earlier.map((one) => one.title), deciding.opinions.length], [[lead!.task.title], 4])
  const decision = {
    outcome: 'granted',
    reasons: '',
    basis: '《消防法》第十二条',
    overInternal: { ground: 'workload', words: '同期办件集中，已按受理先后依次办理。' },
  }
  await done(decider!.visitor.send('POST', `${tasksAt}/${decider!.task.task}/decision`, decision))
  assert.match(
    (await readCase(firm, id)).timeline.find(({ title }) => title === first!.task.title)!.note!,
    /退回修改 1 次/,
  )
  assert.deepEqual((await verifyProjections(platform.platform, caseStream)).differences, [])
})

test('a review that is added is drawn elsewhere, read under its own title, and taken back; a helper’s draft reaches the one who signs', async () => {
  const id = await inReview()
  const [first] = await reviewers()
  const { visitor, task } = first!
  const at = `${tasksAt}/${task.task}`
  const own = await view(visitor, task.task)
  const section = own.sections.find((one) => one.office !== 'zhujian')!
  const add = {
    how: 'before',
    office: section.office,
    section: section.section,
    reason: '请核实与相邻危险品仓库的安全距离。',
  }
  assert.equal(
    codeOf(await visitor.send('POST', `${at}/added`, { ...add, section: '没有这个处' })),
    'added.unknown-section',
  )
  await done(visitor.send('POST', `${at}/added`, add))
  await done(visitor.send('POST', `${at}/draft`, { reason: '请草拟防火间距部分的意见。' }))
  const everywhere = { ...item, tasks: [...item.tasks, { ...item.tasks[0]!, office: section.office }] }
  const six = await platform.until(
    () => openTasks(platform, 'reviewer', everywhere),
    (tasks) => tasks.length === 6,
  )
  const added = six.find((one) => one.task.title === `加签：${task.title}`)!
  const helper = six.find((one) => one.task.title === `协办：${task.title}`)!
  assert.equal((await view(added.visitor, added.task.task)).addedFor?.reason, add.reason)
  assert.equal((await view(helper.visitor, helper.task.task)).sheet?.title, own.sheet?.title)
  const waiting = await view(visitor, task.task)
  assert.ok(!waiting.can.includes('opine') && waiting.can.includes('remove-review'))
  assert.deepEqual(
    waiting.added.map(({ draft, answered }) => [draft, answered]),
    [
      [false, false],
      [true, false],
    ],
  )
  await done(visitor.send('POST', `${at}/added/${waiting.added[0]!.key}/removal`, {}))
  assert.equal((await view(added.visitor, added.task.task)).returned, true)
  await opine(helper.visitor, helper.task.task)
  const drafted = await view(visitor, task.task)
  assert.equal(drafted.drafts.length, 1)
  assert.ok(drafted.can.includes('opine') && !drafted.can.includes('remove-review'))
  const other = (await reviewers()).find((one) => one.task.code !== task.code)!
  assert.deepEqual((await view(other.visitor, other.task.task)).added, [])
  assert.ok((await readCase(firm, id)).timeline.some(({ title }) => title === helper.task.title))
  await finish(id)
})

type PostPage = z.infer<typeof listPosts.reply>

test('with the end of a post its open tasks are drawn anew at once, and nothing under it succeeds any more', async () => {
  const id = await inReview()
  const [first, ...others] = await reviewers()
  const operator = await platform.as('operator')
  const postsAt = `/api/${region}/desk/posts`
  const post = residentIds.grant(region, first!.visitor.account!)
  const { today, own } = await ownPost()
  assert.equal(
    codeOf(await operator.send('POST', `${postsAt}/${own.post}/end`, { reason: 'left', day: today })),
    'post.own',
  )
  await done(operator.send('POST', `${postsAt}/${post}/end`, { reason: 'left', day: today }))
  const again = await platform.until(
    () => openTasks(platform, 'reviewer', item, [first!.visitor.account!]),
    (tasks) => tasks.length === 4,
  )
  const redrawn = again.find(({ task }) => task.title === first!.task.title)!
  assert.notEqual(redrawn.visitor.account, first!.visitor.account!)
  assert.equal(redrawn.task.due, first!.task.due)
  assert.equal((await first!.visitor.get(`${tasksAt}/${first!.task.task}`)).status, 401)
  assert.deepEqual(
    (await readCase(await platform.as('supervisor'), id, 'desk')).returns.map(({ groundText }) => groundText),
    ['离职、调离转办'],
  )
  assert.ok(others.every(({ task }) => again.some((one) => one.task.code === task.code)))

  /** The roster is paged, and the own post stands anywhere in it. */
  async function ownPost(): Promise<{ today: string; own: PostLine }> {
    for (let after = ''; ;) {
      const page = (await operator.get(`${postsAt}?limit=100${after}`)).json as PostPage
      const own = page.posts.find((one) => one.own)
      if (own) return { today: page.today, own }
      assert.ok(page.next, 'the own post is listed')
      after = `&after=${page.next}`
    }
  }
})
