import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Problem } from '#contracts/problem.ts'
import type { TaskSummary, TaskView } from '#contracts/review.ts'
import { lyg } from '#seed/city/lyg.ts'
import {
  accept,
  allChecked,
  fillDraft,
  itemOf,
  openTasks,
  readCase,
  region,
  reviewToDecision,
  submit,
} from './harness/case-walk.ts'
import { testPlatform } from './harness/platform.ts'

const platform = await testPlatform()
const item = itemOf('fire-design-review')

/** What everybody of a review role finds among their finished tasks. */
async function finished(): Promise<TaskView[]> {
  const found: TaskView[] = []
  for (const account of lyg.accounts) {
    const role = lyg.posts.find((post) => post.key === account.post)?.role
    if (role !== 'reviewer' && role !== 'lead' && role !== 'decider' && role !== 'head') continue
    const visitor = await platform.as(account.id)
    const list = (await visitor.get(`/api/${region}/review/tasks?box=done`)).json as { tasks: TaskSummary[] }
    for (const { task } of list.tasks) found.push((await visitor.get(`/api/${region}/review/tasks/${task}`)).json)
  }
  return found
}

test('everybody who took part rereads what they answered themselves, and a reviewer nothing of the others', async () => {
  const firm = await platform.as('applicant-wang-for-gangcheng')
  const { case: id } = await submit(firm, await fillDraft(firm, item))
  const acceptor = await platform.as(platform.accountOf('acceptor', item.intakeOffice))
  const all = allChecked(item).checked
  // The application form is what was filled in online: nobody marks it.
  const marked = all.filter(({ key }) => !item.materials.some((one) => one.key === key && one.ways.includes('form')))
  const path = `/api/${region}/cases/${id}/acceptance`
  const hasty = await acceptor.send('POST', path, { checked: all.filter(({ key }) => key !== 'designFiles') })
  assert.equal((hasty.json as Problem).code, 'case.check-incomplete')
  assert.ok(hasty.body.toString().includes(item.materials.find(({ key }) => key === 'designFiles')!.name))
  await accept(acceptor, id)
  const history = (await readCase(firm, id)).timeline
  assert.equal(history.find((entry) => entry.key === 'accepted')?.note, `受理时形式审查 ${marked.length} 项均符合`)

  const [open] = await platform.until(
    () => openTasks(platform, 'reviewer', item),
    (tasks) => tasks.length === 4,
  )
  const before = (await open!.visitor.get(`/api/${region}/review/tasks/${open!.task.task}`)).json as TaskView
  assert.equal(before.own, null)

  await reviewToDecision(platform, item, 'refused')
  const tasks = await finished()
  assert.deepEqual(tasks.map((task) => task.kind).toSorted(), ['decide', 'merge', ...Array(4).fill('review')])
  for (const task of tasks.filter((one) => one.kind === 'review')) {
    assert.deepEqual([task.own?.verdict, task.own?.verdictText, task.own?.basis], ['fail', '不通过', null])
    assert.equal(task.own?.reasons, '不符合强制性条文的要求，详见各项结论')
    assert.deepEqual(
      task.own?.scores.map(({ criterion, title, finding }) => ({ criterion, title, finding })),
      task.sheet?.criteria.map(({ key, title }) => ({ criterion: key, title, finding: '经核对，不符合要求' })),
    )
    assert.deepEqual([task.opinions, task.feedback, task.can], [[], null, []])
  }
  const merge = tasks.find((one) => one.kind === 'merge')!
  assert.deepEqual(merge.own, {
    verdict: 'fail',
    verdictText: '不通过',
    total: null,
    reasons: '各单位意见已汇总，结论一致，同意报请决定。',
    basis: null,
    scores: [],
  })
  assert.equal(merge.feedback, null)
  const decide = tasks.find((one) => one.kind === 'decide')!
  assert.deepEqual([decide.own?.verdict, decide.own?.verdictText], ['refused', '不予许可'])
  assert.match(decide.own?.basis ?? '', /消防法/)
  assert.equal(decide.feedback?.verdict, 'fail')
})
