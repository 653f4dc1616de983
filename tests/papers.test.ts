import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { CaseView } from '#contracts/cases.ts'
import type { TaskView } from '#contracts/review.ts'
import { statement } from '#platform/db.ts'
import { paintPdf } from '#server/modules/documents/page-images/paint-pdf.ts'
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
import { paperText } from './harness/paper-text.ts'
import { testPlatform } from './harness/platform.ts'
import { readQr } from './journeys/read-qr.ts'

const ahead = Date.parse('2026-04-20T01:00:00Z') - Date.now()
const platform = await testPlatform({ wallNow: () => Date.now() + ahead })
after(() => platform.stop())
const hygiene = itemOf('public-venue-hygiene')
const liu = await platform.as('applicant-liu-mingde')
const acceptor = await platform.as(platform.accountOf('acceptor', hygiene.intakeOffice))

const registers = async (like: string) =>
  (
    await platform.platform.db.query(
      'system',
      statement(`select register, number, stream from platform.registers where register like $1 order by number`, [
        like,
      ]),
    )
  ).rows

const pdfOf = async (id: string, paper: string) => (await liu.get(`/api/${region}/cases/${id}/papers/${paper}`)).body

const textOf = async (id: string, paper: string): Promise<string> => paperText(await pdfOf(id, paper))

test('cases filed at the same moment have receipts numbered one after another, on the page, on the paper and in the event', async () => {
  const drafts: string[] = []
  for (let count = 0; count < 6; count += 1) drafts.push(await fillDraft(liu, hygiene))
  const filed = await Promise.all(drafts.map((draft) => submit(liu, draft)))
  const views = await Promise.all(
    filed.map((one) =>
      platform.until(
        () => readCase(liu, one.case),
        (view) => view.papers.some((paper) => paper.kind === 'material-receipt'),
      ),
    ),
  )
  const given = await registers('weijian/收/2026')
  assert.deepEqual(
    given.map((row) => row['number']),
    [1, 2, 3, 4, 5, 6],
  )
  const receiptOf = ({ papers }: CaseView) => papers.find((paper) => paper.kind === 'material-receipt')!
  assert.deepEqual(
    new Set(views.map((view) => receiptOf(view).number)),
    new Set([1, 2, 3, 4, 5, 6].map((number) => `连卫健审收字〔2026〕第000${number}号`)),
  )
  const [view] = views as [CaseView]
  assert.ok((await textOf(view.case, 'material-receipt')).includes(receiptOf(view).number!))
  const [event] = (
    await platform.platform.db.query(
      'system',
      statement(`select data from log.events where stream = $1 and type = 'case.paper-numbered'`, [view.case]),
    )
  ).rows
  assert.equal((JSON.parse(event!['data'] as string) as { text: string }).text, receiptOf(view).number)
})

test('the code on a paper leads to the progress of its own case', async () => {
  const { case: id } = await submit(liu, await fillDraft(liu, hygiene))
  const { papers, number } = await platform.until(
    () => readCase(liu, id),
    (view) => view.papers.some((paper) => paper.kind === 'material-receipt'),
  )
  const { paper } = papers.find((one) => one.kind === 'material-receipt')!
  const pages = await Array.fromAsync(paintPdf(await pdfOf(id, paper)))
  const address = new URL(await readQr(pages.at(-1)!))
  assert.equal(address.origin, platform.platform.publicOrigin)
  assert.equal(address.pathname, `/${region}/progress`)
  assert.deepEqual([...address.searchParams], [['number', number]])
  assert.match(await textOf(id, paper), /扫码查询办理进度/)
})

