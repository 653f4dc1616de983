import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { accept, fillDraft, fullScores, itemOf, region, submit } from '#tests/harness/case-walk.ts'
import { smallPdf } from '#tests/harness/platform.ts'
import * as desk from './desk-steps.ts'
import { faultsAtBothWidths } from './faults-of-page.ts'
import { reloadUntil, upload } from './site-steps.ts'
import { awaken, openStage, picture } from './stage.ts'

const chemical = itemOf('chemical-safety-conditions')
const stage = await openStage()
const { platform } = stage
const firm = 'applicant-wang-for-gangcheng'
const changes = ['补充液氨储罐泄漏的后果模拟并给出参数', '把 3 号仓库的火灾危险性类别改为甲类并复核间距']
let caseId: string
let one: { account: string; task: string }

/** A picture where pictures are wanted, and no fault of the page at either width. */
async function look(page: Page, name: string): Promise<void> {
  await picture(page, name)
  assert.deepEqual(await faultsAtBothWidths(page), [], name)
}

async function enterTask(): Promise<Page> {
  const page = await stage.enter(one.account, { at: `/desk/tasks/${one.task}` })
  await page.getByRole('heading', { name: '安全条件专家审查', level: 1 }).waitFor()
  return page
}

async function enterCase(): Promise<Page> {
  const page = await stage.enter(firm, { at: `/lyg/cases/${caseId}` })
  return page
}

stage.step('three experts are drawn, and one asks for two changes, without a name before their eyes', async () => {
  const applicant = await platform.as(firm)
  caseId = (await submit(applicant, await fillDraft(applicant, chemical))).case
  await accept(await platform.as(platform.accountOf('acceptor', chemical.intakeOffice)), caseId)
  const experts = await desk.drawn(platform, 'expert', chemical, 3)
  one = experts[0]!
  for (const { account, task } of experts.slice(1)) {
    const visitor = await platform.as(account)
    const path = `/api/${region}/review/tasks/${task}`
    const scores = fullScores((await visitor.get(path)).json)
    const given = await visitor.send('POST', `${path}/expert-opinion`, { verdict: 'pass', scores, reasons: '' })
    assert.equal(given.status, 200, given.body.toString())
  }
  const page = await enterTask()
  await page.getByText('评分保密：收齐以前，任何人都看不到专家的意见。').waitFor()
  assert.ok(!(await page.content()).includes('港城物流'))
  await desk.fillSheet(page, 3, '计算方法和参数可以复核')
  await page.getByRole('radio', { name: '修改后通过', exact: true }).check()
  await page.getByRole('textbox', { name: '理由' }).fill('后果模拟和间距复核不完整，其余符合要求。')
  await page.getByRole('textbox', { name: '修改意见，每行一条' }).fill(changes.join('\n'))
  await look(page, 'experts-opinion')
  await desk.sendOpinion(page)
  await page.getByText('等待申请人修改').waitFor()
  await look(page, 'experts-scored')
})

stage.step('the firm reads the one list and until when, and hands in the revised report', async () => {
  const page = await enterCase()
  await reloadUntil(page, '下载《特别程序告知书》')
  for (const change of changes) await page.getByText(change).waitFor()
  await page.getByText('修改意见已经一次告知，不再增加').waitFor()
  await look(page, 'experts-revise-case')
  await page.getByRole('link', { name: '提交修改后的材料' }).click()
  await awaken(page)
  await page.getByRole('button', { name: '提交修改后的材料' }).click()
  await page.getByText('请至少上传一件修改后的材料').first().waitFor()
  await upload(page, 'assessment', '修改后的评价报告.pdf', Buffer.from(smallPdf('revised assessment')))
  await look(page, 'experts-revise')
  await page.getByRole('button', { name: '提交修改后的材料' }).click()
  await page.getByText('修改后的材料已经提交').waitFor()
  await look(page, 'experts-revised')
})

stage.step('the expert confirms change by change, and the review goes on', async () => {
  const page = await enterTask()
  await page.getByRole('heading', { name: '逐条确认修改情况' }).waitFor()
  for (const group of await page.getByRole('radiogroup', { name: /是否已经修改/ }).all())
    await group.getByText('已修改', { exact: true }).click()
  await look(page, 'experts-confirm')
  await page.getByRole('button', { name: '提交确认结果' }).click()
  await page.getByText('修改情况已确认 · 回执已签发').waitFor()
  await look(page, 'experts-confirmed')
  const site = await enterCase()
  await site.getByText('评审修改后通过：3 名专家通过，0 名不通过。').waitFor()
  await picture(site, 'experts-passed-site')
})

