import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Item } from '#contracts/item.ts'
import type { Problem } from '#contracts/problem.ts'
import type { TaskView } from '#contracts/review.ts'
import { verifyProjections } from '#platform/verify.ts'
import { caseStream } from '#server/modules/cases/case-stream.ts'
import {
  accept,
  decide,
  fillDraft,
  itemOf,
  openTasks,
  opine,
  readCase,
  region,
  submit,
  todayOf,
  visitAt,
} from './harness/case-walk.ts'
import { testPlatform, type Visitor } from './harness/platform.ts'

let aheadMs = 0
const platform = await testPlatform({ wallNow: () => Date.now() + aheadMs })
const firm = await platform.as('applicant-wang-for-gangcheng')
const view = async (who: Visitor, task: string) =>
  (await who.get(`/api/${region}/review/tasks/${task}`)).json as TaskView
const open = (item: Item, count: number) =>
  platform.until(
    async () => (await openTasks(platform, 'reviewer', item)).filter(({ task }) => task.kind === 'review'),
    (found) => found.length === count,
  )
const decider = async (item: Item) =>
  (
    await platform.until(
      () => openTasks(platform, 'decider', item),
      (found) => found.length === 1,
    )
  )[0]!
async function inReview(item: Item): Promise<string> {
  const { case: id } = await submit(firm, await fillDraft(firm, item))
  await accept(await platform.as(platform.accountOf('acceptor', item.intakeOffice)), id)
  return id
}

test('会签: two heads sign one after the other, read what the reviews said and nothing of each other, and the decider reads who signed when', async () => {
  const item = itemOf('hazardous-goods-transport')
  const id = await inReview(item)
  for (const { visitor, task } of await open(item, 2)) await opine(visitor, task.task)
  await visitAt(platform, item, await todayOf(platform))
  const [first] = await open(item, 1)
  const before = await view(first!.visitor, first!.task.task)
  assert.equal(before.title, '签发前会签（1/2）')
  assert.equal(before.signing?.how, '会签')
  assert.equal(before.opinions.length, 2)
  assert.ok(!before.can.includes('ask-draft') && before.can.includes('opine'))
  const between = await first!.visitor.send('POST', `/api/${region}/review/tasks/${first!.task.task}/opinion`, {
    verdict: 'pass-after-revision',
    scores: [],
    reasons: '停车场地的面积须补充说明',
  })
  assert.equal((between.json as Problem).code, 'signing.yes-or-no')
  await opine(first!.visitor, first!.task.task)
  const [second] = await open(item, 1)
  assert.notEqual(second!.task.code, first!.task.code)
  const blind = JSON.stringify(await view(second!.visitor, second!.task.task))
  assert.ok(!blind.includes('签署人员'), 'nothing of who signed before')
  await opine(second!.visitor, second!.task.task)
  const last = await decider(item)
  const { signings, opinions } = await view(last.visitor, last.task.task)
  assert.equal(opinions.length, 2)
  assert.equal(signings[0]!.outcome, 'passed')
  assert.deepEqual(
    signings[0]!.signed.map(({ label, answerText, day }) => [label, answerText, typeof day]),
    [
      ['签署人员甲', '同意', 'string'],
      ['签署人员乙', '同意', 'string'],
    ],
  )
  await decide(last, item)
  const told = await platform.until(
    () => readCase(firm, id),
    ({ phase }) => phase === 'ready',
  )
  assert.ok(told.timeline.some(({ title, who }) => title === '签发前会签（2/2）' && who === '签署人员乙'))
})

test('票签: with one vote against two it has passed, with two against one nobody can grant', async () => {
  const item = itemOf('energy-review')
  for (const [against, outcome] of [
    [1, 'passed'],
    [2, 'failed'],
  ] as const) {
    await inReview(item)
    for (const { visitor, task } of await open(item, 1)) await opine(visitor, task.task)
    const votes = await open(item, 3)
    for (const [place, { visitor, task }] of votes.entries())
      await opine(visitor, task.task, place < against ? 'fail' : 'pass')
    const last = await decider(item)
    const page = await view(last.visitor, last.task.task)
    assert.equal(page.signings[0]!.outcome, outcome)
    if (outcome === 'failed') {
      const granted = await last.visitor.send('POST', `/api/${region}/review/tasks/${last.task.task}/decision`, {
        outcome: 'granted',
        reasons: '',
        basis: '《节约能源法》第十五条',
      })
      assert.equal((granted.json as Problem).code, 'decision.against-failure')
    }
    await decide(last, item, outcome === 'failed' ? 'refused' : 'granted')
  }
})

test('或签: whoever answers first answers for both, and nothing is awaited of the other any more', async () => {
  const item = itemOf('presale-permit')
  const id = await inReview(item)
  for (const { visitor, task } of await open(item, 1)) await opine(visitor, task.task)
  await visitAt(platform, item, await todayOf(platform))
  const [one, other] = await open(item, 2)
  await opine(one!.visitor, one!.task.task)
  await platform.until(
    () => view(other!.visitor, other!.task.task),
    ({ returned }) => returned,
  )
  const late = await other!.visitor.send('POST', `/api/${region}/review/tasks/${other!.task.task}/opinion`, {
    verdict: 'fail',
    scores: [],
    reasons: '预售资金监管账户尚未开立，不能同意',
  })
  assert.equal(late.status, 404)
  // The public notice is over in two weeks, whatever days of rest there are.
  aheadMs = 14 * 86_400_000
  const last = await decider(item)
  assert.equal((await view(last.visitor, last.task.task)).signings[0]!.signed.length, 1)
  await decide(last, item)
  const returning = await platform.as('applicant-wang-for-gangcheng')
  await platform.until(
    () => readCase(returning, id),
    ({ phase }) => phase === 'ready',
  )
  assert.deepEqual((await verifyProjections(platform.platform, caseStream)).differences, [])
})