test('what is filled in online is the application form: nothing is uploaded for it, and it is there as a paper', async () => {
  const { case: id } = await submit(liu, await fillDraft(liu, hygiene))
  const view = await platform.until(
    () => readCase(liu, id),
    (one) => one.papers.some((paper) => paper.kind === 'application-form'),
  )
  const own = view.materials.find((material) => material.material === 'application')
  assert.deepEqual([own?.way, own?.file], ['form', null])
  const text = await textOf(id, 'application-form')
  for (const words of ['公共场所卫生许可证申请表', '刘明德', view.number, '材料真实、有效', '平面布局图'])
    assert.ok(text.includes(words), `${words} in ${text}`)
  assert.equal(view.papers.find((paper) => paper.kind === 'application-form')?.number ?? null, null)
})

test('anybody fetches the blank form and the sample of a published item, and of nothing else', async () => {
  const anybody = await platform.as(null)
  const formOf = (look: string, material = 'application') =>
    anybody.get(`/api/${region}/items/public-venue-hygiene/forms/${material}/${look}`)
  const [blank, sample] = [await formOf('blank'), await formOf('sample')]
  assert.deepEqual([blank.status, sample.status], [200, 200])
  assert.ok((await paperText(blank.body)).includes('申请人（签名或者盖章）'))
  assert.ok((await paperText(sample.body)).includes('样表，内容为示例'))
  assert.equal((await formOf('blank', 'layout')).status, 404)
  assert.equal((await formOf('filled')).status, 404)
})

test('a withdrawn application ends with a paper that says so', async () => {
  const { case: id } = await submit(liu, await fillDraft(liu, hygiene))
  const withdrawn = await liu.send('POST', `/api/${region}/cases/${id}/withdrawal`, { reason: '另行选址' })
  assert.equal(withdrawn.status, 200, withdrawn.body.toString())
  const view = await platform.until(
    () => readCase(liu, id),
    (one) => one.papers.some((paper) => paper.kind === 'termination-notice'),
  )
  const paper = view.papers.find((one) => one.kind === 'termination-notice')!
  assert.equal(paper.title, '撤回申请终止办理通知书')
  assert.equal(paper.number, '连卫健审终字〔2026〕第0001号')
  assert.match(await textOf(id, paper.paper), /2026年4月20日在本机关作出决定前撤回该申请.*终止办理/)
})

test('a reviewer has a place tested: the applicant is told in writing, the limit stands, and no opinion is taken before the end', async () => {
  const { case: id } = await submit(liu, await fillDraft(liu, hygiene))
  await accept(acceptor, id)
  const [drawn] = await platform.until(
    () => openTasks(platform, 'reviewer', hygiene),
    (found) => found.length > 0,
  )
  const { visitor, task } = drawn!
  const at = `/api/${region}/review/tasks/${task.task}`
  const read = async () => (await visitor.get(at)).json as TaskView
  const before = await read()
  assert.ok(before.can.includes('begin-procedure'))
  assert.deepEqual(
    before.allowedProcedures.map((one) => one.title),
    ['检测'],
  )
  const refused = await visitor.send('POST', `${at}/procedures`, {
    kind: 'auction',
    expectedDays: 5,
    reason: '需要对场所空气质量进行检测。',
  })
  assert.equal((refused.json as { code: string }).code, 'special.kind-not-allowed')
  const begun = await visitor.send('POST', `${at}/procedures`, {
    kind: 'testing',
    expectedDays: 5,
    reason: '需要对场所空气质量进行检测。',
  })
  assert.equal(begun.status, 200, begun.body.toString())

  const during = await read()
  assert.deepEqual(during.can, ['end-procedure', 'find-third-parties', 'add-review', 'ask-draft', 'return'])
  const early = await visitor.send('POST', `${at}/opinion`, { verdict: 'pass', scores: [], reasons: '' })
  assert.equal((early.json as { code: string }).code, 'special.still-open')
  const view = await platform.until(
    () => readCase(liu, id),
    (one) => one.papers.some((paper) => paper.kind === 'special-procedure-notice'),
  )
  assert.equal(view.statusText, '特别程序进行中（检测）')
  const clock = view.clocks.find((one) => one.title === '法定办理时限')!
  assert.equal(clock.pausedUntil, '2026-04-27')
  const notice = view.papers.find((one) => one.kind === 'special-procedure-notice')!
  assert.equal(notice.number, '连卫健审特字〔2026〕第0001号')
  const text = await textOf(id, notice.paper)
  for (const words of ['检测', '5个工作日', '2026年4月27日', '第四十五条', notice.number])
    assert.ok(text.includes(words), `${words} in ${text}`)

  const ended = await visitor.send('POST', `${at}/procedures/testing-1/end`, { result: '检测结果符合卫生标准。' })
  assert.equal(ended.status, 200, ended.body.toString())
  await opine(visitor, task.task)
  await reviewToDecision(platform, { ...hygiene, tasks: hygiene.tasks.filter((one) => one.kind === 'decide') })
  const ready = await platform.until(
    () => readCase(liu, id),
    (one) => one.phase === 'ready',
  )
  assert.equal(ready.papers.find((paper) => paper.kind === 'decision')?.number, '连卫健审准字〔2026〕第0001号')
  assert.equal(ready.clocks.find((one) => one.title === '法定办理时限')?.paused, 0)
})