stage.step('officers go together, one fills in the checklist on a telephone, and each signs', async () => {
  const officers = await desk.drawn(platform, 'reviewer', chemical, 3)
  const [first, ...others] = officers
  const page = await stage.enter(first!.account, { at: `/desk/tasks/${first!.task}` })
  await page.getByText('建设地点：', { exact: false }).first().waitFor()
  await page.getByRole('button', { name: '确定核查时间' }).click()
  const day = page.getByLabel('哪一天')
  await day.fill((await day.getAttribute('min'))!)
  await look(page, 'visit-appoint')
  await desk.confirm(page, '告知申请人')
  await page.getByText('核查时间已告知申请人 · 回执已签发').waitFor()
  await page.getByRole('button', { name: '填写核查记录' }).click()
  const points = chemical.tasks.flatMap(({ visit }) => visit?.points ?? [])
  for (const { title } of points) {
    await page
      .getByRole('radiogroup', { name: `${title}是否符合` })
      .getByText('符合', { exact: true })
      .click()
    await page.getByRole('textbox', { name: `${title}：看到的情况` }).fill('与申请材料一致')
  }
  await page.getByRole('textbox', { name: /^核查结论/ }).fill('现场情况与申请材料一致，没有提前开工。')
  await look(page, 'visit-record')
  await desk.confirm(page, '提交核查记录')
  await page.getByText('核查记录已提交 · 回执已签发').waitFor()
  await look(page, 'visit-recorded')
  for (const { account, task } of others) {
    const signs = await stage.enter(account, { at: `/desk/tasks/${task}` })
    await signs.getByRole('button', { name: '签字确认' }).click()
    await desk.confirm(signs, '签字确认')
    await signs.getByText('已签字确认 · 回执已签发').waitFor()
    stage.leave(signs)
  }
  const site = await enterCase()
  await site.getByText('现场核查符合。').waitFor()
  await look(site, 'visit-site')
})

stage.step('a firm that comes to a window has its revision taken in there', async () => {
  const clerkAccount = platform.accountOf('clerk')
  const clerk = await platform.as(clerkAccount)
  const party = { kind: 'enterprise', name: '连云港港城物流有限公司', code: '91320700MA9X00011X', phone: '13900000002' }
  const identified = await clerk.send('POST', `/api/${region}/window/parties`, {
    ...party,
    document: 'business-licence',
  })
  const { party: filedFor } = identified.json as { party: string }
  const { case: id } = await submit(clerk, await fillDraft(clerk, chemical, { applicant: filedFor }), 'window')
  await accept(await platform.as(platform.accountOf('acceptor', chemical.intakeOffice)), id)
  for (const { account, task } of await desk.drawn(platform, 'expert', chemical, 3)) {
    const visitor = await platform.as(account)
    const path = `/api/${region}/review/tasks/${task}`
    const scores = fullScores((await visitor.get(path)).json)
    const body = { verdict: 'pass-after-revision', scores, reasons: '后果模拟不完整，其余符合要求。', changes }
    const given = await visitor.send('POST', `${path}/expert-opinion`, body)
    assert.equal(given.status, 200, given.body.toString())
  }
  const page = await stage.enter(clerkAccount, { at: `/desk/cases/${id}` })
  await page.getByRole('link', { name: '接收修改后的材料' }).click()
  await page.getByText('修改只有一次，提交后由专家逐条确认').waitFor()
  await page.getByText('至少收下一件修改后的材料。').waitFor()
  await page
    .locator('.slot')
    .first()
    .locator('input[type=file]')
    .setInputFiles({ name: '修改稿.pdf', mimeType: 'application/pdf', buffer: Buffer.from(smallPdf('revised')) })
  await page.getByText('修改稿.pdf').waitFor()
  await look(page, 'experts-revision-at-window')
  await page.getByRole('button', { name: '提交修改后的材料' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '提交修改后的材料' }).click()
  await page.getByText('材料已提交 · 回执已签发').waitFor()
  await page.getByText('材料已进入办件').waitFor()
  await look(page, 'experts-revised-at-window')
})

stage.step('the roll of experts is kept', async () => {
  const page = await stage.enter('operator', { at: '/desk/experts' })
  await page.getByText('演示省化工设计院').waitFor()
  await look(page, 'experts-roll')
  await page
    .getByRole('button', { name: /^修改 / })
    .first()
    .click()
  await page.getByRole('textbox', { name: '回避单位，每行一个' }).fill('连云港某某化工有限公司')
  await desk.confirm(page, '保存')
  await page.getByText('专家信息已保存 · 回执已签发').waitFor()
  await page.getByText('连云港某某化工有限公司').first().waitFor()
})