test('a limit is extended once by the head who was drawn, and the applicant is told why in writing', async () => {
  const { case: id } = await submit(liu, await fillDraft(liu, hygiene))
  await accept(acceptor, id)
  for (const { visitor, task } of await platform.until(
    () => openTasks(platform, 'reviewer', hygiene),
    (found) => found.length > 0,
  ))
    await opine(visitor, task.task)
  const [decider] = await platform.until(
    () => openTasks(platform, 'decider', hygiene),
    (found) => found.length > 0,
  )
  const path = `/api/${region}/review/tasks/${decider!.task.task}/extension`
  const reason = '需要会同相邻区县核实用水和排水情况。'
  const proposed = await decider!.visitor.send('POST', path, { reason })
  assert.equal(proposed.status, 200, proposed.body.toString())
  const twice = await decider!.visitor.send('POST', path, { reason })
  assert.equal((twice.json as { code: string }).code, 'extension.once')

  const [head] = await platform.until(
    () => openTasks(platform, 'head', hygiene),
    (found) => found.length > 0,
  )
  const { visitor, task } = head!
  const at = `/api/${region}/review/tasks/${task.task}`
  const view = (await visitor.get(at)).json as TaskView
  assert.deepEqual(view.can, ['answer-extension', 'return'])
  assert.deepEqual([view.extension?.reason, view.extension?.until], [reason, '2026-06-03'])
  for (const account of ['head-weijian-a', 'head-weijian-b', 'head-zhujian-a']) {
    const other = await platform.as(account)
    if ((await other.get(at)).status === 200) continue
    const answer = await other.send('POST', `${at}/extension/answer`, { approves: true })
    assert.equal(answer.status, 404, 'another head has nothing to answer')
  }
  const granted = await visitor.send('POST', `${at}/extension/answer`, { approves: true })
  assert.equal(granted.status, 200, granted.body.toString())

  const told = await platform.until(
    () => readCase(liu, id),
    (one) => one.papers.some((paper) => paper.kind === 'extension-notice'),
  )
  const clock = told.clocks.find((one) => one.title === '法定办理时限')!
  assert.deepEqual([clock.limitDays, clock.extendedBy, clock.due], [30, 10, '2026-06-03'])
  assert.ok(told.timeline.some((entry) => entry.key === 'extension' && entry.note?.includes(reason)))
  const notice = told.papers.find((one) => one.kind === 'extension-notice')!
  assert.equal(notice.number, '连卫健审延字〔2026〕第0001号')
  const text = await textOf(id, notice.paper)
  for (const words of ['延长10个工作日', '2026年6月3日', '第四十二条', reason, '本行政机关负责人'])
    assert.ok(text.includes(words), `${words} in ${text}`)
})
